"""The W3C's model in the many ways of writing it, Readium's sets and Hypothesis' exports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader import errors
from reader.annotations.foreign.model import ForeignNote
from reader.annotations.foreign.reading import read
from reader.annotations.foreign.selectors import Place, place_of

QUOTE = {
    "type": "TextQuoteSelector",
    "exact": "لا أبيع القهوة",
    "prefix": "«",
    "suffix": "، بل أبيع",
}
POSITION = {"type": "TextPositionSelector", "start": 87, "end": 101}


def annotation(**values: Any) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:uuid:1",
        "type": "Annotation",
        "created": "2025-01-02T03:04:05Z",
        "body": {"type": "TextualBody", "value": "ملاحظة"},
        "target": {"source": "https://example.org/cafe.html", "selector": QUOTE},
    } | values


def one(save: Any, value: Any) -> ForeignNote:
    (note,) = read(save("a.jsonld", value)).notes
    return note


WRAPPINGS: dict[str, Callable[[Any], Any]] = {
    "alone": lambda item: item,
    "a list": lambda item: [item],
    "a graph": lambda item: {"@context": [], "@graph": [item]},
    "a page": lambda item: {"type": "AnnotationPage", "items": [item]},
    "a page of one": lambda item: {"type": ["AnnotationPage"], "items": item},
    "a collection": lambda item: {
        "type": "AnnotationCollection",
        "first": {"type": "AnnotationPage", "items": [item], "next": "https://example.org/2"},
    },
    "a collection's second page": lambda item: {
        "type": "AnnotationCollection",
        "first": {"items": [], "next": {"items": [item]}},
    },
    "a set": lambda item: {"type": "AnnotationSet", "about": {}, "items": [item]},
}


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_an_annotation_is_read_in_whatever_it_comes(save: Any, wrapping: str) -> None:
    note = one(save, WRAPPINGS[wrapping](annotation()))
    assert (note.id, note.note, note.anchor.exact) == ("urn:uuid:1", "ملاحظة", "لا أبيع القهوة")


BODIES: dict[str, tuple[Any, str, tuple[str, ...]]] = {
    "none": (None, "", ()),
    "an address": ("https://example.org/body", "", ()),
    "a list": (
        [
            {"type": "TextualBody", "value": "رأي", "purpose": "commenting"},
            {"type": "TextualBody", "value": "وسم", "purpose": "tagging"},
            {"type": "TextualBody", "value": "وسم", "purpose": ["tagging"]},
        ],
        "رأي",
        ("وسم",),
    ),
    "two texts": (
        [{"type": "TextualBody", "value": "أ"}, {"type": "TextualBody", "value": "ب"}],
        "أ\n\nب",
        (),
    ),
    "HTML": (
        {"type": "TextualBody", "format": "text/html",
         "value": "<p>رأي <b>أول</b></p><script>x()</script><p>وثانٍ &amp; أخير<br>سطر</p>"},
        "رأي أول\n\nوثانٍ & أخير\nسطر",
        (),
    ),
    "around a text": (
        {"type": "SpecificResource", "purpose": "tagging",
         "source": {"type": "TextualBody", "value": "وسم"}},
        "",
        ("وسم",),
    ),
    "a choice": (
        {"type": "Choice", "items": [{"type": "TextualBody", "value": "أ"}, {"value": "ب"}]},
        "أ",
        (),
    ),
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES)
def test_a_body_is_read_in_whatever_form(save: Any, body: str) -> None:
    said, text, tags = BODIES[body]
    note = one(save, annotation(body=said))
    assert (note.note, note.tags) == (text, tags)


def test_a_body_value_is_a_note(save: Any) -> None:
    value = annotation(bodyValue="رأي")
    del value["body"]
    assert one(save, value).note == "رأي"


PLACES: dict[str, tuple[Any, Place]] = {
    "a quote": (QUOTE, Place("لا أبيع القهوة", "«", "، بل أبيع")),
    "a list": (
        [POSITION, {"type": "CssSelector", "value": "p"}, QUOTE],
        Place("لا أبيع القهوة", "«", "، بل أبيع", position=(87, 101)),
    ),
    "a progression": ({"type": "ProgressionSelector", "value": 0.5}, Place(progression=0.5)),
    "a range of quotes": (
        {
            "type": "RangeSelector",
            "startSelector": {"type": "TextQuoteSelector", "exact": "لا أبيع", "prefix": "«"},
            "endSelector": {"type": "TextQuoteSelector", "exact": "هكذا"},
        },
        Place("لا أبيع", "«", "", "هكذا", before=True),
    ),
    "characters of RFC 5147": (
        {"type": "FragmentSelector", "value": "char=87,101"},
        Place(position=(87, 101)),
    ),
    "a text fragment": (
        {"type": "FragmentSelector", "value": ":~:text=%C2%AB-,%D9%84%D8%A7,%D8%A8%D9%84,-%D8%A3"},
        Place("لا", "«", "أ", "بل"),
    ),
    "a quote within a quote": (
        {**QUOTE, "refinedBy": {"type": "TextQuoteSelector", "exact": "أبيع"}},
        Place("أبيع", "«لا ", " القهوة، بل أبيع"),
    ),
    "an element's position": (
        {"type": "CssSelector", "value": "p", "refinedBy": POSITION},
        Place(),
    ),
    "an EPUB's": (
        {"type": "FragmentSelector", "value": "epubcfi(/6/4!/4/10,/2/1:1,/3:4)"},
        Place(),
    ),
    "nonsense": ([None, 5, "", {"type": 7}, {"type": "TextQuoteSelector", "exact": []}], Place()),
}


@pytest.mark.parametrize("selectors", PLACES)
def test_selectors_say_a_place(selectors: str) -> None:
    said, place = PLACES[selectors]
    assert place_of(said) == place


def test_a_target_is_an_address_a_list_or_a_resource(save: Any) -> None:
    assert one(save, annotation(target="https://e.org/cafe.html")).kind == "document"
    fragment = one(save, annotation(target="https://e.org/cafe.html#:~:text=word"))
    assert (fragment.kind, fragment.anchor.exact) == ("passage", "word")
    listed = annotation(target=["https://e.org/", {"source": "https://e.org/", "selector": QUOTE}])
    assert one(save, listed).anchor.exact == "لا أبيع القهوة"
    assert one(save, annotation()).work.address == "https://example.org/cafe.html"


def test_a_record_without_an_id_gets_one_from_what_it_says(save: Any) -> None:
    first, again, other = (
        one(save, annotation(id=key, body={"type": "TextualBody", "value": text}))
        for key, text in ((None, "أ"), (None, "أ"), (None, "ب"))
    )
    assert first.id == again.id != other.id
    assert first.known_by_content


@pytest.mark.parametrize("key", ["", 5, "../\n", "x" * 2000, ["a"], "\u202eurn:x"])
def test_an_id_that_is_none_is_not_taken(save: Any, key: Any) -> None:
    note = one(save, annotation(id=key))
    assert note.id.startswith("urn:uuid:")
    assert note.known_by_content


@pytest.mark.parametrize("key", ["a b", "17", "../../etc/passwd", "http://a/{b}"])
def test_an_id_that_is_no_iri_stands_for_one(save: Any, key: str) -> None:
    note, edited = (
        one(save, annotation(id=key, body={"type": "TextualBody", "value": text})) for text in "أب"
    )
    assert note.id == edited.id
    assert note.id.startswith("urn:uuid:")


def test_bookmarks_are_bookmarks_and_replies_no_notes(save: Any) -> None:
    assert one(save, annotation(motivation="bookmarking", body=None)).kind == "bookmark"
    replied = read(save("r.json", [annotation(motivation="replying"), annotation()]))
    assert (len(replied.notes), replied.unread) == (1, 1)


def test_annotations_that_are_elsewhere_are_not_fetched(save: Any) -> None:
    path = save("c.jsonld", {"type": "AnnotationCollection", "first": "https://example.org/1"})
    with pytest.raises(errors.NotNotes, match="elsewhere"):
        read(path)


def test_thorium_s_sets_have_colours_keywords_and_a_publication(save: Any) -> None:
    path = save(
        "cafe.annotation",
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "urn:uuid:2",
            "type": "AnnotationSet",
            "generator": {"id": "https://e.org", "type": "Software", "name": "Thorium"},
            "about": {"dc:title": "مقهى الحي القديم", "dc:creator": ["سعاد مراد"]},
            "items": [
                annotation(
                    body={"type": "TextualBody", "value": "", "format": "text/plain",
                          "color": "#3a9bdc", "tag": "حوار", "highlight": "solid"},
                    target={"source": "OEBPS/ch1.xhtml", "selector": [POSITION, QUOTE],
                            "meta": {"headings": [{"level": 1, "txt": "أول"}], "page": "3"}},
                    creator={"id": "urn:uuid:3", "type": "Person", "name": "ليلى"},
                ),
                annotation(
                    body={"type": "TextualBody", "value": "رأي", "color": "orange",
                          "keyword": "معلم"},
                ),
            ],
        },
    )  # fmt: skip
    found = read(path)
    assert found.format == "readium"
    first, second = found.notes
    assert (first.colour, first.note, first.tags) == ("blue", "", ("حوار",))
    assert first.extra["creator"]["name"] == "ليلى"
    assert first.work.names == ("مقهى الحي القديم",)
    assert (second.colour, second.note, second.tags) == ("yellow", "رأي", ("معلم",))


def row(**values: Any) -> dict[str, Any]:
    return {
        "id": "Xy-12_ab",
        "created": "2024-05-01T10:00:00.123456+00:00",
        "updated": "2024-05-02T10:00:00.123456+00:00",
        "user": "acct:laila@hypothes.is",
        "uri": "https://example.org/cafe",
        "text": "من قالها؟",
        "tags": ["حوار"],
        "group": "__world__",
        "document": {"title": ["مقهى الحي القديم"]},
        "target": [
            {
                "source": "https://example.org/cafe",
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[2]", "startOffset": 1,
                     "endContainer": "/p[2]", "endOffset": 15},
                    POSITION,
                    QUOTE,
                ],
            }
        ],
    } | values  # fmt: skip


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: {"total": 1, "rows": rows},
        lambda rows: {"export_date": "2025", "client_version": "1", "annotations": rows},
        lambda rows: rows,
        lambda rows: rows[0],
    ],
)
def test_hypothesis_exports_and_rows_are_read(save: Any, wrap: Any) -> None:
    found = read(save("h.json", wrap([row()])))
    assert found.format == "hypothesis"
    (note,) = found.notes
    assert note.id == "https://hypothes.is/a/Xy-12_ab"
    assert (note.anchor.exact, note.note, note.tags) == ("لا أبيع القهوة", "من قالها؟", ("حوار",))
    assert note.work.names == ("مقهى الحي القديم",)
    assert note.created is not None
    assert note.modified is not None
    assert note.created < note.modified


def test_hypothesis_page_notes_are_about_the_whole_and_replies_left_out(save: Any) -> None:
    page = row(id="b", target=[{"source": "https://example.org/cafe"}])
    found = read(save("h.json", [page, row(id="c", references=["b"]), row(id="d", target=None)]))
    assert [note.kind for note in found.notes] == ["document", "document"]
    assert found.unread == 1
