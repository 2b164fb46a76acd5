"""A document with findings and notes, a session over it, and the panel that shows it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reader import resources
from reader.analysis.model import Analysis, Entity, Statistic
from reader.annotations.anchor import describe
from reader.annotations.model import Annotation, Change
from reader.document import Document, Span
from reader.ui.panel.side import SidePanel
from reader.ui.session import Session
from reader.ui.tasks import Tasks

TEXT = (
    "قالت شركةُ نَخلة إن 60% من إيراداتها تأتي من الإماراتُ و30% من مصر و10% من غيرهما.\n"
    "وبلغت قيمتها أكثر من 11.7 مليار يورو، ويعمل فيها 12 موظفًا منذ فبراير/شباط.\n"
    "OpenAI تقول إن Nakhla (نخلة) منافسة، ومديرها سالم البحر زار دبي ودبي."
)


def spot(text: str, words: str, number: int = 0) -> Span:
    """Where ``words`` stand in ``text``; ``number`` counts the earlier ones."""
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def findings(text: str = TEXT) -> Analysis:
    """What a careful reader would list of `TEXT`."""
    first = Span(0, text.index("\n"))
    income = spot(text, "إيراداتها")
    percents = [
        Statistic(spot(text, f"{value}%"), "percent", value, "%", subject=income, sentence=first)
        for value in (60, 30, 10)
    ]
    return Analysis(
        (
            *percents,
            Statistic(
                spot(text, "11.7 مليار يورو"), "money", 11_700_000_000, "EUR",
                modifier="more_than", subject=spot(text, "قيمتها"),
            ),
            Statistic(spot(text, "12"), "quantity", 12, counted=spot(text, "موظفًا")),
            Statistic(spot(text, "فبراير/شباط"), "date", "XXXX-02"),
        ),
        (
            Entity("دبي", "LOC", (), (spot(text, "دبي"), spot(text, "دبي", 1))),
            Entity(
                "نخلة", "ORG", ("نَخلة", "Nakhla"),
                (spot(text, "نَخلة"), spot(text, "Nakhla"), spot(text, "نخلة")),
            ),
            Entity("OpenAI", "ORG", (), (spot(text, "OpenAI"),)),
            Entity("سالم البحر", "PER", (), (spot(text, "سالم البحر"),)),
        ),
    )  # fmt: skip


class Notebook:
    """Makes annotations of a session's document, without going through its undo stack."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._number = 0

    def make(self, words: str, note: str = "", **values: object) -> Annotation:
        """An annotation of ``words``."""
        document = self._session.document
        self._number += 1
        moment = datetime(2025, 3, self._number, 12, tzinfo=UTC)
        made = Annotation(
            f"urn:uuid:{self._number:08}",
            describe(document, spot(document.text, words)),
            "yellow", note, (), moment, moment,
        )  # fmt: skip
        return dataclasses.replace(made, **values)

    def add(self, words: str, note: str = "", **values: object) -> Annotation:
        """Put an annotation of ``words`` into the session."""
        made = self.make(words, note, **values)
        self._session.change("Mark", Change(None, made))
        return made

    def orphan(self, note: str) -> Annotation:
        """An annotation whose quote is nowhere in the text."""
        made = self.make(self._session.document.text[:4])
        anchor = dataclasses.replace(
            made.anchor, exact="zqxj wvbk", prefix="yyy", suffix="www", fingerprint="sha256:0",
            start=900, end=909,
        )  # fmt: skip
        orphan = dataclasses.replace(made, anchor=anchor, note=note)
        self._session.change("Mark", Change(None, orphan))
        return orphan


@pytest.fixture
def tasks(qtbot: object) -> Iterator[Tasks]:  # noqa: ARG001 - the application
    made = Tasks()
    yield made
    made.shutdown()


@pytest.fixture
def make_session(tasks: Tasks) -> Callable[[str], Session]:
    def make(text: str) -> Session:
        paragraphs = [(line, "paragraph") for line in text.split("\n")]
        return Session(Document.of_paragraphs(paragraphs), tasks)

    return make


@pytest.fixture
def session(make_session: Callable[[str], Session]) -> Session:
    """A session whose analysis is there."""
    made = make_session(TEXT)
    made._take_analysis(findings())
    return made


@pytest.fixture
def notebook(session: Session) -> Notebook:
    return Notebook(session)


@pytest.fixture(params=["rtl", "ltr"])
def side(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Both directions of the interface, one after the other."""
    rtl = request.param == "rtl"
    qapp.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    yield request.param
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def panel(qtbot, session: Session) -> SidePanel:
    made = SidePanel()
    qtbot.addWidget(made)
    made.resize(340, 640)
    made.set_session(session)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def type_into() -> Callable[[QWidget, str], None]:
    """Types any text; QTest knows Latin keys only."""

    def type_text(widget: QWidget, text: str) -> None:
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(widget, event)

    return type_text


@pytest.fixture
def choose_in() -> Callable[[QWidget, str], None]:
    """Opens a button's menu with a key and chooses an entry with others."""

    def choose(button: QWidget, name: str) -> None:
        met: list[str] = []

        def walk() -> None:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            try:
                for _ in menu.actions():
                    QTest.keyClick(menu, Qt.Key.Key_Down)
                    active = menu.activeAction()
                    met.append(active.text().translate(_UNSEEN) if active else "")
                    if met[-1] == name:
                        QTest.keyClick(menu, Qt.Key.Key_Return)
                        break
            finally:
                menu.close()

        QTimer.singleShot(0, walk)
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert met
        assert met[-1] == name, met

    return choose


_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))


@pytest.fixture
def article() -> str:
    """The bundled article."""
    path: Path = resources.path("article", "mistral.txt")
    return path.read_text("utf-8")
