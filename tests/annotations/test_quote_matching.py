"""Which of several places a quote is taken to, and when to none.

The phenomena are those that the test suites of Hypothesis' client and of Apache Annotator cover;
the sentences are our own.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.anchor import Placement, describe, locate, locate_all
from reader.annotations.model import Anchor, Annotation, now
from reader.annotations.view import View, plain
from reader.document import Document, Span
from reader.text.fold import fold_map

ELSE = "sha256:another text"


def document(text: str) -> Document:
    return Document.of_paragraphs([(line, "paragraph") for line in text.split("\n")])


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        pytest.param("قرأ ثم كتب ثم نام", ("كتب", "", "", 0), 7, id="one place, no context"),
        pytest.param("قرأ ثم كتب ثم نام", ("أكل", "", "", 0), None, id="no place"),
        pytest.param("قرأ ثم كتب ثم نام", ("", "", "", 0), None, id="empty quote"),
        pytest.param("", ("كتب", "", "", 0), None, id="empty text"),
        pytest.param(
            "هذا باب قديم وهذا باب جديد", ("باب", "وهذا ", " جديد", 0), 18, id="best context wins"
        ),
        pytest.param(
            "هذا باب قديم وهذا باب جديد", ("باب", "هذا ", " قديم", 22), 4, id="context beats hint"
        ),
        pytest.param(
            "باب أحمر، باب أخضر، باب أزرق", ("باب", "", " أخضر", 0), 10, id="only a suffix"
        ),
        pytest.param(
            "أحمر باب، أخضر باب، أزرق باب", ("باب", "أزرق ", "", 0), 25, id="only a prefix"
        ),
        pytest.param(
            "باب في أول النص",
            ("باب", "كان هنا كلام أطول من كل ما بقي ", " في أول النص", 40),
            0,
            id="prefix longer than what is there",
        ),
        pytest.param(
            "في آخر النص باب",
            ("باب", "في آخر النص ", " وكان بعده كلام كثير جدا", 12),
            12,
            id="suffix longer than what is there",
        ),
        pytest.param("🌊🌊🌊 بحر 🌊", ("بحر", "🌊 ", " 🌊", 0), 4, id="emoji are one code point"),
        pytest.param(
            "كتب 👩‍👩‍👧 كثيرة", ("👩‍👩‍👧", "كتب ", " كثيرة", 0), 4, id="a family of emoji"
        ),
        pytest.param("الصينيون كثيرون", ("صين", "هذه ", " كبيرة", 0), None, id="inside a word"),
        pytest.param("A chines B", ("Linus", "", "", 0), None, id="Linus in chines"),
    ],
)
def test_a_quote_goes_to_the_place_that_fits_best(
    text: str, anchor: tuple[str, str, str, int], expected: int | None
) -> None:
    exact, prefix, suffix, start = anchor
    wanted = Anchor(exact, prefix, suffix, start, start + len(exact), ELSE)
    found = locate(document(text), wanted)
    assert (found.span.start if found else None) == expected
    if found:
        assert found.span.of(text) == exact


REFRAIN = "يا ليل الصب متى غده"


@pytest.mark.parametrize("number", range(5))
def test_of_equal_places_the_hint_chooses(number: int) -> None:
    text = "\n".join([REFRAIN] * 5)
    start = number * (len(REFRAIN) + 1)
    wanted = Anchor("الصب", "يا ليل ", " متى غده", start + 7, start + 11, ELSE)
    found = locate(document(text), wanted)
    assert found is not None
    assert found.span == Span(start + 7, start + 11)


def test_between_two_equal_places_that_are_equally_far_there_is_no_choice() -> None:
    text = f"{REFRAIN}\n{'كلام آخر ' * 20}\n{REFRAIN}"
    middle = len(text) // 2
    assert (
        locate(document(text), Anchor("الصب", "يا ليل ", " متى غده", middle, middle + 4, ELSE))
        is None
    )


# --- what neighbours tell ---

LINES = [
    "في الصباح الباكر خرج الحطاب إلى الغابة يحمل فأسه القديمة على كتفه ومعه قليل من الخبز.",
    "وكان النهر هادئا والطيور تغني فوق أشجار الصفصاف، فجلس يستريح قرب الجسر الخشبي الصغير.",
    "ثم سمع صوتا غريبا من خلف الصخور الكبيرة، فقام ومشى نحوه بحذر وهو يمسك فأسه بكلتا يديه.",
    "فإذا بغزال صغير علقت قدمه بين حجرين ثقيلين، ينظر إليه بعينين واسعتين خائفتين من الموت.",
    "أزاح الحطاب الحجرين بصعوبة شديدة، وربط قدم الغزال بقطعة من ثوبه، وسقاه من ماء النهر.",
    "ولما أقبل المساء عاد إلى بيته بلا حطب، لكنه كان أسعد من كل يوم مضى عليه في حياته كلها.",
]
TWIN = (
    "ودخلت في تلك السنة قوافل كثيرة من الشرق تحمل الحرير والتوابل والعطور إلى أسواق المدينة كلها."
)


def noted(text: str, quotes: list[tuple[str, int]]) -> dict[str, Annotation]:
    """Notes on quotes, each from an offset on; the key is the quote and where it starts."""
    doc, moment, notes = document(text), now(), {}
    for quote, begin in quotes:
        start = text.index(quote, begin)
        anchor = describe(doc, Span(start, start + len(quote)))
        key = f"{quote} {start}"
        notes[key] = Annotation(key, anchor, "yellow", "", (), moment, moment)
    return notes


def chapter(*parts: str) -> str:
    return "\n".join(parts)


QUOTES = [
    "الحطاب إلى الغابة",
    "أشجار الصفصاف",
    "خلف الصخور",
    "بغزال صغير",
    "قطعة من ثوبه",
    "بلا حطب",
]


def found_at(after: str, notes: dict[str, Annotation], key: str) -> Placement | None:
    return locate_all(document(after), notes)[key]


def twice() -> tuple[str, dict[str, Annotation], str]:
    """A text with a sentence that stands in it twice, notes all over, and the first one's key."""
    others = [line.replace("الحطاب", "الصياد").replace("الغزال", "الطائر") for line in LINES]
    text = chapter(*LINES[:3], TWIN, *LINES[3:], *others[:3], TWIN, *others[3:])
    half = text.index(others[0])
    quotes = [(quote, 0) for quote in QUOTES]
    quotes += [(quote.replace("الحطاب", "الصياد"), half) for quote in QUOTES]
    first = ("الحرير والتوابل", 0)
    notes = noted(text, [*quotes, first])
    return text, notes, f"{first[0]} {text.index(first[0])}"


