"""Benchmarks: the product's own answers, measured against gold, with floors that may only rise.

`python -m bench predict TASK INPUT OUTPUT` writes answers, `run` prints one table, `gate` fails under a floor,
`raise-floors` writes what was reached.
"""
