"""``chaofuhe serve``: the classroom page."""

from __future__ import annotations

from typing import Annotated

import typer

from sim.errors import InputError
from sim.text import both, chosen, t


def command(
    host: Annotated[str, typer.Option("--host", help="serve.host", metavar="ADDRESS")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="serve.port", metavar="N", min=0, max=65535)] = 8080,
    sessions: Annotated[
        int, typer.Option("--sessions", help="serve.sessions", metavar="N", min=1, max=1000)
    ] = 40,
    memory: Annotated[
        int, typer.Option("--memory", help="serve.memory", metavar="MIB", min=64, max=1_000_000)
    ] = 3072,
    idle: Annotated[
        float, typer.Option("--idle", help="serve.idle", metavar="MINUTES", min=0.1, max=10_000)
    ] = 30.0,
    residents: Annotated[
        int, typer.Option("--residents", help="serve.residents", metavar="N", min=100, max=20_000_000)
    ] = 1_200_000,
    weeks: Annotated[int, typer.Option("--weeks", help="serve.weeks", metavar="N", min=2, max=1560)] = 520,
    name: Annotated[list[str] | None, typer.Option("--name", help="serve.name", metavar="NAME")] = None,
) -> None:
    """Bind, compile, serve until interrupted."""
    from importlib.util import find_spec

    if find_spec("nicegui") is None:
        raise InputError(*both("serve.no_nicegui"))
    from sim.study.warm import is_warm
    from sim.web.gate import host_names
    from sim.web.guard import Limits
    from sim.web.house import Capacity
    from sim.web.server import listening, serve, warm

    lang = chosen()
    names = host_names(name or ())
    sock = listening(host, port)
    if not is_warm():
        print(t("serve.compiling", lang), flush=True)
    warm()

    def ready(url: str) -> None:
        print(t("serve.ready", lang, url=url), flush=True)
        if host not in ("127.0.0.1", "::1", "localhost"):
            print(t("serve.open_to_all", lang, sessions=sessions), flush=True)

    limits = Limits(residents=residents, weeks=weeks)
    serve(host, port, Capacity(sessions, memory, idle), limits, lang, ready, sock, names)
