"""Whether the time to read an article grows with its length, however odd it is: `python -m bench.hostile`.

Each shape is one article of nothing but one thing: a paragraph without a full stop, quotations, numbers, names, blanks,
brackets, times. It is cleaned and read at 64 KiB and doubled up to 512 KiB, every stage timed by itself. A stage that
takes more than 2.6 times as long at each of the last two doublings is reported. Times are those of the process, within
one run. Prints a table; exits 1 when a stage is reported.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.annotate import ANNOTATORS
from onrecord.annotate.contract import Reading
from onrecord.clean import clean
from onrecord.model import Capture, Media

KIB = 1024
SIZES = "64,128,256,512"
GROWTH = 2.6
NOTICEABLE = 0.5
"""Seconds at the largest size under which a stage is not judged: its growth is that of the machine's caches."""

_SYLLABLES = "ka lo mi ru ven dor sha tel bri gos han pel tor zen wil bar".split()


def name_of(number: int) -> str:
    """Return a made-up name for a number, another for each."""
    digits = [_SYLLABLES[(number >> shift) % 16] for shift in (0, 4, 8, 12)]
    return "".join(digits).capitalize()


SHAPES: Mapping[str, Callable[[int], str]] = {
    "prose": lambda at: f"The minister of {name_of(at)} said on Monday that {at} tanks were sent to the town.\n",
    "one paragraph": lambda at: f"The minister of {name_of(at)} said on Monday that {at} tanks were sent to the town. ",
    "no full stop": lambda _: "the ministers agreed on the plan and then went home to ",
    "quotations": lambda _: "“We will go,” he said. ",
    "quotation marks": lambda _: "“",
    "speakers": lambda at: f"“We will go,” said Anna {name_of(at)} on Monday.\n",
    "nows": lambda _: "“We go now,” he said. ",
    "numbers": lambda at: f"{at:,} ",
    "amounts": lambda at: f"${at} million of rockets, ",
    "names": lambda at: f"Anna {name_of(at)} and ",
    "surnames": lambda at: f"Mr. {name_of(at)} left. ",
    "namesakes": lambda _: "President John Sole met Minister Anna Sole. Minister Sole left. ",
    "offices": lambda at: f"Mayor Ana {name_of(at)}, who heads the Lune Port Authority, left. ",
    "posts": lambda at: f"{at % 24:02}:{at % 60:02}\nThe town of {name_of(at)} fell to rebel troops.\n",
    "bodies": lambda at: f"the {name_of(at)} Council, ",
    "pronouns": lambda _: "Anna Sole said he saw her. ",
    "places": lambda _: "London, Paris, ",
    "armies": lambda at: f"Troops of {name_of(at)} withdrew from the village of {name_of(at * 7)}. ",
    "pledges": lambda at: f"Norway will send {at} tanks to {name_of(at)}. ",
    "times": lambda at: f"on {at % 28 + 1} May {1950 + at % 90} ",
    "weekdays": lambda _: "on Monday ",
    "spaces": lambda _: " ",
    "lines": lambda _: "a\n",
    "titles": lambda at: f"Storm hits {name_of(at)}\n",
    "brackets": lambda _: "(",
    "spaced brackets": lambda _: "( ",
    "digits": lambda _: "7",
    "letters": lambda _: "a",
    "commas": lambda _: ", ",
    "dashes": lambda _: "— ",
    "corrections": lambda at: f"An earlier version of this article said {at} people died. ",
}
"""What each article consists of: the text of its first, second, third ... item."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every shape; return 1 when a stage grows too fast over one."""
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description=__doc__)
    parser.add_argument("--only", help="the shapes to measure, by name, parted by commas")
    parser.add_argument("--sizes", default=SIZES, help="the lengths of the articles in KiB, each twice the one before")
    said = parser.parse_args(arguments)
    wanted = said.only.split(",") if said.only else list(SHAPES)
    time_stages("prose", 2)  # loads the pipeline
    reported = 0
    for shape in wanted:
        measured = [(size, time_stages(shape, size)) for size in map(int, said.sizes.split(","))]
        totals = " ".join(f"{size}K {sum(stages.values()):.1f}s" for size, stages in measured)
        complaints = tuple(_too_fast(measured))
        reported += len(complaints)
        print(f"{shape}: {totals}", *complaints, sep="\n  ", flush=True)
    print(f"{reported} stages grow faster than their article")
    return 1 if reported else 0


def time_stages(shape: str, size: int) -> dict[str, float]:
    """Return how many seconds each stage takes over `size` KiB of a shape."""
    items = _items(SHAPES[shape], size * KIB)
    raw = f"12 May 2031\nHead of the page.\n{items}\nEnd of the page."
    capture = Capture(id=Capture.id_of(raw.encode()), media=Media.TEXT, raw=raw)
    taken: dict[str, float] = {}
    started = time.process_time()
    article, _ = clean(capture, ())
    taken["clean"] = time.process_time() - started
    reading = Reading(article=article)
    for annotator in ANNOTATORS:
        started = time.process_time()
        reading = annotator.read(reading, annotator.by)
        taken[annotator.name] = time.process_time() - started
    return taken


def _items(item: Callable[[int], str], size: int) -> str:
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(item(len(parts) + 1))
        length += len(parts[-1])
    return "".join(parts)[:size]


def _too_fast(measured: Sequence[tuple[int, dict[str, float]]]) -> Iterator[str]:
    """Yield a line for each stage that grew too fast at the last two doublings."""
    for stage in measured[-1][1]:
        times = [stages[stage] for _, stages in measured]
        ratios = [after / max(before, 1e-6) for before, after in pairwise(times)]
        if times[-1] > NOTICEABLE and len(ratios) > 1 and min(ratios[-2:]) > GROWTH:
            yield f"{stage}: {' '.join(f'{one:.2f}s' for one in times)} ({' '.join(f'x{one:.1f}' for one in ratios)})"


if __name__ == "__main__":
    raise SystemExit(main())
