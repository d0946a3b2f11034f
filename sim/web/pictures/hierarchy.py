"""The hierarchy as a picture: county, townships, communities, with the organisations that are linked to them.

Places lie on rings around the county, a township's organisations between it and its communities; a region of
one township shows that township in the middle. Colour is load: blue below what the hours allow, orange above.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sim.agents.names import KINDS
from sim.agents.organisation import EACH, TYPES
from sim.report import names, style
from sim.text.places import beside, called
from sim.web.arm import BASE, OTHER
from sim.web.pictures.common import Look, Options, base

if TYPE_CHECKING:
    from sim.web.places import Places

DIFFERENCE = 2  # shown in place of a world: the second minus the first
EDGES = (0.7, 0.85, 1.0, 1.15, 1.3)  # of load, between the six colours
STEPS = (-0.1, -0.03, 0.0, 0.03, 0.1)  # of differences
COUNTY, TOWNSHIP, COMMUNITY, DEPARTMENT, ORGANISATION = range(5)
_SHAPES = {COUNTY: "rect", TOWNSHIP: "roundRect", COMMUNITY: "circle", DEPARTMENT: "diamond"}
MARGIN = (
    0.6  # free beside each township's communities, of those of the mean township: small ones need room too
)
ARC = 1.0  # at most so wide [radians] stand the organisations of a township
WIDE, NARROW = 1.45, 0.82  # rings are ellipses: screens are wider than high, phones are not
_ENDINGS = (
    *("居民委员会", "村民委员会", "居委会", "村委会"),
    *(" Community", " Village", " Subdistrict", " Township", " Town"),
)
_MANY = 60  # communities beyond which their names are left out


def hierarchy(places: Places, look: Look, shown: int = OTHER, picked: str = "") -> Options:
    """The places of a region, coloured by load in one world or by the difference (`shown`).

    `picked`: the id of the node that was chosen.
    """
    values = _values(places, shown)
    spots = _spots(places)
    nodes = _nodes(places, look, values, spots, shown, picked)
    return {
        **base(look, look.t("hierarchy_title"), look.t("hierarchy_about")),
        "tooltip": {**base(look, "")["tooltip"], "trigger": "item"},
        "series": [
            {
                "type": "graph",
                "layout": "none",
                "roam": len(values) > _MANY,
                "zoom": 0.9 if places.counts[1] == 1 else 1.15,
                "data": nodes,
                "links": _links(places, look, shown, picked),
                "categories": [
                    {"name": look.t(f"level_{level}")}
                    for level in ("county", "township", "community", "departments", "organisation")
                ],
                "label": {"show": False},
                "lineStyle": {"color": look.colour(style.FAINT), "width": 1.2, "opacity": 0.9},
                "emphasis": {"focus": "adjacency", "label": {"show": True}},
                "labelLayout": {"hideOverlap": True},
            }
        ],
    }


def _values(places: Places, shown: int) -> list[float]:
    base, other = (places.communities[n]["load"] for n in (BASE, OTHER))
    return list(map(float, other - base if shown == DIFFERENCE else (base, other)[shown]))


def shade(value: float, look: Look, difference: bool = False) -> str:
    """The colour of a load, or of a difference of loads; grey where a difference is none."""
    if difference and abs(value) < 1e-9:
        return look.colour(style.NOTHING)
    edges = STEPS if difference else EDGES
    return look.colour(style.SCALE[sum(value > edge for edge in edges)])


def key_of(look: Look, shown: int) -> list[tuple[str, str]]:
    """The legend of colours: colour and what it stands for."""
    edges = STEPS if shown == DIFFERENCE else EDGES
    texts = [
        f"< {edges[0]:g}",
        *(f"{a:g} – {b:g}" for a, b in pairwise(edges)),
        f"> {edges[-1]:g}",
    ]
    return [(look.colour(c), text.replace("-", "−")) for c, text in zip(style.SCALE, texts, strict=True)]


# --------------------------------------------------------------------------------------------------- layout
def _spots(places: Places) -> dict[tuple[int, int], tuple[float, float]]:
    """Where each place lies: level and number -> x, y."""
    counties, townships, communities = places.counts
    found: dict[tuple[int, int], tuple[float, float]] = {}
    single = townships == 1
    weight = [max(1, int((places.township_of == j).sum())) for j in range(townships)]
    margin = MARGIN * sum(weight) / townships
    total = sum(weight) + margin * townships
    angle = -math.pi / 2
    for j in range(townships):
        width = 2 * math.pi * (weight[j] + margin) / total
        middle = angle + width / 2
        found[TOWNSHIP, j] = (0.0, 0.0) if single else _at(155.0, middle)
        inside = [i for i in range(communities) if places.township_of[i] == j]
        for n, i in enumerate(inside):
            at = angle + width * (n + 0.5 + margin / 2) / (len(inside) + margin)
            ring = 210.0 if single else 280.0 + 42.0 * (n % 3 if len(inside) > 8 else n % 2)
            found[COMMUNITY, i] = _at(ring, at)
        arc = 0.84 * math.pi if single else min(ARC, 0.7 * width)
        start = 0.08 * math.pi if single else middle - arc / 2
        for n in range(len(EACH)):
            at = start + arc * n / (len(EACH) - 1)
            found[ORGANISATION, len(EACH) * j + n] = _at(120.0 if single else 222.0, at)
        angle += width
    for y in range(counties):
        radius = 0.0 if counties == 1 else 60.0
        found[COUNTY, y] = (-60.0, -95.0) if single else _at(radius, 2 * math.pi * y / max(1, counties))
        x, up = found[COUNTY, y]
        found[DEPARTMENT, y] = (60.0, -95.0) if single else (x + 28.0, up - 52.0)
    return found


def _at(radius: float, angle: float) -> tuple[float, float]:
    return (radius * math.cos(angle), radius * math.sin(angle))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What nodes are made from."""

    places: Places
    look: Look
    values: list[float]  # of communities: load, or its difference
    spots: dict[tuple[int, int], tuple[float, float]]
    shown: int
    picked: str

    @property
    def difference(self) -> bool:
        return self.shown == DIFFERENCE

    @property
    def text(self) -> Options:
        return {"show": True, "color": self.look.colour(style.INK), "fontSize": 11, "position": "bottom"}

    def node(
        self, level: int, n: int, name: str, size: float, colour: str, border: float = 0.8, **rest: Any
    ) -> Options:
        """One node at its place; the one that was chosen has a thick border."""
        x, y = self.spots[level, n]
        ink = self.look.colour(style.INK)
        return {
            "id": f"{level}-{n}",
            "name": name,
            "x": round((NARROW if self.look.narrow else WIDE) * x, 1),
            "y": round(y, 1),
            "category": level,
            "symbol": _SHAPES.get(level, "triangle"),
            "symbolSize": round(
                size * (0.6 if self.look.narrow and self.places.counts[2] > _MANY else 1.0), 1
            ),
            "itemStyle": {
                "color": colour,
                "borderColor": ink,
                "borderWidth": 3 if self.picked == f"{level}-{n}" else border,
            },
            **rest,
        }


