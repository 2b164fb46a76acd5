"""The bytes of a lexicon file, and back. The format is a public promise: docs/entity-lexicon.md."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from reader.annotations.jsonld import clean, from_timestamp, to_timestamp
from reader.annotations.strict_json import Damaged, read_object, written
from reader.library.entity_lexicon.lexicon import EntityLexicon
from reader.library.entity_lexicon.rules import ACTIONS, LONGEST, TYPES, Action, Rule, name_key

FORMAT: Final = 1
TYPE: Final = "HameshEntityLexicon"

# Close to the end of time there is no later moment for the next rule; no clock is that wrong.
_LATEST: Final = datetime(9000, 1, 1, tzinfo=UTC)
_MOST_NAMES: Final = 1_000  # of one rule
_FEWEST: Final[dict[Action, int]] = {"same": 2, "distinct": 2}
_TYPED: Final = ("type", "added")
_OURS: Final = ("id", "rule", "names", "name", "type", "said", "modified")


def render(lexicon: EntityLexicon) -> bytes:
    """The file of ``lexicon``, the same bytes for the same rules; the earliest rules first."""
    rules = sorted(lexicon.rules.values(), key=lambda rule: (rule.said, rule.id))
    content: dict[str, Any] = {
        "type": TYPE,
        "format": FORMAT,
        "rules": [*map(_record, rules), *lexicon.unread],
        "deleted": {id: to_timestamp(moment) for id, moment in sorted(lexicon.deleted.items())},
    }
    for name, value in lexicon.extra.items():
        content.setdefault(name, value)
    return f"{written(content, 0)}\n".encode()


def _record(rule: Rule) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": clean(rule.id),
        "rule": rule.action,
        "names": [clean(name) for name in rule.names],
    }
    if rule.action == "name":
        record["name"] = clean(rule.name)
    if rule.type is not None:
        record["type"] = rule.type
    record["said"] = to_timestamp(rule.said)
    record["modified"] = to_timestamp(rule.modified)
    return record | {key: value for key, value in rule.extra.items() if key not in _OURS}


def parse(data: bytes) -> tuple[int, EntityLexicon]:
    """The format and the rules that the bytes of a lexicon file say.

    A rule that cannot be understood does not hide the others.

    Raises:
        Damaged: this is no lexicon file, or not a whole one.
    """
    content = read_object(data)
    version, records = content.get("format"), content.get("rules")
    if content.get("type") != TYPE or type(version) is not int or not isinstance(records, list):
        raise Damaged("no lexicon of entities")
    rules: dict[str, Rule] = {}
    unread: list[Any] = []
    for record in records:
        rule = _rule(record)
        if rule is None:
            unread.append(record)
        elif rule.id not in rules or rules[rule.id].modified < rule.modified:
            rules[rule.id] = rule
    deleted = content.get("deleted")
    known = ("type", "format", "rules", "deleted")
    lexicon = EntityLexicon(
        rules=MappingProxyType(rules),
        deleted=MappingProxyType(_moments(deleted if isinstance(deleted, dict) else {})),
        unread=tuple(unread),
        extra=MappingProxyType({key: content[key] for key in content if key not in known}),
    )
    return version, lexicon


def _moment(value: object) -> datetime | None:
    moment = from_timestamp(value)
    return moment if moment is not None and moment < _LATEST else None


def _moments(deleted: Mapping[str, Any]) -> dict[str, datetime]:
    moments = {clean(id): _moment(value) for id, value in deleted.items()}
    return {id: moment for id, moment in moments.items() if moment is not None}


def _rule(record: Any) -> Rule | None:
    """The rule that a JSON value says; None where it says none that we understand."""
    if not isinstance(record, dict):
        return None
    id, action, modified = record.get("id"), record.get("rule"), record.get("modified")
    names, kind = record.get("names"), record.get("type")
    moment = _moment(modified)
    if not isinstance(id, str) or not id or moment is None or action not in ACTIONS:
        return None
    if not isinstance(names, list) or not _FEWEST.get(action, 1) <= len(names) <= _MOST_NAMES:
        return None
    called = record.get("name", "")
    wanted = [*names, *([called] if action == "name" else [])]
    if not all(map(_is_name, wanted)) or (action in _TYPED and kind not in TYPES):
        return None
    return Rule(
        id=clean(id),
        action=action,
        names=tuple(map(_tidy, names)),
        said=_moment(record.get("said")) or moment,
        modified=moment,
        name=_tidy(called) if action == "name" else "",
        type=kind if action in _TYPED else None,
        extra=MappingProxyType({key: record[key] for key in record if key not in _OURS}),
    )


def _is_name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST and bool(name_key(value))


def _tidy(name: str) -> str:
    return " ".join(clean(name).split())
