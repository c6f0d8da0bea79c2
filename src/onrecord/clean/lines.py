"""The lines of a text and their shapes: like a sentence, like a title, like what a box says of a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.text import Span, lines_of, stripped

LONGEST_LINE = 1_000
"""A longer line is prose (or junk): it is not folded, and only its end is looked at."""

LONGEST_TITLE_WORDS = 22
LONGEST_DESCRIPTION = 170

_FOLD = str.maketrans({"’": "'", "‘": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "–": "-", "—": "-", "‑": "-"})
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,2}$")
_OPENS_SPEECH = re.compile('[“"„«]')
_SPEECH_MARK = re.compile('[“”"„«»]')
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?][\"”’)]? {1,3}[A-Z“\"]")
_NARRATOR_OPENING = re.compile(
    r"(?:he|she|they|we|i|his|her|their|mr|mrs|ms|dr|but|however|meanwhile|and|also|officials?|police|according)\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: where its words are, the words, the words folded, and whether a blank line stands before it."""

    span: Span
    words: str
    folded: str
    after_blank: bool

    @property
    def ends_sentence(self) -> bool:
        return bool(_SENTENCE_END.search(self.words))

    @property
    def opens_speech(self) -> bool:
        return bool(_OPENS_SPEECH.match(self.words))

    @property
    def has_speech(self) -> bool:
        return bool(_SPEECH_MARK.search(self.words))

    @property
    def is_title(self) -> bool:
        """Whether the line reads like the title of an article: short, and no full stop at its end."""
        if not self.folded or self.opens_speech or self.words.endswith((",", ";", ":")):
            return False
        ends_like_prose = self.ends_sentence and not self.words.endswith(("?", "!", "…", "..."))
        return (
            not ends_like_prose
            and not _TWO_SENTENCES.search(self.words)
            and len(self.words.split()) <= LONGEST_TITLE_WORDS
        )

    @property
    def is_description(self) -> bool:
        """Whether the line reads like what a box says of a title: one plain sentence, nobody speaking in it."""
        is_short = bool(self.folded) and len(self.words) <= LONGEST_DESCRIPTION
        if not is_short or not self.words.endswith((".", "…")) or self.has_speech or _TWO_SENTENCES.search(self.words):
            return False
        # Hanging on its title, where paragraphs of the article stand apart, it may open as it likes.
        return not self.after_blank or not _NARRATOR_OPENING.match(self.folded)


def fold(words: str) -> str:
    """Return `words` without case, with straight apostrophes, plain dashes and single blanks."""
    return " ".join(words.translate(_FOLD).casefold().split())


def bare(folded: str) -> str:
    """Return folded words without the marks around them: "- Continue Reading Below -", "[Sponsored]"."""
    return folded.strip(" -*_|:.•·[](){}<>►▼▶→#=~")


def each_line(text: str) -> Iterator[Line]:
    """Yield the non-blank lines of `text`."""
    end_of_last = 0
    for line in lines_of(text):
        span = stripped(line, text)
        if span.start < span.end:
            words = span.of(text)
            yield Line(
                span=span,
                words=words,
                folded=fold(words) if len(words) <= LONGEST_LINE else "",
                after_blank=text.count("\n", end_of_last, span.start) > 1,
            )
            end_of_last = span.end
