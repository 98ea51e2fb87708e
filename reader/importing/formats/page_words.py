"""What lines of a saved page are by their words: what a site says to its readers, captions, bylines, days.

All patterns read folded text.
"""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[。!?;”」…]")
"""Running text ends in one of these somewhere."""
_READ_ON = re.compile(
    r"^[\s.…>(【\[]*(?:请)?(?:继续|繼續)?(?:往下|向下)?(?:继续)?(?:阅读|閱讀|浏览)(?:更多|全文|原文)?[.…>。】\])\s]*$|^请?(?:继续|繼續)往下"
    r"|^(?:点击|點擊|长按|扫描|扫一扫|识别|掃描)[^。]{0,16}(?:关注|關注|下载|下載|订阅|二维码|蓝字|查看|进入|加入)|(?:下载|下載|打开|開啟|装上|安装)[^。]{0,12}(?:app|客户端|客戶端)"
    r"|(?:app|客户端)[^。]{0,8}(?:看新闻|看新聞|送|抽|领|天天)|点我下载|點我下載|(?:抽|领)[^。]{0,6}(?:红包|中獎|中奖)|保證天天"
    r"|扫码[^。]{0,10}(?:二维码|关注|阅读)|^微信扫|关注[^。]{0,14}(?:微信|微博|公众号)|^\d?[、.]?\s*回复【"
    r"|^[(【\[]?(?:本文)?原(?:标题|題|标題)[::]|^最后更新[::]|^标签$"
    r"|^(?:广告|廣告|advertisement|ad|赞助|推广)(?:内容|信息|链接|商内容)?[\]】]?$|^广告(?:位(?:招租|招商|出租)?|热线|联系(?:电话|方式|我们)?)(?:[::\s][^。,!?]{0,24})?$"
)
_SHUT = (
    r"(?:本文|本篇|本内容|全文|以下内容|剩余内容|其余内容)?(?:为|是|需|仅|仅限)?(?:会员|付费|订户|订阅者?|登录|开通会员|成为会员)(?:后|即)?"
    r"(?:专享|专属|可见|可读|免费读|可查看|可阅读|查看全文|阅读全文|解锁)"
)
_MAIL = r"(?:退订|取消订阅|修改订阅(?:设置)?|转给朋友)"
_CONSENT = (
    "(?:我们|本站|本网站|本网|网站|以下|使用|用户|服务|相关|的|[《》及和与、]|cookies?"
    "|隐私权?|政策|条款|规范|协议|声明|设定)+"
)
_ASKING = re.compile(
    rf"{_SHUT}(?:[,;\s]+{_SHUT})?[>»!]*|(?:已是|已经是)(?:会员|订户)[?,\s]*(?:请|立即|点此)?登录[>»]*"
    r"|(?:立即|马上|免费|现在)?(?:成为|开通|升级为?)(?:会员|订户)[>»]*|订阅[^。,]{0,10},[^。,]{0,6}送到(?:信箱|邮箱|手机)"
    r"|(?:立即|免费|马上|现在就?)?(?:订阅|开通|解锁)(?:[^。,!?]{0,14}(?:晨报|早报|晚报|周刊|邮件|简报|推送|通知|全文))?[>»]*"
    r"|喜欢(?:这样的|这篇|本|我们的)(?:报道|文章|内容)(?:吗|么)?[?]|(?:这篇|本篇|此|本)(?:文章|文|报道|内容|页面)(?:对[你您])?(?:是否)?有(?:没有)?(?:帮助|用)(?:吗|么)?[?]?"
    r"|(?:有|很有)帮助[\s/|]*没有?帮助|投票(?:结束|截止)?后(?:显示|可见|可查看)结果|(?:参与|发起)投票[>»]*|同意并(?:继续|接受)"
    rf"|邮件(?:显示|无法|看不)[^。,?]{{0,8}}[,?](?:请)?(?:点此|在浏览器(?:中|里)?)(?:查看|打开|阅读)|(?:请)?在浏览器(?:中|里)?(?:查看|打开|阅读)|{_MAIL}(?:[\s/|]+{_MAIL})*"
    rf"|请(?:您|先)*(?:阅读(?:并|、)?)?(?:同意|接受)(?=[^。,]*(?:隐私|政策|条款|规范|协议)){_CONSENT}(?:,?(?:才|方|以便?|即可|再|并|后)[^。,]{{1,24}})?[。!]?"
    r"|(?:本站|本网站)使用\s?cookies?[^。,]{0,20}"
)
"""What asks for something and tells nothing, from the line's beginning to its end: to subscribe, to pay, to vote."""
_TOLD = re.compile("[。“”「」『』]")
"""Who writes so tells something, whatever words he needs for it: no such line is asking, or an advertisement."""
_NAMED = r"[“「『]?[^。,“”「」『』]{1,14}?[”」』]?"
_MORE = r"(?:更多|全文|原文|新闻|资讯|消息|内容|报道|精彩|详情){1,3}"
_GET = rf",?(?:免费|第一时间|随时|即可|可)?(?:看|阅读|查看|了解|获取|浏览){_MORE}"
_CALL = re.compile(
    rf"(?:(?:更多|欲知)[^。,“”]{{0,6}},)?(?:请|欢迎)?(?:(?:长按|扫描|识别|扫一扫)[^。,“”]{{0,6}}二维码,?(?:即可)?)?关注{_NAMED}(?:官方)?(?:微信(?:公众号)?|微博|公众号|视频号|抖音号)(?:{_GET})?[。!]?"
    rf"|(?:更多[^。,“”]{{0,6}},请?|请)(?:下载|打开|安装){_NAMED}(?:客户端|app)(?:{_GET})?[。!]?"
    rf"|(?:下载|打开|安装){_NAMED}(?:客户端|app)(?:{_GET}[。!]?|!)?|点击[^。,“”]{{0,4}}[“「]?(?:阅读原文|原文链接|查看原文)[”」]?(?:{_GET})?[。!]?"
    r"|[(【\[]?(?:本文)?原(?:标题|題|标題)[::][^。]{1,50}[。!?]?[”」』]?[)】\]]?"
    r"|(?:若|如果?)[你您]?(?:不想|不愿|不希望)(?:再|继续)?(?:收到|接收)(?:[^。,“”]{0,6}(?:邮件|推送|通知|简报|短信))?,(?:可以?|请)(?:随时|点击?|回复|选择)?[“「]?(?:退订|取消订阅)[”」]?[。!]?",
    re.IGNORECASE,
)
"""What names the call itself from the line's beginning to its end: in it a name may stand in quotation marks."""
_SENTENCES = re.compile("[,;:][^。!?]*[。!?”」』]$|[。!?][^。!?]+[。!?]")
"""A sentence of several clauses, or several sentences."""
_TAGS = re.compile(
    r"^(?:标签|標籤|关键词|关键字|關鍵字|(?:post )?tags?|话题|主题词)\s*[::]|^(?:#[^\s#]{1,20}#?\s*){1,20}$",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"^[\s【\[·■▶>-]*(?:相关|相關|相似|类似|類似|同类|同類|延伸|推荐|推薦|热门|熱門|猜你|您可能|你可能|更多|往期|精彩|编辑推荐|最新|今日|本周|其他|其它|看更多)"
    r"(?:的)?(?:新闻|新聞|阅读|閱讀|点阅|链接|报道|報導|推荐|推薦|文章|内容|內容|喜欢|有兴趣|有興趣|感兴趣|感興趣|还想看|還想看|回顾|资讯|专题|热点|排行|头条|评论|留言|喜歡)"
    r"(?P<rest>[^。]{0,8})$|^(?:为|猜)[你您](?:推荐|喜欢|精选|准备)$|^(?:小编|作者|[该他她]的?)(?:的)?(?:最近|近期|其他|其它|更多|全部)(?:的)?(?:文章|作品)$|^(?:其他人|大家|网友|網友|读者|别人)(?:也|都|还|們|们){0,2}(?:在看|爱看|愛看|喜欢看|喜歡看|在搜)$|^热点(?:推荐|搜索|新闻|排行)$|^(?:人气|热门|新闻|点击|阅读)?(?:排行榜?|热榜)$|^(?:网友|最新|全部|精彩|发表)?(?:评论|跟帖|留言)(?:区|\s*\(?\d*\)?)?\s*:?$"
)
_STAFF = re.compile(
    r"责任编辑\s*[::](?!.*[。!?][”」』]?$)|责任编辑\s*[::]\s*[一-龥]{2,4}。$"
    r"|^\W?(?:编辑|责编|校对|审核|编审|监制|来源)\s*[::|丨]\s*[^\s。,!?“”]{2,12}[^\w。!?“”]?$"
)
_NO_COPY = r"(?:转载|使用|复制|摘编|镜像|链接|翻印|抄袭|引用)"
_SENT = (
    r"^\W*(?:(?:特别|平台|郑重)?声明\s*[::])?\s*[“\"]?(?:特别声明:)?(?:以上|该|本)(?:内容|作品|文|文章)[^。]{0,30}(?:为|由|系|是)"
    r"[^。]{0,20}(?:平台|用户|作者)[^。]{0,20}(?:上传|发布|观点)"
)
_SENT_IN = re.compile(_SENT)
_NOTICE = re.compile(
    r"(?:^|[\s|(】])(?:copyright(?=\W)|©)|版权所有(?=\W|$|未经|不得|违者|翻印|京|备)(?!,[^。]*[。!?])|icp[备证]\W*(?:\d|第|$)|公网安备|[^一-龥]icp[备证]"
    rf"|(?:许可|授权|同意|允许)[,、]?[^。,]{{0,12}}(?:不得|禁止|请勿|严禁|谢绝)[^。,]{{0,8}}{_NO_COPY}"
    r"(?!(?:,(?!违者|违反|否则|翻印|侵权|请|并|须|应|必|将|如|若|本|不得|严禁|禁止|谢绝|转载)|的)[^。]*[。!?])"
    rf"|^\W*(?:声明|(?:风险|投资|特别)提示)\s*[::].*(?:(?<=[以上述本内容信息数据点文章资料载])仅供参考|仅供参考(?!,(?!不|据此|请|投资|本|买|入市|风险|并|概|一切|如))|不构成[^。,]{{0,10}}(?:建议|依据|承诺|意见|邀约)|不代表[^。,]{{0,10}}(?:观点|立场|意见)|不承担[^。,]{{0,10}}(?:责任|后果|损失)|(?:风险自担|自担风险|后果自负)[。!]?$)"
    r"|^\W*(?:免责声明|版权声明|法律声明|郑重声明|特别声明)\s*(?:$|[::](?:\s*$|.*(?:责任|参考|建议|版权|著作权|转载|授权|许可|侵权|来源|观点|立场|权利|风险|本(?:网|站|文|报|刊|平台|公众号))))"
    r"|(?:举报|监督|投诉|不良信息|报料|爆料)[^。,]{0,6}(?:电话|邮箱|热线|信箱)\s*[::]?\s*(?:\d[\d\s-]{4}|\(\d|[a-z][\w.]*@)"
    r"|^(?:12377|网上|涉[^。,]{1,8}|违法|不良|有害)[^。,]{0,12}举报(?:电话|邮箱|热线|信箱|中心|专区|平台|入口)\W*$|互联网新闻信息服务许可"
    rf"|{_SENT}"
    rf"|^\W*(?:(?:请勿|不得|谢绝|严禁)转载|转载(?:本文)?,?请(?:注明|联系|保留)(?:来源|出处|原文链接|作者|授权|我们|本网|本站)?)\W*$"
)
"""A site's rights, licences and where to complain, by how such notices are written; a word of theirs alone is none."""
_TERMS = re.compile(r"版权|著作权|转载|授权|许可|免责|侵权|法律责任|注明|来源|凡本|观点|立场|删除|用途")
_OF_ITSELF = re.compile(r"本(?:网|站|文|报|刊|平台|公众号|频道|页|作品|号|社)|(?:请|须|应|并)注明|请(?:及时)?联系")
_MANY_TERMS = 3
_DUTY = re.compile(
    r"请|须|应当|必须|不得|禁止|严禁|谢绝|凡|如有|如需|如因|若有|若因|代表|仅供|不承担|概不|不负|归[^。,]{1,12}所有|保留|一律|追究|均(?:为|来|属|系)"
)
"""A notice asks, forbids or disclaims; who only uses its terms tells of them."""
_SAID = re.compile(r"(?:记者|说|表示|发现|呼吁|认为|指出|获悉|了解到|报道称)[^:]")

