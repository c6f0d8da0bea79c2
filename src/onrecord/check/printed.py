"""Where a text prints the posts of people: before a name, behind it, or as what somebody is or becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.lemmas import lemma_of
from onrecord.check.sheets import Sheet
from onrecord.check.titles import DETERMINERS, JOINTS, TOKEN, Title, is_office, offices, phase_words, portfolios
from onrecord.lexicon import listed, load
from onrecord.model import Appearance, Phase, Role
from onrecord.resolve.names import fold
from onrecord.text import Span

REACH = 110
"""Code points on either side of a name in which its post is printed."""

MOST_BEFORE, MOST_BEHIND = 6, 6
"""Words of a title before its head ("the county's acting chief fire"), and of what it is of."""

NEAR = 60
"""Code points between a name and a post at it that was read, not found by its print."""

MADE = 40
"""Code points before a name in which a verb of naming somebody to a post stands: "named the banker Ana Sole as"."""

_CUT = re.compile(r"[;:()\[\]–—“”\"\n]|,(?!\d)|\s-\s")
_BETWEEN = re.compile(
    r"(?P<until>\s(?:until|till)\s(?:now|then|recently))?(?P<now>\s(?:is\snow|is|will\sbe))?[,\s–—-]*(?:\b(?:Lord|Lady|Sir|Dame|Dr|Mr|Mrs|Ms|Prof(?:essor)?)\b\.?\s)?$"
)
_BEHIND = re.compile(r",\s|\s?[–—]\s?|\s\(")
_CALLED = re.compile(
    r"""
    \s (?: (?:is|remains) \s (?=(?:an?|the|its|his|her|their|now|still)\s)
       | (?:(?:has|had|will|would)\s)? (?:become|becomes|became) \s
       | (?:(?:was|were|is|has\sbeen|had\sbeen|will\sbe|is\sto\sbe)\s)
         (?:elected|named|appointed|chosen|made|re-?elected|promoted\sto|sworn\sin|confirmed) \s )
    (?:(?:as|to\sbe)\s)?
    """,
    re.VERBOSE,
)
_MADE = re.compile(
    r"\b(?:named|names|appointed|appoints|elected|elects|chose|chooses|made|confirmed|picked|promoted)\s(?:\w+\s){0,3}?$",
    re.IGNORECASE,
)
_AS = re.compile(r"(?:,[^,.;]{1,60},)?\s(?:as|to\sbe(?:come)?|to)\s")
_CHARGE = re.compile(
    r"(?:,|\s[–—])?\s(?:who\s)?(?:is\s|remains\s)?(?:still\s|now\s)?"
    r"(?P<what>in\scharge|at\sthe\s(?:helm|head|top)|the\sman\sat\sthe\stop|(?:still|now)\s(?:leads|heads|runs|governs))(?P<of>\sof)?\b"
)
_HELD = re.compile(
    r"(?:,|\s[–—])?\s(?:who\s(?:was|had\sbeen|used\sto\sbe)|(?:who\s)?(?:had\s)?(?:served\sas|held\sthe\s(?:post|office|job|seat)\sof))\s"
)
_WHO = re.compile(
    r"(?:,|\s[–—])?\swho\s(?:now\s|also\s|still\s)?(?P<verb>acts\sfor|speaks\sfor|[a-z]+s)\s", re.IGNORECASE
)


def titles_of(sheet: Sheet, appearance: Appearance, mentions: Sequence[Span]) -> tuple[Title, ...]:
    """Return the posts of a person in a text, in its order: those printed at its `mentions`, others that were read."""
    found: dict[tuple[int, int], Title] = {}
    for mention in (_bare(sheet, mention) for mention in mentions):
        for title in (*_before(sheet, mention), *_behind(sheet, mention), *_told(sheet, mention)):
            found.setdefault((title.start, title.end), title)
    printed = list(found.values())
    for role in appearance.roles:
        named = re.findall(r"[^\W_]+", role.title.partition(" of ")[0])
        span = Span(role.start, role.end)
        is_near = any(span.start - mention.end < NEAR and mention.start - span.end < NEAR for mention in mentions)
        is_said = any(mention.start - span.end in (1, 2) and _is_speaker(sheet, mention) for mention in mentions)
        if (
            named
            and is_office(named[-1])
            and is_near
            and not is_said
            and not any(title.span.overlaps(span) for title in printed)
        ):
            printed.append(_read(sheet, role))
    return tuple(sorted(printed, key=lambda title: title.span))


def _read(sheet: Sheet, role: Role) -> Title:
    title, _, of = role.title.partition(" of ")
    is_split = bool(of) and is_office(title.split()[-1])
    body = role.organisation or role.country
    if is_split:
        return Title(sheet, role.start, role.end, title, "", f"{of} {body}".strip(), role.phase)
    return Title(sheet, role.start, role.end, role.title, "", body, role.phase)


def _bare(sheet: Sheet, mention: Span) -> Span:
    """Return a mention without words before the name that belong to the post: "State" of "State Ana Sole"."""
    start = mention.start
    for token in _tokens(sheet.text, mention.start, mention.end)[:-1]:
        if fold(token.group()) not in portfolios() | offices():
            break
        start = token.end() + 1
    return Span(min(start, mention.end - 1), mention.end)


def _tokens(text: str, start: int, end: int) -> list[re.Match[str]]:
    return list(TOKEN.finditer(text, start, end))


def _before(sheet: Sheet, mention: Span) -> Iterator[Title]:
    """Yield the post right before a name: "the transport secretary, Ana Sole", "Secretary of State Ana Sole"."""
    text, sentence = sheet.text, sheet.sentence_at(mention.start)
    start = max(sentence.start, mention.start - REACH)
    between = _BETWEEN.search(text, start, mention.start)
    end = between.start() if between else mention.start
    cuts = [match.end() for match in _CUT.finditer(text, start, end)]
    tokens = _tokens(text, cuts[-1] if cuts else start, end)
    if not tokens or tokens[-1].end() != end:
        return
    is_apposed = end < mention.start - 1
    at = next((at for at in range(len(tokens) - 1, -1, -1) if _can_end(tokens, at, is_apposed=is_apposed)), None)
    if at is None or (is_apposed and not _is_apposed(sheet, mention, tokens, _first_of(tokens, at))):
        return
    title = _title(sheet, _first_of(tokens, at), at, tokens)
    phase = Phase.FORMER if between and between["until"] else Phase.NEW if between and between["now"] else title.phase
    yield _with_phase(title, phase)


_SAYS = re.compile(r"\s(?:sa(?:id|ys)|added|told|wrote|noted)\b")


def _is_speaker(sheet: Sheet, mention: Span) -> bool:
    """Whether a surname alone opens words of saying: "Sole said"."""
    return " " not in mention.of(sheet.text) and bool(_SAYS.match(sheet.text, mention.end))


def _is_apposed(sheet: Sheet, mention: Span, tokens: Sequence[re.Match[str]], first: int) -> bool:
    """Whether a title before a comma is that of the name behind it, unlike in "He becomes mayor, Sole said"."""
    if _is_speaker(sheet, mention):
        return False
    opens = _owns(tokens[first]) or tokens[first].group()[0].isupper()
    return opens or (first > 0 and fold(tokens[first - 1].group()) in DETERMINERS)


def _can_end(tokens: Sequence[re.Match[str]], at: int, *, is_apposed: bool) -> bool:
    """Whether an office at `at` goes with a name behind the last token."""
    word = tokens[at].group()
    if not is_office(word) or (at and fold(tokens[at - 1].group()) in ("by", "as")):
        return False
    behind = [fold(token.group()) for token in tokens[at + 1 :]]
    if not behind:
        return True
    if behind[0] in ("who", "whose") and is_apposed and at and fold(tokens[at - 1].group()) == "the":
        return True  # "the prosecutor who had let him go, Ana Sole"
    is_of = behind[0] in ("of", "for", "at", "to") and 1 < len(behind) <= MOST_BEHIND + 1
    is_named = word[0].isupper() or (len(behind) == 2 and behind[0] == "of" and behind[1] in portfolios())
    return is_of and (is_apposed or is_named) and not set(behind) & _VERBS


_VERBS = frozenset("said says told was is were are has had have would will who which that by and but".split())
_ENDS = (_VERBS - {"and"}) | frozenset("on in from with after before since until as at when while".split())


def _first_of(tokens: Sequence[re.Match[str]], at: int) -> int:
    """Return the number of the first token of the title with an office at `at`."""
    lowest = max(0, at - MOST_BEFORE)
    determiner = next(
        (n for n in range(at - 1, lowest - 1, -1) if fold(tokens[n].group()) in DETERMINERS or _owns(tokens[n])), None
    )
    if determiner is not None and not {fold(t.group()) for t in tokens[determiner + 1 : at]} & (_VERBS | JOINTS):
        owner = determiner if _owns(tokens[determiner]) else determiner + 1
        while owner and _owns(tokens[owner]) and _is_name(tokens[owner - 1].group()):
            owner -= 1
        return owner
    first = at
    while first > lowest and _is_qualifier(tokens[first - 1].group()):
        first -= 1
    return first


def _is_name(word: str) -> bool:
    return word[0].isupper() and fold(word) not in _OPENERS


def _owns(token: re.Match[str]) -> bool:
    return bool(re.search(r"['’]s?$", token.group()))


def _is_qualifier(word: str) -> bool:
    folded = fold(word)
    known = (listed("offices_en", "qualifiers") | listed("check_en", "rank") | phase_words() | offices()) - _DONE
    return folded in known or _is_name(word)


_DONE = frozenset("sacked ousted deposed retired sitting disgraced named appointed".split())
"""Words that are verbs as often as words of a title: "the firm sacked director Ana Sole"."""

_OPENERS = frozenset("the a an in on at when while but and as after before since for with by he she it they".split())


def _behind(sheet: Sheet, mention: Span) -> Iterator[Title]:
    """Yield the post right behind a name: "Ana Sole, Canada's Minister of Industry,"."""
    text, sentence = sheet.text, sheet.sentence_at(mention.start)
    opened = _BEHIND.match(text, mention.end)
    if opened and opened.end() < sentence.end:
        yield from _opening(sheet, opened.end(), sentence)


def _told(sheet: Sheet, mention: Span) -> Iterator[Title]:
    """Yield what a person is said to be or to become, or to run: "Ana Sole was elected mayor", "who runs the fair"."""
    text, sentence = sheet.text, sheet.sentence_at(mention.start)
    called = _CALLED.match(text, mention.end, sentence.end)
    if called:
        is_new = not re.match(
            r"\s(?:is|remains)\s(?!elected|named|appointed|chosen|made|confirmed|to\s)", called.group()
        )
        yield from _opening(sheet, called.end(), sentence, phase=Phase.NEW if is_new else None)
    charge = _CHARGE.match(text, mention.end, sentence.end)
    if charge:
        cut = _CUT.search(text, charge.end(), sentence.end)
        end = min(cut.start() if cut else sentence.end, charge.end() + NEAR)
        yield Title(
            sheet,
            charge.start("what"),
            max(end, charge.end()),
            "head",
            "",
            text[charge.end() : end] if charge["of"] else "",
        )
    held = _HELD.match(text, mention.end, sentence.end)
    if held:
        yield from _opening(sheet, held.end(), sentence, phase=Phase.FORMER)
    made = _AS.match(text, mention.end, sentence.end)
    if made and _MADE.search(text, max(sentence.start, mention.start - MADE), mention.start):
        yield from _opening(sheet, made.end(), sentence, phase=Phase.NEW)
    who = _WHO.match(text, mention.end, sentence.end)
    if who:
        office = _office_of(who["verb"].casefold())
        cut = _CUT.search(text, who.end(), sentence.end)
        end = cut.start() if cut else sentence.end
        if office:
            tokens = _tokens(text, who.end(), end)[:MOST_BEHIND]
            last = tokens[-1].end() if tokens else who.end()
            yield Title(sheet, who.start("verb"), last, office, "", text[who.end() : last])


def _office_of(verb: str) -> str | None:
    runs: dict[str, str] = load("check_en")["runs"]
    return runs.get(verb) or runs.get(lemma_of(verb, "VBZ"))


def _opening(sheet: Sheet, start: int, sentence: Span, phase: Phase | None = None) -> Iterator[Title]:
    """Yield the post with which a stretch of a sentence opens."""
    cut = _CUT.search(sheet.text, start, min(sentence.end, start + REACH))
    tokens = _tokens(sheet.text, start, cut.start() if cut else min(sentence.end, start + REACH))
    at = next((n for n, token in enumerate(tokens[: MOST_BEFORE + 2]) if is_office(token.group())), None)
    if not tokens or at is None or tokens[0].start() != start or not _can_open(tokens, at):
        return
    at = _end_of(tokens, at)
    first = 0
    while first < at and fold(tokens[first].group()) in DETERMINERS - {"former", "then", "once"}:
        first += 1
    title = _title(sheet, first, at, tokens)
    yield title if phase is None or title.phase is not Phase.CURRENT else _with_phase(title, phase)


def _end_of(tokens: Sequence[re.Match[str]], at: int) -> int:
    """Return the last word of a title that opens with an office: "officer" of "chief operating officer"."""
    ranks = listed("check_en", "rank") | {"chief"}
    for step in (2, 1):
        behind = tokens[at + 1 : at + 1 + step]
        is_run = len(behind) == step and behind[-1].end() - tokens[at].end() == sum(len(t.group()) + 1 for t in behind)
        if is_run and is_office(behind[-1].group()) and (step == 1 or fold(tokens[at].group()) in ranks):
            return _end_of(tokens, at + step)
    return at


def _with_phase(title: Title, phase: Phase) -> Title:
    return Title(title.sheet, title.start, title.end, title.title, title.owner, title.of, phase)


def _can_open(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the tokens before an office can belong to it: no verb, no joining word."""
    opening = [token.group() for token in tokens[:at]]
    folded = {fold(word) for word in opening}
    # "the county's police and crime commissioner" is one post.
    is_owned = bool(tokens) and (fold(tokens[0].group()) in DETERMINERS or _owns(tokens[0]))
    if folded & ((_VERBS - {"and"} if is_owned else _VERBS) | JOINTS):
        return False
    if not opening:
        return True
    return (
        fold(opening[0]) in DETERMINERS | {"until"}
        or _owns(tokens[0])
        or any(map(_owns, tokens[:at]))
        or all(_is_qualifier(word) for word in opening)
    )