def _nodes(
    places: Places,
    look: Look,
    values: list[float],
    spots: dict[tuple[int, int], tuple[float, float]],
    shown: int,
    picked: str,
) -> list[Options]:
    """All nodes, from the county down."""
    counties, townships, communities = places.counts
    drawn = _Drawn(places, look, values, spots, shown, picked)
    found = [node for y in range(counties) for node in _county(drawn, y)]
    found += [_township(drawn, j) for j in range(townships)]
    found += [_community(drawn, i) for i in range(communities)]
    found += [_organisation(drawn, n) for n in range(len(EACH) * townships)]
    return found


def _county(d: _Drawn, y: int) -> list[Options]:
    paper = d.look.colour(style.PAPER)
    name = called(d.places.names[0][y], d.look.lang)
    departments = d.look.t("departments_of", n=d.places.departments[y])
    aside = {**d.text, "position": "right" if d.places.counts[1] == 1 else "top"}
    return [
        d.node(COUNTY, y, name, 26, paper, label=d.text),
        d.node(DEPARTMENT, y, departments, 18, paper, label=aside),
    ]


def _township(d: _Drawn, j: int) -> Options:
    inside = [value for value, town in zip(d.values, d.places.township_of, strict=True) if town == j]
    mean = sum(inside) / max(1, len(inside))
    use = float(d.places.townships[OTHER if d.difference else d.shown]["use"][j])
    name = called(d.places.names[1][j], d.look.lang)
    both = beside(d.places.names[1][j], d.look.lang)
    tip = d.look.t("township_tip", name=both, load=_number(mean, d.difference), use=f"{100 * use:.0f}")
    colour = shade(mean, d.look, d.difference)
    across, radius = d.spots[TOWNSHIP, j][0], math.hypot(*d.spots[TOWNSHIP, j])
    side = "bottom" if abs(across) < 0.6 * radius or radius == 0.0 else "left" if across > 0 else "right"
    label = {**d.text, "position": side, "formatter": _short(name)}
    return d.node(TOWNSHIP, j, name, 24, colour, label=label, tooltip={"formatter": tip})


