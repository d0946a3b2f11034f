#!/bin/sh
# What both recipes do inside the image: sh containers/install.sh   (from the top of the repository)
# Installs the program with all that sweeps and their analyses need, and compiles the rules into CHAOFUHE_CACHE.
set -eu
python3 -m pip install --no-cache-dir -c constraints.txt '.[dask,studies]'
# Compiled code is used as long as the sources have the time that they had when they were compiled; images and file
# servers keep whole seconds only.
cd /
package=$(python3 -c 'import pathlib, sim; print(pathlib.Path(sim.__file__).parent)')
find "$package" -name '*.py' -exec touch -d @1700000000 {} +
place=$(mktemp -d)
chaofuhe run street --replicates 1 --out "$place/warm"
rm -r "$place"
chmod -R a+rX "$CHAOFUHE_CACHE"
