"""Whether any regular expression of onrecord grows faster than its input: `python -m bench.patterns`.

Every pattern of the package is found: those that modules hold, those that functions compile, and those made of lexicons
or of the words of an article, while the example stories are read. Each is run over texts made to hurt it: its own
pieces, and what all patterns stumble over (blanks, digits, letters, quotation marks, commas), repeated to 8 KiB and
doubled up to 1 MiB. One whose time grows more than 2.6 times at each of the last two doublings is reported. Times are
those of the process, the least of several, within one run. Prints a table; exits 1 when a pattern is reported.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import pkgutil
import re
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, Final
from unittest.mock import patch

from bench.regex_pieces import pieces_of

PACKAGE = "onrecord"
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
KIB = 1024
FIRST, LAST = 8 * KIB, 1024 * KIB
GROWTH = 2.6
"""Per doubling: 2 is linear, 4 quadratic; a linear run of the machine at its busiest gave 2.4."""

DOUBLINGS = 2
"""Doublings in a row that must be over `GROWTH`: one alone is noise, or a cache that the text no longer fits into."""

NOTICEABLE = 0.003
"""Seconds for 16 KiB: what is quadratic in 16 KiB takes longer, even when only each fortieth character starts a try. A
run is over as soon as its time lies under that of such a pattern."""

LONGEST = 2.0
"""Seconds after which a run is broken off: its size is not doubled again."""

RUNS = 3

FLAGS_AT: Final = {
    "compile": 0,
    "search": 1,
    "match": 1,
    "fullmatch": 1,
    "findall": 1,
    "finditer": 1,
    "split": 2,
    "sub": 3,
    "subn": 3,
}
"""The functions of `re`, and at which place behind the pattern each takes flags."""

AT_START: Final = frozenset({"match", "fullmatch"})

COMMON = (
    " ",
    "a",
    "A",
    "7",
    "a ",
    "Aa ",
    "1 ",
    "1,",
    "1, ",
    "a, ",
    '"',
    "“",
    "“a” ",
    "'",
    "’",
    "-",
    "- ",
    "(",
    ".",
    ". ",
    "a. ",
    "A.",
    "\n",
    "\n ",
    "a\n",
    "<",
    "<a ",
    "&",
)
"""What every pattern is tried with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A pattern, where it stands ("clean/boxes.py _BULLET"), and whether it is only ever tried at a text's start."""

    place: str
    pattern: re.Pattern[str]
    at_start: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How the time of one pattern grew over one text: the piece repeated, and (code points, seconds) for each size."""

    found: Found
    piece: str
    times: tuple[tuple[int, float], ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        return tuple(
            after / max(before, 1e-9) for (_, before), (_, after) in zip(self.times, self.times[1:], strict=False)
        )

    @property
    def is_too_fast(self) -> bool:
        last = self.ratios[-DOUBLINGS:]
        return len(last) == DOUBLINGS and min(last) > GROWTH


@dataclass(slots=True)
class Search:
    """What was found so far, the calls whose pattern only a running function knows, and the calls that ran."""

    found: dict[tuple[str, int], Found] = field(default_factory=dict)
    compiled: dict[tuple[str, int], Found] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)

    def take(self, place: str, pattern: object, *, use: str = "search") -> None:
        """Take a pattern as it is used: "compile" says nothing of that, and counts only if nothing else does."""
        if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
            key = (pattern.pattern, pattern.flags)
            if use == "compile":
                self.compiled.setdefault(key, Found(place=place, pattern=pattern))
                return
            known = self.found.get(key)
            at_start = use in AT_START and (known is None or known.at_start)
            self.found[key] = Found(place=known.place if known else place, pattern=pattern, at_start=at_start)

    def each(self) -> tuple[Found, ...]:
        """Return every pattern once, by place."""
        return tuple(sorted((self.compiled | self.found).values(), key=lambda one: one.place))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every pattern; return 1 when one grows too fast."""
    parser = argparse.ArgumentParser(prog="python -m bench.patterns", description=__doc__)
    parser.add_argument(
        "--only", default="", help="measure the patterns whose place holds one of these, parted by commas"
    )
    said = parser.parse_args(arguments)
    search = Search()
    with recording(search):
        find_patterns(search)
        read_examples()
    wanted = [found for found in search.each() if any(place in found.place for place in said.only.split(","))]
    unknown = [f"  {place} {made}" for place, made in search.unknown.items() if place not in search.reached]
    print("\n".join((f"{len(wanted)} patterns; made of what the examples didn't bring up: {len(unknown)}", *unknown)))
    reported = 0
    for found in wanted:
        worst = max(measure(found), key=lambda growth: growth.times[-1][1] / growth.times[-1][0], default=None)
        if worst:
            reported += 1
            print(render(worst), flush=True)
    print(f"{reported} grow faster than their input")
    return 1 if reported else 0


