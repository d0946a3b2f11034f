"""What an element of an array does: ``python -m sim.study.sweep.slurm.element FOLDER K/N``.

Runs what is left of its shard and stores it. Leaves with 0 when the shard is done, whether or not runs
failed; 143 when it was told to end; 1 for what another try may mend; 2, after a note for the watcher, for
what it will not.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from pathlib import Path
from typing import Any, NoReturn

from sim.errors import InputError
from sim.study.sweep.folder import experiment_in, write_whole
from sim.study.sweep.local import Cores
from sim.study.sweep.lock import STALE, LockedError, TakenOverError
from sim.study.sweep.runner import Summary, run

NOTES = "slurm/refused"
_PATIENCE = STALE + 60.0  # s until the lock of a runner that is gone has been given up
_ENDED = 143


def main() -> int:
    """Run a shard."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("shard")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--retry-below", type=int, default=0)
    asked = parser.parse_args()
    k, _, n = asked.shard.partition("/")
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        done = shard_run(asked.folder, (int(k), int(n)), asked.workers, asked.retry_below)
    except KeyboardInterrupt:
        _say(f"shard {asked.shard}: told to end; what was done is stored")
        return _ENDED
    except (LockedError, TakenOverError) as error:
        _say(str(error))
        return 1
    except InputError as error:
        _say(str(error))
        leave_note(asked.folder, int(k), error)
        return 2
    except OSError as error:
        _say(f"{type(error).__name__}: {error}")
        return 1
    _say(f"shard {asked.shard}: {done.ran} runs in {done.seconds:.1f} s; {done.failed} of all so far failed")
    return 0


def shard_run(folder: Path, shard: tuple[int, int], workers: int, retry_below: int = 0) -> Summary:
    """Run what is left of a shard, in processes of their own, so that one that dies takes nothing with it.
    Waits while the lock of an earlier try is not known to be dead.
    """
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return run(
                experiment_in(folder),
                folder,
                workers,
                shard,
                retry_below=retry_below,
                executor=lambda experiment, count: Cores(experiment, count or 1),
                update=False,
            )
        except LockedError:
            if time.monotonic() > end:
                raise
            time.sleep(3.0)


def leave_note(folder: Path, k: int, error: InputError) -> None:
    """Tell the watcher that more tries are of no use."""
    place = folder / NOTES
    place.mkdir(parents=True, exist_ok=True)
    write_whole(place / f"{k}.json", json.dumps({"en": error.render("en"), "zh": error.render("zh")}) + "\n")


def _interrupt(*_: Any) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it comes from Slurm and from the batch script
    raise KeyboardInterrupt


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
