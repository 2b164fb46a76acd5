"""Anchors: back to the very span, and after edits to the right place or to none."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.annotations.anchor import CONTEXT, Placement, describe, locate, locate_all
from reader.annotations.model import Anchor, Annotation, new_id, now
from reader.document import Document, Span
from reader.text.clean import clean

ARABIC = (
    "في الوقت الذي تتوسّع فيه شركة «نور» بسرعة، بلغت إيراداتها 11.7 مليار يورو، أي 60% من السوق."
)
STORY = "\n".join(
    (
        "افتُتح معرض الكتاب في مدينة القاهرة صباح الاثنين بحضور آلاف الزوار.",
        ARABIC,
        "وقالت المديرة إن فريق OpenAI زار الجناح مرتين، ثم غادر قبل الظهر.",
        "أما المشاركون من المغرب فقد عرضوا خرائط قديمة ومخطوطات نادرة.",
    )
)

pieces = st.lists(
    st.sampled_from(
        [
            "الكتابُ", "كِتَـابٌ", " ", "\n", "OpenAI", "11.7", "١٢", "%", "«", "»",
            "👩\u200d👩\u200d👧", "🇪🇬", "e\u0301", "\u064b",
            "\u0651", "ﷲ", "ﻻ", "\u200f", "\u202e", "\u2069", "a", "و", "𐤀",
        ]
    )
    | st.characters(blacklist_categories=("Cs",)),
    max_size=60,
).map("".join)  # fmt: skip


def document(text: str) -> Document:
    return Document.of_paragraphs([(line, "paragraph") for line in text.split("\n")])


def anchor(text: str, quote: str, occurrence: int = 0) -> Anchor:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(quote, start + 1)
    return describe(document(text), Span(start, start + len(quote)))


def place(text: str, wanted: Anchor) -> tuple[str, str] | None:
    """What stands at the place that was found, and how it was found."""
    found = locate(document(text), wanted)
    return (found.span.of(text), found.how) if found else None


@given(pieces, st.data())
@example("", None)
@example("\ufeff", None)
@example("aaaa", None)
def test_what_was_described_is_located_exactly(text: str, data: st.DataObject | None) -> None:
    text = clean(text)
    start = data.draw(st.integers(0, len(text))) if data else 0
    end = data.draw(st.integers(start, len(text))) if data else len(text)
    doc = document(text)
    assert locate(doc, describe(doc, Span(start, end))) == Placement(Span(start, end), "exact")


@given(pieces, pieces, st.data())
def test_no_edit_makes_locating_fail_or_leave_the_text(
    before: str, after: str, data: st.DataObject
) -> None:
    before, after = clean(before), clean(after)
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    found = locate(document(after), describe(document(before), Span(start, end)))
    if found is not None:
        assert found.span.end <= len(after)


@given(pieces, st.integers(0, 300), st.integers(13, 80))
def test_text_put_in_front_moves_the_note_along(inserted: str, start: int, length: int) -> None:
    inserted = clean(inserted)
    start = min(start, len(STORY) - 14)
    span = Span(start, min(len(STORY), start + length))
    found = locate(document(inserted + "\n" + STORY), describe(document(STORY), span))
    assert found is not None
    assert found.span == span.shifted(len(inserted) + 1)
    assert found.how == "moved"


def test_an_anchor_keeps_32_code_points_of_context_on_either_side() -> None:
    text = "ا" * 100 + "المقصود" + "ب" * 100
    made = anchor(text, "المقصود")
    assert (made.prefix, made.suffix) == ("ا" * CONTEXT, "ب" * CONTEXT)
    assert (made.start, made.end) == (100, 107)


def test_a_position_that_does_not_hold_the_quote_is_not_believed() -> None:
    doc = document(STORY)
    right = anchor(STORY, "خرائط قديمة")
    wrong = Anchor(right.exact, right.prefix, right.suffix, 0, 5, doc.fingerprint)
    assert place(STORY, wrong) == ("خرائط قديمة", "moved")


@pytest.mark.parametrize(
    ("quote", "old", "new", "expected"),
    [
        pytest.param(
            "معرض الكتاب", "معرض الكتاب", "مَعرِضُ الكِتاب", "مَعرِضُ الكِتاب", id="harakat added"
        ),
        pytest.param("افتُتح معرض", "افتُتح", "افتتح", "افتتح معرض", id="harakat removed"),
        pytest.param("تتوسّع فيه شركة", "شركة", "شـــركة", "تتوسّع فيه شـــركة", id="tatweel"),
        pytest.param("11.7 مليار", "11.7", "١١.٧", "١١.٧ مليار", id="digits"),
        pytest.param("60%", "60%", "٦٠٪", "٦٠٪", id="percent sign"),
        pytest.param("OpenAI", "OpenAI", "OPENAI", "OPENAI", id="capitals"),
        pytest.param("إيراداتها", "إيراداتها", "ايراداتها", "ايراداتها", id="hamza"),
    ],
)
def test_another_spelling_of_the_same_words_is_the_same_place(
    quote: str, old: str, new: str, expected: str
) -> None:
    assert place(STORY.replace(old, new), anchor(STORY, quote)) == (expected, "moved")


@pytest.mark.parametrize(
    ("quote", "old", "new", "expected"),
    [
        pytest.param(
            "خرائط قديمة ومخطوطات نادرة",
            "قديمة",
            "قديمه جدا",
            "خرائط قديمه جدا ومخطوطات نادرة",
            id="word added",
        ),
        pytest.param(
            "فريق OpenAI زار الجناح مرتين",
            "OpenAI زار",
            "OpenAI قد زار",
            "فريق OpenAI قد زار الجناح مرتين",
            id="particle added",
        ),
        pytest.param(
            "شركة «نور» بسرعة", "«نور»", '"نور"', 'شركة "نور" بسرعة', id="quotes straightened"
        ),
        pytest.param("المديرة", "المديرة", "المدبرة", "المدبرة", id="a typo in one short word"),
        pytest.param("بحضور آلاف الزوار", "آلاف", "مئات", "بحضور مئات الزوار", id="word replaced"),
    ],
)
def test_an_edited_passage_is_found_and_called_approximate(
    quote: str, old: str, new: str, expected: str
) -> None:
    assert place(STORY.replace(old, new), anchor(STORY, quote)) == (expected, "approximate")


def test_reordered_paragraphs_take_their_notes_along() -> None:
    reversed_story = "\n".join(reversed(STORY.split("\n")))
    for quote in ("معرض الكتاب", "11.7 مليار يورو", "OpenAI", "خرائط قديمة"):
        assert place(reversed_story, anchor(STORY, quote)) == (quote, "moved")


def test_of_equal_quotes_the_one_with_the_same_context_is_taken() -> None:
    text = "زار أحمد المكتبة يوم الأحد. وزار سعيد المكتبة يوم الخميس. ثم أغلقت المكتبة أبوابها."
    wanted = anchor(text, "المكتبة", 1)
    edited = "مقدمة طويلة عن القراءة في المدينة. " + text.replace("أحمد", "محمود").replace(
        "الخميس", "السبت"
    )
    found = locate(document(edited), wanted)
    assert found is not None
    assert edited[: found.span.start].endswith("وزار سعيد ")


def test_of_equal_places_the_nearest_is_taken() -> None:
    line = "السطر نفسه يتكرر هنا كما هو"
    text = "\n".join([line] * 9)
    wanted = anchor(text, line, 4)
    found = locate(document("جديد\n" + text), wanted)
    assert found is not None
    assert found.span.start == wanted.start + len("جديد\n")


def test_a_mended_line_does_not_hand_its_note_to_a_similar_neighbour() -> None:
    text = "\n".join(f"سؤال {n}: ما رأي القراء في الكتاب رقم {n}؟" for n in "١٢٣٤٥٦٧٨٩")
    line = "سؤال ٥: ما رأي القراء في الكتاب رقم ٥؟"
    wanted = anchor(text, "القراء في الكتاب", 4)
    mended = text.replace(line, line.replace("القراء في", "القارئين في"))
    found = locate(document(mended), wanted)
    assert found is not None
    assert found.span.of(mended) == "القارئين في الكتاب"
    assert found.how == "approximate"


def test_a_short_quote_is_not_put_where_only_its_letters_happen_to_stand() -> None:
    wanted = anchor("كتب لينوس الرسالة الأولى إلى القائمة البريدية.", "لينوس")
    assert place("الصينيون أكثر عددا مما يظن كثير من الناس في هذا العالم.", wanted) is None
    assert place("وصل لينوس وحده.\n" + STORY, wanted) is None


def test_a_passage_that_was_deleted_is_an_orphan() -> None:
    kept = "\n".join(STORY.split("\n")[:1] + STORY.split("\n")[3:])
    assert place(kept, anchor(STORY, "زار الجناح مرتين، ثم غادر")) is None
    assert place("", anchor(STORY, "زار الجناح مرتين، ثم غادر")) is None


def test_a_long_quote_with_edits_in_the_middle_keeps_both_ends() -> None:
    words = [f"كلمة{i}" for i in range(400)]
    quote = " ".join(words[50:350])
    text = " ".join(words)
    edited = text.replace("كلمة200 ", "").replace("كلمة120", "كلمةأخرى")
    found = place(edited, anchor(text, quote))
    assert found is not None
    assert found[0].startswith("كلمة50 ")
    assert found[0].endswith(" كلمة349")
    assert found[1] == "approximate"


def test_an_anchor_of_another_program_without_context_or_position_is_found() -> None:
    bare = Anchor("خرائط قديمة ومخطوطات", "", "", 0, 0, "")
    assert place(STORY, bare) == ("خرائط قديمة ومخطوطات", "moved")


def test_impossible_positions_do_no_harm() -> None:
    right = anchor(STORY, "خرائط قديمة")
    far = Anchor(right.exact, right.prefix, right.suffix, 10**9, 10**9 + 5, "sha256:other")
    assert place(STORY, far) == ("خرائط قديمة", "moved")


@pytest.mark.parametrize("text", ["", "ـ", "\u064b\u064b", "و" * 5000, "a" * 5000])
def test_strange_texts_are_searched_without_harm(text: str) -> None:
    for quote in ("", "ـ", "و", "وو", "a" * 600, "ﷺ"):
        locate(document(text), Anchor(quote, "", "", 3, 3 + len(quote), "sha256:x"))
        locate(document(text), Anchor(quote, "و", "ــ", 3, 3 + len(quote), "sha256:x"))


def test_all_annotations_are_located_and_progress_is_told() -> None:
    made = {}
    for quote in ("معرض الكتاب", "خرائط قديمة"):
        key, moment = new_id(), now()
        made[key] = Annotation(key, anchor(STORY, quote), "yellow", "", (), moment, moment)
    told: list[float] = []
    placed = locate_all(document("مقدمة\n" + STORY), made, told.append)
    assert [p.how for p in placed.values() if p] == ["moved", "moved"]
    assert told == [0]
