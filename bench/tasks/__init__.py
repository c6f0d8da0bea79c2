"""Every benchmark task that the product answers, in one explicit table."""

from __future__ import annotations

from bench.task import Task
from bench.tasks import (
    actors,
    audit,
    check,
    claims,
    copies,
    furniture,
    offsets,
    places,
    quantities,
    same_event,
    seeds,
    standing,
    statements,
    stories,
    timebanks,
    timelines,
    versions,
)

TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        actors.TASK,
        audit.TASK,
        check.TASK,
        claims.TASK,
        copies.TASK,
        furniture.TASK,
        offsets.TASK,
        places.TASK,
        same_event.TASK,
        quantities.TASK,
        seeds.TASK,
        standing.TASK,
        statements.TASK,
        stories.TASK,
        timebanks.TASK,
        timelines.TASK,
        versions.TASK,
    )
}
