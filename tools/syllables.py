"""Write `sim/text/places/syllables.txt`: the first reading of every character in the list of divisions.

python -m tools.syllables            write it, from the readings of pypinyin (MIT)
python -m tools.syllables --check    write nothing; exit code 1 if it is out of date
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "sim" / "text" / "places" / "syllables.txt"
DIVISIONS = ROOT / "sim" / "region" / "data" / "divisions.parquet"


def made() -> str:
    """One line for each syllable: the syllable, and the characters that are read so."""
    from pypinyin import Style, pinyin

    names = pq.read_table(DIVISIONS, columns=["name"])["name"].unique().to_pylist()
    found: dict[str, list[str]] = {}
    for ch in sorted(set("".join(names))):
        syllable = pinyin(ch, style=Style.NORMAL, v_to_u=True)[0][0]
        if syllable != ch and syllable.isalpha():
            found.setdefault(syllable, []).append(ch)
    return "".join(f"{syllable}{''.join(chars)}\n" for syllable, chars in sorted(found.items()))


def main() -> int:
    """Write the file, or check it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    text = made()
    if parser.parse_args().check:
        current = FILE.is_file() and FILE.read_text("utf-8") == text
        print("" if current else f"{FILE.name} is out of date: python -m tools.syllables", file=sys.stderr)
        return 0 if current else 1
    FILE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
