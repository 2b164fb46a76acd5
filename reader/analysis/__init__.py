"""Reading a text for its statistics and entities: pure, offline, paragraph by paragraph."""

from __future__ import annotations

import datetime

from reader.analysis.model import Analysis, Entity, Kind, Statistic
from reader.progress import Checkpoint, no_checkpoint

__all__ = ["Analysis", "Entity", "Kind", "Statistic", "analyse"]


def analyse(
    text: str,
    *,
    date: datetime.datetime | None = None,
    checkpoint: Checkpoint = no_checkpoint,
) -> Analysis:
    """Find every statistic and entity of ``text``; line feeds separate its paragraphs.

    ``date`` is the day that relative dates are resolved against.

    Raises:
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    # The engines and their lexicons load at the first use, after the page is readable.
    from reader.analysis.entities import find_entities
    from reader.analysis.statistics import find_statistics

    statistics = find_statistics(text, date=date, checkpoint=lambda part: checkpoint(part / 2))
    entities = find_entities(text, checkpoint=lambda part: checkpoint(0.5 + part / 2))
    return Analysis(statistics, entities)
