"""Entities: their order, where they occur, their cards, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from reader.analysis.model import Analysis, Entity, EntityType, Reason
from reader.document import Document, Span
from reader.library.company import Companion
from reader.ui.panel import entities as entities_module
from reader.ui.panel.drawings import Occurrences
from reader.ui.panel.entities import EntitiesTab
from reader.ui.panel.entity_card import Spelling
from reader.ui.panel.rows import Row
from reader.ui.panel.side import SidePanel
from reader.ui.panel.typeset import Typesetter
from reader.ui.session import Session
from reader.ui.tasks import Tasks
from reader.ui.theme import page_theme

Key = Qt.Key
TITLE = "حديقة نجمة تفتح أبوابها"
LEAD = "أعلنت سلمى حداد اليوم أن حديقة نجمة تفتح أبوابها للناس في عدن بعد عام من العمل."
LINES = (
    "وتقول شركة Olive Soft إن «أوليف سوفت» وضعت الخرائط. ومع سلمى حداد عمل نادر قاسم.",
    "وكتب نادر قاسم أن Olive Soft دفعت، وأن Olive Soft باقية. وزادت أوليف سوفت الدفع.",
    "وفي الختام شكرت سلمى حداد نادر قاسم. وكانت صنعاء بعيدة.",
)
NAMES: dict[tuple[str, ...], EntityType] = {
    ("Olive Soft", "أوليف سوفت"): "ORG",
    ("سلمى حداد",): "PER",
    ("نادر قاسم",): "PER",
    ("نجمة",): "LOC",
    ("عدن",): "LOC",
    ("صنعاء",): "LOC",
}


def document() -> Document:
    return Document.of_paragraphs(
        [(TITLE, "title"), (LEAD, "paragraph"), *((line, "paragraph") for line in LINES)]
    )


TEXT = document().text


def places(*names: str) -> tuple[Span, ...]:
    """Where ``names`` stand."""
    found = []
    for name in names:
        start = TEXT.find(name)
        while start >= 0:
            found.append(Span(start, start + len(name)))
            start = TEXT.find(name, start + 1)
    return tuple(sorted(found))


def found() -> Analysis:
    return Analysis((), tuple(Entity(n[0], kind, n[1:], places(*n)) for n, kind in NAMES.items()))


@pytest.fixture
def session(tasks: Tasks) -> Session:
    made = Session(document(), tasks)
    made._take_analysis(found())
    return made


@pytest.fixture
def tab(side: str, panel: SidePanel) -> EntitiesTab:
    assert side
    panel.resize(360, 1500)
    panel.show_tab("entities")
    QApplication.processEvents()
    return panel.entities


@pytest.fixture
def revealed(session: Session) -> list[Span]:
    spans: list[Span] = []
    session.reveal_requested.connect(spans.append)
    return spans


def rows(tab: EntitiesTab) -> list[Row]:
    return [row for group in range(len(tab.model.headings)) for row in tab.model.shown(group)]


def words(row: Row) -> list[str]:
    return [line.text.text for line in row.lines if line.text is not None]


def listed(tab: EntitiesTab, key: str) -> list[str]:
    group = [heading.key for heading in tab.model.headings].index(key)
    return [words(row)[0] for row in tab.model.shown(group) if row.under is None]


def card(tab: EntitiesTab) -> list[Row]:
    return [row for row in rows(tab) if row.under is not None]


def index_of(tab: EntitiesTab, name: str) -> QModelIndex:
    """The row of an entity, or else one of the card."""
    named = [row for row in rows(tab) if name in words(row)]
    return tab.model.find(min(named, key=lambda row: row.under is not None).key)


def rect_of(tab: EntitiesTab, index: QModelIndex) -> QRectF:
    tab.listing.view.scrollTo(index)
    return QRectF(tab.listing.view.visualRect(index))


def click(tab: EntitiesTab, at: QPointF) -> None:
    QTest.mouseClick(tab.listing.view.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())


def setter(tab: EntitiesTab) -> Typesetter:
    return tab.listing.view.row_delegate.typesetter


def open_card(tab: EntitiesTab, name: str) -> None:
    """By a click on the arrow at the end of the row."""
    click(tab, setter(tab).chevron_box(rect_of(tab, index_of(tab, name))).center())


def open_card_here(tab: EntitiesTab, name: str) -> None:
    """The same without scrolling."""
    rect = QRectF(tab.listing.view.visualRect(index_of(tab, name)))
    click(tab, setter(tab).chevron_box(rect).center())


def make_current(tab: EntitiesTab, name: str) -> None:
    tab.listing.view.setCurrentIndex(index_of(tab, name))
    tab.listing.view.setFocus()


def current(tab: EntitiesTab) -> str:
    row = tab.model.row(tab.listing.view.currentIndex())
    assert row is not None
    return words(row)[-1]


def in_menu(tab: EntitiesTab, name: str, *path: str) -> list[str]:
    """Choose an entry of the row's context menu by its ``path``; what the menu offers."""
    view, index = tab.listing.view, index_of(tab, name)
    view.scrollTo(index)
    view.setCurrentIndex(index)
    offered: list[str] = []

    def pick() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered.extend(action.text() for action in menu.actions() if action.isEnabled())
        inner, chosen = menu, None
        for label in path:
            chosen = next((it for it in inner.actions() if plain(it.text()) == label), None)
            inner = chosen.menu() if chosen is not None and chosen.menu() else inner
        menu.close()  # in any case: the test waits for it
        if path:
            assert chosen is not None
            chosen.trigger()

    QTimer.singleShot(0, pick)
    view.customContextMenuRequested.emit(view.visualRect(index).center())
    return [text for text in offered if text]


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069")))


