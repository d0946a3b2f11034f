"""The command line: ``chaofuhe COMMAND``. Each command is one file in ``commands/`` and one in
``text/words/``.
"""

from sim.cli.app import main, run

__all__ = ["main", "run"]
