"""The program's name, its exit codes, and how exceptions of commands travel."""

from __future__ import annotations

PROGRAM = "chaofuhe"
DONE, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130


class Carried(Exception):
    """Carries what a command raised past the option parser, which has opinions about some exceptions."""

    def __init__(self, cause: BaseException) -> None:
        super().__init__(cause)
        self.cause = cause
