"""The bundled article: everybody and everything that a careful reader would list."""

from __future__ import annotations

import re

import pytest

from reader import resources
from reader.analysis.entities import find_entities
from reader.analysis.model import Entity

# Name, type, and each way that the article writes it with the number of times.
EXPECTED: dict[str, tuple[str, dict[str, int]]] = {
    "ميسترال": ("ORG", {"ميسترال": 6, "Mistral AI": 1}),
    "OpenAI": ("ORG", {"OpenAI": 4}),
    "Anthropic": ("ORG", {"Anthropic": 4}),
    "DeepSeek": ("ORG", {"DeepSeek": 1}),
    "ASML": ("ORG", {"ASML": 1}),
    "Bpifrance": ("ORG", {"Bpifrance": 1}),
    "أيفوب": ("ORG", {"أيفوب": 1}),
    "لا تريبين": ("ORG", {"لا تريبين": 1}),
    "إكس": ("ORG", {"إكس": 1}),
    "Eden AI": ("ORG", {"Eden AI": 1}),
    "نيكولا دوفورك": ("PER", {"نيكولا دوفورك": 1}),
    "إيمانويل ماكرون": ("PER", {"إيمانويل ماكرون": 1}),
    "آرثر منش": ("PER", {"آرثر منش": 1}),
    "طه زموري": ("PER", {"طه زموري": 1}),
    "Le Chat": ("MISC", {"Le Chat": 2}),
    "تشات جي بي تي": ("MISC", {"ChatGPT": 1, "تشات جي بي تي": 1}),
    "كلود": ("MISC", {"كلود": 1}),
    "أوروبا": ("LOC", {"أوروبا": 4}),
    "باريس": ("LOC", {"باريس": 1}),
    "الولايات المتحدة": ("LOC", {"الولايات المتحدة": 1}),
    "الصين": ("LOC", {"الصين": 1}),
    "وادي السيليكون": ("LOC", {"وادي السيليكون": 1}),
}


@pytest.fixture(scope="module")
def article() -> str:
    return resources.path("article", "mistral.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def entities(article: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in find_entities(article)}


def test_the_expectation_is_about_the_article(article: str) -> None:
    for _, surfaces in EXPECTED.values():
        for surface, times in surfaces.items():
            assert len(re.findall(rf"{surface}\b", article)) == times, surface


@pytest.mark.parametrize("name", EXPECTED)
def test_an_entity_is_found_with_every_mention(
    name: str, entities: dict[str, Entity], article: str
) -> None:
    kind, surfaces = EXPECTED[name]
    entity = entities[name]
    assert entity.type == kind
    found = [span.of(article) for span in entity.mentions]
    assert {surface: found.count(surface) for surface in found} == surfaces
    assert set(entity.aliases) == surfaces.keys() - {name}


def test_nothing_else_is_taken_for_a_name(entities: dict[str, Entity]) -> None:
    assert set(entities) == set(EXPECTED)


def test_the_most_mentioned_come_first(article: str) -> None:
    entities = find_entities(article)
    assert entities[0].name == "ميسترال"
    order = [(-len(entity.mentions), entity.mentions[0]) for entity in entities]
    assert order == sorted(order)
