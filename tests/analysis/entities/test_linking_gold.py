"""How often linking joins what is one thing, on the pairs of tests/corpus/linking.tsv."""

from __future__ import annotations

from collections import Counter

from tests.linking_gold import pairs, score


def test_the_gold_has_as_many_pairs_to_join_as_to_keep_apart() -> None:
    sizes = Counter((pair.same, pair.split) for pair in pairs())
    assert sizes == {(same, split): 75 for same in (True, False) for split in ("tune", "held")}


def test_what_is_one_thing_is_joined_and_little_else() -> None:
    for half in ("tune", "held"):
        got = score([pair for pair in pairs() if pair.split == half])
        assert got.precision >= 0.97
        assert got.recall >= 0.95


def test_names_that_no_list_has_are_joined_nearly_as_well() -> None:
    for sure in (True, False):
        got = score(pairs(), listed=False, sure=sure)
        assert got.precision >= 0.96
        assert got.recall >= 0.92
