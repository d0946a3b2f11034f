"""Run every entry of the coverage table with and without its mechanism, and write `docs/coverage.md`.

    python -m tools.coverage            all entries; exit code 1 if one fails
    python -m tools.coverage --check    print what fails, write nothing

The rows are those of `tools/features.csv`; entries are in `tests/coverage/rows_*.py`.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.coverage.row import Row

ROOT = Path(__file__).resolve().parents[1]
FEATURES = ROOT / "tools" / "features.csv"
PAGE = ROOT / "docs" / "coverage.md"
NOT_YET = "not yet"
INTRODUCTION = """\
# Coverage

Everything the literature names that must have a place in the model, and whether it works. Each entry is a
pattern in a tiny world: `on` says whether it shows, `off` whether it is gone when its mechanism is switched
off by settings alone. Rows without an entry are not done. `python -m tools.coverage` runs all entries and
writes this page; the tests run them too. The keys of the sources are explained in [model.md](model.md).

文献提到的各项内容及其是否有效：`on` 表示该现象是否出现，`off` 表示仅用参数关闭其机制后是否消失；
`not yet` 表示尚未实现。

"""


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of the table: what the literature names, where, and where it belongs in the model."""

    section: str
    number: int
    what: str
    source: str
    place: str


def features() -> list[Feature]:
    """The rows of the table, in order."""
    with FEATURES.open(encoding="utf-8", newline="") as file:
        return [Feature(**{**line, "number": int(line["number"])}) for line in csv.DictReader(file)]


def tried(row: Row) -> tuple[bool, bool]:
    """Whether an entry shows with its mechanism, and whether it still does without."""
    return row.shows({}), row.shows(row.off)


def link(path: str) -> str:
    """A file of the repository as a link from the page."""
    return f"[{path.removeprefix('sim/').removeprefix('tests/')}](../{path})"


def words(seen: Sequence[bool], good: bool) -> str:
    """The result of a row's entries in one word, or two where they differ."""
    yes, no = ("shows", "gone")
    found = dict.fromkeys(yes if one else no for one in seen)
    text = ", ".join(found)
    return text if all(one == good for one in seen) else f"**{text}**"


def line(feature: Feature, results: Mapping[Row, tuple[bool, bool]]) -> str:
    """A row of the page."""
    mine = [row for row in results if row.number == feature.number]
    code = ", ".join(map(link, dict.fromkeys(place for row in mine for place in row.places)))
    tests = ", ".join(map(link, dict.fromkeys(row.test for row in mine)))
    on = words([results[row][0] for row in mine], True) if mine else NOT_YET
    off = words([results[row][1] for row in mine], False) if mine else NOT_YET
    cells = (str(feature.number), feature.what, feature.source, feature.place, on, off, code, tests)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def page(results: Mapping[Row, tuple[bool, bool]]) -> str:
    """The whole page."""
    lines = [
        "| # | what | source | place in the model | on | off | code | shown by |",
        "|---|---|---|---|---|---|---|---|",
    ]
    section = ""
    for feature in features():
        if feature.section != section:
            section = feature.section
            lines.append(f"| | **{section}** | | | | | | |")
        lines.append(line(feature, results))
    done = len({row.number for row in results})
    return f"{INTRODUCTION}{done} of {len(features())} rows have entries.\n\n" + "\n".join(lines) + "\n"


def main() -> int:
    """Run the entries, say what fails, write the page."""
    from tests.coverage.rows import every_row

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    asked = parser.parse_args()
    results = {row: tried(row) for row in every_row()}
    bad = [row for row, seen in results.items() if seen != (True, False)]
    for row in bad:
        print(f"{row.name}: on {words([results[row][0]], True)}, off {words([results[row][1]], False)}")
    done = {row.number for row in results}
    print(f"{len(results)} entries, {len(done)} of {len(features())} rows, {len(bad)} failing")
    if not asked.check:
        PAGE.write_text(page(results), encoding="utf-8")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
