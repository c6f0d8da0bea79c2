"""A hundred news pages, written by rule, that know where every line of their article stands.

Page `number` is always the same. `Line.words` is what a reader sees, blanks as single spaces, and `Line.raw` its span
in the page's source. Boxes around the article repeat lines of it word for word. A tagged page is the same page with a
number behind every line ("[[17]]"): what an extractor keeps of it tells which of two equal lines it took.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.text import Span

COUNT = 100

SUBJECTS = (
    "The harbour board", "Councillor Émile Øster", "A spokeswoman for Nordvik Rail", "The mayor of Tarn",
    "Dr Žofia Hájek", "The dockers' union", "An engineer at the Ålby works", "Minister Ngọc Trần", "The Café Society",
    "Residents of Lower Quay", "The fire service", "Judge Amadou N'Doye",
)  # fmt: skip
VERBS = (
    "said that", "denied that", "told reporters that", "repeated that", "wrote in a letter that", "promised that",
    "warned that", "had earlier said that",
)  # fmt: skip
CLAUSES = (
    "the bridge would stay shut until week {n}", "{n} houses had been searched", "no more than £{n} was owed",
    "the {n} missing crates were found — empty", "the wind had reached {n} km/h", "“nobody gave an order” on day {n}",
    "pump {n} failed & was not repaired", "fewer than {n} people <or none> had voted",
    "the naïve plan cost {n} crowns…", "ward {n}’s roof leaked 🌊 again",
    "the family 👨‍👩‍👧 in flat {n} was safe", "it was {n} °C – a record",
)  # fmt: skip
TAILS = (
    "after a night of talks", "and left without a word", "which the company disputes", "as the water rose",
    "in the end", "a day before the vote", "although nobody had asked", "when the doors were opened",
)  # fmt: skip
REPEATED = "The inquiry goes on."
NAMED = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "“": "&ldquo;", "”": "&rdquo;", "’": "&rsquo;", "—": "&mdash;",
    "–": "&#8211;", "…": "&hellip;", "é": "&eacute;", "£": "&pound;", "°": "&#xB0;", "🌊": "&#x1F30A;", "'": "&#39;",
}  # fmt: skip
CP1252 = {"“": "&#147;", "”": "&#148;", "’": "&#146;", "—": "&#151;", "–": "&#150;", "…": "&#133;"}
INLINE = (
    ("<b>", "</b>"), ("<em>", "</em>"), ("<a href='/a?x=1&amp;y=2' title=\"a > b\">", "</a>"),
    ("<span class=x>", "</span>"), ("<i><b>", "</b></i>"), ("<strong>", "</strong>"),
)  # fmt: skip
INSIDE = ("\u00ad", "\u200b", "<!-- note -->", "<wbr>", "<b></b>", "<script>var a = '<p>no</p>';</script>")
"""What may stand inside a word without a reader seeing it."""

BETWEEN = (" ", " ", " ", " ", " ", "  ", "\n   ", "\u00a0", "&nbsp;", " <!-- gap --> ", "\t", "&#32;")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the page as a reader sees it, its span in the source, and whether it is the article's."""

    words: str
    raw: Span
    is_article: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's source, its title, and its lines in order; the tag of a line is its index."""

    raw: str
    title: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Writer:
    """The source of a page while it is written."""

    dice: random.Random
    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    numbers: int = 10
    tagged: bool = False

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def line(self, *cells: str, is_article: bool = True) -> None:
        """Write a line of the article, or of the boxes around it; the cells of a table row are one line."""
        start = self.length
        self.put("</td><td>".join(map(self.dress, cells)))
        self.lines.append(
            Line(words=" ".join(" ".join(cells).split()), raw=Span(start, self.length), is_article=is_article)
        )
        if self.tagged:
            self.put(f" [[{len(self.lines) - 1}]]")

    def box(self, *parts: str) -> None:
        """Write source and, in every second place, a line that is not the article's."""
        for number, part in enumerate(parts):
            if number % 2:
                self.line(part, is_article=False)
            else:
                self.put(part)

    def dress(self, words: str, *, plain: bool = False) -> str:
        """Return the source of `words`: characters as entities, tags inside and around words, odd blanks."""
        dice = self.dice
        dressed = [
            _encode(word, dice) if plain or dice.random() < 0.8 else _disturb(word, dice) for word in words.split()
        ]
        out = dressed[0]
        for word in dressed[1:]:
            out += (" " if plain else dice.choice(BETWEEN)) + word
        return out

    def sentence(self) -> str:
        self.numbers += self.dice.randint(1, 9)
        clause = self.dice.choice(CLAUSES).format(n=self.numbers)
        words = f"{self.dice.choice(SUBJECTS)} {self.dice.choice(VERBS)} {clause} {self.dice.choice(TAILS)}."
        return unicodedata.normalize("NFD", words) if self.dice.random() < 0.1 else words

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.dice.randint(1, 4)))


