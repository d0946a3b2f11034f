"""Writing an analysis beside the runs it is about: tables as Parquet and CSV, findings in words."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

ABOUT = "analysis.json"
FINDINGS = "findings.md"


def write(
    folder: Path,
    about: Mapping[str, Any],
    frames: Mapping[str, pd.DataFrame],
    findings: Mapping[str, list[str]],
    draw: Callable[[Path], object] | None = None,
) -> Path:
    """Write an analysis into `folder`, in place of an earlier one; all of it or nothing.

    `findings` are lines in each language; `draw(folder)` adds the figures.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.with_name(f".{folder.name}.part-{os.getpid()}")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        for name, frame in frames.items():
            frame.to_parquet(part / f"{name}.parquet", index=False)
            frame.to_csv(part / f"{name}.csv", index=False, encoding="utf-8-sig", lineterminator="\n")
        text = json.dumps(dict(about), ensure_ascii=False, indent=1, default=str)
        (part / ABOUT).write_text(text + "\n", "utf-8")
        pages = ["\n\n".join(lines) for lines in findings.values()]
        (part / FINDINGS).write_text("\n\n---\n\n".join(pages) + "\n", "utf-8")
        if draw is not None:
            draw(part)
        _put_in_place(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder


def _put_in_place(part: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}.old-{os.getpid()}")
    if folder.exists():
        folder.rename(old)
    part.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