def _title(sheet: Sheet, first: int, at: int, tokens: Sequence[re.Match[str]]) -> Title:
    """Return the title of tokens `first` to `at`, with its owner before and what it is of behind."""
    owner = next((n for n in range(at - 1, first - 1, -1) if _owns(tokens[n])), None)
    begin = first if owner is None else owner + 1
    text = sheet.text
    stop = _stop_of(tokens, at)
    return Title(
        sheet,
        tokens[first].start(),
        tokens[max(at, stop - 1)].end(),
        " ".join(token.group() for token in tokens[begin : at + 1]),
        "" if owner is None else text[tokens[first].start() : tokens[owner].end()],
        text[tokens[at + 2].start() : tokens[stop - 1].end()] if stop > at + 2 else "",
        _phase_of([fold(token.group()) for token in tokens[max(0, first - 2) : at]]),
    )


def _stop_of(tokens: Sequence[re.Match[str]], at: int) -> int:
    """Return the number behind the last token of what an office is of; that behind the office where it is of nothing.

    A name ends before the next small word: "president of Chrysler announced" is of Chrysler.
    """
    behind = tokens[at + 1 : at + 2 + MOST_BEHIND]
    if (
        not behind
        or fold(behind[0].group()) not in ("of", "for", "at", "to")
        or behind[0].start() != tokens[at].end() + 1
    ):
        return at + 1
    has_name = False
    for number, token in enumerate(behind[1:], start=at + 2):
        word = token.group()
        is_joint = fold(word) in ("of", "the", "and", "for")
        if fold(word) in _ENDS or (has_name and word[0].islower() and not is_joint):
            return _without_joint(tokens, at, number)
        has_name = has_name or (word[0].isupper() and not _owns(token))
    return _without_joint(tokens, at, at + 1 + len(behind))


def _without_joint(tokens: Sequence[re.Match[str]], at: int, stop: int) -> int:
    while stop > at + 1 and fold(tokens[stop - 1].group()) in ("of", "the", "and", "for", "at", "to"):
        stop -= 1
    return stop


def _phase_of(words: Sequence[str]) -> Phase:
    phases = ((Phase.FORMER, "former"), (Phase.FUTURE, "future"), (Phase.NEW, "new"))
    if {"until", "once"} & set(words):
        return Phase.FORMER
    return next((phase for phase, name in phases if listed("offices_en", "phases", name) & set(words)), Phase.CURRENT)
