"""What papers print where a text goes on elsewhere: （下转第二版） … （上接第一版）. All of it in folded text."""

from __future__ import annotations

import re

_NO = r"第?\s*(?P<no>[a-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版"
OUT = re.compile(rf"\s*[(【\[▶►→]*\s*(?:紧?下转|转|下接)\s*{_NO}[^()（）]{{0,16}}?[)】\]▶►→]*\s*$")
IN = re.compile(
    rf"^[(【\[◀◄←▶►→]*\s*(?:紧?上接|接|上转)\s*{_NO}[^()。，,]{{0,16}}?[)】\]◀◄←▶►→]*(?=[\s一-鿿“\"《]|$)\s*"
)
# The headline of a continuation may say so itself: 标题（上接第1版）
HEAD_IN = re.compile(rf"\s*[(【\[]\s*(?:紧?上接|接|上转)\s*{_NO}[^()]{{0,8}}[)】\]]$")
