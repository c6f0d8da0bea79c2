"""Write what the program prints of the example stories: golden records beside them, excerpts in README and docs.

python docs/generate_outputs.py           write them
python docs/generate_outputs.py --check   fail when one differs from what is printed now
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VIEWS = ("timeline", "statements", "sources")
README_STORY = "ordel-flood"
DRAFT = f"examples/{README_STORY}/draft.txt"
EXCERPT_LINES = {
    "timeline": 24,
    "statements": 16,
    "show": 40,
    "relayed": 40,
    "disagreements": 40,
    "new": 45,
    "check": 60,
    "draft": 20,
}
OPTIONS = {"new": ("--since", "2025-03-12"), "check": (DRAFT, "--date", "2025-03-16")}
SHOWN = {"show": "The other 1,500 blankets followed two days later", "relayed": "At least seven people were killed"}
"""The lines that are shown in full, by words of their text."""
_BLOCK = re.compile(r"<!-- output: (?P<name>\w+) -->\n.*?<!-- end -->", re.DOTALL)


def printed(*arguments: str) -> str:
    """Return what `onrecord ARGUMENTS` prints, run from the root so that paths come out the same everywhere."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", *arguments]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
        "XDG_STATE_HOME": str(ROOT / "build"),
    }
    done = subprocess.run(  # noqa: S603 - this very program
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):  # 1: `check` has findings
        raise SystemExit(f"onrecord {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def outputs(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file that holds output, and what it must hold now. Records are built in `folder`."""
    for story in sorted(path.name for path in (ROOT / "examples").iterdir() if (path / "articles").is_dir()):
        record = str(folder / f"{story}.db")
        printed("build", "--quiet", f"examples/{story}/articles", "-o", record)
        for view in VIEWS:
            yield ROOT / "examples" / story / "record" / f"{view}.txt", printed(view, record)
    for page in (ROOT / "README.md", ROOT / "docs" / "desk.md"):
        yield page, filled(page.read_text(encoding="utf-8"), str(folder / f"{README_STORY}.db"))


def filled(page: str, record: str) -> str:
    """Return a page with its excerpts as they are printed now."""

    def block(match: re.Match[str]) -> str:
        return f"<!-- output: {match['name']} -->\n```\n{excerpt(match['name'], record)}\n```\n<!-- end -->"

    return _BLOCK.sub(block, page)


def excerpt(name: str, record: str) -> str:
    """Return the first lines of a view, or one line in full."""
    if name in SHOWN:
        lines = json.loads(printed("timeline", record, "--json"))["timeline"]
        shown_id = next(line["id"] for line in lines if SHOWN[name] in line["text"])
        command, text = f"onrecord show story.db {shown_id}", printed("show", record, shown_id)
    elif name == "draft":
        command, text = "cat draft.txt", (ROOT / DRAFT).read_text(encoding="utf-8")
    else:
        options = OPTIONS.get(name, ())
        typed = " ".join(option.replace(DRAFT, "draft.txt") for option in options)
        command, text = f"onrecord {name} story.db {typed}".rstrip(), printed(name, record, *options)
    shown = [line.rstrip() for line in text.strip("\n").splitlines()]
    more = ["..."] if len(shown) > EXCERPT_LINES[name] else []
    return "\n".join([f"$ {command}", *shown[: EXCERPT_LINES[name]], *more])


def main() -> int:
    """Write or check all outputs; return the exit code."""
    is_check = "--check" in sys.argv[1:]
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        for path, text in outputs(Path(folder)):
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(path.relative_to(ROOT).as_posix())
                if not is_check:
                    path.parent.mkdir(exist_ok=True)
                    path.write_text(text, encoding="utf-8")
    if stale:
        sys.stderr.write(f"{'stale' if is_check else 'written'}: {', '.join(stale)}\n")
    return 1 if is_check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
