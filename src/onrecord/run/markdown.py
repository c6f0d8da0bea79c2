"""Markdown as a reader sees it: the words without the signs of emphasis, links, headings and lists."""

from __future__ import annotations

import re

ENDINGS = (".md", ".markdown", ".mdown", ".mkd")

_LINE = re.compile(r"^[ \t]{0,3}(?:\#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$)", re.MULTILINE)
_COMMENT = re.compile(r"<!--.{0,4000}?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"(?<!!)\[([^\]\n]{1,300})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,60}\]:?")
_STRONG = re.compile(r"(?<![\\*\w])(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![*\w])")
_UNDERLINED = re.compile(r"(?<![\\_\w])(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?![_\w])")
_CODE = re.compile(r"`{1,3}([^`\n]{1,2000})`{1,3}")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")


def is_markdown(path: str) -> bool:
    """Whether a file is Markdown by its name."""
    return path.casefold().endswith(ENDINGS)


def plain_of(markdown: str) -> str:
    """Return the text of Markdown, line by line as it was; "[the dam]" in a quotation is no link and stays."""
    text = _COMMENT.sub("", markdown)
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _FOOTNOTE.sub("", text)
    text = _LINE.sub("", text)
    for pattern in (_STRONG, _UNDERLINED):
        for _ in range(2):  # emphasis within emphasis
            text = pattern.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", _CODE.sub(r"\1", text))