_BUTTONS = re.compile(
    r"(?:分享|转发|收藏|点赞|在看|打印|关闭(?:窗口)?|返回(?:顶部|首页|列表|目录)?|评论|举报|纠错|我要纠错|字号|字体|大中小|大|中|小|放大|缩小|默认|朗读|(?:语音)?播报(?:文章|全文)?(?:[,，]\s?释放双眼)?|听全文|释放双眼|复制(?:链接|全文)?|"
    r"微信|微博|朋友圈|qq空间|qq|facebook|line|twitter|x|email|print|a[+-]|\+1|上一[篇页版条]|下一[篇页版条]|首页|末页|没有了|保存|手机(?:版|阅读|看)|扫一扫|更多|分享(?:到|至)|\d+|登录|注册|订阅|关注|手机端)"
)
_CRUMBS = re.compile(
    r"^(?:您?(?:的|现在|当前|目前)?(?:的|所在)?位置(?:是)?|current)\s*[::]|^首页\s*[>»/|-]"
    r"|^(?:[^\s>。]{1,10}\s*[>»]+\s*){1,6}[^>。]{0,40}$"
)
_CAPTION = re.compile(
    r"(?:摄|摄影|供图|制图|/图|图/\S{2,12}|攝|攝影|提供|资料图片?|资料照片?|视觉中国|图片来源.{0,12})\s*[)】]?[。.]?$"
    r"|^[▲△▼◀◁←↑↓]|^(?:图|圖)[::为說说]"
)
SAID_BY = re.compile(
    r"[—―]{1,2}\s*(?!.*(?:阅读|更多|专题|相关|推荐|点击))(?:[^\s。,:!?《》·]{1,8}(?:·[^\s。,:!?《》·]{1,6}){0,2}\s?(?:《[^》]{1,14}》)?|《[^》]{1,14}》)"
)
"""A dash and the short name of who said what stands above."""
_PICTURE_MARK = re.compile(r"\b(?:pic|photo|img|image|figure|caption|tupian|tushuo|zhushi|note)", re.IGNORECASE)
_BYLINE = re.compile(
    r"^[〔【(\[□■◎○●]?\s*(?:(?:本报|特约|实习|见习|全媒体|融媒体|[一-龥]{2,8}报|首席)*(?:记者|通讯员|撰稿|撰文)|作者|采写|采访|文[/／|])[\s::/|]*[一-龥a-z·]"
)