def _community(d: _Drawn, i: int) -> Options:
    places, few = d.places, d.places.counts[2] <= _MANY
    largest = max(1.0, float(places.residents.max()))
    name = called(places.names[2][i], d.look.lang)
    size = (9 + 17 * math.sqrt(float(places.residents[i]) / largest)) * (1.35 if few else 0.85)
    colour = shade(d.values[i], d.look, d.difference)
    load, residents = _number(d.values[i], d.difference), f"{int(places.residents[i]):,}"
    both = beside(places.names[2][i], d.look.lang)
    tip = d.look.t("community_tip", name=both, load=load, residents=residents)
    return d.node(
        COMMUNITY,
        i,
        name,
        size,
        colour,
        0.6,
        tooltip={"formatter": tip},
        label={**d.text, "show": few, "fontSize": 10, "formatter": _short(name)},
    )


def _organisation(d: _Drawn, n: int) -> Options:
    called = organisation_name(n % len(EACH), d.look)
    base, other = (float(hours[n]) for hours in d.places.organisations)
    hours = other - base if d.difference else (base, other)[d.shown]
    tip = d.look.t("organisation_tip", name=called, hours=names.number(hours, 1, d.difference))
    single = d.places.counts[1] == 1
    label = {**d.text, "show": single and not d.look.narrow, "fontSize": 10, "width": 76, "overflow": "break"}
    size = 12 if single else 6 if d.places.counts[1] > 4 else 9
    colour = d.look.colour(style.GREEN)
    return d.node(
        ORGANISATION,
        n,
        called,
        size,
        colour,
        0,
        label=label,
        tooltip={"formatter": tip},
    )


def organisation_name(n: int, look: Look) -> str:
    """What the organisation of this place among its township's is called."""
    kind, home = EACH[n]
    called = names.capital(look.t(f"organisation_{TYPES[kind]}"))
    return f"{called} · {names.word('kind', KINDS[home], look.lang)}" if home >= 0 else called


def _short(name: str) -> str:
    """A name without the ending that all have."""
    ending = next((one for one in _ENDINGS if name.endswith(one)), "")
    return name.removesuffix(ending) or name


def _number(value: float, signed: bool) -> str:
    return names.number(value, 2, signed)


def _links(places: Places, look: Look, shown: int, picked: str) -> list[Options]:
    """Who is above whom: links of pressure, thicker where there is more of it; and those of help."""
    counties, townships, communities = places.counts
    world = OTHER if shown == DIFFERENCE else shown
    found: list[Options] = [
        {"source": f"{DEPARTMENT}-{y}", "target": f"{COUNTY}-{y}"} for y in range(counties)
    ]
    found += [
        {"source": f"{COUNTY}-{int(places.county_of[j])}", "target": f"{TOWNSHIP}-{j}"}
        for j in range(townships)
    ]
    pressure = places.communities[world]["pressure"]
    for i in range(communities):
        width = 0.6 + 2.2 * min(1.0, float(pressure[i]) / 2.0)
        found.append(
            {
                "source": f"{TOWNSHIP}-{int(places.township_of[i])}",
                "target": f"{COMMUNITY}-{i}",
                "lineStyle": {"width": round(width, 2)},
            }
        )
    return found + _help(places, look, picked)


def _help(places: Places, look: Look, picked: str) -> list[Options]:
    """Links of organisations: to their township, to the hub that brings them together with those in need, and
    to the community that was chosen, to which they give hours like to its neighbours; of an organisation that
    was chosen, to all whom it helps.
    """
    colour = look.colour(style.GREEN)
    found: list[Options] = []

    def link(n: int, target: str, **line: Any) -> None:
        line = {"color": colour, "width": 1.0, **line}
        found.append({"source": f"{ORGANISATION}-{n}", "target": target, "lineStyle": line})

    for j in range(places.counts[1]):
        first = len(EACH) * j
        for n, (kind, _) in enumerate(EACH):
            link(first + n, f"{TOWNSHIP}-{j}", type="dashed")
            if TYPES[kind] == "professional":
                link(first + n, f"{ORGANISATION}-{first}", type="dotted", curveness=0.3, opacity=0.6)
            for i in _helped(places, j, first + n, picked):
                link(first + n, f"{COMMUNITY}-{i}", width=1.4)
    return found


def _helped(places: Places, township: int, organisation: int, picked: str) -> list[int]:
    """The communities to which an organisation's links are shown."""
    own = [i for i, town in enumerate(places.township_of) if town == township]
    if picked == f"{ORGANISATION}-{organisation}":
        return own
    return [i for i in own if picked == f"{COMMUNITY}-{i}"]
