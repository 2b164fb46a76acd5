"""Whatever a text holds: no exception, exact spans, one answer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.analysis.entities import find_entities
from reader.analysis.entities.tokens import LONGEST_SLICE, slices
from reader.document import Span
from reader.progress import Cancelled

PIECES = [
    "محمد بن سلمان", "شركة", "«", "»", '"', "OpenAI", "(", ")", "الرئيس", "و", "ل", "ـ", " ", "\n",
    "باريس", "بَيروت", "\ud800", "\u200f", "\u2066", "123", "iPhone 15", "\ufefb", "🙂",
    "https://", "@", "في", "عبد", "بن", "لل", "إيه آي", "کتاب", "ہے", "א", "\t", "\u0000",
]  # fmt: skip


@settings(deadline=None)  # the first call reads the lists
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("ل")
@example("عبد")
@example("«»")
@example('شركة "')
@example("(WHO)")
@example("الرئيس بن")
@example("بـ\u064b\u064bباريس")
def test_mentions_are_disjoint_trimmed_and_inside_one_paragraph(text: str) -> None:
    spans = sorted(span for entity in find_entities(text) for span in entity.mentions)
    for span in spans:
        surface = span.of(text)
        assert surface
        assert surface == surface.strip()
        assert "\n" not in surface
        assert surface[0] not in '«"('
        assert surface[-1] not in '»")'
    for one, other in pairwise(spans):
        assert one.end <= other.start


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    for entity in find_entities(text):
        assert entity.name
        assert entity.mentions
        assert entity.name not in entity.aliases


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_other_paragraphs_do_not_move_a_mention(text: str) -> None:
    alone = find_entities("زار محمد صلاح باريس.")
    after = find_entities("زار محمد صلاح باريس.\n" + text)
    expected = {span for entity in alone for span in entity.mentions}
    assert expected <= {span for entity in after for span in entity.mentions}


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "ا" * 50_000, '"' * 20_000, "محمد " * 5_000, "A" * 50_000, "123 " * 5_000],
    ids=["empty", "blank", "one long word", "quotation marks", "one name", "Latin", "digits"],
)
def test_odd_texts_are_read(text: str) -> None:
    assert len(find_entities(text)) <= 3


def test_slices_cover_every_paragraph_and_cut_huge_ones_at_spaces() -> None:
    text = "قصير\n\n" + "كلمة " * 20_000
    pieces = list(slices(text))
    assert pieces[0] == Span(0, 4)
    assert max(len(piece) for piece in pieces) <= LONGEST_SLICE
    assert "".join(piece.of(text) for piece in pieces) == text.replace("\n", "")
    assert all(piece.of(text).startswith((" ", "كلمة")) for piece in pieces[1:])


def test_work_can_be_watched_and_stopped() -> None:
    text = "زار محمد صلاح باريس.\n" * 50
    parts: list[float] = []
    find_entities(text, checkpoint=parts.append)
    assert parts == sorted(parts)
    assert len(parts) > 50
    assert parts[-1] == 1.0

    def stop(part: float) -> None:
        if part > 0.1:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_entities(text, checkpoint=stop)
