"""Scoring the check of drafts: planted errors that were found, correct items that were alarmed on."""
