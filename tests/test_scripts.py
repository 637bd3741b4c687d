"""Articles in scripts beyond Latin: decks that can be read, edited and proofed in their own language."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO

import pytest
from briefing import language, pipeline, readers, resources
from briefing.diagnostics import Report
from briefing.frame import Align, Frame, TextBox, flatten, paragraphs_of
from briefing.layout import check
from briefing.layout.backdrop import Palette
from briefing.template.master import read_geometry

from tests.cases import template
from tests.decks import LABELS

TEXTS = {
    "zh": """# 沿海城市如何应对洪水

## 旧模式为何失效

旧模式建立在两个假设之上，即海平面上升缓慢，而且资金总能找到。这两个假设都不再成立。修建一公里海堤的成本从九百万美元上升到三千一百万美元。

## 三座城市的三种答案

第一座城市选择撤退。第二座城市向外建设，用牡蛎礁和沼泽筑起活的防波堤，耗资五千八百万美元。第三座城市没有资金，于是改写了建筑规范。
""",
    "ar": """# كيف تواجه المدن الساحلية الفيضانات

## لماذا لم تعد الجدران كافية

قام النموذج القديم على افتراضين: أن البحر يرتفع ببطء وأن المال متوفر دائما.
لم يعد أي منهما صحيحا.
سجلت محطات القياس ارتفاعا قدره 11 سنتيمترا.

## ثلاث مدن وثلاثة أجوبة

اختارت المدينة الأولى التراجع عن الشاطئ.
تبني المدينة الثانية نحو البحر حاجزا حيا من شعاب المحار.
أعادت المدينة الثالثة كتابة قانون البناء.
""",
    "ru": """# Как прибрежные города борются с наводнениями

## Почему стен уже недостаточно

Старая модель опиралась на два допущения: море поднимается медленно, а деньги всегда найдутся.
Ни одно из них больше не верно.
Уровень моря в порту поднялся на 11 сантиметров.

## Три города, три ответа

Первый город решил отступить от берега.
Второй город строит живой волнорез из устричных рифов.
Третий город переписал строительные нормы.
""",
    "el": """# Πώς οι παράκτιες πόλεις αντιμετωπίζουν τις πλημμύρες

## Γιατί τα τείχη δεν αρκούν πια

Το παλιό μοντέλο στηριζόταν σε δύο παραδοχές.
Καμία από τις δύο δεν ισχύει πλέον.
Η στάθμη της θάλασσας στο λιμάνι ανέβηκε κατά 11 εκατοστά.

## Τρεις πόλεις, τρεις απαντήσεις

Η πρώτη πόλη επέλεξε να υποχωρήσει από την ακτή.
Η δεύτερη πόλη χτίζει έναν ζωντανό κυματοθραύστη.
Η τρίτη πόλη άλλαξε τον κανονισμό.
""",
}
REGIONS = {"zh": "zh-CN", "ar": "ar-SA", "ru": "ru-RU", "el": "el-GR"}


@cache
def built(code: str) -> pipeline.Briefing:
    article = readers.read(TEXTS[code].encode(), f"{code}.md", Report())
    return pipeline.build(article, template("executive"), resources.base_master("16:9"), Report())


def frames(code: str) -> tuple[Frame, ...]:
    return built(code).frames


def slides_of(code: str) -> list[str]:
    data = pipeline.write_deck(built(code), resources.base_master("16:9"), {}, 0)
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = [n for n in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
        return [package.read(n).decode() for n in names]


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_with_a_script_of_its_own_is_recognised(code: str) -> None:
    assert language.recognise(TEXTS[code]) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("これは本です。漢字とかなが交じる日本語の文章です。", "ja"),
        ("이것은 책입니다. 한국어 문장입니다.", "ko"),
        ("Це українське речення, і в ньому є літери, яких немає в інших мовах.", "uk"),
        ("Това е изречение на български език", ""),
        ("The word Ψ is Greek and 東京 is a city, but the text is in English and so are the others.", "en"),
        ("1234 5678", ""),
    ],
)
def test_letters_shared_by_languages_are_told_apart_or_left(text: str, code: str) -> None:
    assert language.recognise(text) == code


@pytest.mark.parametrize("code", TEXTS)
def test_every_slide_keeps_every_promise(code: str) -> None:
    geometry = read_geometry(resources.base_master("16:9"))
    palette = Palette(template("executive").theme)
    for frame in frames(code):
        assert list(check.problems(frame, geometry, palette)) == []


@pytest.mark.parametrize("code", TEXTS)
def test_every_sentence_is_on_a_slide(code: str) -> None:
    shown = "".join(p.text for f in frames(code) for p in paragraphs_of(f.boxes))
    said = [s.strip(" .。\n") for line in TEXTS[code].splitlines() for s in re.split(r"(?<=[.。])", line.lstrip("# "))]
    missing = [s for s in said if s and s not in shown]
    assert missing == []


@pytest.mark.parametrize("code", TEXTS)
def test_every_run_names_its_language_for_proofing(code: str) -> None:
    for xml in slides_of(code):
        assert set(re.findall(r'\blang="([^"]*)"', xml)) == {REGIONS[code]}


def test_arabic_paragraphs_run_from_the_right_and_english_labels_do_not() -> None:
    labels = set(LABELS.values())
    for frame in frames("ar"):
        for paragraph in paragraphs_of(frame.boxes):
            if re.match(r"[\u0600-\u06ff]", paragraph.text):
                assert (paragraph.rtl, paragraph.align) == (True, Align.RIGHT)
            elif paragraph.text in labels:
                assert not paragraph.rtl
    assert any('rtl="1"' in xml for xml in slides_of("ar"))


def test_an_arabic_title_stands_at_the_right_edge_of_its_place() -> None:
    for frame in frames("ar"):
        title = frame.boxes[0]
        assert isinstance(title, TextBox)
        if title.paragraphs[0].rtl:
            assert title.insets.right <= title.insets.left


def test_chinese_breaks_between_characters_and_fills_its_lines() -> None:
    long = [p for f in frames("zh") for p in paragraphs_of(f.boxes) if len(p.lines) > 1 and len(p.text) > 30]
    assert long
    for paragraph in long:
        lines = ["".join(r.text for r in line) for line in paragraph.lines]
        assert "".join(lines) == paragraph.text
        assert not any(line.startswith(("，", "。", "、")) for line in lines)


@pytest.mark.parametrize("code", ["zh", "ar"])
def test_lines_keep_their_distance_in_whatever_font_the_script_is_shown(code: str) -> None:
    own = re.compile(r"[\u0600-\u06ff\u4e00-\u9fff]")
    for xml in slides_of(code):
        for paragraph in re.findall(r"<a:p>.*?</a:p>", xml):
            if own.search("".join(re.findall(r"<a:t>(.*?)</a:t>", paragraph))):
                assert "<a:lnSpc><a:spcPts" in paragraph


def test_rows_whose_breaks_are_not_sure_stand_in_boxes_of_their_own_between_the_hairlines() -> None:
    for code in ("zh", "ar"):
        for frame in frames(code):
            texts = [b for b in flatten(frame.boxes) if isinstance(b, TextBox) and b.name.startswith("Body ")]
            hairlines = [b.rect.y for b in frame.boxes if b.name == "Rule"]
            for box in texts:
                assert not any(box.rect.y < y < box.rect.bottom for y in hairlines)
