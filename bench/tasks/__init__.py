"""Every benchmark task that the product answers, in one explicit table."""

from __future__ import annotations

from bench.task import Task
from bench.tasks import claims, copies, furniture, offsets, places, seeds, statements, stories, timebanks

TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        claims.TASK,
        copies.TASK,
        furniture.TASK,
        offsets.TASK,
        places.TASK,
        seeds.TASK,
        statements.TASK,
        stories.TASK,
        timebanks.TASK,
    )
}
