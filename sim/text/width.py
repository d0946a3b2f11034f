"""How wide texts are on a screen, where a Chinese character takes two cells, and wrapping them."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

_NEVER_FIRST = "，。、；：？！）】》”’%"  # these may not begin a line


def cells(text: str) -> int:
    """Cells that a text takes on a screen."""
    return sum(0 if combining(ch) else 2 if east_asian_width(ch) in "WF" else 1 for ch in text)


def padded(text: str, width: int) -> str:
    """The text with spaces up to ``width`` cells."""
    return text + " " * max(0, width - cells(text))


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` cells: broken at spaces, and between any two Chinese characters."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if line and cells(line) + cells(piece.rstrip()) > width:
                if piece[0] in _NEVER_FIRST:  # stands beyond the width, but not after spaces
                    line = line.rstrip()
                else:
                    lines.append(line.rstrip())
                    line = ""
            line += piece.lstrip() if not line else piece
        lines.append(line.rstrip())
    return lines


def _wide(ch: str) -> bool:
    return east_asian_width(ch) in "WF"


def _pieces(text: str) -> list[str]:
    """What may not be broken: words with the spaces behind them, and single wide characters."""
    pieces: list[str] = []
    for ch in text:
        inside_word = bool(pieces) and not _wide(ch) and not _wide(pieces[-1][-1]) and pieces[-1][-1] != " "
        if inside_word or (pieces and ch == " "):
            pieces[-1] += ch
        else:
            pieces.append(ch)
    return pieces
