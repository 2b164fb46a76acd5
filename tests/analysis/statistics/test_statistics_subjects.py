"""What a figure says about what: its subject, its modifier and the noun that it counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.model import Statistic
from reader.analysis.statistics import find_statistics
from tests.corpus.score import scores


def about(text: str) -> list[tuple[str, str | None]]:
    """Every measure of ``text`` with its subject."""
    return [
        (item.span.of(text), item.subject.of(text) if item.subject else None)
        for item in find_statistics(text)
        if item.kind not in ("date", "date_range", "relative_time")
    ]


@pytest.mark.parametrize(
    ("split", "exact", "overlap"), [("tune", 0.95, 0.97), ("held", 0.82, 0.85)]
)
def test_subjects_of_the_corpus_are_named_as_a_reader_names_them(
    split: str, exact: float, overlap: float
) -> None:
    found = scores(split)
    assert found["subject"] >= exact
    assert found["subject_f1"] >= overlap


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # the verb and its subject, in either order
        ("بلغت أرباح المصنع 3 ملايين دولار", "أرباح المصنع"),
        ("أرباح المصنع بلغت 3 ملايين دولار", "أرباح المصنع"),
        ("أعلن المصنع أن أرباحه بلغت 3 ملايين دولار", "أرباحه"),
        ("عدد الطلاب في المدينة تجاوز 9 آلاف طالب", "عدد الطلاب في المدينة"),
        ("قد يصل العجز هذا العام إلى 4%", "العجز"),
        ("سيزيد الطلب على القمح بمقدار 2%", "الطلب على القمح"),
        ("تراجع إنتاج العراق من النفط 5%", "إنتاج العراق من النفط"),
        ("يبلغ الحد الأدنى للدخل 900 ريال قطري", "الحد الأدنى للدخل"),
        ("استمرت المفاوضات 8 أيام", "المفاوضات"),
        ("يزن الهاتف 180 غراما", "الهاتف"),
        ("سجلت درجة الحرارة في أسوان 47 درجة مئوية", "درجة الحرارة في أسوان"),
        ("بلغ عدد المصابين بالسكري في القرية 40 شخصا", "عدد المصابين بالسكري في القرية"),
        ("ارتفع المؤشر في تعاملات الصباح 2%", "المؤشر"),
        ("بلغ عدد القتلى في الحادث بحسب الشرطة 9 أشخاص", "عدد القتلى في الحادث"),
        # what a verb sets, before who sets it
        ("رفع البنك المركزي سعر الفائدة 25 نقطة أساس", "سعر الفائدة"),
        ("طالب النواب بزيادة الرواتب بنسبة 10%", "الرواتب"),
        ("قدرت اللجنة كلفة الترميم بنحو 6 ملايين يورو", "كلفة الترميم"),
        ("قدرت اللجنة الخسائر بستة ملايين يورو", "الخسائر"),
        ("سجل الدولار مستوى قياسيا عند 90 ليرة", "الدولار"),
        ("تم ضبط 9 سيارات", "ضبط"),
        ("لا يتجاوز ثمن التذكرة 9 دولارات", "ثمن التذكرة"),
        # without a verb
        ("عمق البئر 90 مترا", "عمق البئر"),
        ("كلفة المشروع: 40 مليون دولار", "كلفة المشروع"),
        ("المؤشر قد يتجاوز 300 نقطة", "المؤشر"),
        ("7 ملايين دولار قيمة العقد", "قيمة العقد"),
        ("سبعة ملايين دولار هي قيمة العقد", "قيمة العقد"),
        # who has or does, where no measure is named
        ("تضم المكتبة 30 ألف كتاب", "المكتبة"),
        ("تبرع تاجر كويتي بمبلغ مليون دولار", "تاجر كويتي"),
        ("المصنع الذي يوظف 300 عامل", "المصنع"),
        # an action in construct with its figure
        ("أسفر الحريق عن إصابة 12 عاملا", "إصابة"),
        ("قضت المحكمة بحبس المتهم ثلاث سنوات", "حبس المتهم"),
        ("حكم عليه بالسجن 10 سنوات", "السجن"),
        # words that point back
        ("وقع عقدا بقيمة 12 مليون دولار", "عقدا"),
        ("وقع اتفاقا مع الشركة الصينية بقيمة 12 مليون دولار", "اتفاقا"),
        ("منحت اللجنة جائزة قدرها 5 آلاف يورو", "جائزة"),
        ("النازحون البالغ عددهم 700 نازح", "النازحون"),
        ("زلزال بقوة 6.1 درجات", "زلزال"),
        ("أوقفت الشرطة شابا يبلغ من العمر 23 عاما", "شابا"),
        ("اللاعب البالغ 23 عاما", "اللاعب"),
        ("توفي الشاعر عن عمر ناهز 82 عاما", "الشاعر"),
        ("تبلغ قوة الزلزال وقوته 6 درجات", "قوته"),
        # shares and substances
        ("يملك 30% من أسهم الشركة", "أسهم الشركة"),
        ("أنفق ثلث الميزانية", "الميزانية"),
        ("تنتج المزرعة 4 أطنان من الزيتون", "الزيتون"),
        ("تستورد الشركة 4 أطنان قمح", "قمح"),
        ("فر عشرات الآلاف من المدنيين", "المدنيين"),
        # places and distances
        ("تقع القرية على بعد 35 كيلومترا من العاصمة", "القرية"),
        # nothing named
        ("قُتل 9 مدنيين", None),
        ("وصل من المطار 40 حاجا", None),
        ("قال 40% منهم إنهم راضون", None),
    ],
)
def test_the_phrase_that_a_figure_measures_is_named(text: str, subject: str | None) -> None:
    assert about(text)[0][1] == subject


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("تراجعت نسبة الأمية من 20% إلى 12%", ["نسبة الأمية"] * 2),
        ("بلغت نسبة الأمية 12%، مقابل 20% قبل عقد", ["نسبة الأمية"] * 2),
        ("وصل سعر التذكرة إلى 9 دولارات بعدما كان 5 دولارات", ["سعر التذكرة"] * 2),
        ("بلغت مبيعات الشركة 9 ملايين دولار، بزيادة 5%", ["مبيعات الشركة"] * 2),
        ("نما الاقتصاد 3% هذا العام و4% في العام المقبل", ["الاقتصاد"] * 2),
        ("خفض المصرف سعر الفائدة 25 نقطة أساس إلى 4%", ["سعر الفائدة"] * 2),
        ("بلغت ديون المصنع 9 ملايين دولار، منها مليون دولار هذا العام", ["ديون المصنع"] * 2),
        ("توزعت المقاعد بنسبة 60% للرجال و40% للنساء", ["رجال", "نساء"]),
        ("تبلغ نسبة الذكور 51%، والإناث 49%", ["نسبة الذكور", "الإناث"]),
        ("يبلغ طول النفق 9 كيلومترات وعرضه 12 مترا", ["طول النفق", "عرضه"]),
        ("مساحة البستان 40 هكتارا ويضم 900 شجرة", ["مساحة البستان", "البستان"]),
        ("تضم الفرقة 9 عازفين، منهم ثلاث نساء", ["الفرقة", None]),
        ("أحرز الفريق 3 ذهبيات و5 فضيات", ["الفريق"] * 2),
        ("ضرب زلزال قوته 6 درجات المدينة، على عمق 10 كيلومترات", ["زلزال"] * 2),
    ],
)
def test_the_figures_of_a_sentence_share_a_subject_or_have_their_own(
    text: str, subjects: list[str | None]
) -> None:
    assert [subject for _, subject in about(text)] == subjects


@pytest.mark.parametrize("text", ["زارها في 5 مايو 2020", "فاز للمرة الخامسة", "خلال ثلاثة أيام"])
def test_what_only_says_when_or_which_measures_nothing(text: str) -> None:
    assert all(item.subject is None for item in find_statistics(text))


def only(text: str) -> Statistic:
    (item,) = find_statistics(text)
    return item


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("قدرت الخسائر بنحو 300 دولار", "about"),
        ("قدرت الخسائر بحوالي 300 دولار", "about"),
        ("حضر زهاء 300 ضيف", "about"),
        ("حضر 300 ضيف أو نحو ذلك", "about"),
        ("ما يربو على 300 ضيف", "more_than"),
        ("حضر 300 ضيف ونيف", "more_than"),
        ("أكثر بقليل من 300 ضيف", "more_than"),
        ("تزيد كلفة الرحلة على 300 دولار", "more_than"),
        ("حضر دون 300 ضيف", "less_than"),
        ("يقل ثمن الرحلة عن 300 دولار", "less_than"),
        ("لا يقل عدد الضيوف عن 300 ضيف", "at_least"),
        ("300 دولار على الأقل", "at_least"),
        ("300 ضيف كحد أدنى", "at_least"),
        ("لا تتجاوز حصة الضيوف 300 دولار", "at_most"),
        ("لم يتجاوز عدد الضيوف 300 ضيف", "at_most"),
        ("لا تزيد مدة الرحلة على 300 يوم", "at_most"),
        ("لم يحضر سوى 300 ضيف فقط", None),
    ],
)
def test_words_before_after_and_around_a_figure_say_how_exact_it_is(
    text: str, modifier: str | None
) -> None:
    assert only(text).modifier == modifier


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("حضر 300 ضيف عربي", "ضيف"),
        ("أطلق ما بين 20 و25 صاروخا", "صاروخا"),
        ("واحد من كل خمسة أطفال", "أطفال"),
        ("أنفق ثلث الميزانية", None),
        ("حضر 300 من أصحابه", None),
    ],
)
def test_the_noun_after_a_number_is_what_it_counts(text: str, counted: str | None) -> None:
    found = only(text).counted
    assert (found.of(text) if found else None) == counted


_WORDS = [
    "بلغت", "قيمة", "المشروع", "الجديد", "في", "مصر", "من", "إلى", "على", "أن", "الذي", "مقابل",
    "بزيادة", "بقيمة", "قدرها", "البالغ", "عددهم", "منها", "و", "،", ":", "«", "»", "5%", "300",
    "دولار", "نحو", "لا", "يقل", "عن", "12", "طنا", "قمح", "ارتفع", "سعر", "للنساء", "وأن", "لم",
    "تتجاوز", "عام", "2020",
]  # fmt: skip


@given(st.lists(st.sampled_from(_WORDS), max_size=24).map(" ".join))
def test_a_subject_lies_in_the_sentence_and_beside_its_figure(text: str) -> None:
    for item in find_statistics(text):
        if item.subject is not None:
            assert item.sentence is not None
            assert item.sentence.start <= item.subject.start < item.subject.end
            assert item.subject.end <= item.sentence.end
            apart = item.subject.end <= item.span.start or item.span.end <= item.subject.start
            assert apart
            assert item.subject.of(text).strip() == item.subject.of(text)
