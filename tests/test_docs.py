"""The pages are true: the command reference is what the commands say, and every page is reachable."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import click
import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))


def load_generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_cli", ROOT / "docs" / "generate_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@click.group(help="Toy program.")
def toy() -> None: ...


@toy.command(help="Grow something.")
@click.option("--tall", is_flag=True, help="Make it tall.")
def grow(*, tall: bool) -> None: ...


@toy.command(hidden=True)
def secret() -> None: ...


def test_the_reference_has_a_section_for_the_program_and_each_command() -> None:
    page = load_generator().render(toy, "toy")
    assert re.findall("^## (.*)$", page, re.MULTILINE) == ["toy", "toy grow"]
    assert "--tall" in page


def test_the_reference_does_not_depend_on_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = load_generator()
    pages = set()
    for columns in ("40", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        pages.add(generator.render(toy, "toy"))
    assert len(pages) == 1


def test_the_command_reference_is_up_to_date() -> None:
    assert load_generator().main(["--check"]) == 0


def test_every_page_is_listed_in_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if page.stem != "index" and f"({page.name})" not in index] == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "README.md"], ids=lambda page: page.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
