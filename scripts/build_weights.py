# ruff: noqa: INP001 (a script beside the package, not part of one)
"""Build the table of word weights that ships with onrecord.

    python scripts/build_weights.py --texts FOLDER [--target src/onrecord/lexicon/weights_en.toml]

FOLDER holds openly licensed texts, all CC BY: `wikinews.jsonl.gz` (Wikinews), `gum/*.conllu.gz` (GUM: news, interviews,
academic and court documents are read) and `meantime.tar.gz` (MEANTIME). The table holds counts of words, no sentence
of any text. The same input gives the same file, byte for byte.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.lexicon.weights import terms_of

TABLE = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "lexicon" / "weights_en.toml"
GENRES = ("news", "interview", "academic", "court")

RAREST = 2
"""Words of one document only are left out: an unknown word weighs nearly the same, and half of the table goes."""

HEAD = """# How many of {documents} background documents hold each word: what is common there tells no story apart.
# Made by scripts/build_weights.py from Wikinews, GUM ({genres}) and MEANTIME, all CC BY;
# words of fewer than {rarest} documents are left out. Words stand in lower case without a plural ending, as
# lexicon/weights.py reads them.
documents = {documents}
examples = ["the", "ferry"] # a word of nearly every document, and one that is rare

[words]
"""


def background(folder: Path) -> Iterator[str]:
    """Yield the text of every background document."""
    with gzip.open(folder / "wikinews.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            article = json.loads(line)
            yield f"{article['title']}\n{article['text']}"
    for genre in GENRES:
        with gzip.open(folder / "gum" / f"{genre}.conllu.gz", "rt", encoding="utf-8") as stream:
            for document in stream.read().split("# newdoc")[1:]:
                yield "\n".join(re.findall(r"^# text = (.*)", document, re.MULTILINE))
    with tarfile.open(folder / "meantime.tar.gz") as archive:
        for name in sorted(archive.getnames()):
            if "intra_cross" in name and name.endswith(".xml") and (member := archive.extractfile(name)):
                yield " ".join(re.findall(r"<token[^>]*>([^<]*)<", member.read().decode("utf-8", "replace")))


def render(texts: Iterable[str]) -> str:
    """Return the table as TOML: a line for each count, with all words that have it."""
    counts: Counter[str] = Counter()
    documents = 0
    for text in texts:
        documents += 1
        counts.update({term for term, _ in terms_of(text)})
    rows: dict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= RAREST and word.isascii() and not word.isdigit():
            rows[count].append(word)
    head = HEAD.format(documents=documents, genres=", ".join(GENRES), rarest=RAREST)
    return head + "".join(f'{count} = "{" ".join(sorted(rows[count]))}"\n' for count in sorted(rows, reverse=True))


def main() -> None:
    """Read the command line and write the table."""
    parser = argparse.ArgumentParser(description="Build the table of word weights.")
    parser.add_argument("--texts", type=Path, required=True, help="the folder of openly licensed texts")
    parser.add_argument("--target", type=Path, default=TABLE, help="the table to write")
    said = parser.parse_args()
    said.target.write_text(render(background(said.texts)), encoding="utf-8")


if __name__ == "__main__":
    main()
