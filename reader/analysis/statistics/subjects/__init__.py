"""What a figure says about what: its modifier, the noun it counts, and the phrase it measures."""

from reader.analysis.statistics.subjects.counted import counted
from reader.analysis.statistics.subjects.measured import subjects
from reader.analysis.statistics.subjects.modifier import modifier

__all__ = ["counted", "modifier", "subjects"]
