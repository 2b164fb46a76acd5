"""Arabic sentences before and after an edit: ⟦ ⟧ is the quote, and where it should be found.

Without the brackets the quote is an orphan. One case a line in `anchor_cases.jsonl`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.annotations.anchor import describe, locate
from reader.document import Document, Span

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("anchor_cases.jsonl").read_text("utf-8").splitlines()
]


def document(text: str) -> Document:
    return Document.of_paragraphs([(line, "paragraph") for line in text.split("\n")])


def marked(text: str) -> tuple[str, Span | None]:
    """The text without brackets, and what they were around."""
    before, opening, rest = text.partition("⟦")
    quote, _, after = rest.partition("⟧")
    span = Span(len(before), len(before) + len(quote)) if opening else None
    return before + quote + after, span


def test_there_are_two_hundred_cases_and_none_is_there_twice() -> None:
    assert len({(case["before"], case["after"]) for case in CASES}) == len(CASES) >= 200


@pytest.mark.parametrize("case", CASES, ids=[f"{n} {case['case']}" for n, case in enumerate(CASES)])
def test_a_quote_is_found_after_the_edit(case: dict[str, str]) -> None:
    before, span = marked(case["before"])
    after, place = marked(case["after"])
    assert span is not None
    found = locate(document(after), describe(document(before), span))
    assert (found.span if found else None) == place
    assert (found.how if found else "orphan") == case["state"]