def is_running(words: str) -> bool:
    """Tell running text from labels: it has the end of a sentence in it."""
    return bool(SENTENCE.search(words))


def begins_a_list(words: str) -> bool:
    """Tell the line over a list of other pieces, or over what readers wrote."""
    return len(words) <= 24 and bool(_RELATED.match(words))


def names_a_list(words: str) -> bool:
    """Tell such a line that says nothing else."""
    found = _RELATED.match(words) if len(words) <= 24 else None
    return found is not None and not re.search(r"[^\W\d_]", found["rest"] or "")


def is_last_word(words: str) -> bool:
    """Tell what a site says below a story and nowhere else: its editors, or that somebody else sent it."""
    return len(words) <= 160 and bool(_STAFF.search(words) or _SENT_IN.match(words))


def is_notice(words: str) -> bool:
    """Tell what a site says of its rights and duties, and the line of its editors."""
    if len(words) > 160 or _SAID.search(words[:12]):
        return False
    terms = set(_TERMS.findall(words)) if _OF_ITSELF.search(words) and _DUTY.search(words) else set()
    return bool(_STAFF.search(words) or _NOTICE.search(words)) or len(terms) >= _MANY_TERMS


def without_rights(words: str) -> str:
    """Return the words of a picture without whose rights it is, where they say more than that."""
    return words.partition("©")[0].strip() or words


