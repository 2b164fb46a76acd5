"""The statistics of a text after what their reader has said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import Statistic
from reader.annotations.anchor import How, Placement
from reader.annotations.model import Anchor, Annotation, Correction
from reader.document import Span
from reader.library.corrections import GREATEST, Figure, corrected, correction, found, is_sound

MOMENT = datetime(2025, 9, 20, 8, tzinfo=UTC)
MONEY = Statistic(Span(10, 20), "money", 12, "EUR", subject=Span(0, 5))
PERCENT = Statistic(Span(30, 33), "percent", 60, "%")
DATE = Statistic(Span(40, 45), "date", "2024", resolved=("2024",), start_date="2024-01-01")
FOUND = found((MONEY, PERCENT, DATE))


def said(
    id: str, span: Span, correction: Correction, *, minutes: int = 0, how: How = "exact"
) -> tuple[Annotation, Placement]:
    moment = MOMENT + timedelta(minutes=minutes)
    anchor = Anchor("", "", "", span.start, span.end, "")
    made = Annotation(id, anchor, "yellow", "", (), moment, moment, correction=correction)
    return made, Placement(span, how)


def after(
    *entries: tuple[Annotation, Placement], figures: tuple[Figure, ...] = FOUND
) -> tuple[Figure, ...]:
    return corrected(
        figures,
        {item.id: item for item, _ in entries},
        {item.id: placement for item, placement in entries},
    )


def test_without_corrections_all_is_as_it_was_found() -> None:
    assert after() == FOUND
    assert [figure.state for figure in FOUND] == ["found"] * 3


def test_a_dismissed_figure_stays_in_the_list_and_says_so() -> None:
    figures = after(said("a", PERCENT.span, Correction("percent", dismissed=True)))
    assert [figure.state for figure in figures] == ["found", "dismissed", "found"]
    assert figures[1] == Figure(PERCENT, PERCENT, "dismissed", "a")


def test_a_corrected_figure_keeps_what_it_measures() -> None:
    meant = correction(FOUND[0], replace(MONEY, value=12.5, unit="USD", modifier="about"))
    figure = after(said("a", MONEY.span, meant))[0]
    assert figure.statistic == replace(MONEY, value=12.5, unit="USD", modifier="about")
    assert figure.original == MONEY
    assert figure.state == "corrected"


def test_a_corrected_date_loses_what_the_analysis_made_of_the_old_one() -> None:
    figure = after(said("a", DATE.span, Correction("date", kind="date", value="2025-02")))[2]
    assert figure.statistic == Statistic(DATE.span, "date", "2025-02")


def test_a_date_whose_value_stands_keeps_its_readings() -> None:
    meant = Correction("date", kind="date", value="2024", modifier="about")
    assert after(said("a", DATE.span, meant))[2].statistic.resolved == ("2024",)


def test_what_was_corrected_stays_where_the_analysis_finds_nothing_any_more() -> None:
    gone = Span(24, 28)
    meant = Correction("number", kind="quantity", value=7, unit="liter")
    figures = after(said("a", gone, meant))
    assert [figure.statistic.span.start for figure in figures] == [10, 24, 30, 40]
    assert figures[1] == Figure(Statistic(gone, "quantity", 7, "liter"), None, "corrected", "a")


def test_a_dismissal_of_what_is_not_found_any_more_says_nothing() -> None:
    assert after(said("a", Span(24, 28), Correction("number", dismissed=True))) == FOUND


def test_a_dismissal_is_about_one_kind() -> None:
    assert after(said("a", MONEY.span, Correction("number", dismissed=True))) == FOUND


def test_other_edges_of_the_same_figure_make_no_difference() -> None:
    figures = after(said("a", Span(14, 20), Correction("money", dismissed=True)))
    assert figures[0].state == "dismissed"


def test_a_corrected_figure_takes_the_place_of_what_its_words_are_taken_for() -> None:
    meant = Correction("number", kind="number", value=3)
    figures = after(said("a", Span(8, 31), meant))
    assert [figure.statistic for figure in figures] == [
        Statistic(Span(8, 31), "number", 3),
        DATE,
    ]


def test_a_figure_of_another_kind_on_the_same_words_is_what_was_corrected() -> None:
    figure = after(said("a", MONEY.span, Correction("number", kind="number", value=3)))[0]
    assert (figure.statistic.value, figure.original) == (3, MONEY)


@pytest.mark.parametrize("dismissed_later", [True, False])
def test_of_two_words_on_one_figure_the_last_holds(dismissed_later: bool) -> None:
    figures = after(
        said("a", MONEY.span, Correction("money", dismissed=True), minutes=dismissed_later),
        said(
            "b", MONEY.span, Correction("money", kind="money", value=9), minutes=not dismissed_later
        ),
    )
    last, first = ("a", "b") if dismissed_later else ("b", "a")
    assert figures[0].state == ("dismissed" if dismissed_later else "corrected")
    assert figures[0].correction_ids == (last, first)


def test_two_words_on_what_is_now_one_figure_are_both_told() -> None:
    figures = after(
        said("a", Span(10, 14), Correction("money", dismissed=True)),
        said("b", Span(15, 20), Correction("money", dismissed=True), minutes=1),
    )
    assert figures[0].correction_ids == ("b", "a")


def test_an_uncertain_place_alters_no_figure() -> None:
    unsure = said("a", MONEY.span, Correction("money", dismissed=True), how="approximate")
    assert after(unsure) == FOUND


def test_what_is_nowhere_alters_no_figure() -> None:
    lost, _ = said("a", MONEY.span, Correction("money", dismissed=True))
    assert corrected(FOUND, {"a": lost}, {}) == FOUND


@pytest.mark.parametrize(
    "nonsense",
    [
        Correction(""),
        Correction("money", kind="invented", value=1),
        Correction("money", kind="money"),
        Correction("money", kind="money", value=1, low=2),
        Correction("money", kind="money", low=2, high=1),
        Correction("money", kind="money", value=GREATEST * 10),
        Correction("money", kind="money", value=1, modifier="perhaps"),
        Correction("money", kind="money", value="12"),
        Correction("money", kind="date", value=""),
        Correction("money", kind="date", value=2024),
    ],
)
def test_a_correction_without_sense_alters_no_figure(nonsense: Correction) -> None:
    assert after(said("a", MONEY.span, nonsense)) == FOUND


@pytest.mark.parametrize("kind", ["range", "money_range", "percent_range"])
def test_a_range_may_be_open_at_one_end(kind: str) -> None:
    assert is_sound(Statistic(Span(0, 1), kind, low=1))  # type: ignore[arg-type]  # of a table
    assert is_sound(Statistic(Span(0, 1), kind, high=1))  # type: ignore[arg-type]


spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60),
                  st.integers(1, 8))  # fmt: skip
words = st.builds(
    lambda of, dismissed, value: (
        Correction(of, dismissed=True) if dismissed else Correction(of, kind="number", value=value)
    ),
    st.sampled_from(["money", "percent", "date", "number"]),
    st.booleans(),
    st.integers(),
)


@given(st.lists(st.tuples(spans, words, st.integers(0, 3)), max_size=8))
def test_figures_stay_by_start_and_every_correction_is_told_once(
    entries: list[tuple[Span, Correction, int]],
) -> None:
    figures = after(*(
        said(str(number), span, word, minutes=minutes)
        for number, (span, word, minutes) in enumerate(entries)
    ))  # fmt: skip
    spans = [figure.statistic.span for figure in figures]
    told = [id for figure in figures for id in figure.correction_ids]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert len(told) == len(set(told))
    assert all((figure.state == "found") is (not figure.correction_id) for figure in figures)