def render(growth: Growth) -> str:
    """Return one line: where, over which text, how long, and how it grew."""
    times = " ".join(f"{size // KIB}K {seconds * 1000:.0f}ms" for size, seconds in growth.times)
    ratios = " ".join(f"x{ratio:.1f}" for ratio in growth.ratios)
    return f"{growth.found.place}: {growth.piece!r} {times} ({ratios})"


@contextmanager
def recording(search: Search) -> Iterator[None]:
    """Let `search` take every pattern that onrecord hands to a function of `re` in the meantime."""
    with ExitStack() as stack:
        for name in FLAGS_AT:
            stack.enter_context(patch.object(re, name, _recorded(search, name, getattr(re, name))))
        yield


def _recorded(search: Search, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def record(pattern: str | re.Pattern[str], *args: Any, **options: Any) -> Any:
        caller = inspect.currentframe()
        caller = caller.f_back if caller else None
        if caller and str(caller.f_globals.get("__name__", "")).startswith(f"{PACKAGE}."):
            place = f"{caller.f_code.co_filename.rpartition(f'/{PACKAGE}/')[2]}:{caller.f_lineno}"
            search.reached.add(place)
            at = FLAGS_AT[name]
            flags = options.get("flags", args[at] if len(args) > at else 0)
            search.take(place, compile_pattern(pattern, flags), use=name)
        return function(pattern, *args, **options)

    compile_pattern = re.compile
    return record


def read_examples() -> None:
    """Read the example stories, so that what is compiled on the way is compiled."""
    from bench.product import read_folder  # noqa: PLC0415 - loads onrecord, whose patterns are to be recorded

    for story in sorted(EXAMPLES.iterdir()):
        if (story / "articles").is_dir():
            tuple(read_folder(story / "articles"))


def find_patterns(search: Search) -> None:
    """Let `search` take every pattern of the package that its modules hold or make without a text."""
    package = importlib.import_module(PACKAGE)
    names = [PACKAGE, *(one.name for one in pkgutil.walk_packages(package.__path__, f"{PACKAGE}."))]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    root = Path(str(package.__file__)).parent
    for module in modules:
        place = Path(str(module.__file__)).relative_to(root).as_posix()
        uses = _uses(module)
        for name, value in vars(module).items():
            for one in _patterns_in(value):
                search.take(f"{place} {name}", one, use="match" if _is_at_start(name, uses) else "search")
        for name, made in _made_by_functions(module):
            for one in _patterns_in(made):
                search.take(f"{place} {name}()", one)
        _take_calls(search, module, place)


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that a value of a module holds, at most three containers deep."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        if isinstance(one, re.Pattern):
            yield one
        elif depth < 3 and isinstance(one, Mapping):
            waiting += [(inner, depth + 1) for inner in one.values()]
        elif depth < 3 and isinstance(one, (tuple, list, frozenset)):
            waiting += [(inner, depth + 1) for inner in one]
        elif depth < 3 and is_dataclass(one):
            waiting += [(getattr(one, part.name, None), depth + 1) for part in fields(one)]


def _made_by_functions(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Yield what the functions of a module return that need no argument and say that they return patterns."""
    for name, function in vars(module).items():
        plain = inspect.unwrap(function) if callable(function) else None
        if not inspect.isfunction(plain) or plain.__module__ != module.__name__:
            continue
        returned = str(plain.__annotations__.get("return", ""))
        if not inspect.signature(plain).parameters and re.search(r"Pattern|^_[A-Z]|Rule|Lexicon|Shape", returned):
            yield name, function()


def _is_at_start(name: str, uses: Mapping[str, set[str]]) -> bool:
    """Whether a name is private to its module, which only ever tries it at the start of a text."""
    used = uses.get(name, set())
    return name.startswith("_") and bool(used) and used <= AT_START


def _uses(module: ModuleType) -> dict[str, set[str]]:
    """Return the methods that a module calls on each of its names; a call from a given offset on counts as "search"."""
    uses: dict[str, set[str]] = defaultdict(set)
    tree = ast.parse(inspect.getsource(module))
    called = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    heads = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            heads.add(id(node.value))
            call = called.get(id(node))
            uses[node.value.id].add(node.attr if call and len(call.args) == 1 else "search")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in heads:
            uses[node.id].add("search")  # handed on: nobody knows how it is used
    return uses


def _take_calls(search: Search, module: ModuleType, place: str) -> None:
    """Take the patterns of all calls like `re.search(r"...", text)` whose first argument the module's names explain."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in FLAGS_AT):
            continue
        flags = next((word.value for word in node.keywords if word.arg == "flags"), None)
        rest = node.args[1:] if node.func.attr == "compile" else node.args[2:]
        flags = flags or next((one for one in rest if "re." in ast.unparse(one)), None)
        where = f"{place}:{node.lineno}"
        try:
            source = _value_of(node.args[0], module)
            pattern = re.compile(source, _value_of(flags, module) if flags else 0)
        except (NameError, AttributeError, KeyError, TypeError):
            search.unknown[where] = ast.unparse(node.args[0])[:60]
            continue
        search.take(where, pattern, use=node.func.attr)


def _value_of(node: ast.expr, module: ModuleType) -> Any:
    code = compile(ast.Expression(node), str(module.__file__), "eval")
    return eval(code, dict(vars(module)))  # noqa: S307 - an expression of onrecord's own source


def measure(found: Found) -> Iterator[Growth]:
    """Yield how the pattern grows over each text over which it grows too fast."""
    for piece in dict.fromkeys((*pieces_of(found.pattern), *COMMON)):
        growth = _growth(found, piece)
        if growth.is_too_fast or growth.times[0][1] >= LONGEST:
            yield growth


def _growth(found: Found, piece: str) -> Growth:
    """Return the times over one text, doubled until it is clear how they grow."""
    growth = Growth(found=found, piece=piece, times=())
    for size in (FIRST << doubling for doubling in range(LAST.bit_length() - FIRST.bit_length() + 1)):
        seconds = least_time(found, piece, size)
        if seconds < NOTICEABLE * (size / (2 * FIRST)) ** 2:
            return Growth(found=found, piece=piece, times=((size, seconds),))
        growth = Growth(found=found, piece=piece, times=(*growth.times, (size, seconds)))
        grows_like_text = len(growth.ratios) >= DOUBLINGS and max(growth.ratios[-DOUBLINGS:]) < GROWTH
        if seconds >= LONGEST or grows_like_text:
            break
    return growth


def least_time(found: Found, piece: str, size: int) -> float:
    """Return the least of several times, in seconds, of one pass of a pattern over `piece` repeated to `size`."""
    text = (piece * (size // len(piece) + 1))[:size]
    run = _passing(found, text)
    best = LONGEST
    for _ in range(RUNS):
        started = time.process_time()
        if not _within(run):
            return best
        best = min(best, time.process_time() - started)
        if best < NOTICEABLE / 4 or best > LONGEST / 4:
            break
    return best


def _passing(found: Found, text: str) -> Callable[[], object]:
    if found.at_start:
        return lambda: (found.pattern.match(text), found.pattern.fullmatch(text))
    return lambda: sum(1 for _ in found.pattern.finditer(text))


class _TooLongError(Exception):
    """A run took longer than it may."""


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _TooLongError


def _within(run: Callable[[], object]) -> bool:
    """Whether `run` ended in the time that it has."""
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        run()
    except _TooLongError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return True


if __name__ == "__main__":
    raise SystemExit(main())