def is_for_readers(words: str, *, amid: bool = False) -> bool:
    """Tell what a site says to its readers: buttons, crumbs, tags, advertisements of itself, its rights.

    `amid`: it stands between paragraphs of a story, in their own element, where a sentence is the story's.
    """
    tells = bool(_SENTENCES.search(words))
    if len(words) <= 60 and (_CRUMBS.match(words) or _ASKING.fullmatch(words) or _CALL.fullmatch(words)):
        return True
    if len(words) <= 60 and not tells and not _TOLD.search(words) and _READ_ON.search(words):
        return True
    if _TAGS.match(words) and len(words) <= 120 and not _SENTENCES.search(words):
        return True
    if not (amid and tells) and is_notice(words):
        return True
    rest = re.sub(r"[\s|/丨·,:>\[\]()【】《》。.-]+", "", _BUTTONS.sub("", words)) if len(words) <= 60 else words
    return not rest and bool(_BUTTONS.search(words)) and not re.fullmatch(r"[\d\s.,]+", words)


def is_caption(words: str, name: str) -> bool:
    """Tell words under a picture, by how they end or by the name of the element that holds them."""
    return len(words) <= 200 and bool(_CAPTION.search(words) or (_PICTURE_MARK.search(name) and len(words) >= 6))


def is_byline(words: str) -> bool:
    """Tell a line that names who wrote the piece."""
    return len(words) <= 60 and not re.search(r"[。!?;,]", words) and bool(_BYLINE.match(words))
