"""From views to one file of HTML: templates, everything escaped, script and style allowed by their hashes alone."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from importlib import resources
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

AddressOf = Callable[[Any], str]

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Controls but tab and line ends, overrides of the reading direction, halves of surrogate pairs, noncharacters."""


def render(template: str, *, address_of: AddressOf | None = None, **values: Any) -> str:
    """Return a template of the page filled in. Text is escaped; what HTML can't hold is shown as U+FFFD.

    `address_of` gives the page that a server has for the anchor of a line, statement or actor, "" for none.
    """
    style, script = static("page.css"), static("page.js")
    page = environment("onrecord.present.page", address_of=address_of).get_template(template)
    return page.render(style=style, script=script, policy=policy(style, script), **values)


def policy(style: str, script: str = "") -> str:
    """Return the content security policy of a page: its own style and script, and nothing from anywhere."""
    own = f"script-src '{hash_of(script)}'; " if script else ""
    return f"default-src 'none'; {own}style-src '{hash_of(style)}'; img-src data:; base-uri 'none'; form-action 'none'"


def environment(
    *packages: str, address_of: AddressOf | None = None, source_address: AddressOf = "#source-{}".format
) -> Environment:
    """Return what fills in the templates of `packages`, those of the first before those of the next.

    `address_of` gives the address of what has an anchor on the page ("" for none), `source_address` that of a source.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_cleaned,
    )
    made.globals["plural"] = lambda number, one: f"{number:,} {one}{'' if number == 1 else 's'}"
    made.globals["address_of"] = address_of or (lambda _: "")
    made.globals["source_address"] = source_address
    return made


def _cleaned(value: Any) -> Any:
    """Return a value with what is no text replaced; markup of our own stays as it is."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return _NOT_TEXT.sub("\ufffd", value)
    return value


def static(name: str, *, package: str = "onrecord.present.page") -> str:
    """Return a file of ours that is put into the page as it is."""
    return (resources.files(package) / "static" / name).read_text(encoding="utf-8").strip()


def hash_of(text: str) -> str:
    """Return the hash by which a browser lets an inline script or style pass."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
