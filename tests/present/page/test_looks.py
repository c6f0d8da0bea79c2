"""What the page looks like: colours that can be read, and what its script does in a browser, where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest

from tests.present.page.made import page_of, tree_of

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
TEXT = ("ink", "soft", "link", "rival", "superseded", "matching")


def colours(scheme: int) -> dict[str, tuple[int, int, int]]:
    """Return the colours of the light (0) or dark (1) scheme."""
    style = (resources.files("onrecord.present.page") / "static" / "page.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme]
    found = re.findall(r"--([a-z]+): #([0-9a-f]{6})", block)
    return {name: (int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)) for name, value in found}


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", TEXT)
def test_text_can_be_read_on_the_page_and_under_the_pointer(scheme: int, name: str) -> None:
    known = colours(scheme)
    assert contrast(known[name], known["paper"]) >= 4.5
    assert contrast(known[name], known["wash"]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_marked_words_fields_and_bars_can_be_seen(scheme: int) -> None:
    known = colours(scheme)
    assert contrast(known["ink"], known["mark"]) >= 4.5
    assert contrast(known["field"], known["paper"]) >= 3
    assert contrast(known["bar"], known["paper"]) >= 3


@pytest.fixture(scope="module")
def page(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browser") / "story.html"
    path.write_bytes(page_of(record))
    return path


def shown(page: Path, fragment: str) -> str:
    """Return the page as a browser has it after the script ran."""
    profile = page.parent / "profile"
    command = [str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
    done = subprocess.run(  # noqa: S603 - the browser of this computer, on a file of ours
        [*command, "--dump-dom", page.as_uri() + fragment], capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")
def test_the_address_filters_the_timeline(page: Path) -> None:
    html = shown(page, "#timeline?q=Kherson")
    (count, total) = re.findall(r"<output>(\d+) of (\d+) shown</output>", html)[0]
    assert 0 < int(count) < int(total)


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")
def test_a_link_to_a_statement_opens_it_in_its_part(page: Path) -> None:
    name = re.findall(r'id="(s-[0-9a-f]+)"', page.read_text(encoding="utf-8"))[0]
    tree = tree_of(shown(page, f"#{name}").encode())
    assert tree.xpath("//nav//a[@aria-current]/@href") == ["#statements"]
    assert tree.xpath("//details[@open]//*/@id") == [name]
