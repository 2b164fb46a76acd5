"""Quotes on the clipboard: in order, with their source, and inert."""

from __future__ import annotations

from dataclasses import replace

from lxml import html  # type: ignore[import-untyped]  # it ships no types

from reader.exporters.quoting import hypertext, plain
from tests.annotated import article

NASTY = "<b onclick=x>‮قلب</b>"


def test_a_quote_has_its_source_and_its_address() -> None:
    export = article("ar")
    item = export.notes[1]
    one = replace(export, notes=(item,))
    quote = item.lines(export.document)[0][0]
    said = plain(one)
    assert quote in said.split("\n")[0]
    assert export.title in said
    assert one.link(item.annotation) in said
    page = html.fragment_fromstring(hypertext(one), create_parent=True)
    (passage,) = page.iter("blockquote")
    assert quote in passage.text_content()
    (anchor,) = page.iter("a")
    assert anchor.get("href") == one.link(item.annotation)
    assert export.title in anchor.text_content()


def test_every_note_is_cited() -> None:
    export = article("en")
    assert plain(export).count("— ") == len(export.notes)
    assert hypertext(export).count("<a ") == len(export.notes)


def test_a_document_without_notes_is_cited_itself() -> None:
    export = replace(article("ar"), notes=())
    assert plain(export).split("\n")[1].strip("\u200e\u2066\u2069") == export.link()
    assert "blockquote" not in hypertext(export)


def test_a_title_stays_a_title() -> None:
    export = replace(article("ar"), title=NASTY)
    assert "<b onclick" not in hypertext(export)
    assert "\u202e" not in hypertext(export) + plain(export)
