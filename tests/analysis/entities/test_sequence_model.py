"""The trained model: it loads when wanted, sees what it saw in training, and knows its limits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import resources
from reader.analysis.entities import find_entities
from reader.analysis.entities.candidates import passage
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.recogniser import CHUNK, LONGEST_CHUNK, _cuts, recogniser
from reader.analysis.entities.rules import rule_names
from reader.analysis.entities.tokens import tokenise
from reader.document import Span
from training import corpus, patterns

FOLDER = resources.path("models")
TEXT = "قالت مصادر في مدينة زنبورة إن الوزير ظافر الكندري زار مقر شركة Zaybo أمس."


def test_nothing_is_loaded_before_names_are_wanted() -> None:
    program = (
        "import sys, reader.analysis.entities as e;"
        "sys.exit('pycrfsuite' in sys.modules or 'reader.analysis.entities.engine' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_model_stays_small_and_says_its_licence() -> None:
    files = [file for file in FOLDER.iterdir() if file.name != "LICENSE"]
    assert sum(file.stat().st_size for file in files) <= 16_000_000
    terms = (FOLDER / "LICENSE").read_text(encoding="utf-8")
    notice = (FOLDER.parent.parent / "NOTICE").read_text(encoding="utf-8")
    for file in files:
        assert file.name in terms
        assert file.name in notice
        if file.suffix != ".crf":
            head = file.read_text(encoding="utf-8")[:300]
            assert head.startswith("# ")
            assert "see LICENSE" in head or "see NOTICE" in head


def test_training_and_reading_see_the_same() -> None:
    """The rows that training appends are those that the recogniser tags."""
    from training import entity_model

    handed: list[list[dict[str, float]]] = []

    class Trainer:
        def append(self, items: object, tags: list[str]) -> None:
            del tags
            handed.append(items.items())  # type: ignore[attr-defined]  # an ItemSequence

    model = recogniser()
    sentence = corpus.Sentence(TEXT, (), "pattern")
    entity_model.append(Trainer(), [sentence], lexicon(), model.styles, FOLDER)
    tokens = tokenise(TEXT, Span(0, len(TEXT)))
    seen = passage(tokens, lexicon())
    style = model.styles.of(tokens)
    rows = model.features.of(seen, rule_names(seen), style)
    assert [set(taught) for taught in handed[0]] == [set(row) for row in rows]


def test_a_sentence_of_the_valid_split_is_not_trained_on(tmp_path: Path) -> None:
    text = "سافر الوفد التجاري الكبير صباح أمس إلى العاصمة البعيدة ثم عاد مساء"
    words = text.split()
    rows = [
        {"tokens": words, "tags": ["O"] * len(words), "source": "one", "split": "valid"},
        {"tokens": ["و" + words[0], *words[1:]], "tags": ["O"] * len(words), "source": "two",
         "split": "train"},
        {"tokens": words[::-1], "tags": ["O"] * len(words), "source": "two", "split": "train"},
    ]  # fmt: skip
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert [s.text for s in corpus.training_sentences(path)] == [" ".join(words[::-1])]


def test_there_are_hundreds_of_patterns_and_their_names_are_marked_where_they_stand() -> None:
    assert len(patterns.patterns()) >= 200
    lists = resources.path("lexicons", "entities")
    made = patterns.sentences(lists, ["زيفرون", "كارندا"], times=1, seed=1)
    assert made == patterns.sentences(lists, ["زيفرون", "كارندا"], times=1, seed=1)
    for sentence in made:
        tokens, tags = sentence.tagged()
        assert sum(tag[0] == "B" for tag in tags) == len(sentence.names), sentence.text
        for span, _ in sentence.names:
            assert any(token.start <= span.start < token.end for token in tokens)


@given(st.lists(st.sampled_from(["كلمة", "."]), max_size=2 * LONGEST_CHUNK))
def test_chunks_cover_every_token_once(words: list[str]) -> None:
    text = " ".join(words)
    cuts = list(_cuts(tokenise(text, Span(0, len(text)))))
    assert [at for start, end in cuts for at in range(start, end)] == list(range(len(words)))
    assert all(end - start <= LONGEST_CHUNK for start, end in cuts)
    assert all(end - start >= CHUNK for start, end in cuts[:-1])


OTHERS = {
    "Persian": "این کتاب درباره‌ی زندگی مردم است و نویسنده می‌گوید که همه چیز گذشت. " * 40,
    "Urdu": "یہ کتاب لوگوں کی زندگی کے بارے میں ہے اور مصنف کہتا ہے کہ سب کچھ گزر گیا۔ " * 40,
    "digits": "١٢٣ 456 7.8% ۹۰ " * 500,
    "marks": "؟! … «» — " * 500,
    "English": "Nothing in this text is Arabic, and no name of it is ours to find. " * 40,
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_a_text_that_is_not_arabic_is_no_flood_of_names(text: str) -> None:
    assert len(find_entities(text)) <= 2


def test_a_megabyte_without_a_full_stop_is_read() -> None:
    text = "وصل زكريا الدرعي إلى باريس ثم كتب رسالة طويلة عن الطريق والناس والبحر " * 8_000
    found = {entity.name: len(entity.mentions) for entity in find_entities(text)}
    assert found["باريس"] >= 7_900
    assert len(found) < 20


@pytest.mark.parametrize("word", ["باريس", "كتاب", "و", "ـ", "OpenAI", "٧"])
def test_one_word_is_read(word: str) -> None:
    assert len(find_entities(word)) <= 1


@settings(deadline=None)
@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي «».،0aZپ\u064b\u200f", max_size=120))
def test_any_letters_are_read(text: str) -> None:
    for entity in find_entities(text):
        assert all(span.of(text).strip() for span in entity.mentions)


ONLY_LEARNED = {
    "a given name alone": ("انتقل هيثم من النادي في صفقة كبيرة.", "هيثم", "PER"),
    "a club that is an everyday word": ("يتنافس الأهلي والزمالك على اللقب.", "الأهلي", "ORG"),
    "a foreign name before its work": ("أصدر لينوس نسخة من النظام للحواسيب.", "لينوس", "PER"),
}


@pytest.mark.parametrize(("text", "name", "kind"), ONLY_LEARNED.values(), ids=ONLY_LEARNED.keys())
def test_the_model_finds_what_lists_and_rules_miss(text: str, name: str, kind: str) -> None:
    seen = passage(tokenise(text, Span(0, len(text))), lexicon())
    at = [token.text for token in seen.tokens].index(name)
    assert all(not c.first <= at < c.last for c in rule_names(seen))
    assert (name, kind) in {(entity.name, entity.type) for entity in find_entities(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال الدكتور ياسين المرزوقي ذلك.", "ياسين المرزوقي"),
        ("حكم عبد الملك بن مروان البلاد.", "عبد الملك بن مروان"),
    ],
)
def test_a_title_stays_outside_a_name_and_a_name_that_holds_one_stays_whole(
    text: str, name: str
) -> None:
    assert [entity.name for entity in find_entities(text)] == [name]


def test_a_ministry_and_a_bank_are_named_without_their_country() -> None:
    found = find_entities("أعلنت وزارة المالية ذلك يوم الأحد، وقال البنك المركزي إنه موافق.")
    assert {(entity.type, entity.name) for entity in found} == {
        ("ORG", "وزارة المالية"),
        ("ORG", "البنك المركزي"),
    }
