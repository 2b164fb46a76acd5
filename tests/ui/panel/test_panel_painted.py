"""What the panel paints is in the order that UAX #9 prescribes, whichever way the interface reads.

The oracle is a tool that lives beside the repository; without it there is nothing to compare with.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QPersistentModelIndex, QPoint, QRectF
from PySide6.QtWidgets import QWidget

from reader.analysis.model import Analysis, Entity, Statistic
from reader.annotations.anchor import Placement
from reader.document import Span
from reader.text.bidi import isolate
from reader.ui.colours import ColourNames
from reader.ui.panel.drawings import Offer, Timeline
from reader.ui.panel.entity_rows import key_of
from reader.ui.panel.rows import Line, Row, Text
from reader.ui.panel.side import SidePanel
from reader.ui.panel.statistic_rows import DISMISSED
from reader.ui.panel.view import RowsView
from reader.ui.session import Session

TOOLS = Path(__file__).parents[4] / "shared" / "tools" / "bidi"

PHRASES = [
    "OpenAI تقول إن حصتها 60% (تقريبًا)",
    "نحو 11.7 مليار يورو (EUR)",
    "«ميسترال» وAnthropic",
    "C++ و#F لغتان",
    "2024-2025",
    "من 5 إلى 10 kg",
    "(Le Chat) في السوق [B2B]",
    "Sovereignty, and «السيادة»!",
    "+966 50 123",
    "شركة A/B، ثم C.",
    "قال: \u202eevil\u202c نعم",
]


@pytest.fixture(scope="module")
def oracle() -> ModuleType:
    if not TOOLS.is_dir():
        pytest.skip(f"no oracle for painted order at {TOOLS}")
    sys.path.insert(0, str(TOOLS))
    try:
        with warnings.catch_warnings():  # it leaves its tables to be closed by the collector
            warnings.simplefilter("ignore", ResourceWarning)
            return importlib.import_module("qt_visual_order")
    finally:
        sys.path.remove(str(TOOLS))


def one_line(line: Line) -> str:
    """A line as one paragraph whose parts are isolates, in the order they stand."""
    parts: list[Text | None] = [line.before, line.text, line.after]
    return " ".join(shut(part) for part in parts if part is not None)


def shut(text: Text) -> str:
    """An isolate of the text as it is, its own controls included."""
    mark = "\u2067" if text.direction == "rtl" else "\u2066"
    return f"{mark}{text.text}\u2069"


def painted(oracle: ModuleType, view: QWidget) -> list[tuple[float, str]]:
    return oracle.record_paint(view)


def rows_of(panel: SidePanel) -> list[str]:
    """Every line that the tab in front shows, headings and their counts included."""
    tab = panel._stack.currentWidget()
    lines: list[str] = []
    model = tab.model
    for group, heading in enumerate(model.headings):
        shown = [row for row in model.shown(group) if row.counts]
        if shown:
            lines.append(f"{isolate(heading.title)} {isolate(str(len(shown)), 'ltr')}")
        for row in model.shown(group):
            if isinstance(row.drawing, Timeline):
                lines.append(ticks(tab.listing.view, row.drawing))
            lines.extend(one_line(line) for line in row.lines)
            if isinstance(row.drawing, Offer):
                offered = row.drawing.name in tab.listing.view.row_delegate.offered
                lines.append(isolate(row.drawing.label if offered else row.drawing.hint))
    return lines


def ticks(view: RowsView, timeline: Timeline) -> str:
    """The labels of a timeline, from the leading edge on."""
    labels = view.row_delegate.typesetter.strip(timeline).labels
    return " ".join(isolate(label.setting.shown) for label in labels)


def prepare(panel: SidePanel, tab: str) -> QWidget:
    panel.show_tab(tab)
    panel.resize(900, 1500)
    panel.grab()
    return panel._stack.currentWidget().listing.view.viewport()


@pytest.mark.parametrize("tab", ["statistics", "entities"])
def test_rows_are_painted_in_visual_order(
    oracle: ModuleType, side: str, panel: SidePanel, tab: str
) -> None:
    view = prepare(panel, tab)
    base = 1 if side == "rtl" else 0
    assert oracle.match_painted(painted(oracle, view), rows_of(panel), base) == []


def test_an_open_card_is_painted_in_visual_order(
    oracle: ModuleType, side: str, panel: SidePanel, session: Session
) -> None:
    tab = panel.entities
    item = next(it for it in session.entities if it.name == "نخلة")
    index = tab.model.find(key_of(item))
    tab.listing.view.card_wanted.emit(QPersistentModelIndex(index), True)
    view = prepare(panel, "entities")
    assert sum(row.under is not None for row in tab.model.shown(1)) > 4
    base = 1 if side == "rtl" else 0
    assert oracle.match_painted(painted(oracle, view), rows_of(panel), base) == []


@pytest.mark.parametrize("phrase", PHRASES)
def test_mixed_phrases_are_painted_in_visual_order(
    oracle: ModuleType, side: str, panel: SidePanel, make_session, phrase: str
) -> None:
    text = f"هذا نص عربي فيه عبارات كثيرة\n{phrase}"
    place = Span(text.index("\n") + 1, len(text))
    session = make_session(text)
    session._take_analysis(
        Analysis(
        (
            Statistic(
                place, "money_range", None, "EUR", 5, 10, modifier="about", subject=place
            ),
        ),
        (Entity(phrase, "ORG", ("OpenAI", "أوبن إيه آي (OAI)"), (place, place)),),
    )
    )  # fmt: skip
    panel.set_session(session)
    base = 1 if side == "rtl" else 0
    for tab in ("statistics", "entities"):
        view = prepare(panel, tab)
        assert oracle.match_painted(painted(oracle, view), rows_of(panel), base) == []


@pytest.mark.parametrize("phrase", PHRASES[:-1])
def test_notes_are_painted_in_visual_order(
    oracle: ModuleType, side: str, panel: SidePanel, notebook, phrase: str
) -> None:
    notebook.add("11.7 مليار يورو", phrase, tags=("مال", "VC"))
    view = prepare(panel, "notes")
    base = 1 if side == "rtl" else 0
    assert oracle.match_painted(painted(oracle, view), rows_of(panel), base) == []


@pytest.mark.parametrize("arrangement", range(4))
@pytest.mark.parametrize("selected", [False, True])
def test_groups_of_notes_and_what_they_offer_are_painted_in_visual_order(
    oracle: ModuleType,
    side: str,
    panel: SidePanel,
    notebook,
    session: Session,
    arrangement: int,
    selected: bool,
) -> None:
    notebook.orphan("انظر OpenAI (2024)")
    doubtful = notebook.add("سالم البحر زار", "مدير C++", tags=("C++", "مال"))
    notebook.add("11.7 مليار يورو", "«OpenAI» نعم", tags=("#1", "مال"), colour="green")
    at = session.document.text.index("OpenAI تقول")
    session._places[doubtful.anchor] = Placement(Span(at, at + 11), "approximate")
    session._hold(session._kept, {**session._placed, doubtful.id: session._places[doubtful.anchor]})
    session.annotations_changed.emit(())
    session.bookmark("Mark", session.document.text.index("OpenAI"))
    session.note_document("Note")
    if selected:
        session.set_selection(Span(0, 4))
    panel.set_colour_names(ColourNames({"green": "دليل (B2B)"}))
    panel.notes.order_button.menu().actions()[arrangement].trigger()
    view = prepare(panel, "notes")
    base = 1 if side == "rtl" else 0
    assert oracle.match_painted(painted(oracle, view), rows_of(panel), base) == []


def test_the_bars_around_notes_are_mirrored_and_painted_in_visual_order(
    oracle: ModuleType, side: str, panel: SidePanel, notebook
) -> None:
    for words in ("60%", "مصر", "سالم"):
        notebook.add(words, colour="pink")
    prepare(panel, "notes")
    panel.notes.view.selectAll()
    panel.grab()
    base = 1 if side == "rtl" else 0
    facets, bar = panel.notes.facets.colours, panel.notes.chosen_bar
    assert oracle.match_painted(painted(oracle, facets["pink"]), ["3"], base) == []
    assert (facets["yellow"].x() > facets["pink"].x()) == (side == "rtl")
    assert oracle.match_painted(painted(oracle, bar._told), [bar.told()], base) == []
    assert (bar._told.x() > bar.close_button.x()) == (side == "rtl")


def test_the_articles_own_words_are_painted_in_visual_order(
    oracle: ModuleType, side: str, panel: SidePanel, make_session, article: str
) -> None:
    session = make_session(article.rstrip("\n"))
    spans = [
        Span(at, at + len(words))
        for words in (
            "OpenAI وAnthropic", '"لا تريبين" الفرنسية', "(Le Chat)", "سوق الأعمال (B2B)",
            "Le Chat بدلًا من ChatGPT", "60% من إيراداتها تأتي من أوروبا، مقابل 20%",
            "11.7 مليار يورو",
        )
        if (at := article.find(words)) >= 0
    ]  # fmt: skip
    assert len(spans) == 7
    session._take_analysis(
        Analysis(
            tuple(Statistic(span, "money", 11_700_000_000, "EUR", subject=span) for span in spans)
        )
    )
    panel.set_session(session)
    view = prepare(panel, "statistics")
    base = 1 if side == "rtl" else 0
    assert oracle.match_painted(painted(oracle, view), rows_of(panel), base) == []


def test_timelines_corrections_and_dismissals_are_painted_in_visual_order(
    oracle: ModuleType, side: str, panel: SidePanel, make_session
) -> None:
    phrases = ("5 مارس 2020 (May 5)", "بين 2023 و2024", "القرن الـ20", "7 مليار USD", "8 USD")
    text = "هذا نص عربي\n" + "، ".join(phrases)
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in phrases]
    session = make_session(text)
    session._take_analysis(
        Analysis(
            (
                Statistic(spans[0], "date", "2020-03-05"),
                Statistic(spans[1], "date_range", "2023/2024"),
                Statistic(spans[2], "date_range", "19XX"),
                Statistic(spans[3], "money", 7 * 10**9, "USD"),
                Statistic(spans[4], "money", 8, "USD", modifier="about"),
            )
        )
    )
    wrong, corrected = session.figures[2], session.figures[3]
    session.dismiss(wrong)
    session.correct(corrected, replace(corrected.statistic, value=9))
    panel.set_session(session)
    tab = panel.statistics
    folded = [heading.key for heading in tab.model.headings].index(DISMISSED)
    tab.listing.view.expand(tab.model.index(folded, 0))
    view = prepare(panel, "statistics")
    base = 1 if side == "rtl" else 0
    assert len(rows_of(panel)) == 11
    assert oracle.match_painted(painted(oracle, view), rows_of(panel), base) == []


def test_tabs_are_painted_in_visual_order(oracle: ModuleType, side: str, panel: SidePanel) -> None:
    panel.resize(700, 600)
    panel.grab()
    base = 1 if side == "rtl" else 0
    words = " ".join(
        f"{isolate(name)} {isolate(str(count), 'ltr')}" if count is not None else isolate(name)
        for name, count in zip(panel._bar._names, panel._bar._counts, strict=True)
    )
    shown = painted(oracle, panel._bar)
    assert oracle.match_painted(shown, [words], base) == []


@pytest.mark.parametrize("phrase", PHRASES[:-1])
def test_the_quote_in_the_editor_is_painted_in_visual_order(
    oracle: ModuleType, qtbot, phrase: str
) -> None:
    from reader.text.bidi import document_direction
    from reader.ui.panel.look import panel_look
    from reader.ui.panel.quote import QuoteLabel
    from reader.ui.theme import page_theme

    parent = QWidget()
    qtbot.addWidget(parent)
    label = QuoteLabel(panel_look(page_theme("light")), parent)
    label.resize(600, 60)
    label.set_quote(phrase)
    base = 1 if document_direction(phrase, "ltr") == "rtl" else 0
    assert oracle.match_painted(painted(oracle, label), [phrase], base) == []


@pytest.mark.parametrize("text", ["OpenAI تقول نعم", "شركة OpenAI", "A «ب» C and more words"])
def test_what_is_typed_into_the_filter_reads_by_its_letters(
    oracle: ModuleType, side: str, panel: SidePanel, type_into, text: str
) -> None:
    from reader.text.bidi import document_direction

    field = panel.statistics.listing.filter
    type_into(field, text)
    field.deselect()
    base = 1 if document_direction(text) == "rtl" else 0
    assert oracle.match_painted(painted(oracle, field), [text], base) == []
    assert field.isRightToLeft() == (side == "rtl")


@pytest.mark.parametrize("width", [220, 340, 900])
def test_no_text_leaves_its_row(side: str, panel: SidePanel, notebook, width: int) -> None:
    assert side
    notebook.add("11.7 مليار يورو", "قيمة السوق", tags=("مال", "VC"))
    notebook.orphan("بلا موضع")
    panel.resize(width, 700)
    panel.grab()
    for tab in (panel.statistics, panel.entities, panel.notes):
        view, model = tab.listing.view, tab.model
        for group in range(len(model.headings)):
            for row in model.shown(group):
                rect = QRectF(view.visualRect(model.index_of(group, row)))
                setter = view.row_delegate.typesetter
                place = setter.place(rect)
                for piece in setter.pieces(row, place, 0):
                    for number in range(piece.setting.layout.lineCount()):
                        line = piece.setting.layout.lineAt(number)
                        ink = line.naturalTextRect().translated(piece.x, piece.y)
                        assert ink.left() >= place.left, piece.text
                        assert ink.right() <= place.right, piece.text
                        assert ink.bottom() <= rect.height() + 1, piece.text


def test_a_row_keeps_its_place_when_the_interface_turns(side: str, panel: SidePanel) -> None:
    view = panel.statistics.listing.view
    row = panel.statistics.model.shown(0)[0]
    assert isinstance(row, Row)
    setter = view.row_delegate.typesetter
    index = panel.statistics.model.index_of(0, row)
    place = setter.place(QRectF(view.visualRect(index)))
    after = next(p.x for p in setter.pieces(row, place, 0) if p.text.tone == "figure")
    middle = view.viewport().rect().center()
    assert isinstance(middle, QPoint)
    assert (after < middle.x()) == (side == "rtl")
