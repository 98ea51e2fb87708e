"""The people index: credits, names near titles, places and bodies, each with its evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bylines.names import is_name
from reader.hanzi.folding import fold
from reader.search.credits import in_body, in_byline
from reader.search.document import Document
from reader.search.mentions import mentions
from reader.search.people import People
from tests.examples import examples


@pytest.mark.parametrize(
    ("byline", "credits"),
    [
        ("记者 王晓明 通讯员 李春燕", [("记者", "王晓明"), ("通讯员", "李春燕")]),
        ("本报记者 王晓明 李春燕/文 赵海波/图", [("记者", "王晓明"), ("记者", "李春燕"), ("摄影", "赵海波")]),
        ("记者李文静", [("记者", "李文静")]),
        ("记者王晓明、赵海波 摄影报道", [("记者", "王晓明"), ("记者", "赵海波")]),
        ("王晓明 摄", [("摄影", "王晓明")]),
        ("记者 王　磊 郑秋月", [("记者", "王磊"), ("记者", "郑秋月")]),
        ("通讯员：欧阳春", [("通讯员", "欧阳春")]),
        ("記者張曉明／台北報導", [("记者", "張曉明")]),
        ("编辑：周正 校对：吴敏", [("编辑", "周正"), ("校对", "吴敏")]),
        ("艾力·买买提", [("作者", "艾力·买买提")]),
        ("区融媒体中心", []),
        ("", []),
    ],
)
def test_a_byline_names_its_people_with_their_roles(byline: str, credits: list[tuple[str, str]]) -> None:
    found = [(one.role, one.name) for one in in_byline(byline)]
    assert [one for one in credits if one not in found] == []
    assert {name for _, name in found} == {name for _, name in credits}


def test_brackets_and_ends_of_a_body_name_people_too() -> None:
    body = "本报讯（记者 王晓明 通讯员 李春燕）昨天下了雨。\n图为麦田。 赵海波 摄\n（周正 供图）"
    found = in_body(body)
    assert [(one.role, one.name) for one in found if one.role != "作者"] == [
        ("记者", "王晓明"),
        ("通讯员", "李春燕"),
        ("供图", "周正"),
        ("摄影", "赵海波"),
    ]
    assert all(body[one.start : one.end] == one.name for one in found)
    assert in_body("（见第三版）他说（笑）记者从现场了解到") == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("区长于建国到会讲话。", [("于建国", "区长")]),
        ("主任黄明说，路修好了。", [("黄明", "主任")]),
        ("主任黄明华在会上说", [("黄明华", "主任")]),
        ("村支书李春燕带领村民种树", [("李春燕", "村支书")]),
        ("校长 王晓明：欢迎同学们", [("王晓明", "校长")]),
        ("县委书记欧阳春光介绍", [("欧阳春光", "书记")]),
        ("赵海波老师站在讲台上。", [("赵海波", "老师")]),
        ("市长张建平、副市长刘海燕出席", [("张建平", "市长"), ("刘海燕", "副市长")]),
        ("主任和副主任都来了，区长会议昨天召开。", []),
        ("委员会主席团选举", []),
        ("书记从北京回来，党员信任他", []),
        ("市民高高兴兴上街", []),
        ("县委书记孙立群在会上说", [("孙立群", "书记")]),
        ("镇长陈德勇协助他人", [("陈德勇", "镇长")]),
        ("护士赵荣决定留下", [("赵荣", "护士")]),
        ("总统卡尔维多表示欢迎", [("卡尔维多", "总统")]),
        ("外长韦尔希诺、总理莫拉达成协议", [("韦尔希诺", "外长"), ("莫拉", "总理")]),
        ("同巴托尔总统会谈，出席班达尔总统的欢迎仪式", [("巴托尔", "总统"), ("班达尔", "总统")]),
        ("局长努尔·白克山严重违纪", [("努尔·白克山", "局长")]),
        ("国王卡洛托五世来访", [("卡洛托五世", "国王")]),
        ("俄罗斯总统府外，主席国开展工作，主席台正中", []),
        ("市民朱大爷和双方外长，副部长特别提到", []),
        ("候选人的牵挂·一枝", []),
        ("周庄镇长欢迎客人，李集乡长没有来。", []),
        ("张明县长没有来。", [("张明", "县长")]),
    ],
)
def test_names_near_titles(text: str, people: list[tuple[str, str]]) -> None:
    found = [one for one in mentions(text) if one.kind == "person"]
    assert [(one.name, one.title) for one in found] == people
    assert all(text[one.start : one.end] == one.name for one in found)


def test_places_and_bodies_where_a_known_place_begins_them() -> None:
    text = "河南省焦作市人民医院昨天开张。青石镇也来祝贺，北京的学校没有来。"
    found = mentions(text)
    assert {one.name for one in found if one.kind == "organisation"} == {"河南省焦作市人民医院"}
    assert {"河南省", "焦作市", "青石镇", "北京"} == {one.name for one in found if one.kind == "place"}


def test_what_stands_in_a_name_is_no_place() -> None:
    assert {(one.kind, one.name) for one in mentions("局长钱大庆介绍，大庆的油田很大。")} == {
        ("person", "钱大庆"),
        ("place", "大庆"),
    }
    assert [one.name for one in mentions("局长钱大庆介绍。")] == ["钱大庆"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("大家学习谷文昌，又去了文昌。", ["文昌"]),  # behind a surname it is a given name
        ("他毕业于中山大学，家在中山。", ["中山"]),  # in a longer word it names what that names
        ("大庆舰驶出港口，辽宁舰在后面。", []),
        ("融入东方元素的门楼。", []),
        ("海南东方的渔港，渔民来到东方卖鱼。", ["海南", "东方", "东方"]),
        ("全年日照充足，日照市的茶园丰收。", ["日照市"]),
        ("船从上海开往南通，连大连的客人也上了船。", ["上海", "南通", "大连"]),
        ("會場設在東方元素裡。", []),
        ("苏州市民和浙江省长都来了。", ["苏州", "浙江"]),  # a noun begins with what a place may end with
        ("三亚市场上鱼虾很多，吉林省长春市下了雪。", ["三亚", "吉林", "长春市"]),
        ("四川省委决定，武汉市民政局照办。", ["四川", "武汉"]),
        ("南京路、西藏中路和天津街都在上海。", ["上海"]),
        ("“荷兰”轮和广州号到了青岛号召大家学习，天津街头下着雨。", ["青岛", "天津"]),
        ("三万人走上南京路", []),  # where nothing goes on, nothing makes another word of it
        ("上海大街小巷挂起灯，车停在中山东路", ["上海"]),
        ("中山公园外，广东中山的花开了。", ["广东", "中山"]),
    ],
)
def test_a_citys_name_that_names_something_else_is_no_place(text: str, places: list[str]) -> None:
    assert [one.name for one in mentions(text) if one.kind == "place"] == places


@pytest.mark.parametrize("text", ["让村民富起来。", "叫农民乐起来，", "居民安下来了。", "让主席明过来。"])
def test_what_a_verb_ends_in_is_no_given_name(text: str) -> None:
    assert [one.name for one in mentions(text) if one.kind == "person"] == []


def test_a_name_in_old_characters_is_the_same_name() -> None:
    people = People()
    people.update(
        [
            Document(1, 20240101, {"body": "县长吴晓棠说。"}),
            Document(2, 20240201, {"body": "縣長吳曉棠說。"}),
            Document(3, 20240301, {"body": "书记吴晓棠说。"}),
        ]
    )
    assert [(entry.name, entry.pieces) for entry in people.entries("person")] == [("吴晓棠", 3)]
    for name in ("吴晓棠", "吳曉棠"):
        found = people.named(name)
        assert found is not None
        assert found.rows.tolist() == [1, 2, 3]
        assert found.name == "吴晓棠"


def test_only_people_keep_the_characters_that_names_have_themselves() -> None:
    bodies = ("北京市东昇公司今天成立。", "北京市东升公司今天成立。", "大谿鄉也来祝贺。", "大溪乡也来祝贺。")
    people = People()
    texts = (*bodies, "校长李昇说。", "校长李升说。")
    people.update(Document(row, 20240101, {"body": text}) for row, text in enumerate(texts, 1))
    (body,) = people.entries("organisation")
    assert body.pieces == 2
    assert sorted(entry.pieces for entry in people.entries("place")) == [2, 2]  # 北京市 and 大溪乡
    assert {entry.name for entry in people.entries("person")} == {"李昇", "李升"}


@pytest.mark.parametrize(
    ("name", "yes"),
    [("王晓明", True), ("欧阳春", True), ("阿依古丽·买买提", True), ("从现场", False), ("王", False), ("王A", False)],
)
def test_what_can_be_a_name(name: str, yes: bool) -> None:
    assert is_name(fold(name)) is yes


@examples(150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "记者",
                "通讯员",
                "摄",
                "（",
                "）",
                "(",
                "，",
                "。",
                "/",
                "：",
                "王",
                "晓明",
                "李春燕",
                "区长",
                "于建国",
                "主任",
                "北京",
                "市",
                "学校",
                "·",
                "文",
                "图",
                "A",
                " ",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_any_text_is_read_and_every_name_stands_where_it_says(text: str) -> None:
    for one in (*in_body(text), *in_byline(text)):
        assert text[one.start : one.end].replace(" ", "") == one.name.replace(" ", "")
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.name


def documents() -> list[Document]:
    return [
        Document(1, 20240101, {"byline": "记者 王晓明", "body": "区长于建国到会。"}),
        Document(2, 20240301, {"byline": "记者 王晓明 通讯员 李春燕", "body": "河南省的区长于建国说。"}),
        Document(3, 0, {"headline": "河南省来客", "body": "（王晓明 摄）"}),
    ]


def test_entries_count_pieces_and_show_evidence() -> None:
    people = People()
    people.update(documents())
    wang, li = people.entries("credit")
    assert (wang.name, wang.pieces, wang.first, wang.last) == ("王晓明", 3, 20240101, 20240301)
    assert dict(wang.roles) == {"记者": 2, "摄影": 1}
    assert wang.query == '记者:"王晓明"'
    assert [(e.row, e.field) for e in wang.evidence] == [(2, "byline"), (1, "byline"), (3, "body")]
    assert li.name == "李春燕"
    (person,) = people.entries("person")
    assert (person.name, person.roles, person.pieces) == ("于建国", (("区长", 2),), 2)
    assert [place.name for place in people.entries("place", least=2)] == ["河南省"]
    assert len(people.entries()) == 4


def test_imported_credits_are_taken_as_they_are() -> None:
    people = People()
    people.update(documents()[:1], credits={1: [("记者", "王晓明"), ("编辑", "赵海波")]})
    assert {(e.name, e.evidence[0].start) for e in people.entries("credit")} == {("王晓明", 3), ("赵海波", -1)}


def test_updates_removals_and_a_saved_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = People()
    people.update(documents())
    people.update([Document(2, 20240301, {"byline": "记者 李春燕"})], removed=[3])
    assert [(e.name, e.pieces) for e in people.entries("credit")] == [("李春燕", 1), ("王晓明", 1)]
    people.save(tmp_path / "deep" / "people.npz")
    assert "河南省" not in (tmp_path / "deep" / "people.npz").read_bytes().decode("utf-8", "replace")
    again = People.load(tmp_path / "deep" / "people.npz")
    assert again is not None
    with monkeypatch.context() as patched:
        patched.setattr("reader.search.people.most_written", None)  # how names are written is kept, not compared again
        assert again.entries() == people.entries()
    (tmp_path / "deep" / "people.npz").write_text("{", encoding="utf-8")
    assert People.load(tmp_path / "deep" / "people.npz") is None
    assert People.load(tmp_path / "none.json") is None


def test_a_character_of_its_own_in_names_is_another_name() -> None:
    texts = ("校长李昇说，很好。", "市长李升说，好。", "市长李升表示，好。", "主任钟德荣说，好。", "主任鍾德榮說，好。")
    people = People()
    people.update(Document(row, 20240101, {"body": text}) for row, text in enumerate(texts, 1))
    assert {e.name: e.pieces for e in people.entries("person")} == {"李升": 2, "李昇": 1, "鍾德榮": 2}
    found = people.named("李昇")
    assert found is not None
    assert found.rows.tolist() == [1]
    assert people.named("李明") is None


def test_sightings_are_counted_piece_by_piece() -> None:
    bodies = (
        (5, 20240105, "书记周明远说，好。县长李春燕、书记周明远到了河南省。"),
        (2, 20240102, "县长周明远说，好。县长李春燕来了。"),
        (9, 0, "书记周明远说，好。"),
        (7, 20240107, "县长周明远说，书记周明远同志好。（周明远 摄）"),
    )
    people = People()
    people.update(Document(row, day, {"body": body}) for row, day, body in bodies)
    found = people.named("周明远")
    assert found is not None
    assert found.rows.tolist() == [2, 5, 7, 9]  # by day, undated ones last
    assert found.span() == (20240102, 20240107)
    said = [(o.title, o.first, o.last, o.pieces, o.row, o.start) for o in found.offices()]
    assert said == [("县长", 20240102, 20240107, 2, 2, 2), ("书记", 20240105, 20240107, 3, 5, 2)]
    assert (found.others(), found.places(), found.roles()) == ([("李春燕", 2)], [("河南省", 1)], [("摄影", 1)])
    second = found.among(found.saying({"书记"}))
    assert (second.rows.tolist(), second.others()) == ([5, 7, 9], [("李春燕", 1)])
    assert [title.title for title in found.among(~found.saying({"书记"})).offices()] == ["县长"]


def test_a_file_of_names_that_is_no_more_whole_is_none(tmp_path: Path) -> None:
    people, path = People(), tmp_path / "people.npz"
    people.update(documents())
    people.save(path)
    whole = path.read_bytes()
    for cut in (0, 1, 60, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:cut])
        assert People.load(path) is None
    for at in range(0, len(whole), 397):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        again = People.load(path)
        assert again is None or again.entries() == people.entries()
