"""Parts of one whole are recognised, and amounts of one currency are put to one scale."""

from __future__ import annotations

import pytest

from reader.analysis.model import Statistic
from reader.document import Span
from reader.ui.panel.amounts import scales
from reader.ui.panel.drawings import Scale, Share
from reader.ui.panel.shares import shares

PLACE = Span(0, 1)
FIRST, SECOND = Span(0, 50), Span(51, 90)


def _percents(*values: float, sentence: Span | None = FIRST) -> list[Statistic]:
    return [Statistic(PLACE, "percent", value, "%", sentence=sentence) for value in values]


def found(statistics: list[Statistic], text: str = "") -> dict[int, Share]:
    return {index: share for index, (share, _) in shares(statistics, text).items()}


def test_percentages_of_one_sentence_that_add_up_share_a_bar() -> None:
    made = shares(_percents(60, 20, 20), "")
    assert [made[number][0].mine for number in range(3)] == [0, 1, 2]
    assert {made[number] for number in range(3)} == {
        (Share((60, 20, 20), mine), (0, 1, 2)) for mine in range(3)
    }


def test_a_percentage_beside_a_whole_is_left_out() -> None:
    assert sorted(found(_percents(6, 60, 20, 20))) == [1, 2, 3]


def test_two_wholes_of_one_sentence_are_two_bars() -> None:
    made = found(_percents(60, 40, 70, 30))
    assert [made[number].parts for number in range(4)] == [(60, 40)] * 2 + [(70, 30)] * 2


@pytest.mark.parametrize("values", [(60, 20), (60, 60), (110, -10), (100,), (10**400, 5)])
def test_percentages_that_do_not_add_up_share_nothing(values: tuple[float, ...]) -> None:
    assert found(_percents(*values)) == {}


def test_percentages_of_different_sentences_share_nothing() -> None:
    assert found([*_percents(60), *_percents(40, sentence=SECOND)]) == {}
    assert found(_percents(60, 40, sentence=None)) == {}


def test_a_table_of_percentages_in_one_sentence_is_no_hard_work() -> None:
    assert found(_percents(*[0.01] * 20_000)) == {}


def test_ratios_and_fractions_in_words_are_parts_of_a_whole_by_themselves() -> None:
    text = "ثلث السكان، وواحد من كل خمسة، و0.5 من النقاط"
    third = Statistic(Span(0, 3), "number", 1 / 3)
    fifth = Statistic(Span(13, 28), "ratio", 0.2)
    points = Statistic(Span(31, 34), "number", 0.5)
    made = found([third, fifth, points], text)
    assert made == {0: Share((pytest.approx(33.3, abs=0.1),), 0), 1: Share((20,), 0)}


def money(value: float | None, unit: str = "USD", **ends: float) -> Statistic:
    kind = "money_range" if value is None else "money"
    return Statistic(PLACE, kind, value, unit, **ends)  # type: ignore[arg-type] # numbers


def test_amounts_of_one_currency_are_parts_of_the_largest() -> None:
    made = scales([money(100), money(25), money(8, "EUR"), money(16, "EUR")])
    assert made == {0: Scale(0, 1), 1: Scale(0, 0.25), 2: Scale(0, 0.5), 3: Scale(0, 1)}


def test_a_range_reaches_from_its_low_to_its_high_end() -> None:
    made = scales([money(100), money(None, low=25, high=50), money(None, low=40), money(None)])
    assert made == {0: Scale(0, 1), 1: Scale(0.25, 0.5), 2: Scale(0, 0.4)}


def test_an_amount_alone_in_its_currency_and_a_debt_have_no_scale() -> None:
    assert scales([money(100), money(8, "EUR"), money(-5), money(0)]) == {}


def test_amounts_beyond_what_a_float_can_hold_are_compared() -> None:
    assert scales([money(10**400), money(10**399), money(0.5)])[1] == Scale(0, 0.1)
