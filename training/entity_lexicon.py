#!/usr/bin/env python3
"""Make the word lists in resources/lexicons/entities that come from other people's data.

    entity_lexicon.py places > resources/lexicons/entities/places.tsv        needs Babel (CLDR)
    entity_lexicon.py common CORPUS.jsonl CLUSTERS.tsv > resources/lexicons/entities/common.txt
    entity_lexicon.py names CORPUS.jsonl COMMON.txt > resources/lexicons/entities/learned.tsv

CORPUS.jsonl holds {"tokens", "tags" (BIO), "split"} a line; only the train split is read. Words are
folded. CLUSTERS.tsv holds a word and its clusters in three grains. The lists inherit the licences
of their sources: see NOTICE.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from reader.analysis.entities.forms import is_form_of
from reader.text.fold import fold

CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول")
# Types that a source marks more widely than a reader would: peoples, substances, currencies.
WIDE = {("anercorp", "MISC"), ("aqmar", "MISC"), ("newsfane", "MISC")}
# First words that the sources often put inside a name and that we leave outside.
OUTSIDE = frozenset(
    word
    for line in (
        "شركه مجله صحيفه جريده قناه اذاعه نادي فريق مدينه محافظه موقع جهاز كتاب روايه فيلم نظام",
        "الشيخ الامير الملك السلطان الامام الحاج الخليفه الرييس الدكتور السيد",
    )
    for word in line.split()
)
FEW_NAMES = 0.12  # at most this part of a cluster's words in the corpus are in names
# Learned names that would be wrong more often than right.
MISLEADING = frozenset(
    ["مشهد", "مغرب", "وحشي", "القناص", "الترقي", "يلدا", "لوست", "المو", "الديره", "كانتو"]
)
FREQUENT = 4  # times in the corpus
LONGEST = 6  # words of a learned phrase
# What CLDR calls a territory and nobody a place; exemplar cities that are everyday words, or so
# small or so spelled that a reader would not know them.
NOT_PLACES = {"001", "QO", "ZZ", "EZ", "UN", "EU", "XA", "XB"}
NOT_CITIES = frozenset(
    word
    for line in (
        "أداك أشوا أورال أكتوب إيفات ترك ثيل جوني استر برثا بلم ديلي داوسان أندير سول سيتا نوم",
        "واك سنتر كانتون ماهي لومي سالطا ريجينا نيوي كوكوس كناري كريسماس كونكس اكويلت ريزولوت دكا",
        "أبيا نوروناه برسيبان جوجو دارون فارو كايمان كيروف ماشيو مارنجو واليس هوفد ميدواي تشيتا",
    )
    for word in line.split()
)
UNSURE = frozenset(["مالي", "كوبا", "ليما", "ناسو", "سان لويس"])  # also words, or names


def sentences(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Source, folded words and tags of each training sentence."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == "train":
                yield row["source"], [fold(token) for token in row["tokens"]], row["tags"]


def places() -> None:
    """Territories and the exemplar cities of time zones, in Arabic and English, from CLDR."""
    from babel import Locale

    print("# Places, from Unicode CLDR through Babel. Unicode License v3: see NOTICE.")
    arabic, english = Locale("ar"), Locale("en")
    rows: dict[str, str] = {}
    for code, name in arabic.territories.items():
        if code not in NOT_PLACES:
            rows[name.split(" (")[0]] = english.territories.get(code, "").split(" (")[0]
    for zone, names in arabic._data["time_zones"].items():
        city = dict(names).get("city", "")
        if (
            city
            and city not in NOT_CITIES
            and "/" in zone
            and not zone.startswith(("Etc/", "Antarctica/"))
        ):
            rows.setdefault(city, zone.rsplit("/", 1)[1].replace("_", " "))
    for arabic_name, latin in sorted(rows.items()):
        name = "?" * (arabic_name in UNSURE) + arabic_name
        print(f"LOC\t{name}|{latin}" if latin else f"LOC\t{name}")


def common(corpus: Path, clusters: Path) -> list[str]:
    """The lines of common.txt: words that stand outside names, and hardly ever in a person's name.

    A word that the corpus lacks counts as one where its cluster (of 1024) holds few names. Forms
    of another word of the list are left out, unless they are frequent.
    """
    outside: Counter[str] = Counter()
    total: Counter[str] = Counter()
    person: Counter[str] = Counter()
    for _, words, tags in sentences(corpus):
        total.update(words)
        for word, tag in zip(words, tags, strict=True):
            outside[word] += tag == "O"
            person[word] += tag.endswith("PER")
    found = {
        word
        for word, count in outside.items()
        if count >= 2 and count / total[word] >= 0.3 and person[word] / total[word] < 0.15
    }
    cluster = {}
    with clusters.open(encoding="utf-8") as lines:
        for line in lines:
            word, _, _, number = line.rstrip("\n").split("\t")
            cluster[fold(word)] = number
    inside: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for word in cluster.keys() & total.keys():
        inside[cluster[word]] += min(total[word] - outside[word], 3)
        size[cluster[word]] += min(total[word], 3)
    found |= {
        word
        for word, number in cluster.items()
        if word not in total and inside[number] / (size[number] + 1) < FEW_NAMES
    }
    kept: set[str] = set()
    for word in sorted(found, key=lambda w: (len(w), w)):
        plain = word.isalpha() and not word.isascii() and len(word) > 1
        if plain and (outside[word] >= FREQUENT or not is_form_of(word, kept)):
            kept.add(word)
    return ["# Everyday words, learned from corpora. CC BY-SA 4.0: see NOTICE.", *sorted(kept)]


def names(path: Path, everyday: frozenset[str]) -> list[str]:
    """The lines of learned.tsv: phrases that are nearly always a name of one type, name words."""
    lines = ["# Names, and words of names, learned from corpora. CC BY-SA 4.0: see NOTICE."]
    rows = list(sentences(path))
    phrases: defaultdict[str, Counter[str]] = defaultdict(Counter)
    inside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for source, words, tags in rows:
        for first, last, kind in chunks(tags):
            name = [undressed(words[first]), *words[first + 1 : last]]
            if len(name) > 1 and name[0] in OUTSIDE:
                name = name[1:]
            if len(name) <= LONGEST and (source, kind) not in WIDE:
                phrases[" ".join(name)][kind] += 1
        for word, tag in zip(words, tags, strict=True):
            inside[word][tag[2:] or "O"] += 1
    without_clitics(phrases)
    seen = occurrences(phrases, [words for _, words, _ in rows])
    for phrase, kinds in sorted(phrases.items()):
        kind, count = kinds.most_common(1)[0]
        plain = phrase.replace(" ", "").isalpha() and not phrase.isascii()
        if (
            plain
            and phrase not in MISLEADING
            and count >= 2
            and len(phrase) > 2
            and count / max(seen[phrase], 1) >= 0.75
        ):
            mark = "?" if " " not in phrase and is_form_of(phrase, everyday) else ""
            lines.append(f"{kind}\t{mark}{phrase}")
    for word, kinds in sorted(inside.copy().items()):
        if word.startswith("و") and inside[word[1:]]["PER"] > 1:
            continue
        if kinds["PER"] >= 2 and kinds["PER"] / kinds.total() >= 0.7 and len(word) > 1:
            lines.append(f"name\t{word}")
    return lines


def undressed(word: str) -> str:
    """A word with ال without what is attached before it: «للموساد» and «والموساد» alike."""
    if word.startswith("لل") and len(word) > 4:
        return "ال" + word[2:]
    return word[1:] if word[:3] in ("وال", "بال", "كال", "فال") and len(word) > 5 else word


def without_clitics(phrases: dict[str, Counter[str]]) -> None:
    """Count «وبيروت» as «بيروت», where that is the more frequent."""
    for phrase in sorted(phrases, key=len):
        for clitic in CLITICS:
            bare = phrase.removeprefix(clitic)
            known = bare != phrase and len(bare) > 2 and bare in phrases
            if known and phrases[bare].total() >= phrases[phrase].total():
                phrases[bare].update(phrases.pop(phrase))
                break


def occurrences(phrases: dict[str, Counter[str]], texts: list[list[str]]) -> Counter[str]:
    """How often each phrase stands in the texts, as a name or not."""
    longest: Counter[str] = Counter()
    for phrase in phrases:
        head = phrase.partition(" ")[0]
        longest[head] = max(longest[head], phrase.count(" ") + 1)
    seen: Counter[str] = Counter()
    for words in texts:
        for at, word in enumerate(words):
            bares = {word, undressed(word), *(word.removeprefix(c) for c in CLITICS)}
            for bare in bares & longest.keys():
                for length in range(1, longest[bare] + 1):
                    if at + length <= len(words):
                        seen[" ".join([bare, *words[at + 1 : at + length]])] += 1
    return seen


def chunks(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """The names that BIO tags mark: first word, word after the last, type."""
    first = None
    for at, tag in enumerate([*tags, "O"]):
        if first is not None and (tag == "O" or tag[0] == "B"):
            yield first, at, tags[first][2:]
            first = None
        if tag != "O" and first is None:
            first = at


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["places"]:
            places()
        case ["common", path, clusters]:
            print("\n".join(common(Path(path), Path(clusters))))
        case ["names", path, everyday]:
            words = frozenset(Path(everyday).read_text(encoding="utf-8").split())
            print("\n".join(names(Path(path), words)))
        case _:
            sys.exit(__doc__)
