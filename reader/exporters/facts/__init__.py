"""One page of what a text says: its key figures in their sentences, its people and places."""

from __future__ import annotations

from reader.exporters.facts.html import write as write_html
from reader.exporters.facts.model import FactSheet, KeySentence, NamedOnes, fact_sheet

__all__ = ["FactSheet", "KeySentence", "NamedOnes", "fact_sheet", "write_html"]
