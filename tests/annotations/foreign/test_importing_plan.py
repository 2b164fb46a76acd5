"""What importing does: it adds, merges and reports, and never takes anything away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations.anchor import describe
from reader.annotations.collection import render
from reader.annotations.foreign.model import ForeignNote, ForeignNotes, Work
from reader.annotations.foreign.planning import OUTCOMES, Plan, plan
from reader.annotations.foreign.reading import read
from reader.annotations.jsonld import normal
from reader.annotations.merge import CONFLICT
from reader.annotations.model import (
    COLOURS,
    Anchor,
    Annotation,
    Annotations,
    Correction,
    apply,
    whole,
)
from reader.annotations.notebook import Notebook
from reader.document import Document, Span

THEN = datetime(2025, 3, 1, 12, tzinfo=UTC)
LATER, EARLIER = THEN + timedelta(days=1), THEN - timedelta(days=1)
CAFE = Work(("مقهى الحي القديم",))


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def mine(document: Document, words: str, id: str = "urn:1", **values: Any) -> Annotation:
    """What the reader has on ``words``."""
    anchor = describe(document, span_of(document, words))
    return replace(Annotation(id, anchor, "green", "", (), THEN, THEN), **values)


def theirs(words: str, id: str = "urn:1", work: Work = CAFE, **values: Any) -> ForeignNote:
    """What a file has on ``words``, without context."""
    note = ForeignNote(id, work, Anchor(words, "", "", 0, 0, ""), created=THEN, modified=THEN)
    return replace(note, **values)


def planned(
    document: Document, notes: list[ForeignNote], *present: Annotation, deleted: Any = None
) -> Plan:
    return plan(
        document,
        {item.id: item for item in present},
        deleted or {},
        ForeignNotes("t", tuple(notes)),
    )


def outcomes(found: Plan) -> list[str]:
    return [entry.outcome for entry in found.entries]


def after(found: Plan, *present: Annotation) -> Annotations:
    return apply({item.id: item for item in present}, found.changes)


# -- new


def test_a_note_is_described_anew_where_it_is_found(document: Document) -> None:
    found = planned(document, [theirs("لا أبيع القهوة", note="رأي", colour="pink")])
    (change,) = found.changes
    assert change.before is None
    assert change.after is not None
    assert change.after.anchor == describe(document, span_of(document, "لا أبيع القهوة"))
    assert (change.after.note, change.after.colour, change.after.created) == ("رأي", "pink", THEN)


def test_a_quote_with_the_space_and_lines_of_a_web_page_is_found(document: Document) -> None:
    quote = "\n  مذياعًا من   الخشب.\n\n\t«لا أبيع\nالقهوة، "
    (entry,) = planned(document, [theirs(quote)]).entries
    assert entry.placement is not None
    found = entry.placement.span.of(document.text)
    assert found == "مذياعًا من الخشب.\n«لا أبيع القهوة،"


def test_a_quote_without_harakat_is_found_and_quoted_as_the_text_has_it(document: Document) -> None:
    (entry,) = planned(document, [theirs("اشتراه مذياعا من الخشب")]).entries
    assert entry.annotation.anchor.exact == "اشتراه مذياعًا من الخشب"


def test_a_range_goes_from_one_quote_to_the_other(document: Document) -> None:
    up_to, before = planned(
        document,
        [
            theirs("افتتح سالم", id="urn:1", until="1987"),
            theirs("افتتح سالم", id="urn:2", until="1987", before=True),
        ],
    ).entries
    assert up_to.annotation.anchor.exact == "افتتح سالم المقهى في ربيع 1987"
    assert before.annotation.anchor.exact == "افتتح سالم المقهى في ربيع"


def test_a_position_counts_only_in_this_very_text(document: Document) -> None:
    here = theirs("", anchor=Anchor("", "", "", 5, 9, document.fingerprint))
    other = theirs("", id="urn:2", anchor=Anchor("", "", "", 5, 9, "sha256:other"))
    found = planned(document, [here, other])
    assert outcomes(found) == ["new", "unplaced"]
    assert found.entries[0].annotation.anchor == describe(document, Span(5, 9))


def test_what_is_not_found_is_kept_without_a_place_if_the_file_is_about_this_document(
    document: Document,
) -> None:
    words = "جملة لم تكن في هذا النص يومًا ولا تشبه شيئًا منه"
    assert outcomes(planned(document, [theirs(words, note="رأي")])) == ["orphan"]
    unsaid = planned(document, [theirs(words, note="رأي", work=Work())])
    assert (outcomes(unsaid), unsaid.changes) == (["unplaced"], ())


def test_the_reader_s_words_are_kept_where_their_place_is_not(document: Document) -> None:
    (entry,) = planned(document, [theirs("", note="رأي في الكتاب")]).entries
    assert (entry.outcome, entry.annotation.kind) == ("new", "document")
    assert planned(document, [theirs("", kind="bookmark")]).changes == ()


def test_a_note_on_the_whole_is_taken_if_it_is_about_this_document(document: Document) -> None:
    about = theirs("", kind="document", note="رأي")
    (change,) = planned(document, [about]).changes
    assert change.after is not None
    assert change.after.anchor == whole(document.fingerprint)
    assert planned(document, [replace(about, work=Work(("كتاب آخر",)))]).changes == ()


# -- one file, many documents


def test_notes_on_other_works_are_counted_and_left_out(document: Document) -> None:
    other = Work(("رحلة إلى الشمال",))
    found = planned(
        document,
        [
            theirs("لا أبيع القهوة", id="urn:1"),
            theirs("المقهى", id="urn:2", work=other),
            theirs("كلمات أخرى تمامًا", id="urn:3", work=other),
        ],
    )
    assert outcomes(found) == ["new"]
    assert found.elsewhere == {"رحلة إلى الشمال": 2}


def test_a_long_quote_is_taken_though_its_work_is_called_otherwise(document: Document) -> None:
    quote = "زاد عدد الزبائن 40% حين وصلت شركة OpenDesk"
    found = planned(document, [theirs(quote, work=Work(("أخبار الحي",)))])
    assert outcomes(found) == ["new"]


def test_a_work_that_is_mostly_quoted_here_is_this_one(document: Document) -> None:
    work = Work(("عنوان آخر",))
    notes = [
        theirs("افتتح سالم المقهى في ربيع 1987، وكان أول", id="urn:1", work=work),
        theirs("واليوم يدير المقهى حفيده، وما زال", id="urn:2", work=work),
        theirs("جملة حذفها الكاتب من هذه الطبعة كلها", id="urn:3", work=work),
    ]
    assert outcomes(planned(document, notes)) == ["new", "new", "orphan"]
    assert planned(document, notes).elsewhere == {}


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("مقهى الحي القديم", True),
        ("مَقهى الحيّ القَديم", True),
        ("مقهى الحي القديم: حكايات", True),
        ("cafe", True),
        ("cafe.epub", True),
        ("Cafe of the North", False),
        ("مقهى", False),
        ("", False),
    ],
)
def test_titles_name_the_document_but_for_spelling_and_subtitle(
    document: Document, name: str, same: bool
) -> None:
    lost = theirs("جملة حذفها الكاتب من هذه الطبعة كلها", work=Work((name,)))
    assert bool(planned(document, [lost]).changes) is same


# -- what is here already


def test_the_same_again_is_a_duplicate(document: Document) -> None:
    note = theirs("لا أبيع القهوة", note="رأي", tags=("ب", "أ"))
    first = after(planned(document, [note]))
    again = planned(document, [note], *first.values())
    assert (outcomes(again), again.changes) == (["duplicate"], ())


def test_a_newer_note_is_merged_and_both_texts_stay(document: Document) -> None:
    here = mine(document, "لا أبيع القهوة", note="قولي", tags=("لي",))
    found = planned(
        document, [theirs("لا أبيع القهوة", note="قولهم", tags=("لهم",), modified=LATER)], here
    )
    (change,) = found.changes
    assert outcomes(found) == ["newer"]
    assert change.before == here
    assert change.after is not None
    assert change.after.note == f"قولهم{CONFLICT}قولي"
    assert set(change.after.tags) == {"لي", "لهم"}
    assert change.after.colour == "green"  # of which the file says nothing
    assert change.after.anchor == here.anchor


def test_a_newer_note_imported_twice_is_merged_once(document: Document) -> None:
    here = mine(document, "لا أبيع القهوة", note="قولي")
    note = theirs("لا أبيع القهوة", note="قولهم", colour="blue", modified=LATER)
    first = after(planned(document, [note], here), here)
    assert planned(document, [note], *first.values()).changes == ()


def test_an_older_note_changes_nothing(document: Document) -> None:
    here = mine(document, "لا أبيع القهوة", note="قولي", modified=LATER)
    found = planned(document, [theirs("لا أبيع القهوة", note="قول قديم")], here)
    assert (outcomes(found), found.changes) == (["older"], ())


def test_a_note_of_no_known_time_changes_nothing_that_the_reader_has_touched(
    document: Document,
) -> None:
    note = theirs("لا أبيع القهوة", note="رأي", created=None, modified=None)
    first = after(planned(document, [note]))["urn:1"]
    more = replace(note, note="رأي وزيادة")
    assert outcomes(planned(document, [more], first)) == ["newer"]
    touched = replace(first, note="", modified=first.modified + timedelta(days=1))
    assert outcomes(planned(document, [more], touched)) == ["older"]


def test_what_was_deleted_here_does_not_come_back(document: Document) -> None:
    note = theirs("لا أبيع القهوة", modified=LATER)
    found = planned(document, [note], deleted={"urn:1": THEN})
    assert (outcomes(found), found.changes) == (["deleted"], ())
    back = mine(document, "لا أبيع القهوة")  # by undo: the tombstone is remembered
    more = replace(note, note="رأي")
    assert outcomes(planned(document, [more], back, deleted={"urn:1": THEN})) == ["newer"]


def test_one_highlight_from_two_programs_is_one(document: Document) -> None:
    kindle = theirs("لا أبيع القهوة", id="urn:k", known_by_content=True)
    readwise = theirs("لا أبيع  القهوة", id="urn:r", known_by_content=True)
    assert outcomes(planned(document, [kindle, readwise])) == ["new", "duplicate"]
    says_more = replace(readwise, note="رأي")
    assert outcomes(planned(document, [kindle, says_more])) == ["new", "new"]
    here = mine(document, "لا أبيع القهوة", note="رأي وأكثر", id="urn:mine")
    assert outcomes(planned(document, [says_more], here)) == ["duplicate"]


def test_an_id_twice_in_one_file_keeps_both_texts(document: Document) -> None:
    found = planned(
        document,
        [
            theirs("لا أبيع القهوة", note="أول", modified=LATER),
            theirs("لا أبيع القهوة", note="ثان"),
        ],
    )
    (change,) = found.changes
    assert change.before is None
    assert change.after is not None
    assert set(change.after.note.split(CONFLICT)) == {"أول", "ثان"}


def test_one_step_is_undone_by_its_inverse(document: Document) -> None:
    here = mine(document, "لا أبيع القهوة", note="قولي")
    notes = [
        theirs("لا أبيع القهوة", note="قولهم", modified=LATER),
        theirs("افتتح سالم", id="urn:2"),
    ]
    found = planned(document, notes, here)
    undone = apply(after(found, here), [change.inverse() for change in reversed(found.changes)])
    assert undone == {here.id: here}


# -- our own files


notes_on_the_cafe = st.builds(
    lambda number, start, length, colour, note, tags, kind, corrects: (
        number, start, length, colour, note, tags, kind, corrects
    ),
    st.integers(0, 10**6),
    st.integers(0, 200),
    st.integers(1, 60),
    st.sampled_from(COLOURS),
    st.text(max_size=40),
    st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=3),
    st.sampled_from(("passage", "passage", "bookmark", "document")),
    st.booleans(),
)  # fmt: skip


def built(document: Document, values: tuple[Any, ...]) -> Annotation:
    number, start, length, colour, note, tags, kind, corrects = values
    end = min(len(document.text), start + length)
    anchor = describe(document, Span(start, end))
    correction = Correction("number", dismissed=True) if corrects and kind == "passage" else None
    if kind == "document":
        anchor = whole(document.fingerprint)
    return normal(
        Annotation(
            f"urn:{number}", anchor, colour, note, tuple(tags), THEN, THEN,
            correction=correction, kind=kind,
        )
    )  # fmt: skip


@given(values=st.lists(notes_on_the_cafe, max_size=8, unique_by=lambda item: item[0]))
def test_our_own_export_into_an_empty_document_is_the_same_notes(
    tmp_path_factory: pytest.TempPathFactory, values: list[Any]
) -> None:
    document = Document.of_paragraphs(CAFE_TEXT)
    there = {item.id: item for item in (built(document, value) for value in values)}
    path = tmp_path_factory.mktemp("notes") / "مقهى.jsonld"
    path.write_bytes(render(Notebook(annotations=there), document))
    foreign = read(path)
    found = plan(document, {}, {}, foreign)
    assert apply({}, found.changes) == there
    again = plan(document, there, {}, foreign)
    assert {entry.outcome for entry in again.entries} <= {"duplicate"}
    assert again.changes == ()


CAFE_TEXT: Any = [("مقهى الحي القديم", "title"), ("كلمات كثيرة في سطر واحد. " * 12, "paragraph")]


def test_our_own_notes_on_an_earlier_text_are_placed_as_if_they_were_here(
    document: Document, tmp_path: Any
) -> None:
    before = Document.of_paragraphs(
        [("مقهى الحي القديم", "title"), ("«لا أبيع القهوة، بل أبيع الوقت»، قال.", "paragraph")]
    )
    there = mine(before, "لا أبيع القهوة، بل أبيع الوقت", note="رأي")
    path = tmp_path / "n.jsonld"
    path.write_bytes(render(Notebook(annotations={there.id: there}), before))
    (entry,) = plan(document, {}, {}, read(path)).entries
    assert (entry.outcome, entry.annotation) == ("new", there)
    assert entry.placement is not None
    assert entry.placement.span.of(document.text) == "لا أبيع القهوة، بل أبيع الوقت"


# -- properties


foreign_notes = st.builds(
    lambda id, words, note, day, work: theirs(
        words, id=f"urn:{id}", note=note, work=work,
        modified=None if day is None else THEN + timedelta(days=day),
    ),
    st.integers(0, 3),
    st.sampled_from(("كلمات", "كلمات كثيرة في سطر واحد. كلمات كثيرة", "القديم", "ليست هنا أبدًا")),
    st.sampled_from(("", "أ", "ب", "أ ب")),
    st.one_of(st.none(), st.integers(-2, 2)),
    st.sampled_from((CAFE, Work(), Work(("كتاب آخر",)))),
)  # fmt: skip


@given(notes=st.lists(foreign_notes, max_size=8), here=st.lists(st.text("أب ", max_size=3)))
def test_importing_loses_no_word_and_a_second_time_adds_nothing(
    notes: list[ForeignNote], here: list[str]
) -> None:
    document = Document.of_paragraphs(CAFE_TEXT)
    present = {
        f"urn:{number}": mine(document, "القديم", id=f"urn:{number}", note=text.strip())
        for number, text in enumerate(here[:4])
    }
    foreign = ForeignNotes("t", tuple(notes))
    found = plan(document, present, {}, foreign)
    assert set(outcomes(found)) <= set(OUTCOMES)
    assert len(found.entries) + sum(found.elsewhere.values()) == len(notes)
    then = apply(present, found.changes)
    for id, item in present.items():
        assert item.note in then[id].note
    for entry in found.entries:
        if entry.outcome in ("new", "newer", "orphan"):
            words = set(entry.annotation.note) - set("-\n ")
            assert words <= set(then[entry.annotation.id].note)
    again = plan(document, then, {}, foreign)
    assert not again.of("new")
    assert apply(then, again.changes).keys() == then.keys()
