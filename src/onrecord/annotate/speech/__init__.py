"""Statements within one article: who says, thinks or wants what, and how that is known."""
