"""The statistics of a text: numbers, amounts, measures and dates as an Arabic reader has them."""

from __future__ import annotations

import datetime

from reader.analysis.model import Statistic
from reader.progress import Checkpoint, no_checkpoint


def find_statistics(
    text: str,
    *,
    date: datetime.datetime | None = None,
    checkpoint: Checkpoint = no_checkpoint,
) -> tuple[Statistic, ...]:
    """Every statistic of ``text``, by start; line feeds separate its paragraphs.

    ``date`` is what relative dates are resolved against; without it they stay open.

    Raises:
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    from reader.analysis.statistics.engine import find  # the tables load at the first use

    return find(text, date, checkpoint)