def write_page(number: int, *, tagged: bool = False) -> Page:
    """Return page `number`; the same number gives the same page, with or without tags behind its lines."""
    dice = random.Random(number)  # noqa: S311 - a page generator, not a secret
    page = _Writer(dice, tagged=tagged)
    title = f"Harbour inquiry {number}: " + page.sentence().rstrip(".")
    page.put("\ufeff" if number % 7 == 0 else "")
    _write_head(page, title)
    _write_top(page, title)
    page.put(
        dice.choice(("<article>", '<div class="article-body">', '<main><article class="story">', "<div id=content>"))
    )
    page.put(f"<h1>{page.dress(title, plain=True)}</h1>\n<p class=byline>By Ada Quell</p>\n")
    _write_article(page)
    page.put("</article></main></div>\n")
    _write_bottom(page)
    raw, lines = "".join(page.parts), tuple(page.lines)
    return (
        _with_crlf(Page(raw=raw, title=title, lines=lines))
        if number % 5 == 0
        else Page(raw=raw, title=title, lines=lines)
    )


def _write_head(page: _Writer, title: str) -> None:
    page.put("<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8>\n")
    page.put(f"<title>{_encode(title, page.dice)} | The Tarn Record</title>\n")
    page.put(
        "<style>p > b { color: red }</style>"
        "<script>if (a < b) { document.write('<p>Not text</p>'); }</script>\n</head>\n"
    )


def _write_top(page: _Writer, title: str) -> None:
    page.put("<body>\n<header><nav><ul>" + "".join(f"<li><a href=/{s}>{s}</a></li>" for s in ("News", "Sport", "Tarn")))
    page.put("</ul></nav></header>\n")
    if page.dice.random() < 0.3:
        page.put(f"<div class=breadcrumb><a href=/>Home</a> &gt; <span>{_encode(title, page.dice)}</span></div>\n")
    if page.dice.random() < 0.3:
        page.put("<noscript><p>Please switch on scripts to read this page.</p></noscript>\n")


def _write_article(page: _Writer) -> None:
    writers = (_write_paragraph,) * 6 + (
        _write_breaks, _write_list, _write_table, _write_quote, _write_subheading, _write_figure, _write_repeated,
        _write_related, _write_advert, _write_pulled_quote, _write_teaser, _write_box, _write_dated, _write_loose_lines,
    )  # fmt: skip
    if page.dice.random() < 0.2:
        page.box("<div class=summary><ul><li>", page.sentence(), "</li><li>", REPEATED, "</li></ul></div>\n")
    _write_paragraph(page)
    for _ in range(page.dice.randint(6, 14)):
        page.dice.choice(writers)(page)
        page.put("\n")
    _write_paragraph(page)


def _write_paragraph(page: _Writer) -> None:
    page.put("<p>")
    page.line(page.paragraph())
    page.put("</p>\n" if page.dice.random() < 0.9 else "\n")  # browsers close a paragraph by themselves


def _write_breaks(page: _Writer) -> None:
    page.put("<p>")
    for _ in range(page.dice.randint(1, 3)):
        page.line(page.sentence())
        page.put(page.dice.choice(("<br>\n", "<br/><br/>")))
    page.line(page.sentence())
    page.put("</p>\n")


def _write_list(page: _Writer) -> None:
    page.put("<ul>")
    for _ in range(page.dice.randint(2, 4)):
        page.put("<li>")
        page.line(page.sentence())
        page.put("</li>\n")
    page.put("</ul>\n")


def _write_table(page: _Writer) -> None:
    page.put("<table>")
    for _ in range(3):
        page.put("<tr><td>")
        page.line(page.sentence(), f"{page.numbers * 3} crowns")
        page.put("</td></tr>\n")
    page.put("</table>\n")


def _write_quote(page: _Writer) -> None:
    page.put("<blockquote><p>")
    page.line(page.paragraph())
    page.put("</p></blockquote>\n")


def _write_subheading(page: _Writer) -> None:
    page.put("<h2>")
    page.line(page.sentence().rstrip("."))
    page.put("</h2>\n")
    _write_paragraph(page)


