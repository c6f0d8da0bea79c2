"""The command that shows a record in a browser, and lets people decide about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli_parts import Command, clock, record_argument, viewing

if TYPE_CHECKING:
    from onrecord.model import Decision
    from onrecord.present.web.app import Check, Desk
    from onrecord.present.web.forms import Sent, Wanted


@click.command(
    cls=Command,
    epilog="""
    onrecord serve story.db
    onrecord serve story.db --review --who "Kim, fact desk"
    """,
)
@record_argument
@click.option("--review", is_flag=True, help="With forms to accept, hide, re-date, re-attribute, merge, split, undo.")
@click.option("--who", envvar=["ONRECORD_WHO", "USER", "USERNAME"], default="", help="Who decides; can be overwritten.")
@click.option("--port", type=click.IntRange(1, 65535), default=8642, show_default=True, help="The port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
def serve(record: Path, *, review: bool, who: str, port: int, host: str, opens: bool) -> None:
    """Show a record in a browser on this computer, as it is at each moment; Ctrl-C ends it.

    With --review people decide about lines, statements and actors. There are no passwords: reviewing is for this
    computer only.
    """
    try:
        from onrecord.present.web.serving import serve as listen  # noqa: PLC0415 - --help must be quick
    except ModuleNotFoundError as error:
        from onrecord.errors import UsageError  # noqa: PLC0415

        raise UsageError(f"The server needs {error.name}.", advice="Install it: pip install 'onrecord[web]'") from error
    from onrecord.run.standing import origins_of  # noqa: PLC0415

    with viewing(record):
        pass  # says what is wrong with it before anything listens

    def told(address: str) -> None:
        click.echo(f"{record} is at {address} (Ctrl-C ends it).", err=True)
        if opens:
            click.launch(address)

    desk = _desk(record, who) if review else None
    listen(record, host=host, port=port, desk=desk, tell=told, origins_of=origins_of)


def _desk(record: Path, who: str) -> Desk:
    """Return what deciding needs: secrets that end with this process, and what carries decisions out."""
    import secrets  # noqa: PLC0415

    from onrecord.present.web.app import Desk  # noqa: PLC0415
    from onrecord.present.web.security import Tokens  # noqa: PLC0415
    from onrecord.run.decisions import decide  # noqa: PLC0415

    def carry_out(wanted: Wanted, sent: Sent, check: Check) -> Decision:
        told = {"value": wanted.value, "who": sent.who, "why": sent.why, "now": clock()}
        return decide(record, wanted.act, wanted.anchors, check=check, **told)

    return Desk(
        decide=carry_out, who=who, tokens=Tokens(secrets.token_bytes(32)), new_session=lambda: secrets.token_urlsafe(24)
    )
