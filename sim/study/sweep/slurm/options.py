"""What a site needs of a job: checked, so that nothing but `setup` lines is ever read by a shell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sim.errors import InputError
from sim.text import both

_PLAIN = re.compile(r"[\w.,:/=+@%^~-]+")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\"'\\`$]")
# Options of sbatch that this program sets itself, or that would make something else of the jobs.
OURS = (
    *("array", "job-name", "chdir", "output", "error", "open-mode", "parsable", "wrap", "wait", "test-only"),
    *(
        "requeue",
        "no-requeue",
        "cpus-per-task",
        "ntasks",
        "export",
        "export-file",
        "help",
        "usage",
        "version",
    ),
)
_OURS_SHORT = ("a", "J", "D", "o", "e", "W", "c", "n", "h", "V")


@dataclass(frozen=True, slots=True)
class Options:
    """Of the jobs of a sweep.

    `cores` of each element; `shards`: how many there are (None: from the work); `at_once`: elements that may
    run together; `array_limit`: elements of an array (None: what the site allows). `modules` are loaded,
    `setup` are lines of shell that the batch script runs first. `container`: an image whose `python3` has
    this program. `extra`: further options of sbatch.
    """

    partition: str = ""
    account: str = ""
    time: str = ""
    mem: str = ""
    cores: int = 1
    shards: int | None = None
    at_once: int | None = None
    array_limit: int | None = None
    modules: tuple[str, ...] = ()
    setup: tuple[str, ...] = ()
    container: str = ""
    extra: tuple[str, ...] = ()

    def check(self) -> None:
        """Raise `InputError` for what cannot stand in a batch script."""
        for name in ("partition", "account", "time", "mem"):
            _check(getattr(self, name), f"--{name}")
        for option in self.extra:
            _check_extra(option)
        for name, lines in (
            ("--module", self.modules),
            ("--setup", self.setup),
            ("--container", [self.container]),
        ):
            for line in lines:
                if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line):
                    raise InputError(*both("slurm.one_line"), key=name, value=line)
        if self.container and "://" not in self.container and not Path(self.container).exists():
            raise InputError(*both("slurm.no_image"), key="--container", value=self.container)

    def directives(self) -> list[str]:
        """The ``#SBATCH`` options, in order."""
        named = [(name, getattr(self, name)) for name in ("partition", "account", "time", "mem")]
        return [f"--{name}={_written(value)}" for name, value in named if value] + [
            _written_option(option) for option in self.extra
        ]


def _check(value: str, key: str) -> None:
    if _UNSAFE.search(value):
        raise InputError(*both("slurm.unsafe"), key=key, value=value, allowed=both("slurm.safe"))


def _check_extra(option: str) -> None:
    _check(option, "--option")
    name = re.match(r"--([a-z][a-z0-9-]*)(=|$)|-([A-Za-z])", option)
    if name is None or option != option.strip():
        raise InputError(
            *both("slurm.no_option"), key="--option", value=option, allowed="--qos=long, --exclusive"
        )
    # sbatch takes abbreviations: --arr is --array
    ours = [one for one in OURS if name[1] and one.startswith(name[1]) and len(name[1]) > 1]
    if (ours and (name[1] in OURS or not _other(name[1]))) or name[3] in _OURS_SHORT:
        raise InputError(*both("slurm.our_option"), key="--option", value=option)


def _other(name: str) -> bool:
    """Whether a name that one of ours begins with is an option of its own."""
    return name in ("error-mode", "time", "no", "wait-all-nodes", "ntasks-per-node", "ntasks-per-core")


def _written(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else f'"{value}"'


def _written_option(option: str) -> str:
    name, equals, value = option.partition("=")
    if equals:
        return f"{name}={_written(value)}"
    name, space, value = option.partition(" ")
    return f"{name}{space}{_written(value.strip())}" if space else name
