"""A text cut up for reading amounts: numbers in any spelling of thousands, money signs, words, signs."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from onrecord.annotate.quantities.vocabulary import vocabulary

NUMBER = r"""
    \d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d])(?:[.,]\d{1,6}(?!\d))?   # 60 000
  | \d{1,3}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d{1,6}(?!\d))?             # 12,000 and 12,50,000
  | \d{1,3}(?:['’]\d{3})+(?!\d)(?:[.,]\d{1,6}(?!\d))?                    # 1'200
  | \d{1,3}(?:\.\d{3})+,\d{1,6}(?!\d)                                    # 2.340,5
  | \d{1,3}(?:\.\d{3}){2,}(?!\d)                                         # 1.200.000
  | \d{1,18}(?:[.,·]\d{1,6}(?!\d))?                                      # 15, 2.5, 1,5
  | \d+
"""
CUTTING = rf"""
    (?=[\S\n])(?:
    (?P<plain>[A-Za-z]?[a-z]++(?=[ ]\D|[,;?!)”"\n]|\.[ ]\D|\.?\Z))   # most words: no name, address or sign of money
  | (?P<break>\n\s*)
  | (?P<url>(?:https?://|www\.)\S+)
  | (?P<money>(?:MONEY)(?=[ \u00a0\u202f]?\d)|[£$€¥₹₽₴₩₺₪₦₫฿₱₵₸₾¢])
  | (?P<name>(?!(?:(?i:minus|magnitude)|LETTERS)-?\d)(?:[^\W\d_]{{1,12}}-?\d[\w]*(?:-\d+)?))     # G7, F-16s, Covid-19
  | (?P<ordinal>\d{{1,6}}(?:st|nd|rd|th)\b)
  | (?P<decade>['’]?\d{{1,3}}0['’]?s\b)
  | (?P<number>{NUMBER})
  | (?P<word>[A-Za-z]\.(?:[A-Za-z]\.)+|['’]s\b|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)
  | (?P<sign>\S)
    )
"""
SEPARATORS = re.compile(r"[ \u00a0\u2009\u202f'’]")
HYPHENS = frozenset("-‐‑–−")


class Token(NamedTuple):
    """A word, number or sign of a text. `key` is the word without capitals; `value` only of numbers."""

    start: int
    end: int
    text: str
    key: str
    kind: str
    value: Decimal | None = None
    touches: bool = False
    """Whether nothing stands between this token and the one before."""

    @property
    def is_number(self) -> bool:
        return self.kind == "number"

    @property
    def is_word(self) -> bool:
        return self.kind == "word"

    @property
    def is_capital(self) -> bool:
        return any(letter.isupper() for letter in self.text[:3])


NOTHING = Token(0, 0, "", "", "end")


class Tokens(list[Token]):
    """The tokens of a text; beyond both ends there is `NOTHING`."""

    def at(self, index: int) -> Token:
        return self[index] if 0 <= index < len(self) else NOTHING

    def key(self, index: int) -> str:
        return self[index].key if 0 <= index < len(self) else ""

    def joins(self, index: int) -> bool:
        """Whether a hyphen at `index` holds the token before and the one after together."""
        token = self.at(index)
        return token.touches and token.text in HYPHENS and self.at(index + 1).touches


@cache
def _pattern() -> re.Pattern[str]:
    known = vocabulary()
    signs = sorted((*known.symbols, *known.codes), key=lambda sign: (-len(sign), sign))
    # "COP28" is no money; single letters are money only before grouped or scaled digits ("R120m")
    signed = "|".join(re.escape(sign) for sign in signs if sign != "COP")
    initials = "".join(sorted({re.escape(sign[0]) for sign in (*signs, *"RNKPC")}))
    money = rf"(?=[{initials}])(?:(?<![^\W\d_])(?:{signed})|\bCOP(?=[ ])"
    rand = r"(?<![^\W\d_])[RNKP](?=\d{1,3}(?:,\d{3})+\b|\d{1,4}(?:\.\d+)?[ ]?(?:m|bn|tn|million|billion|trillion)\b)"
    letters = "|".join(re.escape(sign) for sign in signs if sign[-1].isalpha())
    cutting = CUTTING.replace("(?:MONEY)", f"(?:{money}|{rand}))").replace("LETTERS", letters or "minus")
    return re.compile(cutting, re.VERBOSE)


def cut(text: str) -> Tokens:
    """Cut `text` into tokens."""
    tokens = Tokens()
    last = -1
    for match in _pattern().finditer(text):
        kind, words = match.lastgroup or "sign", match[0]
        start, end = match.span()
        if kind == "plain":
            tokens.append(Token(start, end, words, words.lower(), "word", None, start == last))
            last = end
            continue
        value = read_digits(words) if kind == "number" else None
        if kind == "number" and value is None:
            kind = "name"
        key = words.lower().replace("’", "'")
        tokens.append(Token(start, end, words, key, kind, value, start == last))
        last = end
    return tokens


def read_digits(words: str) -> Decimal | None:
    """Return what digits mean ("12,50,000", "2.340,5", "1 200", "1,5"), None for more digits than any amount has."""
    plain = SEPARATORS.sub("", words).replace("·", ".")
    if len(plain) > 24:
        return None
    comma, point = plain.rfind(","), plain.rfind(".")
    if comma > point and (point >= 0 or len(plain) - comma - 1 != 3):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if plain.count(".") > 1:
        return Decimal(plain.replace(".", ""))
    return Decimal(plain.replace(",", ""))
