"""Statistics that the reader dismisses or corrects: undoable, kept, and never taken for notes."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.analysis.model import Analysis, Statistic
from reader.document import Span
from reader.importers import read_text
from reader.library.corrections import Figure
from reader.ui.session import SaveState, Session
from reader.ui.tasks import Tasks

TEXT = "عنوان\n\nبلغت الأرباح 12 مليون يورو، وقال 60% من العملاء إنهم راضون."

Open = Callable[..., Session]


@pytest.fixture
def open_session(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    made: list[tuple[Session, Tasks]] = []

    def make(text: str = TEXT, *, analysed: bool = True) -> Session:
        tasks = Tasks()
        session = Session(read_text(text), tasks)
        made.append((session, tasks))
        session.load_notes(tmp_path)
        qtbot.waitUntil(lambda: session.save_state is not SaveState.LOADING)
        if analysed:
            session._take_analysis(found(session))
        return session

    yield make
    for session, tasks in made:
        session.close()
        tasks.shutdown()


def found(session: Session) -> Analysis:
    """What an analysis would find."""
    return Analysis(
        (
            Statistic(span(session, "12 مليون يورو"), "money", 12_000_000, "EUR"),
            Statistic(span(session, "60%"), "percent", 60, "%"),
        )
    )


def span(session: Session, words: str) -> Span:
    start = session.document.text.index(words)
    return Span(start, start + len(words))


def saved(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED)


def items(folder: Path) -> list[dict[str, object]]:
    return [
        item
        for path in folder.glob("*.jsonld")
        for item in json.loads(path.read_text("utf-8"))["first"]["items"]
    ]


def states(session: Session) -> list[str]:
    return [figure.state for figure in session.figures]


def dollars(figure: Figure) -> Statistic:
    return dataclasses.replace(figure.statistic, unit="USD")


def test_figures_are_those_of_the_analysis_until_the_reader_disagrees(open_session: Open) -> None:
    session = open_session()
    assert session.analysis is not None
    assert [figure.statistic for figure in session.figures] == list(session.analysis.statistics)
    assert states(session) == ["found", "found"]


def test_there_are_no_figures_before_the_analysis(qtbot: QtBot) -> None:
    tasks = Tasks()
    session = Session(read_text(TEXT), tasks)
    assert session.figures == ()
    with qtbot.waitSignal(session.figures_changed):
        session.start_analysis()
    assert session.analysis is not None
    assert len(session.figures) == len(session.analysis.statistics) > 0
    session.close()
    tasks.shutdown()


def test_dismissing_and_correcting_are_steps_to_undo(open_session: Open, qtbot: QtBot) -> None:
    session = open_session()
    before = session.figures
    with qtbot.waitSignal(session.figures_changed):
        session.dismiss(session.figures[1])
    session.correct(session.figures[0], dollars(session.figures[0]))
    after = session.figures
    assert states(session) == ["corrected", "dismissed"]
    assert session.figures[0].statistic.unit == "USD"
    assert session.undo_stack.undoText() == "Correct statistic"
    session.undo_stack.undo()
    assert session.undo_stack.undoText() == "Dismiss statistic"
    session.undo_stack.undo()
    assert session.figures == before
    session.undo_stack.redo()
    session.undo_stack.redo()
    assert session.figures == after


def test_many_figures_are_dismissed_and_restored_in_one_step(
    open_session: Open, qtbot: QtBot
) -> None:
    session = open_session()
    with qtbot.waitSignal(session.figures_changed):
        session.dismiss(*session.figures)
    assert states(session) == ["dismissed", "dismissed"]
    session.dismiss(*session.figures)
    assert session.undo_stack.count() == 1
    session.restore(*session.figures)
    assert states(session) == ["found", "found"]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert states(session) == ["found", "found"]
    assert session.undo_stack.index() == 0


def test_a_restored_figure_is_what_the_analysis_reads(open_session: Open) -> None:
    session = open_session()
    before = session.figures
    session.correct(before[0], dollars(before[0]))
    session.restore(session.figures[0])
    assert session.figures == before
    assert session.undo_stack.undoText() == "Restore statistic"
    session.undo_stack.undo()
    assert session.figures[0].statistic.unit == "USD"


def test_correcting_back_to_what_was_read_leaves_no_correction(open_session: Open) -> None:
    session = open_session()
    before = session.figures
    session.correct(before[0], dollars(before[0]))
    session.correct(session.figures[0], before[0].statistic)
    assert session.figures == before
    assert not session.corrections


def test_what_says_nothing_new_is_no_step(open_session: Open) -> None:
    session = open_session()
    session.correct(session.figures[0], session.figures[0].statistic)
    session.restore(session.figures[0])
    assert session.undo_stack.count() == 0


def test_a_second_word_on_a_figure_replaces_the_first(open_session: Open) -> None:
    session = open_session()
    session.correct(
        session.figures[0], dataclasses.replace(dollars(session.figures[0]), kind="number")
    )
    session.correct(session.figures[0], dollars(session.figures[0]))
    session.dismiss(session.figures[0])
    assert len(session.corrections) == 1
    assert states(session) == ["dismissed", "found"]
    session.restore(session.figures[0])
    assert states(session) == ["found", "found"]


def test_fields_that_contradict_each_other_are_refused(open_session: Open) -> None:
    session = open_session()
    with pytest.raises(ValueError, match="money"):
        session.correct(session.figures[0], Statistic(Span(0, 1), "money"))


def test_a_correction_is_never_shown_as_a_note(open_session: Open, qtbot: QtBot) -> None:
    session = open_session()
    figure = session.figures[1]
    with qtbot.assertNotEmitted(session.annotations_changed):
        session.dismiss(figure)
        session.undo_stack.undo()
        session.undo_stack.redo()
    assert not session.annotations
    assert not session.placements
    assert session.annotations_at(figure.statistic.span.start) == []
    assert len(session.corrections) == 1


def test_a_note_is_no_correction(open_session: Open, qtbot: QtBot) -> None:
    session = open_session()
    with qtbot.assertNotEmitted(session.figures_changed):
        session.highlight("Highlight", span(session, "60%"), "green")
    assert not session.corrections


def test_corrections_are_there_when_the_document_is_opened_again(
    open_session: Open, qtbot: QtBot
) -> None:
    session = open_session()
    session.correct(session.figures[0], dollars(session.figures[0]))
    session.dismiss(session.figures[1])
    saved(qtbot, session)
    again = open_session()
    assert [dataclasses.replace(f, correction_id=None) for f in again.figures] == [
        dataclasses.replace(f, correction_id=None) for f in session.figures
    ]
    assert states(again) == ["corrected", "dismissed"]


def test_corrections_wait_for_the_analysis(open_session: Open, qtbot: QtBot) -> None:
    session = open_session()
    session.correct(session.figures[0], dollars(session.figures[0]))
    saved(qtbot, session)
    again = open_session(analysed=False)
    assert again.figures == ()
    again._take_analysis(found(again))
    assert states(again) == ["corrected", "found"]


def test_corrections_follow_their_words_into_a_changed_document(
    open_session: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_session()
    session.correct(session.figures[0], dollars(session.figures[0]))
    session.dismiss(session.figures[1])
    saved(qtbot, session)
    (path,) = tmp_path.glob("*.jsonld")
    stored = json.loads(path.read_text("utf-8"))
    text = TEXT.replace("بلغت", "فقرة جديدة قبلها، وفيها 40% لا غير.\nبلغت")
    stored["hamesh:document"]["earlier"] = [read_text(text).fingerprint]
    path.write_text(json.dumps(stored), encoding="utf-8")
    other = open_session(text)
    assert states(other) == ["corrected", "dismissed"]
    assert other.figures[0].statistic == dollars(found_figure(other))


def found_figure(session: Session) -> Figure:
    """The first figure as the analysis reads it."""
    (statistic, _) = found(session).statistics
    return Figure(statistic, statistic)


def test_of_two_windows_the_one_that_speaks_last_is_heard(open_session: Open, qtbot: QtBot) -> None:
    one, other = open_session(), open_session()
    one.dismiss(one.figures[0])
    saved(qtbot, one)
    other.correct(other.figures[0], dollars(other.figures[0]))
    saved(qtbot, other)
    assert (states(other)[0], other.figures[0].overruled) == (
        "corrected",
        (one.figures[0].correction_id,),
    )
    third = open_session()
    assert third.figures == other.figures
    third.restore(third.figures[0])
    saved(qtbot, third)
    assert not open_session().corrections


def test_a_restored_figure_comes_back_as_it_was_corrected_by_undo(
    open_session: Open, qtbot: QtBot
) -> None:
    session = open_session()
    session.dismiss(session.figures[1])
    session.restore(session.figures[1])
    saved(qtbot, session)
    session.undo_stack.undo()
    saved(qtbot, session)
    assert states(open_session()) == ["found", "dismissed"]


def test_a_strange_correction_costs_the_others_nothing(
    open_session: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_session()
    session.dismiss(session.figures[0])
    session.dismiss(session.figures[1])
    saved(qtbot, session)
    (path,) = tmp_path.glob("*.jsonld")
    stored = json.loads(path.read_text("utf-8"))
    strange = {"of": ["money"], "dismissed": "yes"}
    stored["first"]["items"][0]["hamesh:correction"] = strange
    path.write_text(json.dumps(stored), encoding="utf-8")
    again = open_session()
    assert states(again) == ["found", "dismissed"]
    again.highlight("Highlight", span(again, "راضون"), "green")
    saved(qtbot, again)
    assert strange in [item.get("hamesh:correction") for item in items(tmp_path)]


def test_a_note_inside_a_correction_outlives_it(
    open_session: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_session()
    session.dismiss(session.figures[0])
    saved(qtbot, session)
    (path,) = tmp_path.glob("*.jsonld")
    stored = json.loads(path.read_text("utf-8"))
    stored["first"]["items"][0]["body"] = {
        "type": "TextualBody", "value": "لماذا؟", "purpose": "commenting",
    }  # fmt: skip
    path.write_text(json.dumps(stored), encoding="utf-8")
    again = open_session()
    assert [item.note for item in again.annotations.values()] == ["لماذا؟"]
    again.restore(again.figures[0])
    assert states(again) == ["found", "found"]
    assert [item.note for item in again.annotations.values()] == ["لماذا؟"]
    assert not again.corrections


def test_a_correction_whose_words_are_gone_can_be_taken_back(
    open_session: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_session()
    session.correct(session.figures[0], dollars(session.figures[0]))
    session.dismiss(session.figures[1])
    saved(qtbot, session)
    assert session.lost == ()
    (path,) = tmp_path.glob("*.jsonld")
    stored = json.loads(path.read_text("utf-8"))
    text = "لا صلة لهذا الخبر بما كان هنا قبل عام."
    stored["hamesh:document"]["earlier"] = [read_text(text).fingerprint]
    path.write_text(json.dumps(stored), encoding="utf-8")
    other = open_session(text, analysed=False)
    assert len(other.lost) == 2
    with qtbot.waitSignal(other.figures_changed):
        other.forget(other.lost[0])
    assert [item.id for item in other.lost] == list(other.corrections)
    other.undo_stack.undo()
    assert len(other.lost) == 2