def test_a_note_stays_with_its_sentence_when_its_twin_is_better_preserved() -> None:
    text, notes, key = twice()
    new = "مقدمة جديدة لم تكن هنا من قبل.\n" + text.replace(
        "قوافل كثيرة من الشرق", "قوافل كثار من الشرق", 1
    )
    found = found_at(new, notes, key)
    assert found is not None
    assert found.span.start == new.index("الحرير")


def test_a_note_on_a_deleted_sentence_does_not_go_to_its_twin() -> None:
    text, notes, key = twice()
    new = text.replace(TWIN + "\n", "", 1)
    assert TWIN in new
    assert found_at(new, notes, key) is None


def test_twins_that_are_both_there_keep_their_own_notes_whatever_is_put_in_front() -> None:
    text, notes, key = twice()
    start = text.rindex("الحرير والتوابل")
    notes |= noted(text, [("الحرير والتوابل", start)])
    front = "فصل طويل لم يكن في الطبعة الأولى.\n" * 40
    placed = locate_all(document(front + text), notes)
    for name, note in notes.items():
        place = placed[name]
        assert place is not None
        assert place.span.start == note.anchor.start + len(front)
    assert key in placed


def test_a_paragraph_that_moves_alone_takes_its_note_along() -> None:
    text = chapter(*LINES)
    notes = noted(text, [(quote, 0) for quote in QUOTES])
    new = chapter(LINES[0], *LINES[2:], LINES[1])
    found = found_at(new, notes, f"أشجار الصفصاف {text.index('أشجار الصفصاف')}")
    assert found is not None
    assert found.span.of(new) == "أشجار الصفصاف"


def test_a_quote_of_three_paragraphs_stays_with_the_larger_part_when_one_moves_away() -> None:
    text = chapter(*LINES)
    quote = chapter(*LINES[1:4])
    notes = noted(text, [(quote, 0)])
    new = chapter(LINES[0], *LINES[1:3], *LINES[4:], LINES[3])
    (found,) = locate_all(document(new), notes).values()
    assert found is not None
    assert found.span.of(new) == chapter(*LINES[1:3])
    assert found.how == "approximate"


# --- properties ---

STORY = chapter(*LINES)
harakat = st.sampled_from("\u064b\u064e\u064f\u0650\u0651\u0652ـ")


@given(st.data())
def test_an_edit_elsewhere_neither_loses_nor_misplaces_a_note(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(STORY) - 4))
    end = data.draw(st.integers(start + 3, min(len(STORY), start + 120)))
    low = data.draw(st.integers(0, len(STORY)))
    high = data.draw(st.integers(low, min(len(STORY), low + 90)))
    if low < end + 32 and start - 32 < high:  # that is not elsewhere
        low = high = 0 if start >= 32 else len(STORY)
    words = data.draw(st.sampled_from(["", "كلمة ", "جملة أخرى تماما.\n", "٣٥٠ 🌊 "]))
    new = STORY[:low] + words + STORY[high:]
    shift = len(words) - (high - low) if high <= start and low <= start else 0
    found = locate(document(new), describe(document(STORY), Span(start, end)))
    assert found is not None
    assert found.span == Span(start + shift, end + shift)


@given(st.integers(0, 400), st.integers(8, 80), st.data())
def test_marks_put_anywhere_leave_every_note_on_its_letters(
    start: int, length: int, data: st.DataObject
) -> None:
    end = min(len(STORY), start + length)
    places = data.draw(st.sets(st.integers(1, len(STORY) - 1), max_size=40))
    new = "".join(
        (data.draw(harakat) if at in places and STORY[at - 1].isalpha() else "") + char
        for at, char in enumerate(STORY)
    )
    found = locate(document(new), describe(document(STORY), Span(start, end)))
    assert found is not None
    assert found.how != "approximate"
    assert plain(found.span.of(new)).strip() == plain(STORY[start:end]).strip()


@given(
    st.text(alphabet="اأ \n\u064bـ\u00a0ﷺﻻxA\u200f«”،", max_size=40).map(lambda text: text * 300),
)
def test_the_plain_view_is_the_plain_text_with_the_way_back(text: str) -> None:
    seen = View.of(text)
    assert seen.plain == plain(text)
    folded = fold_map(text)
    kept, space = [], False
    for char, offset in zip(folded.text, folded.offsets, strict=False):
        if not (space and char.isspace()):
            kept.append(offset)
        space = char.isspace()
    assert [seen.offset(place) for place in range(len(seen.plain))] == kept
