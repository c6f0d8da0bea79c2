"""A made-up news archive of any size, to measure speed and growth: `python -m bench.archive --articles 10000 -o DIR`.

Running stories over days, told by several outlets: own reports, agency copy with small edits, updates of figures, the
same speakers quoted in several articles; short notices and digests between them. Everything is made from the sentence
patterns in `patterns/` and from names of invented syllables; only countries and large cities are real. Articles depend
on the seed and on their place alone: an archive of 100 is the start of one of 1,000 with the same seed.
"""

from bench.archive.writing import each_article

__all__ = ["each_article"]
