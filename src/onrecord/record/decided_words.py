"""What the rooms of decisions share: the rule they are, and how a decision is credited."""

from __future__ import annotations

from onrecord.model import Decision

RULE = "decided@1"


def credit(decision: Decision) -> str:
    """Return who decided, and why: "by decision of desk: a misprint"."""
    return f"by decision of {decision.who}" + (f": {decision.why}" if decision.why else "")
