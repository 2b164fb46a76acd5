"""Rows stay sorted and filtered while they come and go, and Qt is told exactly what happened."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.ui.panel.model import Rows
from reader.ui.panel.rows import Heading, Row

HEADINGS = (Heading("a", "First", "a"), Heading("b", "Second"))

FIXTURES = HealthCheck.function_scoped_fixture


def row(key: int, place: int, search: str = "") -> Row:
    return Row(key, (), (), search, f"row {key}", (place,))


def shown(model: Rows, group: int) -> list[int]:
    parent = model.index(group, 0)
    count = model.rowCount(parent)
    rows = [model.row(model.index(number, 0, parent)) for number in range(count)]
    return [item.key for item in rows if item is not None]


@pytest.fixture
def model(qapp) -> Rows:  # noqa: ARG001 - the application
    return Rows(HEADINGS, lambda heading, count: f"{heading.title}: {count}")


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "remove", "filter"]),
        st.integers(0, 7), st.integers(0, 3), st.sampled_from(["نخلة", "بحر", ""]),
    ),
    max_size=30,
)  # fmt: skip


@given(steps=STEPS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_history_leaves_what_a_fresh_model_would_show(qapp, steps) -> None:  # noqa: ARG001
    model = Rows(HEADINGS, lambda heading, count: f"{heading.title}: {count}")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    known: dict[int, Row] = {}
    mirror: list[int] = []
    root = model.index(0, 0)

    def inserted(parent: QModelIndex, first: int, last: int) -> None:
        assert first == last
        item = model.row(model.index(first, 0, parent))
        assert item is not None
        mirror.insert(first, item.key)

    def removed(_parent: QModelIndex, first: int, last: int) -> None:
        del mirror[first : last + 1]

    def reset() -> None:
        mirror[:] = shown(model, 0)

    model.rowsInserted.connect(inserted)
    model.rowsRemoved.connect(removed)
    model.modelReset.connect(reset)
    query = ""
    for action, key, place, word in steps:
        if action == "filter":
            query = word
            model.set_filter(query)
        elif key in known and (action == "remove" or known[key].sort != (place,)):
            model.remove(0, known.pop(key))
        elif action == "put":
            known[key] = row(key, place, word)
            model.put(0, known[key])
        assert mirror == shown(model, 0)
    everything = sorted(known.values(), key=lambda item: item.sort)
    model.set_filter("so that the next one differs")
    model.set_filter(query)
    wanted = [item.key for item in everything if query in item.search]
    assert sorted(shown(model, 0)) == sorted(wanted)
    places = [known[key].sort for key in shown(model, 0)]
    assert places == sorted(places)
    assert model.rowCount(root) == len(wanted)
    del tester


def test_the_filter_finds_words_however_they_are_spelt(model: Rows) -> None:
    model.set_rows({"a": [row(1, 1, "الإماراتُ العربية"), row(2, 2, "مصر ٢٠٢٥")]})
    model.set_filter("امارات")
    assert shown(model, 0) == [1]
    model.set_filter("2025")
    assert shown(model, 0) == [2]
    model.set_filter("عربيه الامارات")
    assert shown(model, 0) == [1]
    model.set_filter("  ")
    assert shown(model, 0) == [1, 2]


def test_headings_may_become_others_and_a_row_may_stand_under_two(model: Rows) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    both, one = row(1, 1, "نخلة"), row(2, 2, "بحر")
    model.set_rows({"a": [both]})
    model.set_rows({"x": [both], "y": [both, one]}, [Heading("x", "X"), Heading("y", "Y", "y")])
    assert (shown(model, 0), shown(model, 1)) == ([1], [1, 2])
    assert [model.group(key) for key in ("a", "x", "y")] == [None, 0, 1]
    assert model.find(1).parent().row() == 0
    assert model.find(1, 1).parent().row() == 1
    assert model.find(2, 0).parent().row() == 1
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    model.remove(1, both)
    assert (shown(model, 0), shown(model, 1)) == ([1], [2])
    model.set_filter("بحر")
    assert (shown(model, 0), shown(model, 1)) == ([], [2])
    model.set_condition(lambda item: item.key == 1)
    assert model.total_shown() == 0
    model.set_filter("")
    assert (shown(model, 0), shown(model, 1)) == ([1], [])
    model.set_condition(None)
    model.set_rows({}, [])
    assert model.rowCount() == 0
    del tester


def test_a_row_that_stops_matching_while_it_is_edited_stays(model: Rows) -> None:
    model.set_rows({"a": [row(1, 1, "نخلة")]})
    model.set_filter("نخلة")
    model.put(0, row(1, 1, "نخ"))
    assert shown(model, 0) == [1]


def test_a_heading_says_its_name_count_and_whether_its_marks_are_shown(model: Rows) -> None:
    model.set_rows({"a": [row(1, 1)]})
    first, second = model.index(0, 0), model.index(1, 0)
    check = Qt.ItemDataRole.CheckStateRole
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "First: 1"
    assert first.data(check) == Qt.CheckState.Checked
    assert second.data(check) is None
    toggled: list[tuple[str, bool]] = []
    model.mark_toggled.connect(lambda mark, on: toggled.append((mark, on)))
    assert model.setData(first, Qt.CheckState.Unchecked, check)
    assert toggled == [("a", False)]
    model.set_hidden(frozenset({"a"}))
    assert first.data(check) == Qt.CheckState.Unchecked
    assert not model.setData(second, Qt.CheckState.Unchecked, check)
