"""Sentences of stories that begin as a site's or imprint's lines do stay in the story, amid it and as its last."""

from __future__ import annotations

import pytest

from tests.importing.stories import MORE, STORY, issue_of

SENTENCES = """
地址：那座桥的地址，老人记了一辈子。
地址：渡口街三号，他在信封上写得端端正正。
社址：换了七次，最后回到河边。
定价：三元。老板说，少一分也不卖。
每份三元，卖报的孩子数着铜板。
邮编：他写了三十年的邮编，忽然不用了。
广告：村口的墙上刷着一句广告，风吹雨打十年了。
广告：他念出声来。“收旧家具。”
广告热线：响了一夜，没有人接。
推广：这两个字他听得耳朵起了茧。
热线：一二三，一二三，他反复念着。
印刷：三个字写在门上，里面早没有人了。
出版：那本书等了二十年。
微信：她有三千个好友，没有一个说话的人。
纠错：他改了一辈子别人的错字。
版权声明：他笑着说，这故事谁都可以拿去讲。
未经许可不得转载，老师把这行字念了两遍，孩子们都笑了。
未经许可使用河水的人家，罚了三担米。
点击这里，老师指着地图说，就是渡口。
他不知道点击这里会怎样。
扫一扫，看一看，院子里什么都没有。
加入粉丝团的那天，她十二岁。
请先同意这份条款，他对来签字的人说，眼睛没有抬。
请同意隐私的人都举了手。
声明：桥是我修的，不代表别人出了力。
声明：我没有拿过那块木料。老人说完就走了，合作社不承担这笔账。
风险提示：他在门口贴了四个字，仅供参考，谁也没有当真。
免责声明：谁也不怪，怪那场雨。
责任编辑：这个称呼他用了四十年。
编辑：不，我不走。
编辑：这活计他干到六十岁。
责编：“你这篇不行。”
来源：没有人说得清这条河的来源。
送：一担米，两斤油，三句好话。
""".strip().splitlines()
FORMS = {
    "txt": ("旧桥栏编了号\n\n{}\n", "　　{}\n"),
    "md": ("# 旧桥栏编了号\n\n{}\n", "{}\n\n"),
    "html": ("<html><title>旧桥栏编了号</title><body><h1>旧桥栏编了号</h1><div>{}</div></body></html>", "<p>{}</p>"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_begins_like_furniture_is_the_storys(sentence: str, form: str) -> None:
    page, paragraph = FORMS[form]
    for story in ([STORY, sentence, MORE], [STORY, MORE, sentence]):
        (article,) = issue_of(page.format("".join(map(paragraph.format, story))), f"河.{form}").articles
        assert [p.text for p in article.paragraphs] == story


@pytest.mark.parametrize(
    "line",
    [
        "地址：河湾县渡口街3号。",
        "地址：渡口街3号，邮编：100000。",
        "定价：每份3元，全年36元",
        "邮编：100000",
        "广告：河湾米酒，三斤装",
        "广告热线：0571-5551234",
        "印刷：渡口印刷厂",
        "微信：hewan2024",
        "版权声明：本报作品转载须经授权。",
        "未经许可不得转载，违者必究。",
        "如不能正常显示，请点击这里查看。",
        "风险提示：以上内容仅供参考，不构成投资建议。",
        "请您阅读并同意我们的隐私政策和使用条款，以便继续浏览。",
        "责任编辑：沈知微",
        "送：各乡镇，县直各单位。",
    ],
)
def test_lines_of_a_site_or_imprint_are_none_of_the_story(line: str) -> None:
    forms = ["html"] if line.startswith("请您阅读") else ["txt", "html"]
    for form in forms:
        page, paragraph = FORMS[form]
        (article,) = issue_of(page.format("".join(map(paragraph.format, [STORY, MORE, line]))), f"河.{form}").articles
        assert [p.text for p in article.paragraphs] == [STORY, MORE]
