"""Bookmarks, notes about a document, and annotations that get a place again."""

from dataclasses import replace

from reader.annotations.anchor import CONTEXT, Placement, bookmark_span, locate, locate_all
from reader.annotations.collection import parse, render
from reader.annotations.model import Annotation, apply
from reader.annotations.notebook import Notebook
from reader.annotations.placing import about, accepted, bookmarked, reattached
from reader.document import Document, Span

TEXT = (
    "أعلنت الشركة أرباحها اليوم. وبلغت الأرباح 11.7 مليار يورو في العام الماضي كله، أي أكثر"
    " من العام الذي قبله بكثير. ثم صمتت."
)


def document(*paragraphs: str) -> Document:
    return Document.of_paragraphs([(text, "paragraph") for text in paragraphs or (TEXT, "نهاية")])


def kept(*items: Annotation) -> Notebook:
    return Notebook(annotations={item.id: item for item in items})


def test_a_bookmark_is_known_by_whole_words_at_the_start_of_its_sentence() -> None:
    place = bookmark_span(document(), TEXT.index("مليار"))
    words = place.of(TEXT)
    assert words.startswith("وبلغت الأرباح 11.7 مليار يورو")
    assert len(words) <= 60
    assert TEXT[place.end] == " "


def test_a_bookmark_in_an_empty_text_or_paragraph_has_no_words() -> None:
    assert bookmark_span(Document.of_paragraphs([]), 0) == Span(0, 0)
    assert bookmark_span(document("", "نص"), 0) == Span(0, 0)


def test_bookmarks_and_document_notes_survive_the_file() -> None:
    text = document()
    place = replace(bookmarked(text, 40), note="هنا **وقفت**", tags=("قراءة",), colour="pink")
    remark = replace(about(text), note="مقال مهم")
    known = parse(render(kept(place, remark), text))
    assert known.unread == ()
    assert known.annotations[place.id] == place
    assert known.annotations[remark.id] == remark


def test_a_document_note_has_no_place_and_a_bookmark_has_one() -> None:
    text = document()
    place, remark = bookmarked(text, 40), about(text)
    placed = locate_all(text, {item.id: item for item in (place, remark)})
    assert placed[remark.id] is None
    found = placed[place.id]
    assert found is not None
    assert found.how == "exact"


def test_an_accepted_place_is_exact_from_then_on_and_sure_ones_stay_as_they_are() -> None:
    text = document()
    first, second = bookmarked(text, 0), bookmarked(text, 40)
    where = bookmark_span(text, len(TEXT) - 2)
    places = {first.id: Placement(where, "approximate"), second.id: Placement(where, "moved")}
    changes = list(accepted(text, [first, second], places))
    assert [change.id for change in changes] == [first.id]
    now = apply({first.id: first}, changes)[first.id]
    assert locate(text, now.anchor) == Placement(where, "exact")
    assert now.anchor.prefix == TEXT[where.start - CONTEXT : where.start]


def test_a_note_that_gets_words_loses_what_was_said_of_its_old_place() -> None:
    text = document()
    remark = replace(about(text), note="هنا", extra={"target": {"scope": "x"}, "via": "y"})
    span = Span(0, 12)
    after = reattached(text, remark, span).after
    assert after is not None
    assert (after.kind, after.anchor.exact, after.note) == ("passage", TEXT[:12], "هنا")
    assert dict(after.extra) == {"via": "y"}
