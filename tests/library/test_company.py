"""Who stands with whom: in sentences first, then in paragraphs, in linear time."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import Entity
from reader.document import Document, Span
from reader.library import company
from reader.library.company import Company, sentence_at

NAMES = ("سلمى", "نادر", "عدن", "حلب")


def read(*paragraphs: str) -> tuple[Document, list[Entity]]:
    """A document of ``paragraphs``, and those of `NAMES` that are in it."""
    document = Document.of_paragraphs([(text, "paragraph") for text in paragraphs])
    entities = []
    for name in NAMES:
        starts = [i for i in range(len(document.text)) if document.text.startswith(name, i)]
        mentions = tuple(Span(start, start + len(name)) for start in starts)
        if mentions:
            entities.append(Entity(name, "PER", (), mentions))
    return document, entities


def test_those_of_the_same_sentence_come_before_those_of_the_same_paragraph() -> None:
    document, entities = read(
        "زارت سلمى حلب. ثم قابلت نادر. وكانت عدن بعيدة.",
        "رأى نادر حلب.",
        "عادت سلمى إلى حلب! هناك نادر.",
    )
    found = Company(document, entities).of(entities[0], 5)
    assert [(it.entity.name, it.sentences, it.paragraphs) for it in found] == [
        ("حلب", 2, 0),
        ("نادر", 0, 2),
        ("عدن", 0, 1),
    ]
    assert [span.of(document.text) for span in found[0].passages] == [
        "زارت سلمى حلب.",
        "عادت سلمى إلى حلب!",
    ]
    assert found[2].passages == (document.blocks[0].span,)


def test_a_paragraph_counts_only_where_no_sentence_of_it_does() -> None:
    document, entities = read("سلمى ونادر. ثم سلمى. ثم نادر.")
    (found,) = Company(document, entities).of(entities[0], 5)
    assert (found.sentences, found.paragraphs) == (1, 0)


def test_only_so_many_are_told() -> None:
    document, entities = read("سلمى ونادر وعدن وحلب.")
    assert [it.entity.name for it in Company(document, entities).of(entities[0], 2)] == [
        "نادر",
        "عدن",
    ]


def test_who_is_alone_has_no_company() -> None:
    document, entities = read("سلمى وحدها.", "نادر.")
    assert Company(document, entities).of(entities[0], 5) == ()


@given(st.lists(st.sampled_from([*NAMES, ".", "!", "\n", "و"]), max_size=40))
def test_company_is_mutual_and_every_passage_names_both(words: list[str]) -> None:
    document, entities = read(*" ".join(words).split("\n"))
    known = Company(document, entities)
    shared = {}
    for item in entities:
        for other in known.of(item, 9):
            shared[item.name, other.entity.name] = other.sentences
            for passage in other.passages:
                assert item.name in passage.of(document.text)
                assert other.entity.name in passage.of(document.text)
            assert all(one < two for one, two in pairwise(other.passages))
    assert all(shared[b, a] == count for (a, b), count in shared.items())


def test_every_paragraph_is_cut_once_however_often_it_names_somebody() -> None:
    document, entities = read(" ".join(["سلمى ونادر"] * 500), "عدن")
    with patch.object(company, "sentences", wraps=company.sentences) as cut:
        Company(document, entities).of(entities[0], 5)
    assert cut.call_count == 1


def test_the_sentence_of_a_mention_is_the_one_around_it() -> None:
    document, _ = read("جاءت سلمى. ثم نادر؟", "عدن")
    text = document.text
    assert sentence_at(document, text.index("سلمى")).of(text) == "جاءت سلمى."
    assert sentence_at(document, text.index("نادر")).of(text) == "ثم نادر؟"
    assert sentence_at(document, text.index("عدن")).of(text) == "عدن"
