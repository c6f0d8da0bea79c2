"""From claims to the lines of the record."""

from onrecord.record.reports import group_copies
from onrecord.record.timeline import RULE, draw_timeline

__all__ = ["RULE", "draw_timeline", "group_copies"]