def toward(side: str) -> tuple[Key, Key]:
    """The arrow keys that lead into a row and out of it."""
    return (Key.Key_Left, Key.Key_Right) if side == "rtl" else (Key.Key_Right, Key.Key_Left)


# -- the order


def test_entities_stand_by_importance_and_the_title_outweighs_a_mention(tab: EntitiesTab) -> None:
    assert listed(tab, "LOC") == ["نجمة", "عدن", "صنعاء"]
    assert listed(tab, "PER") == ["سلمى حداد", "نادر قاسم"]


@pytest.mark.parametrize(
    ("label", "places", "people"),
    [
        ("By first mention", ["نجمة", "عدن", "صنعاء"], ["سلمى حداد", "نادر قاسم"]),
        ("By name", ["صنعاء", "عدن", "نجمة"], ["سلمى حداد", "نادر قاسم"]),
    ],
)
def test_the_button_sorts_and_says_how(
    tab: EntitiesTab, label: str, places: list[str], people: list[str]
) -> None:
    button = tab.order_button
    assert button.toolTip() == "Sorted: By importance"
    action = next(it for it in button.menu().actions() if it.text() == label)
    action.trigger()
    assert (listed(tab, "LOC"), listed(tab, "PER")) == (places, people)
    assert button.accessibleName() == f"Sorted: {label}"
    assert action.isChecked()


# -- where in the text


def spark(tab: EntitiesTab, name: str) -> tuple[QRectF, Occurrences]:
    index = index_of(tab, name)
    row = tab.model.row(index)
    assert row is not None
    assert isinstance(row.drawing, Occurrences)
    return setter(tab).drawing_box(row, rect_of(tab, index)), row.drawing


def at_part(box: QRectF, part: float, side: str) -> QPointF:
    """The place on the line in ``box`` for a ``part`` of the text."""
    along = 1 + part * (box.width() - 2)
    return QPointF(box.right() - along if side == "rtl" else box.left() + along, box.center().y())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_ticks_are_painted_where_the_mentions_are_the_way_the_interface_reads(
    tab: EntitiesTab, panel: SidePanel, side: str, theme: str
) -> None:
    panel.set_theme(page_theme(theme))
    box, drawing = spark(tab, "سلمى حداد")
    image: QImage = tab.listing.view.viewport().grab().toImage()
    ink = page_theme(theme).entity_ink["PER"]

    def painted(part: float) -> bool:
        spot = at_part(box, part, side)
        colours = (QColor(image.pixel(int(spot.x()) + by, int(box.top()) + 1)) for by in (-1, 0, 1))
        return any(abs(colour.rgb() - ink.rgb()) == 0 for colour in colours)

    ticks = [mention.start / len(TEXT) for mention in drawing.passages]
    assert len(ticks) == 3
    assert all(painted(part) for part in ticks)
    assert not any(painted(part) for part in (0.02, (ticks[0] + ticks[1]) / 2, 0.98))


