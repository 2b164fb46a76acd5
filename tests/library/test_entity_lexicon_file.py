"""The file of the rules about names: round trip, other writers, damage, hostile content."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.analysis.model import Entity
from reader.annotations.strict_json import Damaged
from reader.document import Span
from reader.errors import (
    ExportError,
    LexiconError,
    LexiconNewer,
    LexiconNotSaved,
    LexiconUnreadable,
)
from reader.library import folders
from reader.library.entity_lexicon import (
    EMPTY,
    EntityLexicon,
    Rule,
    RuleChange,
    changed,
    correcting,
    name_key,
)
from reader.library.entity_lexicon.applying import apply
from reader.library.entity_lexicon.file import (
    export_lexicon,
    import_lexicon,
    open_lexicon,
    write_lexicon,
)
from reader.library.entity_lexicon.record import parse, render
from reader.library.entity_lexicon.rules import ACTIONS, LONGEST, TYPES

NOW = datetime(2025, 2, 10, 8, 30, 0, 5000, tzinfo=UTC)
ADDED = Rule("urn:1", "added", ("ميسترال",), NOW, NOW, type="ORG")
SAME = Rule("urn:2", "same", ("ميسترال", "Mistral AI"), NOW, NOW)


def lexicon_of(*rules: Rule) -> EntityLexicon:
    return EntityLexicon({rule.id: rule for rule in rules})


def saved(path: Path, *rules: Rule) -> EntityLexicon:
    return write_lexicon(open_lexicon(path), lexicon_of(*rules)).lexicon


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "entity-lexicon.json"


def test_without_a_file_there_are_no_rules_and_none_is_made(path: Path) -> None:
    file = open_lexicon(path)
    assert file.lexicon == EMPTY
    assert file.problem is None
    assert not path.exists()


def test_what_was_saved_is_there_again(path: Path) -> None:
    written = saved(path, ADDED, SAME)
    assert open_lexicon(path).lexicon == written == lexicon_of(ADDED, SAME)


def test_the_file_is_plain_json_that_says_the_names_as_they_are(path: Path) -> None:
    saved(path, SAME)
    content = json.loads(path.read_bytes())
    assert "ميسترال" in path.read_text(encoding="utf-8")
    assert content["rules"][0]["names"] == ["ميسترال", "Mistral AI"]
    assert content["rules"][0]["modified"] == "2025-02-10T08:30:00.005Z"


def test_two_writers_lose_nothing_of_each_other(path: Path) -> None:
    mine, theirs = open_lexicon(path), open_lexicon(path)
    write_lexicon(theirs, lexicon_of(ADDED))
    assert write_lexicon(mine, lexicon_of(SAME)).lexicon == lexicon_of(ADDED, SAME)


def test_what_one_writer_takes_back_the_other_does_not_bring_again(path: Path) -> None:
    saved(path, ADDED)
    mine, theirs = open_lexicon(path), open_lexicon(path)
    write_lexicon(theirs, changed(theirs.lexicon, [RuleChange(ADDED, None)]))
    both = write_lexicon(mine, changed(mine.lexicon, [RuleChange(None, SAME)]))
    assert both.lexicon.rules == {SAME.id: SAME}


def test_a_damaged_file_is_set_aside_and_its_last_good_state_taken(path: Path) -> None:
    file = write_lexicon(open_lexicon(path), lexicon_of(ADDED))
    write_lexicon(file, lexicon_of(ADDED, SAME))
    path.write_bytes(path.read_bytes()[:-40])
    damaged = path.read_bytes()
    found = open_lexicon(path)
    assert isinstance(found.problem, LexiconUnreadable)
    assert found.problem.kept_as is not None
    assert found.problem.kept_as.read_bytes() == damaged
    assert found.lexicon == lexicon_of(ADDED)
    assert found.recovered


def test_a_file_that_is_damaged_while_open_is_set_aside_too(path: Path) -> None:
    file = write_lexicon(open_lexicon(path), lexicon_of(ADDED))
    path.write_bytes(b"{")
    written = write_lexicon(file, lexicon_of(ADDED, SAME))
    assert isinstance(written.problem, LexiconUnreadable)
    assert written.problem.kept_as is not None
    assert written.problem.kept_as.read_bytes() == b"{"
    assert open_lexicon(path).lexicon == lexicon_of(ADDED, SAME)


def test_a_newer_file_applies_but_is_never_written(path: Path) -> None:
    saved(path, ADDED)
    path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 2'))
    before = path.read_bytes()
    file = open_lexicon(path)
    assert isinstance(file.problem, LexiconNewer)
    assert file.lexicon.rules == {ADDED.id: ADDED}
    with pytest.raises(LexiconNotSaved):
        write_lexicon(file, lexicon_of(SAME))
    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_file_is_left_alone(path: Path) -> None:
    path.mkdir(parents=True)
    file = open_lexicon(path)
    assert isinstance(file.problem, LexiconError)
    with pytest.raises(LexiconNotSaved):
        write_lexicon(file, lexicon_of(ADDED))


def test_what_is_not_understood_stays_in_the_file(path: Path) -> None:
    saved(path, ADDED)
    content = json.loads(path.read_bytes())
    content["rules"][0]["colour"] = "blue"
    content["rules"].append({"rule": "of another kind", "names": ["أ"]})
    content["by"] = "another program"
    path.write_text(json.dumps(content), encoding="utf-8")
    file = open_lexicon(path)
    write_lexicon(file, changed(file.lexicon, [RuleChange(None, SAME)]))
    again = json.loads(path.read_bytes())
    assert again["by"] == "another program"
    assert {"rule": "of another kind", "names": ["أ"]} in again["rules"]
    assert again["rules"][0]["colour"] == "blue"


def test_rules_are_carried_to_another_place_without_what_was_taken_back(
    tmp_path: Path,
) -> None:
    lexicon = changed(lexicon_of(ADDED, SAME), [RuleChange(SAME, None)])
    export_lexicon(tmp_path / "out.json", lexicon)
    assert import_lexicon(tmp_path / "out.json") == lexicon_of(ADDED)


def test_importing_takes_the_later_state_of_a_rule_and_keeps_all_others() -> None:
    mine = Rule("urn:1", "added", ("ميسترال",), NOW, NOW + timedelta(1), type="MISC")
    lexicon = lexicon_of(mine)
    assert not list(correcting.importing(lexicon, lexicon_of(ADDED)))
    lexicon = changed(lexicon, correcting.importing(lexicon, lexicon_of(ADDED, SAME)))
    assert lexicon == lexicon_of(mine, SAME)


def test_what_is_no_lexicon_is_not_imported(tmp_path: Path) -> None:
    for content in (b"", b"[]", b'{"type": "AnnotationCollection"}', b"\xff\xfe"):
        (tmp_path / "x.json").write_bytes(content)
        with pytest.raises(LexiconUnreadable):
            import_lexicon(tmp_path / "x.json")
    with pytest.raises(LexiconUnreadable):
        import_lexicon(tmp_path / "nowhere.json")
    with pytest.raises(ExportError):
        export_lexicon(tmp_path / "x.json" / "y.json", EMPTY)


def test_the_file_is_in_the_readers_data_folder(own_home: Path) -> None:
    assert folders.entity_lexicon_path().is_relative_to(own_home)


# -- whatever the file holds

NAMES = (
    st.text(max_size=30).filter(lambda it: bool(name_key(it))).map(lambda it: " ".join(it.split()))
)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(
    lambda it: it.replace(microsecond=it.microsecond // 1000 * 1000)
)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    action = draw(st.sampled_from(ACTIONS))
    fewest = 2 if action in ("same", "distinct") else 1
    return Rule(
        id=draw(st.text("abc\u200f٣", min_size=1, max_size=5)),
        action=action,
        names=tuple(draw(st.lists(NAMES, min_size=fewest, max_size=4))),
        said=draw(MOMENTS),
        modified=draw(MOMENTS),
        name=draw(NAMES) if action == "name" else "",
        type=draw(st.sampled_from(TYPES)) if action in ("type", "added") else None,
    )


@given(st.lists(rules(), max_size=6), st.dictionaries(st.text("xyz", max_size=4), MOMENTS))
def test_writing_and_reading_gives_the_same_rules(
    items: list[Rule], deleted: dict[str, datetime]
) -> None:
    lexicon = EntityLexicon({it.id: it for it in items}, deleted)
    data = render(lexicon)
    version, again = parse(data)
    assert (version, again) == (1, lexicon)
    assert render(again) == data


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "rule", "names", "name", "type", "said", "modified"]), inner
        )
    ),
    max_leaves=12,
)


@given(JSON, JSON)
@example([{"id": "1", "rule": ["same"], "names": ["أ", "ب"], "modified": "2025-01-01"}], {})
@example([{"id": "1", "rule": "type", "names": ["أ"], "type": [], "modified": "2025-01-01"}], {})
@example([{"id": "1", "rule": "name", "names": ["أ"], "name": "\ud800", "modified": "2025"}], [])
@example(
    [{"id": "\ud800", "rule": "added", "names": ["\ud83d\ude00 a"], "type": "ORG",
      "modified": "9999-12-31T23:59:59.999Z"}],
    {"\udfff": "0001-01-01T00:00:00+14:00"},
)  # fmt: skip
def test_no_content_breaks_reading_applying_and_writing(items: object, deleted: object) -> None:
    content = {"type": "HameshEntityLexicon", "format": 1, "rules": items, "deleted": deleted}
    try:
        _, lexicon = parse(json.dumps(content).encode())
    except Damaged:
        return
    found = (Entity("أ", "ORG", (), (Span(0, 1),)),)
    apply(found, "أ ب", lexicon)
    lexicon = changed(lexicon, correcting.dismissing(lexicon, found))
    lexicon = changed(lexicon, correcting.renaming(lexicon, found[0], "ب"))
    assert parse(render(lexicon))[1].rules == lexicon.rules


def test_names_beyond_all_reason_are_no_rules() -> None:
    good = json.loads(render(lexicon_of(SAME)))
    for names in (["أ" * (LONGEST + 1), "ب"], ["أ", "ـ"], ["أ"], ["أ"] * 10_000, [], "أب", [1, 2]):
        good["rules"][0]["names"] = names
        _, lexicon = parse(json.dumps(good).encode())
        assert not lexicon.rules
        assert len(lexicon.unread) == 1


def test_generations_keep_an_older_state(path: Path) -> None:
    file = write_lexicon(open_lexicon(path), lexicon_of(ADDED))
    long_ago = time.time() - 7_200
    os.utime(path, (long_ago, long_ago))
    file = write_lexicon(file, lexicon_of(ADDED, SAME))
    write_lexicon(file, changed(file.lexicon, [RuleChange(ADDED, None)]))
    path.write_bytes(b"no JSON")
    assert open_lexicon(path).lexicon == lexicon_of(ADDED, SAME)
