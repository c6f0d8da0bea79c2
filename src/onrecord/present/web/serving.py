"""Listening: the address, what is said when it is taken, and the end by Ctrl-C."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from onrecord.errors import UsageError
from onrecord.present.web.app import Desk, create_app
from onrecord.present.web.book import OriginsOf
from onrecord.present.web.security import hosts_of, is_loopback


def serve(
    record: Path,
    *,
    host: str,
    port: int,
    desk: Desk | None,
    tell: Callable[[str], None],
    origins_of: OriginsOf | None = None,
) -> None:
    """Listen until interrupted; `tell` is called with the address when somebody can open it.

    With `origins_of` the pages say who told each thing first.

    Raises UsageError when the address is taken, or when people who decide would be asked for no password by a network.
    """
    if desk and not is_loopback(host):
        raise UsageError(
            f"--review listens on this computer only, not on {host}: nobody is asked for a password.",
            advice="Leave out --host; from another computer: ssh -L 8642:127.0.0.1:8642 THIS-COMPUTER",
        )
    app = create_app(record, hosts=hosts_of(host, port), desk=desk, origins_of=origins_of)
    config = uvicorn.Config(
        app, host=host, port=port, log_level="critical", access_log=False, server_header=False, lifespan="off"
    )
    try:
        listening = config.bind_socket()
    except SystemExit as error:  # how uvicorn says that it can't
        advice = "Another program has it: end that one, or name another with --port."
        raise UsageError(f"Nothing can listen on {host}, port {port}.", advice=advice) from error
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)  # what goes wrong from now on is told
    name = f"[{host}]" if ":" in host else host
    with listening:
        tell(f"http://{name}:{port}/")
        with suppress(
            KeyboardInterrupt
        ):  # Ctrl-C is how it ends: uvicorn finishes what it is answering, then passes it on
            uvicorn.Server(config).run(sockets=[listening])
