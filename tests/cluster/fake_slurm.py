"""Commands named like Slurm's that do their work at once: what watching does, without daemons.

``sbatch`` writes down how it was called, refuses as often as the file ``refuse`` says, and runs every element
of the array before it returns; ``squeue`` finds nothing; arrays have three elements at most.
"""

from __future__ import annotations

import stat
import sys
from pathlib import Path

SBATCH = """#!{python}
import json, os, subprocess, sys
from pathlib import Path

place = Path(os.environ["FAKE_SLURM"])
options = dict(part[2:].partition("=")[::2] for part in sys.argv[1:] if part.startswith("--") and "=" in part)
refuse = place / "refuse"
plan = refuse.read_text().split() if refuse.exists() else []
if plan:
    refuse.write_text(" ".join(plan[1:]))
    if plan[0] != "ok":
        sys.exit("sbatch: error: " + plan[0].replace("_", " "))
with (place / "calls").open("a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
at = next(i for i, part in enumerate(sys.argv) if part.endswith("job.sh"))
elements = []
for part in options["array"].partition("%")[0].split(","):
    first, dash, last = part.partition("-")
    elements += range(int(first), int(last or first) + 1)
for element in elements if not os.environ.get("FAKE_SLURM_IDLE") else ():
    env = {{**os.environ, "SLURM_ARRAY_TASK_ID": str(element)}}
    log = open(Path(options["chdir"], "slurm/logs", f"{{element}}.txt"), "a")
    subprocess.run(["bash", *sys.argv[at:]], cwd=options["chdir"], env=env, stdout=log, stderr=log)
print(17)
"""
SQUEUE = "#!/bin/sh\nexit 0\n"
SCONTROL = "#!/bin/sh\necho 'ClusterName = made_up'\necho 'MaxArraySize            = 3'\n"


def installed(place: Path) -> dict[str, str]:
    """Put the commands into a folder; the environment in which they are found."""
    import os

    place.mkdir(exist_ok=True)
    texts = {"sbatch": SBATCH.format(python=sys.executable), "squeue": SQUEUE, "scontrol": SCONTROL}
    for name, text in texts.items():
        path = place / name
        path.write_text(text, "utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return {
        "PATH": f"{place}{os.pathsep}{os.environ['PATH']}",
        "FAKE_SLURM": str(place),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
