"""The batch script of a sweep: written to be read, and to be submitted again by hand."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

from sim.study.sweep.slurm.options import Options

SCRIPT = "job.sh"
# What decides how the program runs; jobs get it as it is where the sweep is submitted.
_PASSED_ON = (
    *("CHAOFUHE_CACHE", "CHAOFUHE_PLUGINS", "CHAOFUHE_DEBUG"),
    *("NUMBA_CACHE_DIR", "NUMBA_CPU_NAME", "NUMBA_CPU_FEATURES", "NUMBA_DISABLE_JIT", "NUMBA_SLP_VECTORIZE"),
)
_TEMPLATE = """\
#!/bin/bash
# {title}: one shard of the sweep in this folder for each element of a job array.
# Written by `chaofuhe sweep --executor slurm`, which submits it from this folder as
#   sbatch --chdir=. --array=0-99 --job-name={name} slurm/{script} FIRST SHARDS
# where FIRST is the shard of element 0 and SHARDS how many there are in all. Starting that command again
# submits what is missing; a shard whose runs are all there ends at once.
{directives}
{setup}
shard=$(($1 + SLURM_ARRAY_TASK_ID))/$2
{python} -m sim.study.sweep.slurm.element . "$shard" "${{@:3}}" --workers {cores} &
worker=$!
trap 'kill -TERM "$worker" 2>/dev/null' TERM INT
wait "$worker"
code=$?
while kill -0 "$worker" 2>/dev/null; do # a signal came: let it store what is done
    wait "$worker"
    code=$?
done
# Killed, as for want of memory: where the site has RequeueExit=75 Slurm starts it again, three times at most.
if ((code > 128 && code != 143 && ${{SLURM_RESTART_COUNT:-0}} < 3)); then
    exit 75
fi
exit "$code"
"""


def job_script(title: str, name: str, options: Options, environment: Mapping[str, str] | None = None) -> str:
    """The text of the batch script. `environment`: of this process, unless another is given."""
    directives = [
        *options.directives(),
        f"--cpus-per-task={options.cores}",
        "--ntasks=1",
        "--output=slurm/logs/%A_%a.txt",
        "--open-mode=append",
        "--requeue",
    ]
    lines = [f"module load {shlex.quote(module)}" for module in options.modules]
    lines += options.setup
    lines += exports(os.environ if environment is None else environment, inside=bool(options.container))
    return _TEMPLATE.format(
        title=" ".join(title.split()),
        name=name,
        script=SCRIPT,
        directives="\n".join(f"#SBATCH {directive}" for directive in directives),
        setup="\n".join(lines),
        python=_python(options.container),
        cores=options.cores,
    )


def exports(environment: Mapping[str, str], *, inside: bool) -> list[str]:
    """Lines that give a job what of the environment decides how the program runs; `inside` a container, the
    paths of this Python mean nothing.
    """
    found = {name: environment[name] for name in _PASSED_ON if environment.get(name)}
    if environment.get("PYTHONPATH") and not inside:
        parts = [str(Path(part).resolve()) for part in environment["PYTHONPATH"].split(os.pathsep) if part]
        found["PYTHONPATH"] = os.pathsep.join(parts)
    return [f"export {name}={shlex.quote(value)}" for name, value in found.items()]


def _python(container: str) -> str:
    """What starts Python: this one, or an image's."""
    if not container:
        return shlex.quote(sys.executable)
    image = container if "://" in container else str(Path(container).resolve())
    program = '"$(command -v apptainer || command -v singularity)"'
    return f'{program} exec --bind "$PWD" --pwd "$PWD" {shlex.quote(image)} python3'
