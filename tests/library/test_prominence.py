"""What an article is about stands before what it only mentions."""

from __future__ import annotations

from reader.analysis.model import Entity
from reader.document import Document, Span
from reader.library.prominence import Prominence, lead_of, title_of

TITLE = "نخلة تفتح مصنعًا"
BYLINE = "دبي - سالم البحر"
LEAD = "قالت شركة نخلة يوم الأحد إنها تفتح مصنعًا جديدًا قرب ميناء عدن هذا العام."
REST = "وتقول زيتونة إن زيتونة أكبر، وترى زيتونة أن السوق تسع الجميع، وفق زيتونة."
DOCUMENT = Document.of_paragraphs(
    [(TITLE, "title"), (BYLINE, "paragraph"), (LEAD, "paragraph"), (REST, "paragraph")]
)


def entity(name: str) -> Entity:
    mentions, start = [], DOCUMENT.text.find(name)
    while start >= 0:
        mentions.append(Span(start, start + len(name)))
        start = DOCUMENT.text.find(name, start + 1)
    return Entity(name, "ORG", (), tuple(mentions))


def test_the_lead_is_the_first_paragraph_that_says_something() -> None:
    title, lead = title_of(DOCUMENT), lead_of(DOCUMENT)
    assert title is not None
    assert lead is not None
    assert (title.of(DOCUMENT.text), lead.of(DOCUMENT.text)) == (TITLE, LEAD)


def test_title_and_lead_weigh_like_parts_of_the_most_mentions() -> None:
    listed = [entity(name) for name in ("نخلة", "زيتونة", "عدن", "دبي")]
    scores = Prominence(DOCUMENT, listed)
    assert [len(item.mentions) for item in listed] == [2, 4, 1, 1]
    assert [scores.of(item) for item in listed] == [8 + 8 + 4, 16, 4 + 4, 4]


def test_a_text_without_title_and_paragraphs_is_scored_by_mentions() -> None:
    document = Document.of_paragraphs([("نخلة نخلة", "heading")])
    item = Entity("نخلة", "ORG", (), (Span(0, 4), Span(5, 9)))
    assert Prominence(document, [item]).of(item) == 8
    assert Prominence(Document.of_paragraphs([]), []).of(Entity("x", "PER", (), ())) == 0
