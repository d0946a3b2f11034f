"""What `chaofuhe bench` leaves: a table as CSV and Markdown, and the curves as a figure."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.text import LANGUAGES, t

if TYPE_CHECKING:
    from sim.report.layout import Sheet
    from sim.study.bench.numbers import Job, Number, Point

TABLE = "bench.csv"
_COLUMNS = (
    *("row", "name", "of", "value", "unit", "low", "high", "times", "target", "stretch", "met"),
    *("how", "at", "others", "processor", "cores"),
)
_PANELS = ("counties", "runs", "weeks", "residents", "cores")


def heads(lang: str) -> list[str]:
    """The headings of the table."""
    return [t(f"speed.{name}", lang) for name in ("quantity", "number", "spread", "target", "stretch", "met")]


def row(number: Number, lang: str) -> list[str]:
    """One line of the table."""
    named = t(f"speed.n_{number.name}", lang)
    of = t(f"speed.of_{number.of}", lang) if number.of in _TRANSLATED else number.of
    if of:
        named += f"：{of}" if lang == "zh" else f": {of}"
    sign = "≥ " if number.least else "≤ "
    limits = ["" if math.isnan(x) else sign + shown(x, number.unit) for x in (number.target, number.stretch)]
    spread = "" if math.isnan(number.low) else f"{shown(number.low)} … {shown(number.high)}"
    if number.unit == "share" and spread:
        spread = f"{shown(number.low, 'share')} … {shown(number.high, 'share')}"
    if spread and number.times > 1:
        spread += f" ({number.times})"
    met = t(f"speed.met_{number.met}", lang) if number.met else ""
    return [named, shown(number.value, number.unit), spread, *limits, met]


_TRANSLATED = ("counties", "runs", "weeks", "residents", "small", "street", "bare", "sweep", "mesa", "ema")


def shown(value: float, unit: str = "") -> str:
    """A number of three or so figures with its unit."""
    if math.isnan(value):
        return "–"
    if unit == "share":
        return f"{100.0 * value:.0f}%" if value >= 0.1 else f"{100.0 * value:.1f}%"
    size = 0 if value == 0.0 else math.floor(math.log10(abs(value)))
    digits = 0 if value == round(value) and (not unit or abs(value) >= 100.0) else max(0, 2 - size)
    text = f"{value:,.{min(4, digits)}f}"
    return f"{text} {unit}".rstrip() if unit != "×" else f"{text} ×"


def notes(job: Job, lang: str) -> list[str]:
    """What was checked and what a reader must know."""
    return [t(key, lang, **values) for key, values in job.notes]


def heading(job: Job, lang: str) -> str:
    """The row's name, when and how it was measured, and whether others used the machine."""
    words: dict[str, Any] = {"at": job.at.replace("T", " ").split("+")[0], "seconds": f"{job.seconds:.0f}"}
    words["how"] = t(f"speed.how_{job.how}", lang)
    busy = "speed.others_unknown" if math.isnan(job.others) else "speed.others"
    words["others"] = t(busy, lang, cores=f"{job.others:.2f}")
    return t("speed.heading", lang, name=t(f"speed.row_{job.name}", lang), **words)


def machine(job: Job, lang: str) -> str:
    """What the machine is, on one line."""
    return t("speed.machine", lang, **job.machine)


def markdown(jobs: Sequence[Job], lang: str) -> str:
    """The tables of all rows, as pages contain them."""
    lines: list[str] = []
    said = ""
    for job in jobs:
        if machine(job, lang) != said:
            said = machine(job, lang)
            lines += [said, ""]
        lines += [f"**{heading(job, lang)}**", ""]
        lines += _table([row(number, lang) for number in job.numbers], lang)
        lines += [f"- {note}" for note in notes(job, lang)]
        lines += [""] if job.notes else []
    return "\n".join(lines).rstrip() + "\n"


def _table(rows: Iterable[Sequence[str]], lang: str) -> list[str]:
    texts = [[cell.replace("|", "\\|") for cell in line] for line in (heads(lang), *rows)]
    lines = [f"| {' | '.join(line)} |".replace("|  |", "| |").replace("|  |", "| |") for line in texts]
    return [lines[0], "|---|---:|---:|---:|---:|---|", *lines[1:], ""]


