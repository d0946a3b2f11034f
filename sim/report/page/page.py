"""The page's contents, and their place on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.agents.names import GROUPS, PLACES, STREAMS
from sim.report import again, findings, named, names, tables
from sim.report.drawing import undrawn
from sim.report.keys import Key
from sim.report.page import facts
from sim.report.style import INK
from sim.report.svg import theme, variable
from sim.report.webfont import face
from sim.text import t

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    from sim.report.drawing import Drawn
    from sim.report.results import Results

_HERE = Path(__file__).parent
# Sections and the figures in them.
_OF_RUN = {"over_time": ("load", "hours", "scores", "syndromes", "satisfaction", "service", "places")}
_OF_COMPARE = {
    "effects": ("effects", "differences"),
    "who": ("gains",),
    "side_by_side": _OF_RUN["over_time"],
}


_CSS = "/* the style sheet */"  # its place, while it is not known which characters its font needs


@dataclass(slots=True)
class Section:
    """A part of the page under a heading of its own."""

    key: str
    title: str
    figures: list[dict[str, Any]] = field(default_factory=list)
    tables: list[tables.Table] = field(default_factory=list)


def render(results: Results, drawn: list[Drawn], lang: str) -> str:
    """The page as text."""
    say = partial(_say, lang)
    figures = [_figure(item, n) for n, item in enumerate(drawn, 1)]
    words: dict[str, Any] = {
        "lang": lang,
        "say": say,
        "compared": results.compared,
        "title": facts.title(results, lang),
        "about": results.scenarios[0].about.in_language(lang),
        "version": results.manifest["versions"]["chaofuhe"],
        "facts": facts.head(results, lang),
        "failed": facts.failed(results, lang),
        "failed_count": len(results.manifest["failed"]),
        "findings": _findings(results, lang),
        "figures": figures,
        "glyphs": _glyphs(drawn),
        "sections": _sections(results, figures, lang),
        "again": {
            "command": again.command(results),
            "files": again.files(results),
            "facts": again.facts(results, lang),
        },
        "data": facts.data(results, lang),
        "sources": facts.sources(results),
    }
    head, tail = _template().render(css=_CSS, **words).split(_CSS, 1)
    return "".join((head, _css(_visible(head + tail)), tail))


def prepare(results: Results, figures: Sequence[str], lang: str) -> None:
    """What `render` will need of templates and fonts, made while others still draw the figures.

    The font is for the characters of the page. Of those the legends' are not known yet, but guessed; were
    they others, `render` would make the font again.
    """
    members = (("place", PLACES), ("group", GROUPS), ("stream", STREAMS))
    keys = [Key(names.word(axis, member, lang), INK) for axis, found in members for member in found]
    render(results, [replace(undrawn(name, results, lang), keys=keys) for name in figures], lang)


def _say(lang: str, key: str, **values: object) -> str:
    return t(f"report.{key}", lang, **values)


def _figure(drawn: Drawn, number: int) -> dict[str, Any]:
    from markupsafe import Markup

    return {
        "key": drawn.key,
        "number": number,
        "title": drawn.title,
        "caption": drawn.caption,
        "whole": drawn.whole,
        "view": drawn.view,
        "views": drawn.views,
        "legend": [
            {
                "label": key.label,
                "form": key.form,
                "dashed": key.dashed,
                "style": f"--key:var({variable(key.colour)})",
            }
            for key in drawn.keys
        ],
        "art": Markup(drawn.art),  # Matplotlib's own drawing: its texts are outlines
    }


def _glyphs(drawn: list[Drawn]) -> Any:
    """The outlines of all characters in all figures, each once."""
    from markupsafe import Markup

    glyphs = {name: path for item in drawn for name, path in item.glyphs.items()}
    return Markup("\n".join(glyphs.values()))


def _findings(results: Results, lang: str) -> list[dict[str, Any]]:
    if not results.compared:
        return [{"title": "", "findings": findings.of_run(results, lang)}]
    found = []
    for n, arm in enumerate(results.arms[1:], 1):
        title = names.capital(names.arm(results, n, lang))
        found.append({"title": title, "findings": findings.of_arm(results, arm, lang)})
    return found


def _sections(results: Results, figures: list[dict[str, Any]], lang: str) -> list[Section]:
    """Sections with figures and tables; tables are numbered in their order."""
    by_name = {figure["key"]: figure for figure in figures}
    made = [Section("findings", t("report.findings", lang))]
    for key, members in (_OF_COMPARE if results.compared else _OF_RUN).items():
        section = Section(key, t(f"report.{key}", lang))
        section.figures = [by_name[name] for name in members if name in by_name]
        made.append(section)
    others = range(1, len(results.arms))
    if results.compared:
        who = next(section for section in made if section.key == "who")
        who.tables = [table for n in others if (table := tables.gains(results, n, lang)) is not None]
        there = [named.named_differences(results, n, lang) for n in others]
        shown = [*filter(None, there), *(tables.differences(results, n, lang) for n in others)]
    else:
        shown = [*filter(None, [named.named_places(results, lang)]), tables.summary(results, lang)]
    made.append(Section("tables", t("report.tables", lang), tables=shown))
    for number, table in enumerate((table for section in made for table in section.tables), 1):
        table.number = number
    made = [s for s in made if s.figures or s.tables or s.key == "findings"]
    return [*made, *(Section(key, t(f"report.{key}", lang)) for key in ("reproduce", "data", "sources"))]


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _template() -> Template:
    return _environment().get_template("report.html.jinja")


def _visible(text: str) -> str:
    """The characters that the page may show: what is neither a tag nor a drawing."""
    return "".join(sorted(set(re.sub(r"<defs>.*?</defs>|<[^>]*>", "", text, flags=re.DOTALL))))


def _css(characters: str) -> str:
    """The style sheet: font, colours of the figures in both themes and in print, and the page's own rules."""
    rules = [
        face(characters),
        f":root{{{theme(dark=False)}}}",
        f"@media(prefers-color-scheme:dark){{:root{{{theme(dark=True)}}}}}",
        f"@media print{{:root{{{theme(dark=False)}}}}}",
        (_HERE / "report.css").read_text("utf-8"),
    ]
    return "\n".join(rules)
