"""``chaofuhe new``: a commented scenario file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sim.errors import InputError
from sim.text import both, chosen, t
from sim.text.system import reason

SCHEMA = "scenario.schema.json"


def command(
    scenario: Annotated[str, typer.Argument(help="new.scenario", metavar="SCENARIO")],
    region: Annotated[str, typer.Option("--region", "-r", help="new.region", metavar="CODE|NAME")] = "",
) -> None:
    """Write a scenario file for a region; a file that is there already is never touched."""
    from sim.region.divisions import RegionSpec
    from sim.scenario import loads
    from sim.scenario.template import template

    path = Path(scenario if scenario.endswith(".toml") else f"{scenario}.toml")
    if not path.stem.strip() or path.name == ".toml":
        raise InputError(*both("new.no_name"), value=scenario)
    if region in ("", "synthetic"):
        if not region:
            raise InputError(*both("new.no_region"), key="--region", allowed=both("new.region_form"))
        spec = RegionSpec.of(synthetic={})
    else:
        try:
            spec = RegionSpec.of(name=region)  # a code is understood, too
        except InputError as error:
            error.key = "--region"
            raise
    text = template(spec, path.stem, chosen())
    if path.with_name(SCHEMA).is_file():  # editors then know every key
        text = f"#:schema ./{SCHEMA}\n{text}"
    loads(text, str(path))  # what we write must be right
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise InputError(*both("new.exists"), file=path, allowed=both("new.other_name")) from None
    except (OSError, ValueError) as error:
        en, zh = reason(error)
        raise InputError(*both("new.not_written", en=en, zh=zh), file=path) from None
    from sim.report.places import in_words

    region = in_words("、".join(spec.names), chosen()) or t("list.synthetic", chosen())
    print(t("new.written", chosen(), file=path, region=region))
    print(t("new.next", chosen(), file=path))
