"""The cards of places and organisations: a community, a township, a social organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from sim.agents.names import KINDS
from sim.agents.organisation import EACH
from sim.report import names
from sim.text.places import beside, called
from sim.web.above import OrganisationCard, TownshipCard, organisation_card_of, township_card_of
from sim.web.arm import ARMS
from sim.web.page.screen import Scene, Screen
from sim.web.pictures import hierarchy, people
from sim.web.places import Card, Queue, card_of

COLUMN = (0, 0, 1, 1, 0)  # in which of two columns each table of a card stands


@dataclass(frozen=True, slots=True)
class Sheet:
    """A card, ready to be shown: its title, a picture of the week, tables as HTML."""

    title: str
    week_title: str
    week: dict[str, Any]
    tables: tuple[str, ...]


def communities(screen: Screen) -> dict[int, str]:
    """What the communities of a session are called."""
    region = screen.session.arms[0].world.region
    towns = [called(name, screen.lang) for name in region.township_names]
    found = {}
    for i, name in enumerate(region.community_names):
        here = called(name, screen.lang)
        found[i] = f"{here} · {towns[int(region.communities['township'][i])]}" if len(towns) > 1 else here
    return found


def choices(screen: Screen) -> dict[str, str]:
    """Whose card can be shown, by the ids of the picture: communities, townships, organisations."""
    names_of = screen.session.arms[0].world.region.township_names
    towns = [called(name, screen.lang) for name in names_of]
    found = {f"{hierarchy.COMMUNITY}-{i}": name for i, name in communities(screen).items()}
    found |= {f"{hierarchy.TOWNSHIP}-{j}": name for j, name in enumerate(towns)}
    for j, town in enumerate(towns):
        for n in range(len(EACH)):
            called_so = hierarchy.organisation_name(n, screen.look)
            found[f"{hierarchy.ORGANISATION}-{len(EACH) * j + n}"] = f"{called_so} · {town}"
    return found


def parts(picked: str) -> tuple[int, int]:
    """Level and number of an id."""
    level, _, number = picked.partition("-")
    return int(level), int(number)


def sheet(screen: Screen, scene: Scene) -> Sheet:
    """The card of what is chosen (in a thread)."""
    level, n = parts(screen.picked)
    session = screen.session
    if level == hierarchy.TOWNSHIP:
        return _township(screen, scene, n, [township_card_of(session, n, arm) for arm in ARMS])
    if level == hierarchy.ORGANISATION:
        return _organisation(screen, scene, n, [organisation_card_of(session, n, arm) for arm in ARMS])
    both = (card_of(session, n, 0), card_of(session, n, 1))
    name = session.arms[0].world.region.community_names[n]
    tables = (
        _queue(screen, "queue_title", [card.queue for card in both]),
        _organisations(screen, "organisations_title", [card.organisations for card in both]),
        _cadres(screen, both),
        _state(screen, both),
    )
    return Sheet(beside(name, screen.lang), screen.t("week_title"), people.week_of(both, scene.look), tables)


# ----------------------------------------------------------------------------------------------------- tables
class Markup(str):
    """A cell that is HTML already; what came from elsewhere is escaped in it."""


def _cell(cell: str) -> str:
    return f"<td>{cell if isinstance(cell, Markup) else escape(cell)}</td>"


def _table(title: str, head: list[str], rows: list[list[str]], about: str = "") -> str:
    cells = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    table = f"<thead><tr>{cells}</tr></thead><tbody>{body}</tbody>"
    note = f'<div class="note">{about}</div>' if about else ""
    return f'<h2>{title}</h2>{note}<table class="plain">{table}</table>'


def _cadres(screen: Screen, cards: tuple[Card, Card]) -> str:
    rows = []
    for n in range(max(len(card.cadres) for card in cards)):
        row = [screen.t("cadre", n=n + 1).replace(" ", "\u00a0")]
        for card in cards:
            one = card.cadres[n]
            if not one.present:
                row.append(screen.t("cadre_vacant"))
                continue
            text = f"{one.morale:.2f} · {one.posts} · {one.tenure / 52:.1f}"
            flags = [key for key, on in (("withdrawn", one.withdrawn), ("burnt", one.burnt_out)) if on]
            bad = (f' · <b class="bad">{escape(screen.t(f"cadre_{flag}"))}</b>' for flag in flags)
            row.append(Markup(text + "".join(bad)))
        rows.append(row)
    return _table(screen.t("cadres_title"), ["", "A", "B"], rows, screen.t("cadres_about"))


def _queue(screen: Screen, title: str, queues: Sequence[Queue]) -> str:
    head = [part.strip() for part in screen.t("queue_head").split("|")]
    rows = []
    for kind in KINDS:
        for queue, world in zip(queues, "AB", strict=True):
            if kind in queue:
                count, late, oldest = queue[kind]
                name = names.capital(names.word("kind", kind, screen.lang))
                rows.append([f"{world} · {name}", str(count), str(late), f"{oldest:.0f}"])
    if not rows:
        return f"<h2>{screen.t(title)}</h2><p>{screen.t('queue_empty')}</p>"
    return _table(screen.t(title), head, rows)


def _state(screen: Screen, cards: tuple[Card, Card]) -> str:
    rows = []
    for key in cards[0].state:
        digits = 0 if key == "volunteers" else 2
        rows.append([screen.t(f"state_{key}"), *(f"{card.state[key]:.{digits}f}" for card in cards)])
    for group in cards[0].satisfaction:
        who = names.word("group", group, screen.lang)
        label = screen.t(
            "gain_label", who=names.capital(who), what=names.measure("satisfaction", screen.lang)
        )
        rows.append([label, *(f"{card.satisfaction[group]:.2f}" for card in cards)])
    return _table(screen.t("state_title"), ["", "A", "B"], rows)


def _organisations(screen: Screen, title: str, both: Sequence[tuple[tuple[str, str, float], ...]]) -> str:
    rows = [
        [hierarchy.organisation_name(n, screen.look), f"{one[2]:.1f}", f"{other[2]:.1f}"]
        for n, (one, other) in enumerate(zip(*both, strict=True))
    ]
    unit = screen.t("organisation_hours")
    return _table(screen.t(title), ["", f"A [{unit}]", f"B [{unit}]"], rows)


# -------------------------------------------------------------------------------------------------- townships
def _township(screen: Screen, scene: Scene, index: int, both: Sequence[TownshipCard]) -> Sheet:
    name = screen.session.arms[0].world.region.township_names[index]
    tables = (
        _queue(screen, "queue_own", [card.queues["own"] for card in both])
        + _queue(screen, "queue_departments", [card.queues["departments"] for card in both]),
        _organisations(screen, "organisations_own", [card.organisations for card in both]),
        _persons(screen, both),
        _values(screen, "town", [card.state for card in both]),
        _below(screen, both),
    )
    week = people.week_of((both[0], both[1]), scene.look)
    return Sheet(beside(name, screen.lang), screen.t("town_week_title"), week, tables)


def _persons(screen: Screen, both: Sequence[TownshipCard]) -> str:
    """Who works there, and what of their hours goes into matters."""
    rows = [
        [screen.t(f"town_{key}"), *(f"{card.persons[key]:.0f}" for card in both)] for key in both[0].persons
    ]
    for key in both[0].staff:
        used = (f"{card.staff[key][0]:.0f} / {card.staff[key][1]:.0f}" for card in both)
        rows.append([screen.t(f"town_hours_{key}"), *used])
    return _table(screen.t("town_persons_title"), ["", "A", "B"], rows)


def _below(screen: Screen, both: Sequence[TownshipCard]) -> str:
    """Its communities, in a line each."""
    head = [part.strip() for part in screen.t("town_below_head").split("|")]
    names_of = screen.session.arms[0].world.region.community_names
    rows = []
    for pair in zip(*(card.communities for card in both), strict=True):
        cells = [called(names_of[pair[0].index], screen.lang)]
        for field, digits in (("load", 2), ("open", 0), ("morale", 2), ("score", 2)):
            cells.append("\u00a0/\u00a0".join(f"{getattr(one, field):.{digits}f}" for one in pair))
        rows.append(cells)
    return _table(screen.t("town_below_title"), head, rows, screen.t("a_slash_b"))


def _values(screen: Screen, prefix: str, both: Sequence[dict[str, float]]) -> str:
    rows = [
        [screen.t(f"{prefix}_{key}"), *(f"{state[key]:.{0 if key == 'petitions' else 2}f}" for state in both)]
        for key in both[0]
    ]
    return _table(screen.t("state_title"), ["", "A", "B"], rows)


# ---------------------------------------------------------------------------------------------- organisations
def _organisation(screen: Screen, scene: Scene, index: int, both: Sequence[OrganisationCard]) -> Sheet:
    town = screen.session.arms[0].world.region.township_names[both[0].township]
    name = hierarchy.organisation_name(index % len(EACH), screen.look)
    about = screen.t(f"organisation_{both[0].type}_about", communities=both[0].communities)
    tables = (
        _queue(screen, "queue_helped", [card.queue for card in both]),
        "",
        f"<h2>{screen.t('cadres_title')}</h2><p>{screen.t('organisation_people')}</p>",
        _values(screen, "organisation", [card.state for card in both]) + f'<p class="note">{about}</p>',
    )
    week = people.organisation_week((both[0], both[1]), scene.look)
    return Sheet(f"{name} · {called(town, screen.lang)}", screen.t("week_title"), week, tables)
