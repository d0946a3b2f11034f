"""Files of a report: written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def written(path: Path, write: Callable[[Path], object]) -> Path:
    """Write a file under another name first, so that a reader never sees half of it."""
    part = path.with_name(f".{path.name}.part-{os.getpid()}")
    try:
        write(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def write_bytes(path: Path, content: bytes) -> Path:
    """Write these bytes."""
    return written(path, lambda part: part.write_bytes(content))


def write_text(path: Path, text: str) -> Path:
    """Write this text."""
    return written(path, lambda part: part.write_text(text, encoding="utf-8"))