def test_a_click_on_a_tick_leads_to_its_mention_and_enter_goes_on_from_there(
    tab: EntitiesTab, side: str, revealed: list[Span]
) -> None:
    box, drawing = spark(tab, "Olive Soft")
    first, second = drawing.passages[1], drawing.passages[2]
    click(tab, at_part(box, first.start / len(TEXT), side))
    assert revealed == [first]
    tab.listing.view.setFocus()
    QTest.keyClick(tab.listing.view, Key.Key_Return)
    assert revealed[1:] == [second]


def test_a_click_beside_all_ticks_is_a_click_on_the_row(
    tab: EntitiesTab, side: str, revealed: list[Span]
) -> None:
    box, drawing = spark(tab, "صنعاء")
    click(tab, at_part(box, 0.3, side))
    assert revealed == [drawing.passages[0]]


def test_where_it_occurs_is_also_said(tab: EntitiesTab) -> None:
    row = tab.model.row(index_of(tab, "عدن"))
    assert row is not None
    share = round(100 * TEXT.index("عدن") / len(TEXT))
    assert row.spoken.endswith(f"at {share}% of the text")
    beside = rect_of(tab, index_of(tab, "عدن")).center()
    assert f"at {share}% of the text" in tip(tab, beside)


def tip(tab: EntitiesTab, at: QPointF) -> str:
    view, place = tab.listing.view, at.toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    text = QToolTip.text()
    QToolTip.hideText()
    return text


def test_tool_tips_say_what_ticks_arrows_and_buttons_lead_to(tab: EntitiesTab, side: str) -> None:
    box, drawing = spark(tab, "سلمى حداد")
    tick = at_part(box, drawing.passages[1].start / len(TEXT), side)
    assert "Mention 2 of 3" in tip(tab, tick)
    arrow = setter(tab).chevron_box(rect_of(tab, index_of(tab, "سلمى حداد"))).center()
    assert "Show details" in tip(tab, arrow)
    open_card(tab, "سلمى حداد")
    assert "Hide details" in tip(tab, arrow)
    boxes = setter(tab).button_boxes(rect_of(tab, tab.model.find(card(tab)[0].key)))
    told = [tip(tab, box.center()) for box in boxes]
    assert ["Previous mention" in told[0], "Next mention" in told[1]] == [True, True]


# -- next and previous


def test_enter_and_shift_enter_walk_through_the_mentions_both_ways(
    tab: EntitiesTab, revealed: list[Span]
) -> None:
    make_current(tab, "سلمى حداد")
    one, two, three = places("سلمى حداد")
    view = tab.listing.view
    QTest.keyClick(view, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Key.Key_Return)
    QTest.keyClick(view, Key.Key_Return)
    QTest.keyClick(view, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert revealed == [three, one, two, one, three]


def test_the_buttons_of_a_card_walk_too_and_it_says_how_far(
    tab: EntitiesTab, revealed: list[Span]
) -> None:
    open_card(tab, "سلمى حداد")
    mentions = places("سلمى حداد")

    def press(number: int) -> None:
        index = tab.model.find(card(tab)[0].key)
        click(tab, setter(tab).button_boxes(rect_of(tab, index))[number].center())

    assert words(card(tab)[0]) == ["3 mention(s)"]
    press(1)
    press(1)
    assert words(card(tab)[0]) == ["Mention 2 of 3"]
    press(0)
    press(0)
    assert revealed == [mentions[0], mentions[1], mentions[0], mentions[2]]
    assert card(tab)[0].spoken == "Mention 3 of 3"


# -- the card


def test_a_card_tells_spellings_company_and_the_first_sentence(tab: EntitiesTab) -> None:
    open_card(tab, "Olive Soft")
    told = [(row.lines[-1].text.text, row.lines[-1].after) for row in card(tab)]  # type: ignore[union-attr] # each has a text
    assert [(text, after.text if after else "") for text, after in told] == [
        ("5 mention(s)", ""),
        ("Olive Soft", "3"),
        ("أوليف سوفت", "2"),
        ("نادر قاسم", "1 sentence(s)"),
        ("سلمى حداد", "1 paragraph(s)"),
        (LINES[0].split(".")[0] + ".", ""),
    ]
    captions = [words(row)[0] for row in card(tab) if len(row.lines) > 1]
    assert captions == ["Written as", "Occurs together with", "First mention"]


def test_the_arrow_shows_and_hides_a_card_and_another_card_closes_it(tab: EntitiesTab) -> None:
    open_card(tab, "عدن")
    assert {row.under for row in card(tab)} == {("entity", TEXT.index("عدن"))}
    open_card(tab, "نجمة")
    assert {row.under for row in card(tab)} == {("entity", TEXT.index("نجمة"))}
    open_card(tab, "نجمة")
    assert card(tab) == []
    assert tab.model.total() == len(NAMES)


def test_arrow_keys_and_space_show_and_hide_a_card(tab: EntitiesTab, side: str) -> None:
    inwards, outwards = toward(side)
    view = tab.listing.view
    make_current(tab, "نادر قاسم")
    QTest.keyClick(view, inwards)
    assert card(tab)
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Down)
    assert current(tab) != "نادر قاسم"
    QTest.keyClick(view, outwards)
    assert current(tab) == "نادر قاسم"
    QTest.keyClick(view, outwards)
    assert card(tab) == []
    QTest.keyClick(view, Key.Key_Space)
    assert card(tab)
    QTest.keyClick(view, Key.Key_Space)
    assert card(tab) == []
    QTest.keyClick(view, outwards)
    assert tab.model.heading(view.currentIndex()) is not None


