"""What newspapers are called: words that end as their names do, and those that only look so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

_APART = 3
"""So many characters in a row with spaces between them are one word."""
PAPER = re.compile(
    r"^[《\"“]?\s*(?P<name>[一-龥](?:\s?[一-龥]){1,11}?\s?(?:日\s?报|晚\s?报|早\s?报|晨\s?报|时\s?报|商\s?报|周\s?报|导\s?报|新\s?报|快\s?报|报|新\s?闻|周\s?刊|[诗月季旬校院会学]\s?刊|时\s?讯|通\s?讯|之\s?声|新闻联播))"
    r"\s*[》\"”]?$"
)
SHORT_PAPER = re.compile(r"(?![日晚早晨时商周导新快公通简预海捷喜情战年月上下申填壁画本电警])[一-龥]报$")
NO_PAPER = re.compile(
    r"(?:机关报|通报|简报|预报|日报表|举报|汇报|播报|海报|捷报|喜报|情报|预警|战报|年报|月报|上报|下报|申报|填报|(?:统计|会议|联合|新闻|全会|环境|情况|政府)公报|壁报|黑板报|电报|讣闻|要闻|最新闻|本报|综合新闻|国内新闻|国际新闻|本地新闻|社会新闻|体育新闻|图片新闻|民生新闻|时政新闻|财经新闻|娱乐新闻|文化新闻|经济新闻|地方新闻|^新闻)$"
)


_BEHIND_NAME = re.compile(
    r"(?:多媒体)?(?:数字报刊?|电子[版报]|数字版|网络版|手机版|图片频道|官方(?:网站?|微信|账号)|微信公众号|公众号|客户端)$"
)


def own_name(printed: str) -> str:
    """Return a newspaper's name without the brackets of its line and what its site adds: 【河湾报, 河湾日报数字报."""
    bare = printed.strip("【】[]《》 ")
    cut = _BEHIND_NAME.sub("", bare)
    return cut if cut != bare and names_paper(cut) else bare


def is_paper(folded: str) -> bool:
    """Tell whether a line is the name of a newspaper and nothing else."""
    return bool(PAPER.match(folded)) and not NO_PAPER.search(folded)


def names_paper(word: str) -> bool:
    """Tell whether a word is the name of a newspaper, or of what is read like one."""
    return is_paper(word) or word.endswith(("新闻联播", "报道集"))


def spelt_out(words: Sequence[str], least: int = _APART) -> list[str]:
    """Return a line's words, those whose characters (`least` so many) stand apart (岭 东 日 报) put together."""
    together: list[str] = []
    for alone, run in groupby(words, lambda word: len(word) == 1 and "一" <= word <= "龥"):
        own = list(run)
        together += ["".join(own)] if alone and len(own) >= least else own
    return together
