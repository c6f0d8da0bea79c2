"""From a capture to an article: particulars by precedence, boilerplate kept apart, cites that hold in the raw text."""

from __future__ import annotations

import pytest

from onrecord.clean import clean
from onrecord.errors import InputError
from onrecord.model import Arrival, Article, Basis, Capture, Furniture, Media, Particulars, Problem
from onrecord.text import Span

PAGE = """<html lang="en"><head><title>Dam holds</title><meta property="article:published_time" content="2031-05-12">
</head><body><nav>Home News Sport</nav><article><h1>Dam holds</h1>
<p>The dam above Port Lune held through the night, the harbour master said on Monday.</p>
<p>READ MORE: Ferry fares to rise again</p>
<p>Engineers from the capital are to look at the cracked east wall before the rain returns on Friday.</p>
</article><footer>Copyright Harbour Post</footer></body></html>"""


def cleaned(
    raw: str, *, media: Media = Media.TEXT, payload: Particulars | None = None, sidecar: Particulars | None = None
) -> tuple[Article, tuple[Problem, ...]]:
    capture = Capture(id=Capture.id_of(raw.encode()), media=media, raw=raw, particulars=payload or Particulars())
    return clean(capture, [Arrival(capture=capture.id, locator="a.txt", particulars=sidecar or Particulars())])


def test_date_line_dates_the_article_and_leaves_the_text() -> None:
    article, _ = cleaned(" date 2031-05-12 \n\n\n\nThe dam held through the night, the harbour master said.")
    assert article.text == "The dam held through the night, the harbour master said."
    assert (article.published.edtf, article.published.basis) == ("2031-05-12", Basis.STATED)
    assert [item.kind for item in article.boilerplate] == [Furniture.METADATA]


def test_sidecar_outranks_payload_and_payload_the_page() -> None:
    payload = Particulars(outlet="Payload", published="2031-05-13")
    article, _ = cleaned(PAGE, media=Media.HTML, payload=payload, sidecar=Particulars(outlet="Sidecar"))
    assert (article.outlet, article.published.edtf, article.title) == ("Sidecar", "2031-05-13", "Dam holds")


def test_page_gives_text_date_and_what_was_cut() -> None:
    article, _ = cleaned(PAGE, media=Media.HTML)
    assert article.published.edtf == "2031-05-12"
    assert "READ MORE" not in article.text
    kinds = {item.text: item.kind for item in article.boilerplate}
    assert kinds["READ MORE: Ferry fares to rise again"] is Furniture.TEASER
    assert Furniture.PAGE in kinds.values()


def test_cite_of_the_clean_text_leads_to_the_same_words_in_the_raw_text() -> None:
    raw = "The dam held.\r\nAdvertisement\r\nNobody was\u00a0hurt in Port Lune."
    article, _ = cleaned(raw)
    start = article.text.index("Nobody")
    cite = article.cite(type(article.boilerplate[0].span)(start, len(article.text)))
    assert cite.quote == "Nobody was hurt in Port Lune."
    assert cite.raw is not None
    assert cite.raw.of(raw) == "Nobody was\u00a0hurt in Port Lune."


def test_nothing_but_boilerplate_is_an_input_error_that_names_the_file() -> None:
    with pytest.raises(InputError, match=r"a\.txt"):
        cleaned("Advertisement\nShare this article\n")


def test_text_longer_than_any_article_is_an_input_error_that_says_how_long_it_is() -> None:
    with pytest.raises(InputError, match=r"a\.txt: 1,124,999 characters of text, more than the 1,000,000"):
        cleaned("The dam. " * 125_000)


def test_impossible_date_is_one_doubt_that_names_the_file() -> None:
    _, problems = cleaned(" date 2031-02-31 \n\nThe dam held through the night, the harbour master said.")
    assert [(problem.input, problem.reason) for problem in problems] == [
        ("a.txt", "“date 2031-02-31” (date line) is not a date")
    ]


def test_boilerplate_never_dates_an_article() -> None:
    text = "The dam held through the night, the harbour master said.\n\nREAD MORE: What happened on 3 May 2036\n"
    article, _ = cleaned(text)
    assert article.published.basis is Basis.UNKNOWN


def test_date_line_under_a_long_headline_dates_the_article() -> None:
    headline = "Ferry firm says it will pay the families of all who were on board when the Lune sank"
    article, _ = cleaned(f"{headline}\n12 May 2031\nThe firm made the offer on Monday, as the inquiry began.")
    assert (article.published.edtf, article.published.anchor) == ("2031-05-12", "date line")
    assert article.text.startswith(f"{headline}\nThe firm made")


def test_lines_of_a_wrapped_text_file_are_one_paragraph_whose_cites_hold_in_the_file() -> None:
    raw = (
        "Dam above the lower town holds\r\n12 May 2031\r\n\r\nThe dam above Port Lune held through the night,\r\n"
        "the harbour master said on Monday. Engineers from\r\nthe capital are to look at the cracked east wall\r\n"
        "before the rain returns on Friday, and the govern-\r\nment will decide on Saturday.\r\n"
    )
    article, _ = cleaned(raw)
    assert article.published.edtf == "2031-05-12"
    assert len(article.text.split("\n\n")) == 2
    assert article.text.endswith("and the government will decide on Saturday.")
    start = article.text.index("Engineers")
    cite = article.cite(Span(start, len(article.text)))
    assert cite.raw is not None
    assert cite.raw.of(raw).startswith("Engineers from\r\nthe capital")
    assert cite.raw.of(raw).endswith("on Saturday.")