def test_the_rows_of_a_card_are_not_counted_and_go_with_their_row(
    tab: EntitiesTab, panel: SidePanel, type_into: Callable[..., None]
) -> None:
    open_card(tab, "نجمة")
    assert tab.count() == len(NAMES)
    assert panel._bar.tabText(1) == f"Entities ({len(NAMES)})"
    group = [heading.key for heading in tab.model.headings].index("LOC")
    assert tab.model.count_shown(group) == 3
    type_into(tab.listing.filter, "سلمي")
    assert [words(row)[0] for row in rows(tab)] == ["سلمى حداد"]
    tab.listing.filter.clear()
    type_into(tab.listing.filter, "نَجمه")
    assert len(card(tab)) == len(rows(tab)) - 1 > 0


def test_a_spelling_leads_through_its_own_mentions(tab: EntitiesTab, revealed: list[Span]) -> None:
    open_card(tab, "Olive Soft")
    index = tab.model.find(card(tab)[2].key)
    for _ in range(3):
        click(tab, rect_of(tab, index).center())
    one, two = places("أوليف سوفت")
    assert revealed == [one, two, one]


def test_company_leads_to_the_sentence_that_is_shared(
    tab: EntitiesTab, revealed: list[Span]
) -> None:
    open_card(tab, "Olive Soft")
    row = next(row for row in card(tab) if isinstance(row.about, Companion))
    click(tab, rect_of(tab, tab.model.find(row.key)).center())
    assert [span.of(TEXT) for span in revealed] == [LINES[1].split(".")[0] + "."]


def test_from_company_one_comes_to_its_own_row_and_card(
    tab: EntitiesTab, type_into: Callable[..., None]
) -> None:
    type_into(tab.listing.filter, "olive")
    open_card(tab, "Olive Soft")
    in_menu(tab, "نادر قاسم", "Show this name in the list")
    assert tab.listing.filter.text() == ""
    assert current(tab) == "نادر قاسم"
    assert {row.under for row in card(tab)} == {("entity", TEXT.index("نادر قاسم"))}


def test_a_card_opens_and_closes_around_the_row_and_all_of_it_is_seen(
    tab: EntitiesTab, panel: SidePanel
) -> None:
    panel.resize(360, 500)
    QApplication.processEvents()
    view = tab.listing.view

    def seen(row: Row) -> bool:
        rect = view.visualRect(tab.model.find(row.key)).adjusted(0, 0, 0, -1)
        return view.viewport().rect().contains(rect)

    open_card(tab, "Olive Soft")
    view.scrollToBottom()
    assert view.verticalScrollBar().value() > 200
    open_card_here(tab, "عدن")
    top = view.visualRect(index_of(tab, "عدن")).top()
    assert top > 0
    assert all(map(seen, card(tab)))
    open_card_here(tab, "نجمة")
    assert all(map(seen, card(tab)))
    top = view.visualRect(index_of(tab, "نجمة")).top()
    open_card_here(tab, "نجمة")
    assert view.visualRect(index_of(tab, "نجمة")).top() >= top


