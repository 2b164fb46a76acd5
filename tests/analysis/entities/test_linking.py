"""Which mentions name one thing, and which do not."""

from __future__ import annotations

import pytest

from reader.analysis.entities import find_entities

ONE = {
    "company and initials": "وقعت شركة «ميسترال» العقد. وأكدت Mistral AI ذلك.",
    "letter names": "يستخدم الناس ChatGPT كثيرا، و«تشات جي بي تي» مفيد.",
    "letter names in full": "كشفت OpenAI نموذجا، وقالت شركة أوبن إيه آي إنه جاهز.",
    "person and surname": "وصل إيمانويل ماكرون، ثم تحدث ماكرون.",
    "an unlisted person": "وصلت سلمى الدرعيني، ثم تحدثت الدرعيني.",
    "an unlisted spelling": "وقعت شركة «نوفاليا» العقد، وقالت Novalia إنها راضية.",
    "an Arabic name and its Latin one in brackets": "اشترت شركة «زايبو» (Zaibo) أرضا.",
    "two Arabic spellings": "قال مارك زوكربرغ ذلك. وأعاده زوكربيرغ.",
    "a company with and without AI": "قالت Mistral ذلك. وأكدت Mistral AI ذلك.",
    "a platform": 'كتب على منصة "إكس" أمس. وتملك شركة X مكتبا.',
    "a product": "روبوت «كلود» جيد. نموذج Claude أيضا.",
    "the article after ل": "الكويت غنية. سافرنا للكويت.",
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE.keys())
def test_spellings_of_one_name_are_one_entity(text: str) -> None:
    (entity,) = find_entities(text)
    assert len(entity.mentions) == 2


TWO = {
    "a given name in common": "وصل محمد صلاح. ثم وصل محمد درويش.",
    "a surname in common": "وصل أحمد الدرعيني. ثم وصلت سلمى الدرعيني.",
    "foreign people": "اختلف جون كيري مع جون بولتون.",
    "a place and a company of that sound": "في باريس شركة Pyrus.",
    "a place and a Latin name of that sound": "سافرنا إلى باريس مع Purs أمس.",
    "a town and its country in brackets": "تقع بلدة زنبورة (سوريا) على التل.",
    "a newspaper and a region": "قالت صحيفة الشرق الأوسط إن السلام في الشرق الأوسط بعيد.",
}


@pytest.mark.parametrize("text", TWO.values(), ids=TWO.keys())
def test_different_things_stay_apart(text: str) -> None:
    assert len(find_entities(text)) == 2


def test_a_bare_surname_belongs_to_the_one_named_last() -> None:
    text = "وصل أحمد الدرعيني. نام الدرعيني.\nوصلت سلمى الدرعيني. نامت الدرعيني. أكلت الدرعيني."
    mentions = {entity.name: len(entity.mentions) for entity in find_entities(text)}
    assert mentions == {"أحمد الدرعيني": 2, "سلمى الدرعيني": 3}


def test_longer_and_shorter_forms_of_a_name_end_in_one_entity() -> None:
    text = "وصل زيد. نام سالم حمد الدرعيني. نام حمد الدرعيني. نام الدرعيني."
    entity = find_entities(text)[0]
    assert entity.name == "سالم حمد الدرعيني"
    assert len(entity.mentions) == 3


def test_people_are_shown_by_their_full_name() -> None:
    text = "وصل ماكرون. ثم قال إيمانويل ماكرون شيئا. نام ماكرون."
    (entity,) = find_entities(text)
    assert (entity.name, entity.aliases) == ("إيمانويل ماكرون", ("ماكرون",))


def test_the_script_that_the_text_uses_more_is_shown() -> None:
    text = "OpenAI كبيرة. نمت OpenAI. وقالت شركة أوبن إيه آي إنها بخير."
    (entity,) = find_entities(text)
    assert (entity.name, entity.aliases) == ("OpenAI", ("أوبن إيه آي",))


def test_a_name_written_out_is_shown_before_its_initials() -> None:
    text = "أكدت منظمة الصحة العالمية (WHO) ذلك. وقالت WHO إنه خطير. وكررت WHO."
    (entity,) = find_entities(text)
    assert entity.name == "منظمة الصحة العالمية"


def test_a_name_shows_the_article_that_a_clitic_hides() -> None:
    (entity,) = find_entities("سافرنا للكويت.")
    assert entity.name == "الكويت"
