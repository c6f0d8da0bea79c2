"""Write a made-up archive: `python -m bench.archive --articles 10000 --seed 1 -o FOLDER`."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from bench.archive.writing import each_article

SHARD = 1000
"""Articles of one file."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the shards and say what was written."""
    parser = argparse.ArgumentParser(prog="python -m bench.archive", description="Write a made-up news archive.")
    parser.add_argument("--articles", type=int, default=1000, metavar="N", help="how many (default: 1000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another archive (default: 1)")
    parser.add_argument("--plain", action="store_true", help="write .jsonl rather than .jsonl.gz")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="made if it is not there")
    said = parser.parse_args(arguments)
    if said.articles < 1:
        parser.error("--articles: at least 1")
    paths = list(write_archive(each_article(said.articles, seed=said.seed), said.output, is_plain=said.plain))
    print(f"{said.articles} articles in {len(paths)} files in {said.output}")
    return 0


def write_archive(articles: Iterable[Mapping[str, str]], folder: Path, *, is_plain: bool = False) -> Iterator[Path]:
    """Write `articles` in shards of SHARD and yield their paths. The same articles give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    left = iter(articles)
    number = 0
    while some := list(islice(left, SHARD)):
        path = folder / f"archive-{number:04}.jsonl{'' if is_plain else '.gz'}"
        payload = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in some).encode()
        path.write_bytes(payload if is_plain else gzip.compress(payload, mtime=0))
        number += 1
        yield path


if __name__ == "__main__":
    sys.exit(main())
