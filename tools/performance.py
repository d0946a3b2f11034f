"""Put what `chaofuhe bench --out FOLDER` measured into `docs/performance.md`.

    python -m tools.performance FOLDER

The tables stand between the lines `<!-- measured -->` and `<!-- end -->`, in English and in Chinese.
"""

from __future__ import annotations

import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- measured -->", "<!-- end -->"


def filled(page: str, tables: tuple[str, str]) -> str:
    """The page with the English and the Chinese tables in their places."""
    parts = page.split(BEGIN)
    if len(parts) != 3:
        raise ValueError(f"{len(parts) - 1} places for tables instead of two")
    made = parts[0]
    for table, part in zip(tables, parts[1:], strict=True):
        if END not in part:
            raise ValueError(f"{BEGIN} without {END}")
        made += f"{BEGIN}\n\n{table.strip()}\n\n{END}{part.partition(END)[2]}"
    return made


def main() -> int:
    """Fill the page."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    tables = ((folder / "bench.en.md").read_text("utf-8"), (folder / "bench.zh.md").read_text("utf-8"))
    PAGE.write_text(filled(PAGE.read_text("utf-8"), tables), "utf-8")
    print(PAGE)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
