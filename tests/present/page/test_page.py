"""The page of a record that was built, hostile articles included: what a browser makes of it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from onrecord.present.exports.extents import Extent
from tests.present.page.made import HOSTILE, build, page_of, tree_of

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
LARGEST_SHELL = 80_000


@pytest.fixture(scope="module")
def page(record: Path) -> bytes:
    return page_of(record)


@pytest.fixture(scope="module")
def tree(page: bytes) -> Any:
    return tree_of(page)


def test_the_same_record_gives_the_same_bytes(record: Path, page: bytes) -> None:
    assert page_of(record) == page


def test_no_folder_of_the_sender_is_in_the_page(record: Path, page: bytes) -> None:
    assert str(record.parent).encode() not in page


def test_nothing_of_an_article_becomes_markup(tree: Any) -> None:
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //iframe | //object | //b | //i | //base")
    assert not [name for node in tree.iter() if isinstance(node.tag, str) for name in node.attrib if name[:2] == "on"]


def test_the_words_of_an_article_are_shown_as_they_are(tree: Any) -> None:
    shown = " ".join(tree.xpath("string(//*[@id='source-1']/h3)").split())
    assert shown == " ".join(HOSTILE.replace("\u202e", "\ufffd").split())


def test_no_override_of_the_reading_direction_is_left(page: bytes) -> None:
    assert not re.search("[\u202d\u202e]", page.decode())


def test_an_address_that_is_none_is_no_link(tree: Any) -> None:
    for link in tree.xpath("//a/@href"):
        assert link.startswith("#") or re.fullmatch(r"https://[a-z.]+/[a-z]+", link)


def test_nothing_is_loaded_from_elsewhere(tree: Any) -> None:
    assert not tree.xpath("//*[@src] | //link[@rel='stylesheet']")
    assert tree.xpath("//link/@href") == ["data:,"]
    assert "url(" not in tree.xpath("string(//style)")
    assert "@import" not in tree.xpath("string(//style)")


def test_only_our_script_and_style_may_run(tree: Any) -> None:
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    for name in ("script", "style"):
        text = tree.xpath(f"//{name}")[0].text
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not tree.xpath("//*[@style]")


def test_ids_are_unique(tree: Any) -> None:
    assert [name for name, times in Counter(tree.xpath("//@id")).items() if times > 1] == []


def test_every_link_within_the_page_leads_somewhere(tree: Any) -> None:
    ids = set(tree.xpath("//@id"))
    days = {name for name in ids if name.startswith("d-")}
    links = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert days
    assert links <= ids


def test_every_line_has_a_permanent_address(tree: Any) -> None:
    assert len(tree.xpath("//section[@id='timeline']//li[contains(@class, 'line')]")) > 3
    for line in tree.xpath("//li[contains(@class, 'line')]"):
        target = line.xpath(".//a[@class='permalink']/@href")[0][1:]
        assert line.xpath(".//*[@id=$name]", name=target)


def test_headings_skip_no_level(tree: Any) -> None:
    levels = [int(node.tag[1]) for node in tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))


def test_every_field_has_a_label(tree: Any) -> None:
    for field in tree.xpath("//input[not(@type='hidden')] | //select"):
        assert field.xpath("ancestor::label") or tree.xpath("//label[@for=$name]", name=field.get("id"))


def test_the_page_has_its_landmarks_and_a_way_past_them(tree: Any) -> None:
    assert tree.get("lang") == "en"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(tree.xpath(f"//{landmark}")) == 1
    assert tree.xpath("//body/a[1]/@href") == ["#timeline"]
    assert all(section.get("aria-labelledby") for section in tree.xpath("//section"))
    assert all(picture.get("aria-label") or picture.get("aria-hidden") for picture in tree.xpath("//svg"))


def test_what_needs_the_script_is_hidden_without_it(tree: Any) -> None:
    assert "html:not(.js) .script { display: none; }" in tree.xpath("string(//style)")
    for button in tree.xpath("//button[not(ancestor::dialog)]"):
        hidden = button.xpath("ancestor-or-self::*[contains(concat(' ', @class, ' '), ' script ') or @hidden]")
        assert hidden, button.text


def test_tags_are_closed_where_they_must_be(page: bytes) -> None:
    opened: list[str] = []
    text = re.sub(r"<(script|style)\b.*?</\1>", "", page.decode(), flags=re.DOTALL)
    for slash, name, rest in re.findall(r"<(/?)([a-z][a-z0-9]*)\b([^<>]*)>", text):
        if slash:
            assert opened.pop() == name
        elif name not in VOID and not rest.endswith("/"):
            opened.append(name)
    assert opened == []


def test_cited_words_stand_marked_in_their_sentence(tree: Any) -> None:
    cited = tree.xpath("//section[@id='timeline']//blockquote[.//mark]")
    assert any(
        quote.xpath("string(.//mark)") in quote.xpath("string()") and len(quote.xpath("string()")) > 60
        for quote in cited
    )
    assert all(len(quote.xpath(".//mark")) >= 1 for quote in cited)


def test_an_undated_or_loosely_dated_line_stands_on_no_day(tree: Any) -> None:
    sections = tree.xpath("//section[@aria-labelledby='h-loose' or @aria-labelledby='h-undated']")
    assert sections
    for section in sections:
        assert not section.xpath(".//*[starts-with(@id, 'd-')]")


def test_what_was_cut_is_counted_and_shown_with_full_text_only(record: Path, tree: Any) -> None:
    assert "1 piece cut as not of the article" in tree.xpath("string(//*[@id='sources'])")
    assert "Ferry late again" not in tree.xpath("string()")
    full = tree_of(page_of(record, extent=Extent.PARAGRAPHS))
    assert "Ferry late again" in full.xpath("string(//*[@id='sources']//details[@class='cut'])")


def test_versions_of_a_quotation_stand_beside_each_other_with_their_differences(tree: Any) -> None:
    (versions,) = tree.xpath("//section[@id='statements']//li[.//*[@class='version']]")
    assert len(versions.xpath(".//*[@class='version']")) == len(versions.xpath(".//figure")) == 2
    assert versions.xpath(".//del/text()") == ["a hundred"]
    assert versions.xpath(".//ins/text()") == ["many"]


def test_the_map_can_be_left_out(record: Path, tree: Any) -> None:
    assert tree.xpath("//figure[@class='map']")
    assert "no position is taken" in tree.xpath("string(//figure[@class='map']/figcaption)")
    assert not tree_of(page_of(record, with_map=False)).xpath("//figure[@class='map']")


def test_a_title_can_be_given(record: Path) -> None:
    given = tree_of(page_of(record, title="The <dam> & after"))
    assert given.xpath("string(//h1)") == "The <dam> & after"


def test_an_empty_record_has_a_page(tmp_path: Path) -> None:
    empty = build(tmp_path, articles=({"outlet": "A", "body": "Nothing."},))
    assert "The articles quote nobody." in page_of(empty).decode()


def test_script_style_and_shell_stay_small(tmp_path: Path) -> None:
    import gzip

    empty = build(tmp_path, articles=({"outlet": "A", "body": "Nothing."},))
    assert len(gzip.compress(page_of(empty))) < LARGEST_SHELL