def test_company_is_found_for_the_open_card_only(
    tab: EntitiesTab, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Counted(entities_module.Company):
        def of(self, item: Entity, most: int) -> tuple[Companion, ...]:
            asked.append(item.name)
            return super().of(item, most)

    monkeypatch.setattr(entities_module, "Company", Counted)
    session._take_analysis(found())
    assert asked == []
    open_card(tab, "عدن")
    assert asked == ["عدن"]


def test_a_card_stays_open_through_another_order_and_a_correction(
    qtbot, tab: EntitiesTab, session: Session
) -> None:
    open_card(tab, "عدن")
    tab.order_button.menu().actions()[2].trigger()
    names = [words(row)[0] for row in rows(tab)]
    assert names[names.index("عدن") + 1] == "Occurs together with"
    session.naming.rename(session.entities[0], "Olive")
    qtbot.waitUntil(lambda: listed(tab, "ORG") == ["Olive"])
    assert {row.under for row in card(tab)} == {("entity", TEXT.index("عدن"))}


def test_a_card_says_what_its_reader_has_said(qtbot, tab: EntitiesTab, session: Session) -> None:
    open_card(tab, "عدن")
    session.naming.rename(next(it for it in session.entities if it.name == "عدن"), "مدينة عدن")
    qtbot.waitUntil(lambda: "مدينة عدن" in listed(tab, "LOC"))
    said = next(row for row in card(tab) if words(row)[0] == "Corrected")
    assert words(said)[1] == "Named by you"
    assert said.spoken == "Corrected, Named by you"


def test_a_card_says_why_two_names_are_one(qtbot, tab: EntitiesTab, session: Session) -> None:
    why = Reason("sounds", "أوليف سوفت", "Olive Soft")
    entities = [
        replace(item, reasons=(why,)) if item.name == "Olive Soft" else item
        for item in found().entities
    ]
    session._take_analysis(Analysis((), tuple(entities)))
    qtbot.waitUntil(lambda: any(item.reasons for item in session.entities))
    open_card(tab, "Olive Soft")
    told = next(row for row in card(tab) if words(row)[0] == "One because")
    assert plain(words(told)[1]) == "أوليف سوفت and Olive Soft sound alike"
    assert plain(told.spoken) == "One because, أوليف سوفت and Olive Soft sound alike"
    open_card(tab, "عدن")
    assert all(words(row)[0] != "One because" for row in card(tab))


# -- copying, searching


def test_ctrl_c_copies_the_name_and_the_menu_all_of_them(tab: EntitiesTab) -> None:
    make_current(tab, "نجمة")
    QTest.keyClick(tab.listing.view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "نجمة"
    open_card(tab, "نجمة")
    in_menu(tab, "نجمة", "Copy all names and counts")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[:2] == ["سلمى حداد\tPeople\t3", "نادر قاسم\tPeople\t3"]
    assert lines[2] == "Olive Soft\tOrganisations\t5"
    assert len(lines) == len(NAMES)


def test_the_menu_searches_for_the_name(qtbot, tab: EntitiesTab, panel: SidePanel) -> None:
    with qtbot.waitSignal(panel.search_wanted) as asked:
        in_menu(tab, "نجمة", "Search in this document")
    assert asked.args == ["نجمة"]


def test_the_menu_goes_both_ways(tab: EntitiesTab, revealed: list[Span]) -> None:
    in_menu(tab, "نادر قاسم", "Go to previous mention")
    in_menu(tab, "نادر قاسم", "Go to next mention")
    assert revealed == [places("نادر قاسم")[-1], places("نادر قاسم")[0]]


# -- correcting


def test_f2_and_the_menu_ask_for_a_name_and_for_what_is_the_same(
    qtbot, tab: EntitiesTab, session: Session
) -> None:
    item = next(it for it in session.entities if it.name == "عدن")
    make_current(tab, "عدن")
    with qtbot.waitSignal(session.naming_requested) as asked:
        QTest.keyClick(tab.listing.view, Key.Key_F2)
    assert asked.args == [item, "name"]
    for entry, what in (("Rename…", "name"), ("Merge with…", "same")):
        with qtbot.waitSignal(session.naming_requested) as asked:
            in_menu(tab, "عدن", entry)
        assert asked.args == [item, what]


def test_delete_dismisses_and_the_next_row_takes_its_place_until_undone(
    qtbot, tab: EntitiesTab, session: Session
) -> None:
    open_card(tab, "نجمة")
    make_current(tab, "نجمة")
    QTest.keyClick(tab.listing.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: listed(tab, "LOC") == ["عدن", "صنعاء"])
    assert listed(tab, "dismissed") == ["نجمة"]
    assert current(tab) == "عدن"
    assert tab.count() == len(NAMES) - 1
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: listed(tab, "LOC") == ["نجمة", "عدن", "صنعاء"])
    assert listed(tab, "dismissed") == []


def test_what_was_dismissed_can_be_brought_back_by_the_menu(
    qtbot, tab: EntitiesTab, session: Session
) -> None:
    session.naming.dismiss(next(it for it in session.entities if it.name == "عدن"))
    qtbot.waitUntil(lambda: listed(tab, "dismissed") == ["عدن"])
    group = len(tab.model.headings) - 1
    assert not tab.listing.view.isExpanded(tab.model.index(group, 0))
    tab.listing.view.expand(tab.model.index(group, 0))
    assert "Rename…" not in in_menu(tab, "عدن", "Restore “عدن”")
    qtbot.waitUntil(lambda: listed(tab, "dismissed") == [])
    assert "عدن" in listed(tab, "LOC")


def test_the_menu_changes_the_type(qtbot, tab: EntitiesTab) -> None:
    in_menu(tab, "عدن", "Type", "Person")
    qtbot.waitUntil(lambda: "عدن" in listed(tab, "PER"))
    assert "عدن" not in listed(tab, "LOC")


@pytest.mark.parametrize("of_card", [True, False])
def test_a_spelling_is_split_off_in_its_own_menu_or_the_entitys(
    qtbot, tab: EntitiesTab, of_card: bool
) -> None:
    if of_card:
        open_card(tab, "Olive Soft")
        row = next(
            row
            for row in card(tab)
            if isinstance(row.about, Spelling) and row.about.text == "أوليف سوفت"
        )
        assert len(row.passages) == 2
        in_menu(tab, "أوليف سوفت", "Split off this spelling")
    else:
        in_menu(tab, "Olive Soft", "Split off", "أوليف سوفت")
    qtbot.waitUntil(lambda: len(listed(tab, "ORG")) == 2)
    assert listed(tab, "ORG") == ["Olive Soft", "أوليف سوفت"]


def test_nothing_is_corrected_where_a_newer_version_wrote_the_rules(
    tab: EntitiesTab, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(session.naming), "writable", False)
    offered = in_menu(tab, "عدن")
    assert "Copy name" in offered
    assert "Rename…" not in offered
    make_current(tab, "عدن")
    QTest.keyClick(tab.listing.view, Key.Key_Delete)
    assert "عدن" in listed(tab, "LOC")


# -- many


def test_thousands_of_entities_keep_their_rows_when_one_is_corrected(
    qtbot, panel: SidePanel, tasks: Tasks
) -> None:
    names = [f"اسم{number:04}" for number in range(2_000)]
    many = Document.of_paragraphs([(f"هنا {name} وحده.", "paragraph") for name in names])
    items, start = [], 0
    for name in names:
        start = many.text.index(name, start)
        items.append(Entity(name, "PER", (), (Span(start, start + len(name)),)))
    session = Session(many, tasks)
    session._take_analysis(Analysis((), tuple(items)))
    panel.set_session(session)
    tab = panel.entities
    qtbot.waitUntil(lambda: tab.count() == len(names))
    before = {row.key: row for row in rows(tab)}
    session.naming.rename(items[7], "آخر")
    qtbot.waitUntil(lambda: "آخر" in listed(tab, "PER"))
    changed = [row.key for row in rows(tab) if before.get(row.key) is not row]
    assert changed == [("entity", items[7].mentions[0].start)]


@pytest.mark.parametrize("width", [230, 360])
def test_no_text_of_a_card_leaves_its_row(tab: EntitiesTab, panel: SidePanel, width: int) -> None:
    panel.setMinimumWidth(0)
    panel.resize(width, 900)
    QApplication.processEvents()
    open_card(tab, "Olive Soft")
    for row in rows(tab):
        rect = rect_of(tab, tab.model.find(row.key))
        box = QRectF(QPoint(), tab.listing.view.viewport().size())
        for piece in setter(tab).pieces(row, setter(tab).place(rect), rect.top()):
            height = piece.setting.height
            assert rect.top() <= piece.y
            assert piece.y + height <= rect.bottom() + 1
            assert box.left() <= piece.x
            assert piece.x + piece.setting.width <= box.right() + 1
