"""Readings: the shared table of what a character may be read as, and which reading it has in its context."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.hanzi import contexts, readings, table_source, tables
from reader.hanzi.folding import fold
from reader.hanzi.spoken import as_spoken
from reader.hanzi.syllables import SYLLABLES
from reader.hanzi.tones import without_tone
from reader.hanzi.variant_source import in_gb2312
from reader.hanzi.words import Words, word_kind
from reader.model.resources import resource
from tests.examples import examples


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("重庆重要", "chóng qìng zhòng yào"),
        ("银行行业行走", "yín háng háng yè xíng zǒu"),
        ("音乐快乐", "yīn yuè kuài lè"),
        ("會計開會", "kuài jì kāi huì"),
        ("长江成长", "cháng jiāng chéng zhǎng"),
        ("绿色女性", "lǜ sè nǚ xìng"),
        ("二〇二四", "èr líng èr sì"),
        ("区长于明到场", "qū zhǎng yú míng dào chǎng"),
        ("建立长效机制", "jiàn lì cháng xiào jī zhì"),
        ("秸秆还田", "jiē gǎn huán tián"),
        ("以项目为抓手", "yǐ xiàng mù wéi zhuā shǒu"),
        ("为重点项目服务", "wèi zhòng diǎn xiàng mù fú wù"),
        ("青藏高原", "qīng zàng gāo yuán"),
        ("影响会长期存在", "yǐng xiǎng huì cháng qī cún zài"),
    ],
)
def test_context_decides(text: str, read: str) -> None:
    assert readings.in_context(text) == read.split()


def test_what_is_no_hanzi_has_no_reading() -> None:
    assert readings.in_context("A，解放\n1") == [None, None, "jiě", "fàng", None, None]
    assert readings.in_context("") == []


@pytest.mark.parametrize(
    ("char", "yes", "no"),
    [
        ("解", {"jie", "xie"}, set()),
        ("单", {"dan", "shan", "chan"}, set()),
        ("区", {"qu", "ou"}, set()),
        ("乐", {"le", "yue", "lao"}, set()),
        ("超", {"chao"}, {"tiao"}),
        ("体", {"ti"}, {"ben"}),
        ("广", {"guang"}, {"an", "yan"}),
        ("着", {"zhe", "zhao", "zhuo"}, set()),
        ("尉", {"wei", "yu"}, set()),
        ("合", {"he"}, set()),
    ],
)
def test_allowed_readings_are_the_living_ones(char: str, yes: set[str], no: set[str]) -> None:
    allowed = set(readings.allowed(char, tones=False))
    assert yes <= allowed
    assert not no & allowed


def test_a_traditional_character_reads_as_its_simplified_one() -> None:
    assert readings.allowed("單") == readings.allowed("单")


def test_a_surname_in_a_byline_is_read_as_a_name() -> None:
    known = readings.readings()
    plain = known.numbers("记者 解晓舫")
    named = known.numbers("记者 解晓舫", person_names=True)
    assert known.syllables[plain[3]] == "jie"
    assert known.syllables[named[3]] == "xie"
    assert plain.tolist()[4:] == named.tolist()[4:]


def test_every_reading_can_be_typed() -> None:
    typed = {without_tone(name)[0] for name in readings.readings().names if name}
    assert typed - SYLLABLES <= {"m", "n", "ng", "hm", "hng"}
    for char in map(chr, readings.readings().tables.codes.tolist()):
        if in_gb2312(char):
            assert {without_tone(name)[0] for name in readings.allowed(char)} & SYLLABLES or char in "呒唔", char


def test_the_context_reading_is_always_an_allowed_one() -> None:
    known = readings.readings()
    text = known.tables.phrase_text.tobytes().decode("utf-32-le")
    for phrase in (text[i : i + 50] for i in range(0, len(text), 997)):
        for char, number in zip(fold(phrase), known.numbers(fold(phrase)).tolist(), strict=True):
            assert not number or number in known.allowed(char), char


@pytest.mark.parametrize(
    ("text", "place", "read"),
    [
        # the edge of a word: what stands in a phrase by chance is not read as that
        ("渡口的确认书", 2, "de"), ("船家笑着实地看了水位", 3, "zhe"), ("老秦说了解法", 3, "le"),
        ("巢湖市长江路口", 3, "cháng"),
        ("他在行政科帮忙", 2, "xíng"), ("写着重量的木牌", 1, "zhe"), ("水面平静地面对着山", 4, "de"),
        # particles
        ("水一寸一寸地涨", 5, "de"), ("船工们慢慢地收网", 5, "de"), ("一块荒地", 3, "dì"), ("网撒得很圆", 2, "de"),
        ("他必须得先修船", 3, "děi"), ("得了头等奖", 0, "dé"), ("船走得了", 3, "liǎo"), ("这扇窗推得着吗", 4, "de"),
        # measures, verbs and nouns
        ("五只水鸟", 1, "zhī"), ("只来了一趟", 0, "zhǐ"), ("岸边种柳树", 2, "zhòng"), ("这种柳树", 1, "zhǒng"),
        ("为乘客修码头", 0, "wèi"), ("水深为三米", 2, "wéi"), ("被评为模范", 2, "wéi"), ("重铺石阶", 0, "chóng"),
        ("缸里盛满水", 2, "chéng"), ("一担柴", 1, "dàn"), ("替人看果园", 2, "kān"), ("待在船上", 0, "dāi"),
        ("女子帆船队", 1, "zǐ"), ("一条凳子", 3, "zi"), ("内蒙古的马", 1, "měng"), ("渡口的佛像", 3, "fó"),
        # what a phrase or a longer word would hide, and what the dictionary of phrases has otherwise
        ("牌上写着重点字样", 3, "zhe"), ("他来了却没坐下", 2, "le"), ("将领着众人", 0, "jiāng"),
        ("他弹药箱上的土", 1, "tán"), ("这家店长年开门", 3, "cháng"), ("市长年会致辞", 1, "zhǎng"),
        ("吉林长春的雪", 2, "cháng"), ("总长度十里", 1, "cháng"), ("在门口接待了他", 4, "dài"),
        ("河滩的新地标", 4, "dì"), ("与发射中心相邻", 3, "zhōng"), ("袭击中有人受伤", 2, "zhōng"),
        ("终于得到帮助", 2, "dé"), ("缅甸的船", 1, "diàn"), ("一张照片", 3, "piàn"), ("框架已定", 0, "kuàng"),
        ("埃塞俄比亚的茶", 1, "sài"), ("把纸塞进门缝", 2, "sāi"), ("奥列什金说", 2, "shí"), ("夺得欧冠", 3, "guàn"),
        ("硕果累累", 2, "léi"), ("两撮毛", 1, "zuǒ"), ("撒农药", 0, "sǎ"), ("撒切尔的书", 0, "sā"),
        ("拧螺丝", 0, "nǐng"), ("从一数到百", 2, "shǔ"), ("三服药", 1, "fù"), ("四卷本", 1, "juàn"),
        ("黄陂的陂塘", 3, "bēi"), ("支书纪登科", 2, "jǐ"), ("，得出结论", 1, "dé"), ("变得“热闹”", 1, "de"),
        ("圣彼得堡", 2, "dé"), ("乌干达", 1, "gān"), ("叶子萎缩", 2, "wěi"), ("总理哈西娜说", 2, "hā"),
        ("挑起事端", 0, "tiǎo"), ("两人挽着手", 3, "zhe"), ("品行简朴", 3, "pǔ"),
        # verbs that stand at the end of what is said, or twice
        ("样稿校了三遍", 2, "jiào"), ("我校了解了情况", 1, "xiào"), ("借的桨没还。", 4, "huán"), ("雨还没停", 1, "hái"),
        ("又数了数船", 3, "shǔ"),
        # surnames of people who are named by office, trade or kin
        ("渡工单文海说", 2, "shàn"), ("校长任建国", 2, "rén"), ("会计查晓东介绍", 2, "zhā"), ("一张单据", 2, "dān"),
        ("校长曾在船上教书", 2, "céng"), ("队长都来了", 2, "dōu"), ("通讯员 单秋白", 4, "shàn"),
    ],
)  # fmt: skip
def test_the_words_around_decide(text: str, place: int, read: str) -> None:
    assert readings.in_context(text)[place] == read


def test_one_and_not_are_read_as_the_dictionary_has_them() -> None:
    assert readings.in_context("一个不会一天不去") == ["yī", "gè", "bù", "huì", "yī", "tiān", "bù", "qù"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("一个", "yí gè"), ("一天", "yì tiān"), ("一条", "yì tiáo"), ("一百", "yì bǎi"), ("第一课", "dì yī kè"),
        ("二十一个", "èr shí yī gè"), ("一月", "yī yuè"), ("统一", "tǒng yī"), ("不会", "bú huì"), ("不来", "bù lái"),
        ("不", "bù"),
    ],
)  # fmt: skip
def test_one_and_not_change_when_spoken(text: str, read: str) -> None:
    assert as_spoken(text, readings.in_context(text)) == read.split()


_HANZI = "重庆要行长乐单解会计银音快成江不一了着地得中国人民为都大小上下和与好教空调查\U00020bb7"


@examples(150, deadline=None)
@given(st.text(alphabet=_HANZI + "，A1\n", max_size=40), st.text(alphabet=_HANZI, max_size=8))
def test_texts_joined_are_read_as_each_by_itself(text: str, other: str) -> None:
    known = readings.readings()
    together = known.numbers(fold(text + "\0" + other)).tolist()
    assert together == [*known.numbers(fold(text)).tolist(), 0, *known.numbers(fold(other)).tolist()]


def test_every_context_names_readings_that_its_character_may_have() -> None:
    for char, found in contexts.contexts().items():
        assert {context.reading for context in found} <= set(readings.allowed(char)), char


def test_our_own_phrases_have_a_reading_for_each_character() -> None:
    for phrase, read in table_source.own_phrases().items():
        assert len(phrase) == len(read), phrase
        assert fold(phrase) == phrase
        assert {without_tone(reading)[0] for reading in read} <= SYLLABLES, phrase


def test_tables_are_cached_and_damage_is_made_good(tmp_path: Path) -> None:
    made = table_source.build()
    path = tmp_path / "deep" / "readings.npz"
    made.save(path, "test")
    again = tables.Tables.load(path, "test")
    assert again is not None
    assert again.names == made.names
    assert (again.allowed == made.allowed).all()
    assert tables.Tables.load(path, "another version") is None
    path.write_bytes(path.read_bytes()[:1000])
    assert tables.Tables.load(path, "test") is None
    assert tables.Tables.load(tmp_path / "none.npz", "test") is None


_MEETING = [
    "新一轮",
    "和谈",
    "得到",
    "得过",
    "和",
    "谈",
    "谈得",
    "还是",
    "会计",
    "地方",
    "着重",
    "了解",
    "没收",
    "教学",
    "数学",
    "差别",
    "干部",
    "政府",
    "过",
    "到",
    "了",
    "快",
    "很",
    "我",
    "，",
]


@examples(400)
@example(["新一轮", "和谈", "得到", "政府"])
@given(st.lists(st.sampled_from(_MEETING), max_size=12))
def test_words_that_are_parted_may_meet(words: list[str]) -> None:
    text = "".join(words)
    starts = Words(text).starts
    assert starts == sorted(set(starts))
    assert (starts[0], starts[-1]) == (0, len(text))
    assert len(readings.in_context(text)) == len(text)


def test_what_no_neighbour_speaks_for_is_read_as_by_all_contexts(monkeypatch: pytest.MonkeyPatch) -> None:
    named: dict[str, set[str]] = {}
    with resource("vocabulary", "contexts.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if line[0] != "#":
                named.setdefault(line[0], set()).update(char for char in line if "\u4e00" <= char <= "\u9fff")
    every = sorted(set[str]().union(*named.values()))
    assert named.keys() == contexts.contexts().keys()
    # Those that a character's own rules name, and of those that they do not name each 16th, others for each character.
    near = {char: own | {*every[k % 16 :: 16]} for k, (char, own) in enumerate(named.items())}
    pairs = [pair for char in near for other in sorted(near[char]) for pair in (char + other, other + char)]
    text = "\0".join(form for pair in pairs for form in (pair, f"他{pair}", f"{pair}人", f"三{pair}了"))
    quick = readings.in_context(text)
    monkeypatch.setattr(contexts.Neighbours, "may_tell", lambda _self, _codes, places: places >= 0)
    assert readings.in_context(text) == quick


def test_an_unwritable_cache_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    table_source.build().save(blocked / "readings.npz", "test")
    assert blocked.read_text(encoding="utf-8") == "in the way"


def test_with_cached_tables_pypinyin_is_not_imported(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom reader.hanzi.readings import readings\n"
        "known = readings(Path(sys.argv[1]))\nassert known.names[known.numbers('重庆')[0]] == 'chóng'\n"
        "print('pypinyin.pinyin_dict' in sys.modules)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert [run.strip() for run in runs] == ["True", "False"]


def test_the_light_modules_load_no_numpy() -> None:
    script = (
        "import sys\nfrom reader.hanzi import folding, syllables, tones, order\n"
        "print(sorted({'numpy', 'pypinyin', 'opencc'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_half_a_character_is_no_word_and_moves_none() -> None:
    half, whole = "重\ud800庆银行", "重\ufffd庆银行"
    assert Words(half).starts == Words(whole).starts
    assert readings.in_context(half) == readings.in_context(whole)


@pytest.mark.parametrize("text", ["大家忙着实\ud800地", "忙着实地\ud800", "店长年\ud800营业"])
def test_half_a_character_behind_a_word_that_may_be_parted_is_no_word(text: str) -> None:
    assert Words(text).starts == Words(text.replace("\ud800", "\ufffd")).starts
    assert word_kind(text) == ""
