"""Rules about names: what they make of a text's entities, whatever they are and in any order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from reader.analysis.model import Entity, Reason
from reader.document import Span
from reader.library.entity_lexicon import correcting
from reader.library.entity_lexicon.applying import applied, apply
from reader.library.entity_lexicon.lexicon import EMPTY, EntityLexicon, about, changed, merged
from reader.library.entity_lexicon.rules import ACTIONS, TYPES, Rule, RuleChange, name_key

TEXT = (
    "قالت ميسترال إن Mistral AI تنافس «أوبن إيه آي» في فرنسا، وأيّد بنك فرنسا ميسترال.\n"
    "زار ماكرون وبريجيت ماكرون ميسترال، وقال إيمانويل ماكرون للرياض ولفرنسا كلامًا لِمِيسترال."
)


def entity(name: str, kind: str, *surfaces: str, text: str = TEXT) -> Entity:
    """An entity with every place of ``surfaces``, or of its name, in ``text``."""
    found = [m.span() for it in surfaces or (name,) for m in re.finditer(re.escape(it), text)]
    aliases = tuple(it for it in surfaces if it != name)
    return Entity(name, kind, aliases, tuple(Span(*span) for span in sorted(found)))  # type: ignore[arg-type]


MISTRAL = entity("ميسترال", "ORG")
LATIN = entity("Mistral AI", "MISC")
BANK = entity("بنك فرنسا", "ORG")
FRANCE = Entity("فرنسا", "LOC", (), (Span(45, 50),))
MACRON = entity("إيمانويل ماكرون", "PER", "إيمانويل ماكرون")
FOUND = (MISTRAL, LATIN, BANK, MACRON)


def with_rules(*changes: RuleChange, lexicon: EntityLexicon = EMPTY) -> EntityLexicon:
    return changed(lexicon, changes)


def named(entities: tuple[Entity, ...], name: str) -> Entity:
    (found,) = [it for it in entities if it.name == name]
    return found


def surfaces(item: Entity, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in item.mentions]


# -- each rule


def test_without_rules_everything_stays_the_same_object() -> None:
    assert all(one is other for one, other in zip(apply(FOUND, TEXT, EMPTY), FOUND, strict=True))


def test_what_no_rule_speaks_of_stays_the_same_object() -> None:
    lexicon = with_rules(*correcting.dismissing(EMPTY, [LATIN]))
    assert named(apply(FOUND, TEXT, lexicon), "ميسترال") is MISTRAL


def test_a_dismissed_entity_is_left_out_and_told_apart() -> None:
    result = applied(FOUND, TEXT, with_rules(*correcting.dismissing(EMPTY, [BANK])))
    assert BANK not in result.entities
    assert result.dismissed == (BANK,)


def test_a_retyped_entity_keeps_its_mentions() -> None:
    result = apply(FOUND, TEXT, with_rules(*correcting.retyping(EMPTY, [LATIN], "ORG")))
    assert named(result, "Mistral AI") == replace(LATIN, type="ORG")


def test_a_renamed_entity_keeps_its_old_name_as_an_alias() -> None:
    result = apply(
        FOUND, TEXT, with_rules(*correcting.renaming(EMPTY, MISTRAL, " ميسترال  إيه آي "))
    )
    assert named(result, "ميسترال إيه آي").aliases == ("ميسترال",)


def test_a_name_can_be_given_harakat() -> None:
    lexicon = with_rules(*correcting.renaming(EMPTY, MISTRAL, "مِيسترال"))
    assert named(apply(FOUND, TEXT, lexicon), "مِيسترال").mentions == MISTRAL.mentions


def test_an_entity_can_be_renamed_again_and_back() -> None:
    lexicon = with_rules(*correcting.renaming(EMPTY, MISTRAL, "شركة"))
    (shown, *_) = apply(FOUND, TEXT, lexicon)
    lexicon = changed(lexicon, correcting.renaming(lexicon, shown, "ميسترال"))
    assert named(apply(FOUND, TEXT, lexicon), "ميسترال").mentions == MISTRAL.mentions


def test_entities_merge_across_scripts_under_name_and_type_of_the_first() -> None:
    result = apply(FOUND, TEXT, with_rules(*correcting.merging(EMPTY, LATIN, [MISTRAL])))
    one = named(result, "Mistral AI")
    assert one.type == "MISC"
    assert one.aliases == ("ميسترال",)
    assert set(one.mentions) == {*LATIN.mentions, *MISTRAL.mentions}


def test_a_rule_means_a_name_however_it_is_written() -> None:
    rule = Rule("1", "dismissed", ("مِيسْتـرال",), NOW, NOW)
    assert MISTRAL not in apply(FOUND, TEXT, lexicon_of(rule))


def test_merged_entities_split_again() -> None:
    lexicon = with_rules(*correcting.merging(EMPTY, MISTRAL, [LATIN]))
    one = named(apply(FOUND, TEXT, lexicon), "ميسترال")
    lexicon = changed(lexicon, correcting.splitting(lexicon, one, ["Mistral AI"]))
    result = apply(FOUND, TEXT, lexicon)
    assert named(result, "Mistral AI").mentions == LATIN.mentions
    assert named(result, "ميسترال").mentions == MISTRAL.mentions


def test_a_name_splits_from_an_entity_that_the_analysis_made() -> None:
    both = entity("إيمانويل ماكرون", "PER", "إيمانويل ماكرون", "بريجيت ماكرون")
    lexicon = with_rules(*correcting.splitting(EMPTY, both, ["بريجيت ماكرون"]))
    result = apply([both], TEXT, lexicon)
    assert surfaces(named(result, "بريجيت ماكرون")) == ["بريجيت ماكرون"]
    assert named(result, "إيمانويل ماكرون").aliases == ()


def test_what_is_merged_keeps_its_reasons_and_what_leaves_takes_its_own_along() -> None:
    why = Reason("sounds", "إيمانويل ماكرون", "بريجيت ماكرون")
    both = replace(
        entity("إيمانويل ماكرون", "PER", "إيمانويل ماكرون", "بريجيت ماكرون"), reasons=(why,)
    )
    merged_too = with_rules(*correcting.merging(EMPTY, MISTRAL, [both]))
    assert named(apply([MISTRAL, both], TEXT, merged_too), "ميسترال").reasons == (why,)
    parted = with_rules(*correcting.splitting(EMPTY, both, ["بريجيت ماكرون"]))
    assert [it.reasons for it in apply([both], TEXT, parted)] == [(), ()]


def test_the_rest_is_named_anew_when_the_name_itself_splits() -> None:
    both = entity("إيمانويل ماكرون", "PER", "إيمانويل ماكرون", "بريجيت ماكرون")
    lexicon = with_rules(*correcting.splitting(EMPTY, both, ["إيمانويل ماكرون"]))
    assert {it.name for it in apply([both], TEXT, lexicon)} == {"إيمانويل ماكرون", "بريجيت ماكرون"}


def test_an_added_name_is_found_everywhere_with_clitics_outside() -> None:
    lexicon = with_rules(*correcting.adding(EMPTY, "ميسترال", "ORG"))
    (item,) = apply([], TEXT, lexicon)
    assert surfaces(item) == ["ميسترال", "ميسترال", "ميسترال", "مِيسترال"]
    (item,) = apply([], "قال للرياض", with_rules(*correcting.adding(EMPTY, "الرياض", "LOC")))
    assert surfaces(item, "قال للرياض") == ["لرياض"]


def test_an_added_name_is_no_part_of_a_word() -> None:
    lexicon = with_rules(*correcting.adding(EMPTY, "ستر", "MISC"))
    assert apply([], TEXT, lexicon) == ()


def test_an_added_name_goes_before_what_it_covers_but_not_into_a_longer_one() -> None:
    longer = with_rules(*correcting.adding(EMPTY, "بنك فرنسا", "ORG"))
    (item,) = apply([entity("فرنسا", "LOC", text="في بنك فرنسا")], "في بنك فرنسا", longer)
    assert item.name == "بنك فرنسا"
    inner = with_rules(*correcting.adding(EMPTY, "فرنسا", "LOC"))
    result = apply([BANK], TEXT, inner)
    assert surfaces(named(result, "بنك فرنسا")) == ["بنك فرنسا"]
    assert surfaces(named(result, "فرنسا")) == ["فرنسا", "فرنسا"]


def test_what_is_said_last_holds() -> None:
    lexicon = with_rules(*correcting.adding(EMPTY, "كلام", "MISC"))
    (item,) = apply([], "كلام", lexicon)
    lexicon = changed(lexicon, correcting.dismissing(lexicon, [item]))
    assert apply([], "كلام", lexicon) == ()
    lexicon = changed(lexicon, correcting.adding(lexicon, "كلام", "ORG"))
    assert [it.type for it in apply([], "كلام", lexicon)] == ["ORG"]


def test_what_is_one_with_another_is_what_the_other_is() -> None:
    lexicon = with_rules(*correcting.merging(EMPTY, MISTRAL, [LATIN]))
    one = named(apply(FOUND, TEXT, lexicon), "ميسترال")
    lexicon = changed(lexicon, correcting.retyping(lexicon, [one], "PER"))
    other = "تعمل Mistral AI هنا"
    found = (entity("Mistral AI", "MISC", text=other),)
    assert [(it.name, it.type) for it in apply(found, other, lexicon)] == [("Mistral AI", "PER")]


def test_restoring_takes_back_all_that_was_said() -> None:
    lexicon = with_rules(*correcting.editing(EMPTY, MISTRAL, "أ", "PER", LATIN))
    (one,) = [it for it in apply(FOUND, TEXT, lexicon) if it.name == "أ"]
    assert about(lexicon, one)
    lexicon = changed(lexicon, correcting.restoring(lexicon, [one]))
    assert not lexicon.rules
    assert apply(FOUND, TEXT, lexicon) == FOUND


def test_an_edit_gives_name_and_type_and_merges_at_once() -> None:
    lexicon = with_rules(*correcting.editing(EMPTY, MISTRAL, "الشركة", "ORG", LATIN))
    one = named(apply(FOUND, TEXT, lexicon), "الشركة")
    assert one.type == "ORG"
    assert len(one.mentions) == len(MISTRAL.mentions) + len(LATIN.mentions)


def test_many_rules_and_names_cost_no_more_than_one_look_each() -> None:
    names = [f"اسم{chr(0x621 + n % 20)}{chr(0x628 + n // 20 % 20)} {n}" for n in range(2_000)]
    rules = [Rule(str(n), "added", (name,), NOW, NOW, type="ORG") for n, name in enumerate(names)]
    rules.append(Rule("all", "same", tuple(names), NOW, NOW))
    text = " و ".join(names)
    (one,) = apply([], text, lexicon_of(*rules))
    assert len(one.mentions) == len(names)


# -- whatever the rules are

NOW = datetime(2025, 2, 10, tzinfo=UTC)
WORDS = ("ميسترال", "Mistral AI", "فرنسا", "بنك فرنسا", "ماكرون", "إيمانويل ماكرون", "أ", "ـ", " ")
NAMES = st.sampled_from(WORDS)


def lexicon_of(*rules: Rule) -> EntityLexicon:
    return EntityLexicon({rule.id: rule for rule in rules})


@st.composite
def rule(draw: st.DrawFn) -> Rule:
    said = NOW + timedelta(seconds=draw(st.integers(0, 5)))
    return Rule(
        id=draw(st.sampled_from("abcdefgh")),
        action=draw(st.sampled_from(ACTIONS)),
        names=tuple(draw(st.lists(NAMES, min_size=1, max_size=3))),
        said=said,
        modified=said + timedelta(seconds=draw(st.integers(0, 3))),
        name=draw(NAMES),
        type=draw(st.sampled_from(TYPES)),
    )


LEXICONS = st.lists(rule(), max_size=8).map(lambda rules: lexicon_of(*rules))


@st.composite
def analysis(draw: st.DrawFn) -> tuple[Entity, ...]:
    """Disjoint mentions of the words, given to a few entities."""
    places = sorted({m.span() for word in WORDS[:6] for m in re.finditer(re.escape(word), TEXT)})
    taken: list[tuple[int, int]] = []
    for start, end in draw(st.permutations(places)):
        if all(end <= low or high <= start for low, high in taken) and draw(st.booleans()):
            taken.append((start, end))
    owners: dict[int, list[Span]] = {}
    for start, end in sorted(taken):
        owners.setdefault(draw(st.integers(0, 3)), []).append(Span(start, end))
    made = []
    for mentions in owners.values():
        written = list(dict.fromkeys(span.of(TEXT) for span in mentions))
        kind = draw(st.sampled_from(TYPES))
        made.append(Entity(written[0], kind, tuple(written[1:]), tuple(mentions)))
    return tuple(sorted(made, key=lambda it: (-len(it.mentions), it.mentions[0], it.name)))


@given(analysis(), LEXICONS)
def test_mentions_stay_disjoint_in_order_and_in_the_text(
    found: tuple[Entity, ...], lexicon: EntityLexicon
) -> None:
    result = apply(found, TEXT, lexicon)
    mentions = [span for item in result for span in item.mentions]
    assert all(item.mentions and list(item.mentions) == sorted(item.mentions) for item in result)
    assert all(one.end <= two.start for one, two in pairwise(sorted(mentions)))
    assert all(0 <= span.start < span.end <= len(TEXT) for span in mentions)
    assert all(item.name not in item.aliases and name_key(item.name) for item in result)


@given(analysis(), LEXICONS)
def test_applying_the_rules_again_changes_nothing(
    found: tuple[Entity, ...], lexicon: EntityLexicon
) -> None:
    once = apply(found, TEXT, lexicon)
    assert apply(once, TEXT, lexicon) == once


@given(analysis(), LEXICONS, st.randoms())
def test_the_order_of_rules_and_entities_does_not_matter(
    found: tuple[Entity, ...], lexicon: EntityLexicon, random: object
) -> None:
    rules, shuffled = list(lexicon.rules.values()), list(found)
    random.shuffle(rules)  # type: ignore[attr-defined]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(apply(shuffled, TEXT, lexicon_of(*rules))) == set(apply(found, TEXT, lexicon))


# -- changes


@given(LEXICONS, LEXICONS)
def test_undoing_changes_restores_exactly(one: EntityLexicon, other: EntityLexicon) -> None:
    changes = [RuleChange(one.rules.get(id), item) for id, item in other.rules.items()]
    done = undone = one
    for change in changes:
        done = changed(done, filter(None, [correcting.onto(done, change)]))
    undone = done
    for change in reversed(changes):
        undone = changed(undone, filter(None, [correcting.onto(undone, change.inverse())]))
    assert undone.rules.keys() == one.rules.keys()
    for id, item in undone.rules.items():
        assert replace(item, modified=NOW) == replace(one.rules[id], modified=NOW)
    late = merged(done, undone)  # what another process has not seen yet must not come back
    assert late.rules == undone.rules


@given(LEXICONS, LEXICONS, LEXICONS)
@example(lexicon_of(), lexicon_of(), lexicon_of())
def test_merging_does_not_depend_on_the_order(
    one: EntityLexicon, two: EntityLexicon, three: EntityLexicon
) -> None:
    gone = changed(two, [RuleChange(item, None) for item in [*two.rules.values()][:2]])
    assert merged(one, gone) == merged(gone, one)
    assert merged(merged(one, gone), three) == merged(one, merged(gone, three))
    assert merged(one, one) == one
