"""Scoring who is who: mentions, their groups within and across articles, and roles."""
