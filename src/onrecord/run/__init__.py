"""Runs: the order of the stages, and what watches over them."""