def csv_of(jobs: Sequence[Job]) -> str:
    """Every number on a line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for job in jobs:
        about = [job.how, job.at, job.others, job.machine["processor"], job.machine["cores"]]
        for n in job.numbers:
            limits = (n.low, n.high, n.times, n.target, n.stretch, n.met)
            writer.writerow(map(_plain, [job.name, n.name, n.of, n.value, n.unit, *limits, *about]))
    return out.getvalue()


def _plain(value: Any) -> Any:
    return "" if isinstance(value, float) and math.isnan(value) else value


def write(jobs: Sequence[Job], folder: Path) -> list[Path]:
    """Write the table, the pages in both languages, and the figure of the curves; what was written."""
    from sim.report.analyses.common import draw_all

    folder.mkdir(parents=True, exist_ok=True)
    made = {TABLE: csv_of(jobs)} | {f"bench.{lang}.md": markdown(jobs, lang) for lang in LANGUAGES}
    for name, text in made.items():
        (folder / name).write_text(text, "utf-8")
    found = [folder / name for name in made]
    curves = {name: curve for job in jobs for name, curve in job.curves.items()}
    return found + (draw_all({"growth": partial(sheet, curves)}, folder) if curves else [])


def sheet(curves: dict[str, list[Point]], lang: str) -> Sheet | None:
    """A panel for each curve: how many times the time, the memory and the matters of the smallest size."""
    from sim.report.keys import Key
    from sim.report.layout import Margins, grid
    from sim.report.style import BLUE, GREEN, MUTED, ORANGE

    names = [name for name in _PANELS if curves.get(name)]
    if not names:
        return None
    looks = (
        ("seconds", BLUE, "o", "-"),
        ("bytes", ORANGE, "s", (0, (4, 1.6))),
        ("matters", GREEN, "^", (0, (2, 1))),
    )
    keys = [
        Key(t(f"speed.curve_{name}", lang), colour, "line", dash, mark) for name, colour, mark, dash in looks
    ]
    keys.append(Key(t("speed.curve_even", lang), MUTED, "line", (0, (1, 1.6)), ""))
    made = grid(len(names), 3, 1.55, Margins(left=0.58), keys=[keys])
    for axes, name in zip(made.axes, names, strict=True):
        points = curves[name]
        sizes = [point.size / points[0].size for point in points]
        if name == "cores":
            _cores(axes, points)
        else:
            for value, colour, mark, dash in looks:
                found = [getattr(point, value) / getattr(points[0], value) for point in points]
                axes.plot(sizes, found, color=colour, marker=mark, markersize=3.2, linestyle=dash)
            low, high = ([getattr(p, side) / points[0].seconds for p in points] for side in ("low", "high"))
            axes.fill_between(sizes, low, high, color=BLUE, alpha=0.15, linewidth=0)
            axes.plot([1, sizes[-1]], [1, sizes[-1]], color=MUTED, linestyle=(0, (1, 1.6)), linewidth=0.9)
            axes.set_xlim(0.6, sizes[-1] * 1.04)
            axes.set_ylim(bottom=0)
        axes.set_xlabel(t(f"speed.axis_{name}", lang))
        axes.set_ylabel(t("speed.axis_faster" if name == "cores" else "speed.axis_times", lang))
        made.title(axes, t(f"speed.of_{name}" if name != "cores" else "speed.of_cores", lang))
    return made


def _cores(axes: Any, points: Sequence[Point]) -> None:
    from sim.report.style import BLUE, MUTED

    sizes = [point.size for point in points]
    first = points[0].seconds
    axes.fill_between(
        sizes,
        [first / p.high for p in points],
        [first / p.low for p in points],
        color=BLUE,
        alpha=0.15,
        linewidth=0,
    )
    axes.plot(sizes, [first / p.seconds for p in points], color=BLUE, marker="o", markersize=3.2)
    axes.plot(sizes, sizes, color=MUTED, linestyle=(0, (1, 1.6)), linewidth=0.9)
    axes.set_xticks(sizes)
    axes.set_xlim(sizes[0] - 0.1, sizes[-1] + 0.1)
    axes.set_ylim(bottom=0)
