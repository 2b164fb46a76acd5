"""The whole text with highlights in place and notes beside it: HTML and Word."""

from __future__ import annotations

from typing import Final

from reader.exporters.article.html import write as write_html
from reader.exporters.article.word import write as write_word

__all__ = ["WORD", "write_html", "write_word"]

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""The media type of Word's files."""
