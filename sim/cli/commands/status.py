"""``chaofuhe status``: how far a sweep is."""

from __future__ import annotations

from typing import Annotated

import typer

from sim.cli.cluster import job_facts
from sim.cli.tables import print_facts
from sim.text import chosen, t


def command(folder: Annotated[str, typer.Argument(help="status.folder", metavar="DIR")]) -> None:
    """Say what of a sweep is on disk, what failed, what is left, and who is at work on it."""
    from sim.study.sweep.state import status

    lang = chosen()
    found = status(folder)
    left = t("status.rule", lang, n=found.left) if found.more_possible else f"{found.left:,}"
    working = "; ".join(
        t("status.at_work", lang, shard=label.replace("of", "/"), pid=about["pid"], host=about["host"])
        for label, about in found.working.items()
    )
    facts = [
        ("experiment", found.name),
        ("design", t("status.points", lang, points=found.points, arms=found.arms)),
        ("stored", f"{found.stored:,}"),
        ("failed", f"{found.failed:,}"),
        ("left", left),
        ("files", t("status.size", lang, files=found.files, mib=f"{found.size / 2**20:.1f}")),
        ("working", working or t("status.nobody", lang)),
    ]
    print_facts([*((t(f"status.{key}", lang), value) for key, value in facts), *job_facts(folder)])
    for reason, count in found.reasons:
        print(f"  {t('sweep.reason', lang, n=count, reason=reason)}")
