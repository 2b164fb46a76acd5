"""What is a name and what is not, in sentences of our own. ⟦…⟧ marks the names."""

from __future__ import annotations

import re

import pytest

from reader.analysis.entities import find_entities

_MARK = re.compile(r"⟦(PER|ORG|LOC|MISC):([^⟧]*)⟧")


def _plain_and_names(marked: str) -> tuple[str, list[tuple[int, str, str]]]:
    """The sentence without marks, and (start, name, type) of each."""
    plain, names, at = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[at : match.start()]
        names.append((len(plain), match[2], match[1]))
        plain += match[2]
        at = match.end()
    return plain + marked[at:], names


def _found(text: str) -> list[tuple[int, str, str]]:
    return sorted(
        (span.start, span.of(text), entity.type)
        for entity in find_entities(text)
        for span in entity.mentions
    )


NAMES = {
    "people by given name": "حضرت ⟦PER:سلمى الدرعي⟧ الحفل مع ⟦PER:كريستوفر لينديغ⟧ مساء.",
    "a person after a title": "التقى الوزير ⟦PER:زاندر كويفي⟧ صباحا.",
    "nationality between title and name": "وصل الرئيس الكيني ⟦PER:ويليام روتو⟧ أمس.",
    "a clitic on a person": "أهدى الكأس ل⟦PER:محمود درويش⟧ و⟦PER:نجيب محفوظ⟧.",
    "و begins another person": "جاء ⟦PER:محمد خميس⟧ و⟦PER:عباس عثمان⟧ معا.",
    "particles inside a name": "خطبت ⟦PER:أورسولا فون دير لاين⟧ طويلا.",
    "an unknown person speaks": "قالت ⟦PER:زيفيرينا⟧ كلمتها. نامت ⟦PER:زيفيرينا⟧.",
    "عبد before any word": "كرم ⟦PER:داود عبد السيد⟧ في المهرجان.",
    "a person ends before a place": "غادر ⟦PER:توم براك⟧ ⟦LOC:بيروت⟧ أمس.",
    "a person after a company": "قال رئيس شركة ⟦ORG:زايبو⟧ ⟦PER:كريم الدرعيني⟧ ذلك.",
    "a body and what it is for": "موله ⟦ORG:المركز الوطني للبحث العلمي⟧ وحده.",
    "a club and its town": "فاز فريق ⟦ORG:برشلونة⟧ على ضيفه في ⟦LOC:برشلونة⟧.",
    "a town and its club": "فاز في ⟦LOC:برشلونة⟧ فريق ⟦ORG:برشلونة⟧ على ضيفه.",
    "the surname recurs": "قدم ⟦PER:جود بيلينغهام⟧ عرضا، ثم خرج ⟦PER:بيلينغهام⟧ مصابا.",
    "a company after its trigger": "وقعت شركة ⟦ORG:زايبو⟧ العقد.",
    "a trigger and a nationality": "اشترت الشركة الإماراتية «⟦ORG:نوفاليا⟧» أرضا.",
    "Latin names": "تنافس ⟦ORG:Lovable⟧ شركة ⟦ORG:Replit⟧ و⟦ORG:OpenAI⟧.",
    "versions belong to products": "طرح نموذج ⟦MISC:Zephyr 7B⟧ ونموذج ⟦MISC:Qwen3⟧ معا.",
    "newspapers in quotation marks": 'كتبت صحيفة "⟦ORG:النهار⟧" عن ذلك.',
    "works": "عرض فيلم «⟦MISC:ظل الغيم⟧» في ⟦LOC:تونس⟧.",
    "ministries and parties": "ردت ⟦ORG:وزارة الاقتصاد⟧ على ⟦ORG:حزب العمال الكردستاني⟧.",
    "universities": "درس في ⟦ORG:جامعة القاهرة⟧ ثم في ⟦ORG:كلية الطب⟧.",
    "places with clitics": "سافرنا ل⟦LOC:بيروت⟧ وب⟦LOC:دمشق⟧ و⟦LOC:عمان⟧ مررنا.",
    "the article after ل": "عاد ل⟦LOC:لقاهرة⟧ ليلا.",
    "an unknown town": "تقع بلدة ⟦LOC:زنبورة⟧ على التل.",
    "harakat and tatweel": "زار ⟦LOC:بَيْرُوت⟧ ومدينة ⟦LOC:دمـــشق⟧.",
    "initials of a name": "أكدت ⟦ORG:منظمة الصحة العالمية⟧ (⟦ORG:WHO⟧) ذلك.",
    "a verb after a given name": "كان ⟦PER:أحمد⟧ يكتب رسالة.",
    "the newspaper, not the region": "نشرت صحيفة ⟦ORG:الشرق الأوسط⟧ الخبر.",
    "the region": "السلام في ⟦LOC:الشرق الأوسط⟧ بعيد.",
}


@pytest.mark.parametrize("marked", NAMES.values(), ids=NAMES.keys())
def test_names_are_found_whole_and_alone(marked: str) -> None:
    plain, names = _plain_and_names(marked)
    assert _found(plain) == names


NOTHING = {
    "quoted phrases": 'وصفها بأنها «الحل المغربي» أو "رمز للحرية" أو "لاعب كبير حقا".',
    "coined words": 'أصبحت أول "يونيكورن" تونسية في السوق.',
    "terms in Latin letters": "سوق الأعمال (B2B) والنماذج الكبيرة (LLM) وواجهات API.",
    "a translation in brackets": "التعلم العميق (Representation Learning) مفيد.",
    "triggers before common words": "شركة صغيرة تبيع منصة جديدة لمنظمة خيرية في مدينة قديمة.",
    "given names as words": "هذا أمر سعيد وفي قلبه أمل كبير ووجه كريم.",
    "who or how after a verb of saying": "قال لي صديقي ذلك، وأضافت متلعثمة شيئا، ودعا إخوانه.",
    "a verb after a definite noun": "استطاعت الشركة تدوير أموالها وباعتها.",
    "على is no name": "وضع الكتاب على الطاولة ثم علق على الخبر.",
    "addresses and links": "راسلونا على info@Example.com أو https://Example.org/News الآن.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_what_is_no_name_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_a_name_found_once_is_found_everywhere() -> None:
    text = "افتتحت شركة «زايبو» مكتبا.\nوربحت زايبو كثيرا.\nيثق الناس بزايبو وبغيرها، ولزايبو فروع."
    (entity,) = find_entities(text)
    assert [span.of(text) for span in entity.mentions] == ["زايبو"] * 4


def test_an_everyday_word_in_quotation_marks_does_not_spread() -> None:
    text = 'قالت صحيفة "الحياة" ذلك.\nالحياة جميلة.'
    assert [len(entity.mentions) for entity in find_entities(text)] == [1]


def test_a_text_in_another_language_is_no_flood_of_names() -> None:
    text = "The Quick Brown Fox jumped over Lazy Dogs In Every Park.\n" * 20
    assert find_entities(text) == ()