def _write_repeated(page: _Writer) -> None:
    page.put("<p>")
    page.line(page.dice.choice((REPEATED, f"{REPEATED} Nobody has been charged, and nobody has been cleared of it.")))
    page.put("</p>\n")


def _write_figure(page: _Writer) -> None:
    page.box('<figure><img src=a.jpg alt="a > b"><figcaption>', page.sentence(), "</figcaption></figure>\n")


def _write_related(page: _Writer) -> None:
    page.put('<aside class="related"><h3>Related</h3><ul>')
    for number in range(3):
        page.box(f"<li><a href=/r{number}>", page.sentence(), "</a></li>")
    page.put("</ul></aside>\n")


def _write_advert(page: _Writer) -> None:
    page.put("<div class=ad>Advertisement</div><script>track('</p>');</script>\n")


def _write_pulled_quote(page: _Writer) -> None:
    """Write a sentence of the article once more, in a box."""
    page.box("<aside class=pullquote><p>", _some_line(page).split(". ")[0], "</p></aside>\n")


def _write_teaser(page: _Writer) -> None:
    page.box("<div class=teaser><p>Read more: <a href=/t>", page.sentence(), "</a></p></div>\n")


def _write_box(page: _Writer) -> None:
    """Write a line of the article once more, whole, in a box that only its class tells from the article."""
    page.box("<div class=share-box><p>", _some_line(page), "</p></div>\n")


def _some_line(page: _Writer) -> str:
    return page.dice.choice([line.words for line in page.lines if line.is_article])


def _write_dated(page: _Writer) -> None:
    """Write a paragraph with a <time> in its midst."""
    page.put("<p>")
    first, last = page.sentence(), page.sentence()
    start = page.length
    page.put(f"{page.dress(first)} On <time datetime=2031-05-12>12 May</time> it was over, and {page.dress(last)}")
    words = f"{first} On 12 May it was over, and {last}"
    page.lines.append(Line(words=" ".join(words.split()), raw=Span(start, page.length)))
    page.put((f" [[{len(page.lines) - 1}]]" if page.tagged else "") + "</p>\n")


def _write_loose_lines(page: _Writer) -> None:
    """Write lines parted by nothing but line breaks, in no paragraph."""
    page.put("<div>")
    for _ in range(2):
        page.line(page.paragraph())
        page.put("<br><br>\n")
    page.line(page.paragraph())
    page.put("</div>\n")


def _write_bottom(page: _Writer) -> None:
    last = _some_line(page)
    boxes = (
        ("<div class=comments><h3>Comments</h3><p>", "I do not believe a word of it: " + last[:40], "</p></div>\n"),
        ("<div class=most-read><h3>Most read</h3><ol><li><a href=/m>", page.sentence(), "</a></li></ol></div>\n"),
        ("<aside class=more><h3>More</h3><p><a href=/m>", REPEATED, "</a></p></aside>\n"),
    )
    for box in page.dice.sample(boxes, k=page.dice.randint(1, 3)):
        page.box(*box)
    page.put(
        "<footer><p>&copy; 2031 The Tarn Record &middot; <a href=/contact>Contact</a></p></footer>\n</body></html>"
    )


def _encode(words: str, dice: random.Random) -> str:
    """Return `words` as source, with entities where they must stand and in some other places."""
    out = []
    for char in words:
        if char in "&<" or (char in NAMED and dice.random() < 0.4):
            table: Sequence[dict[str, str]] = (CP1252, NAMED) if dice.random() < 0.3 else (NAMED,)
            out.append(next(names[char] for names in table if char in names))
        else:
            out.append(char)
    return "".join(out)


def _disturb(word: str, dice: random.Random) -> str:
    """Return the source of one word with a tag around it, around a part of it, or something unseen inside it."""
    at = dice.randint(0, len(word))
    while at < len(word) and (unicodedata.combining(word[at]) or not word[at].isalnum()):
        at += 1  # nobody parts a letter from its accent
    head, tail = _encode(word[:at], dice), _encode(word[at:], dice)
    opening, closing = dice.choice(INLINE)
    return dice.choice(
        (f"{opening}{head}{tail}{closing}", f"{head}{opening}{tail}{closing}", head + dice.choice(INSIDE) + tail)
    )


def _with_crlf(page: Page) -> Page:
    """Return the page with every line feed of the source as CR LF."""
    moved = [0]
    for char in page.raw:
        moved.append(moved[-1] + (2 if char == "\n" else 1))
    lines = tuple(replace(line, raw=Span(moved[line.raw.start], moved[line.raw.end])) for line in page.lines)
    return Page(raw=page.raw.replace("\n", "\r\n"), title=page.title, lines=lines)
