"""What joins two mentions, the reasons given for it, and what must hold for any mentions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.entities import crossscript
from reader.analysis.entities.crossscript import Namesakes
from reader.analysis.entities.lexicon import lexicon, phrase_key
from reader.analysis.entities.linking import link
from reader.analysis.entities.mentions import Mention
from reader.analysis.model import Entity, EntityType, Reason, entity_to_json
from reader.document import Span
from reader.text.fold import fold

Named = tuple[str, EntityType]
NAMES: tuple[Named, ...] = (
    ("نوفاليا", "ORG"), ("Novalia", "ORG"), ("شركة نوفاليا", "ORG"), ("Novalia Inc", "ORG"),
    ("زايبو إيه آي", "ORG"), ("Zaibo AI", "ORG"), ("إن كيو بي", "ORG"), ("NQB", "ORG"),
    ("سلمى الدرعيني", "PER"), ("أحمد الدرعيني", "PER"), ("الدرعيني", "PER"), ("Deraini", "PER"),
    ("أحمد سالم الدرعيني", "PER"), ("هيلغا شتورمان", "PER"), ("Sturmann", "PER"),
    ("شتورمان", "PER"), ("شتورمن", "PER"), ("إيمانويل ماكرون", "PER"), ("Macron", "PER"),
    ("فرينبورغ", "LOC"), ("فرينبورج", "LOC"), ("Freinburg", "LOC"), ("كلود", "MISC"),
    ("كلود مونيه", "PER"), ("Claude", "MISC"), ("GPT-4", "MISC"), ("جي بي تي-5", "MISC"),
    ("وزارة الخارجية", "ORG"), ("وزارة الخارجية الفرنسية", "ORG"), ("باريس", "LOC"),
)  # fmt: skip


def placed(names: Sequence[Named], between: str = "، ") -> tuple[str, list[Mention]]:
    """A text that is nothing but names, and their mentions."""
    text, mentions = "", []
    for name, kind in names:
        key = phrase_key(name)
        entry = lexicon().names.meanings.get(key)
        identity = entry.id if entry is not None and entry.type == kind else 0
        mentions.append(
            Mention(Span(len(text), len(text) + len(name)), key, kind, identity, True, False)
        )
        text += name + between
    return text, mentions


def linked(*names: Named) -> tuple[Entity, ...]:
    return link(*placed(names))


@given(st.lists(st.sampled_from(NAMES), max_size=14), st.randoms())
def test_the_order_in_which_mentions_come_does_not_matter(names: list[Named], random) -> None:  # type: ignore[no-untyped-def]  # hypothesis has no public name for it
    text, mentions = placed(names)
    expected = link(text, mentions)
    random.shuffle(mentions)
    assert link(text, mentions) == expected


@given(st.lists(st.sampled_from(NAMES), max_size=14))
def test_every_mention_belongs_to_exactly_one_entity(names: list[Named]) -> None:
    text, mentions = placed(names)
    found = [span for entity in link(text, mentions) for span in entity.mentions]
    assert sorted(found) == [mention.span for mention in mentions]


@given(st.lists(st.sampled_from(NAMES), max_size=14))
def test_reasons_tie_every_spelling_of_an_entity_together(names: list[Named]) -> None:
    for entity in linked(*names):
        reached = {fold(entity.name)}
        ties = [{fold(reason.first), fold(reason.second)} for reason in entity.reasons]
        for _ in ties:
            reached = reached.union(*(tie for tie in ties if tie & reached))
        assert {fold(alias) for alias in entity.aliases} <= reached
        surfaces = {entity.name, *entity.aliases}
        assert all({reason.first, reason.second} <= surfaces for reason in entity.reasons)


REASONS = {
    "sounds": (("نوفاليا", "ORG"), ("Novalia", "ORG")),
    "letters": (("إن كيو بي", "ORG"), ("NQB", "ORG")),
    "affix": (("شركة نوفاليا", "ORG"), ("نوفاليا", "ORG")),
    "article": (("الفرينبورغ", "LOC"), ("فرينبورغ", "LOC")),
    "spelling": (("فرينبورغ", "LOC"), ("فرينبورج", "LOC")),
    "surname": (("سلمى الدرعيني", "PER"), ("الدرعيني", "PER")),
    "shorter": (("أحمد سالم الدرعيني", "PER"), ("أحمد الدرعيني", "PER")),
    "listed": (("إيمانويل ماكرون", "PER"), ("Macron", "PER")),
    "initials": (("Novalia Quantum Bureau", "ORG"), ("NQB", "ORG")),
}


@pytest.mark.parametrize(("rule", "names"), REASONS.items(), ids=REASONS.keys())
def test_an_entity_says_why_two_names_are_one(rule: str, names: tuple[Named, Named]) -> None:
    (entity,) = linked(*names)
    (reason,) = entity.reasons
    assert reason.rule == rule
    assert {reason.first, reason.second} == {name for name, _ in names}


def test_a_name_in_brackets_is_joined_for_that_reason() -> None:
    text, mentions = placed([("المرصد الأعلى", "ORG"), ("NQB", "ORG")], " (")
    (entity,) = link(text.removesuffix(" (") + ")", mentions)
    assert entity.reasons == (Reason("brackets", "المرصد الأعلى", "NQB"),)


def test_initials_in_brackets_need_the_same_first_letter() -> None:
    for short, entities in (("NSB", 1), ("KSB", 2)):
        text, mentions = placed([("Novalia Bureau", "ORG"), (short, "ORG")], " (")
        assert len(link(text.removesuffix(" (") + ")", mentions)) == entities


def test_what_a_list_says_of_a_company_holds_for_its_full_name() -> None:
    (entity,) = linked(("Nvidia Corporation", "ORG"), ("شركة إنفيديا", "ORG"))
    assert entity.reasons == (Reason("listed", "Nvidia Corporation", "شركة إنفيديا"),)


def test_reasons_are_part_of_the_json() -> None:
    text, mentions = placed([("نوفاليا", "ORG"), ("Novalia", "ORG")])
    (entity,) = link(text, mentions)
    assert entity_to_json(entity, text)["reasons"] == [
        {"rule": "sounds", "first": "نوفاليا", "second": "Novalia"}
    ]


def test_a_surname_in_latin_letters_belongs_to_the_one_named_last() -> None:
    names = ("هيلغا شتورمان", "Sturmann", "كارل شتورمان", "Sturmann", "شتورمان")
    first, second = linked(*((name, "PER") for name in names))
    assert (first.name, len(first.mentions)) == ("كارل شتورمان", 3)
    assert (second.name, len(second.mentions)) == ("هيلغا شتورمان", 2)


def test_a_title_says_which_of_two_people_a_surname_means() -> None:
    text = "زار الرئيس أحمد الدرعيني المعرض مع سلمى الدرعيني. وتحدث الرئيس الدرعيني."
    spans = [(text.index(n), n) for n in ("أحمد الدرعيني", "سلمى الدرعيني")]
    spans.append((text.rindex("الدرعيني"), "الدرعيني"))
    mentions = [
        Mention(Span(at, at + len(name)), fold(name), "PER", 0, True, False) for at, name in spans
    ]
    first, second = link(text, mentions)
    assert (first.name, len(first.mentions)) == ("أحمد الدرعيني", 2)
    assert second.name == "سلمى الدرعيني"


def test_a_father_is_not_his_son() -> None:
    assert len(linked(("سالم بن حمد الدرعيني", "PER"), ("حمد الدرعيني", "PER"))) == 2
    assert len(linked(("زيد بن مطر", "PER"), ("مطر", "PER"))) == 2
    assert len(linked(("حسني مبارك", "PER"), ("محمد حسني مبارك", "PER"))) == 1
    assert len(linked(("زيد بن مطر", "PER"), ("زيد بن فهد بن مطر", "PER"))) == 2


def test_half_a_given_name_is_no_surname() -> None:
    assert len(linked(("سالم عبد الرحمن", "PER"), ("الرحمن", "PER"))) == 2


def test_an_office_of_two_states_goes_to_the_state_named_last() -> None:
    names = ("وزارة الخارجية الفرنسية", "وزارة الخارجية المصرية", "وزارة الخارجية")
    found = linked(*((name, "ORG") for name in names))
    assert [(entity.name, len(entity.mentions)) for entity in found] == [
        ("وزارة الخارجية المصرية", 2),
        ("وزارة الخارجية الفرنسية", 1),
    ]


def test_marks_that_make_another_name_keep_names_apart() -> None:
    assert len(linked(("C", "MISC"), ("C++", "MISC"))) == 2
    assert len(linked(("GPT-4", "MISC"), ("GPT-40", "MISC"), ("جي بي تي-5", "MISC"))) == 3


def test_each_name_is_compared_with_a_bounded_number_of_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[tuple[str, str]] = []
    monkeypatch.setattr(crossscript, "likeness", lambda *names: compared.append(names))
    vowels = ("", "ا", "و", "ي")
    many: list[Named] = [
        (f"ب{a}ر{b}ل{c}ن{d}", "ORG") for a in vowels for b in vowels for c in vowels for d in vowels
    ]
    many += [
        (f"B{a}r{b}l{c}n{d}", "ORG")
        for a in "aeiou"
        for b in "aeiou"
        for c in "aeiou"
        for d in "ae"
    ]
    linked(*many)
    assert 0 < len(compared) <= len(many) * (Namesakes.KEPT + Namesakes.COMPARED)
