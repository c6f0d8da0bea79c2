"""Scoring the task `versions`."""
