# ruff: noqa: E501 - markup is easier to read as it is written
"""Saved pages of newspapers' sites, and folders of them."""

from __future__ import annotations

from tests.importing.forms import BRIDGE, FERRY, HEADS, SCHOOL, Form, menu, page, paragraphs

_LD = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"柳林晚报网"},
{"@type":"NewsArticle","headline":"柳林渡换上新缆绳","datePublished":"2025-04-11T06:20:00+08:00","author":[{"@type":"Person","name":"穆清和"}],
"publisher":{"@type":"Organization","name":"柳林晚报"},"articleSection":"民生"}]}</script>"""
_COMMENTS = "".join(
    f"<div class=item><b>网友第{k}楼</b><p>这条船我小时候就坐过，船工会给孩子们唱一段号子，到了对岸还送一把炒豆子。第{k}楼留言。</p></div>"
    for k in range(12)
)
_RELATED = "".join(f'<li><a href="/a/{k}">相关的旧闻标题第{k}条写在这里</a></li>' for k in range(30))

PAGES = (
    Form(
        name="json-ld-article",
        files={
            "a.html": page(
                f"<title>首页 | 柳林晚报</title>{_LD}",
                f'<header class="site-nav">{menu()}</header><main class="share-wrap comment-on"><article><h1>柳林渡换上新缆绳</h1><div class="meta"><time datetime="2025-04-11T06:20">4月11日</time><span>穆清和</span></div>{paragraphs(FERRY)}</article></main><aside><p>本周天气多云转晴，气温十二到二十度，东南风二到三级，江面能见度良好。</p></aside>',
            )
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "newspaper": "柳林晚报",
                    "date": "2025-04-11",
                    "section": "民生",
                    "paragraphs": list(FERRY),
                    "credits": [("作者", "穆清和")],
                }
            ]
        },
    ),
    Form(
        name="table-of-the-nineties",
        files={
            "a.htm": page(
                "<title>石门桥翻修放行-石门新闻网</title>",
                f"<table width=780><tr><td>{menu(4)}</td></tr></table><table><tr><td align=center class=t18>石门桥翻修放行</td></tr><tr><td align=center>发布时间：2003-9-7　作者：方砚秋　来源：石门日报　浏览：32次</td></tr><tr><td id=nr>{paragraphs(BRIDGE)}</td></tr></table><table><tr><td>版权所有：石门新闻网　地址：石门镇桥头路2号</td></tr></table>",
            )
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["bridge"],
                    "newspaper": "石门日报",
                    "date": "2003-09-07",
                    "paragraphs": list(BRIDGE),
                    "credits": [("作者", "方砚秋")],
                }
            ]
        },
    ),
    Form(
        name="microdata",
        files={
            "a.html": page(
                "<title>杏坪小学辟出一畦药圃_杏坪新闻网</title>",
                f'{menu()}<div itemscope itemtype="http://schema.org/NewsArticle"><h2 itemprop="headline">杏坪小学辟出一畦药圃</h2><meta itemprop="datePublished" content="2024-06-02"><span itemprop="publisher" itemscope><meta itemprop="name" content="杏坪日报"></span><span itemprop="author">贺小满</span><div itemprop="articleBody">{paragraphs(SCHOOL)}</div></div><div class=bottom>杏坪日报社 版权所有</div>',
            )
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["school"],
                    "newspaper": "杏坪日报",
                    "date": "2024-06-02",
                    "paragraphs": list(SCHOOL),
                    "credits": [("作者", "贺小满")],
                }
            ]
        },
    ),
    Form(
        name="day-in-the-address",
        files={
            "a.html": "<!-- saved from url=(0062)http://epaper.liulin.invalid/html/2019-05/06/content_4521.htm -->\n"
            + page(
                "<title>柳林渡换上新缆绳</title>",
                f"<div class=gg>系统公告：2017-01-02 起停止短信订报</div><div class=bt>柳林渡换上新缆绳</div><div class=nr>{'<br><br>'.join('　　' + t for t in FERRY)}</div>",
            )
        },
        expect={"pieces": [{"headline": HEADS["ferry"], "date": "2019-05-06", "paragraphs": list(FERRY)}]},
    ),
    Form(
        name="comments-longer-than-the-piece",
        files={
            "a.html": page(
                "<title>柳林渡换上新缆绳 - 柳林晚报</title>",
                f'{menu()}<div class=art><h1>柳林渡换上新缆绳</h1><p class=src>2024-03-05 08:00　来源：柳林晚报</p><div class=cnt>{paragraphs(FERRY)}</div></div><div class="comment-list"><h3>网友评论</h3>{_COMMENTS}</div>',
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "newspaper": "柳林晚报", "date": "2024-03-05", "paragraphs": list(FERRY)}
            ],
            "set_aside": ["第7楼留言"],
        },
    ),
    Form(
        name="figure-table-quote-note",
        files={
            "a.html": page(
                "<title>石门桥翻修放行 - 石门日报</title>",
                f'<div id=main><h1>石门桥翻修放行</h1><p>2024年09月01日 石门日报</p><figure><img src=a.jpg alt="桥头"><figcaption>货车驶过新桥面。姚望 摄</figcaption></figure><p>{BRIDGE[0]}</p><table><tr><th>路段</th><th>限重</th></tr><tr><td>东引桥</td><td>8</td></tr><tr><td>西引桥</td><td>6</td></tr></table><blockquote>“桥修好了，心里也踏实了。”赶早的菜农们这样说，他们把担子歇在桥头的石阶上。</blockquote><p>{BRIDGE[1]}</p></div>',
            )
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["bridge"],
                    "newspaper": "石门日报",
                    "date": "2024-09-01",
                    "contains": ["货车驶过新桥面", BRIDGE[0], "东引桥", "8", "6", "心里也踏实了", BRIDGE[1]],
                    "credits": [("摄影", "姚望")],
                }
            ]
        },
    ),
    Form(
        name="blocks-in-a-row",
        files={
            "a.html": page(
                '<title>柳林渡换上新缆绳|柳林晚报</title><meta property="og:title" content="柳林渡换上新缆绳|柳林晚报">',
                f"{menu()}<div class=page><div class=head>柳林渡换上新缆绳</div><div class=date>2022-08-19 07:30:12</div><div class=para>{FERRY[0]}</div><div class=ad>广告</div><div class=para>{FERRY[1]}</div><div class=para>{FERRY[2]}</div><div class=tags>标签：渡口 缆绳</div><div>分享到：微信 微博</div></div>",
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "newspaper": "柳林晚报", "date": "2022-08-19", "paragraphs": list(FERRY)}
            ],
            "set_aside": ["广告", "标签：渡口 缆绳"],
        },
    ),
    Form(
        name="taiwan",
        files={
            "a.html": page(
                '<title>柳林渡換上新纜繩 | 生活 | 柳林時報</title><meta property="og:title" content="柳林渡換上新纜繩 | 生活 | 柳林時報"><meta property="og:site_name" content="柳林時報">',
                "<nav><a href=/>首頁</a><a href=/l>生活</a></nav><section><h1>柳林渡換上新纜繩</h1><span>2023/10/04 15:20</span><p>〔記者穆清和／柳林報導〕柳林渡的鐵船昨天清晨換上了新纜繩，舊繩用了九年，磨得只剩半截手腕粗，船工們早就不敢滿載過江。</p><p>請繼續往下閱讀...</p><p>船工阮長河說，新繩是鎮上織網社搓的，用了三百斤黃麻，浸過兩遍桐油，試拉的時候二十個人都沒有拉斷。</p><p>不用抽 不用搶 現在用APP看新聞 保證天天中獎　點我下載APP</p></section><div>相關新聞</div><ul><li><a href=/1>石門橋放行了</a></li></ul>",
            )
        },
        expect={
            "pieces": [
                {
                    "headline": "柳林渡換上新纜繩",
                    "newspaper": "柳林時報",
                    "date": "2023-10-04",
                    "paragraph_count": 2,
                    "credits": [("记者", "穆清和")],
                }
            ],
            "set_aside": ["請繼續往下閱讀", "點我下載APP"],
        },
    ),
    Form(
        name="public-account",
        files={
            "a.html": page(
                '<title></title><meta property="og:title" content="柳林渡换上新缆绳"><meta property="og:site_name" content="微信公众平台">',
                f'<div id="js_article"><h1 class="rich_media_title" id="activity-name">柳林渡换上新缆绳</h1><div id="meta_content"><span>原创</span><span>穆清和</span><a id="js_name">柳林晚报</a><em id="publish_time">2024年3月8日 19:02</em></div><div id="js_content" style="visibility: hidden"><section><span>点击上方蓝字关注我们</span></section><section>{paragraphs(FERRY)}</section></div></div>',
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "newspaper": "柳林晚报", "date": "2024-03-08", "paragraphs": list(FERRY)}
            ],
            "set_aside": ["点击上方蓝字关注我们"],
        },
    ),
    Form(
        name="what-a-page-does-not-show",
        files={
            "a.html": page(
                "<title>石门桥翻修放行_石门日报</title>",
                f'<noscript>请打开脚本后阅读</noscript><select><option>字号大</option></select><div style="display: none">隐去的友情链接</div><h1>石门桥翻修放行</h1><p>2021-02-03 来源：石门日报</p><p>{BRIDGE[0]}<span hidden>隐去的半句</span></p><p>{BRIDGE[1]}<img src=x.png alt="石门桥头的货车"></p><textarea>写下你的评论</textarea>',
            )
        },
        expect={
            "pieces": [
                {"headline": HEADS["bridge"], "newspaper": "石门日报", "date": "2021-02-03", "paragraphs": list(BRIDGE)}
            ],
            "kept": ["请打开脚本后阅读", "字号大", "隐去的友情链接", "隐去的半句", "石门桥头的货车", "写下你的评论"],
        },
    ),
    Form(
        name="subheads-under-a-headline-that-is-no-heading",
        files={
            "a.html": page(
                "<title>柳林渡换上新缆绳-柳林晚报</title>",
                f"<div class=wrap><div class=tit>柳林渡换上新缆绳</div><div class=info>2024-07-07 09:00 柳林晚报 记者 穆清和</div><div class=con><p>{FERRY[0]}</p><h3>二十个人没有拉断</h3><p>{FERRY[1]}</p><h3>早晚各加一班</h3><p>{FERRY[2]}</p></div></div>",
            )
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "newspaper": "柳林晚报",
                    "date": "2024-07-07",
                    "paragraphs": [FERRY[0], "[subhead]二十个人没有拉断", FERRY[1], "[subhead]早晚各加一班", FERRY[2]],
                    "credits": [("记者", "穆清和")],
                }
            ]
        },
    ),
    Form(
        name="two-line-headline-and-kicker",
        files={
            "a.html": page(
                "<title>柳林渡换上新缆绳--柳林晚报--数字报</title>",
                f'<div class="top">柳林晚报 2024年12月10日 星期二</div><div class=paper><p class=yinti>江上往来有了新保障</p><p class=bt1>柳林渡换上新缆绳</p><p class=futi>——二十个人没有拉断</p><p class=zz>□ 本报记者 穆清和</p><div class=neirong>{paragraphs(FERRY)}</div><p>上一篇：石门桥放行　下一篇：没有了</p></div>',
            )
        },
        expect={
            "pieces": [
                {
                    "headline": HEADS["ferry"],
                    "kicker": "江上往来有了新保障",
                    "subheadline": "——二十个人没有拉断",
                    "newspaper": "柳林晚报",
                    "date": "2024-12-10",
                    "paragraphs": list(FERRY),
                    "credits": [("记者", "穆清和")],
                }
            ]
        },
    ),
    Form(
        name="folder-with-its-list",
        files={
            "index.html": page(
                "<title>柳林晚报 2024年5月6日</title>",
                '<h1>柳林晚报</h1><ul><li><a href="1.html">柳林渡换上新缆绳</a></li><li><a href="2.html">石门桥翻修放行</a></li></ul>',
            ),
            "1.html": page(
                "<title>柳林渡换上新缆绳-柳林晚报</title>",
                f"<ul>{_RELATED}</ul><h1>柳林渡换上新缆绳</h1><p>2024-05-06 来源：柳林晚报</p><div>{paragraphs(FERRY)}</div>",
            ),
            "2.html": page(
                "<title>石门桥翻修放行-柳林晚报</title>",
                f"<h1>石门桥翻修放行</h1><p>2024-05-06 来源：柳林晚报</p><div>{paragraphs(BRIDGE)}</div><ul>{_RELATED}</ul>",
            ),
            "3.html": page(
                "<title>杏坪小学辟出一畦药圃-柳林晚报</title>",
                f"<h1>杏坪小学辟出一畦药圃</h1><p>2024-05-07 来源：柳林晚报</p><div>{paragraphs(SCHOOL)}</div>",
            ),
            "style.css": "p{}",
            "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(50),
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "date": "2024-05-06", "paragraphs": list(FERRY)},
                {"headline": HEADS["bridge"], "date": "2024-05-06", "paragraphs": list(BRIDGE)},
                {"headline": HEADS["school"], "date": "2024-05-07", "paragraphs": list(SCHOOL)},
            ],
            "issue_count": 2,
        },
    ),
    Form(
        name="folder-with-a-portal",
        files={
            "a.html": page(
                "<title>柳林渡换上新缆绳-柳林晚报</title>",
                f"<h1>柳林渡换上新缆绳</h1><p>2024-05-06 来源：柳林晚报</p><div>{paragraphs(FERRY)}</div>",
            ),
            "portal.html": page("<title>柳林新闻网</title>", f"<ul>{_RELATED}</ul><p>2011-01-01</p>"),
        },
        expect={
            "pieces": [{"headline": HEADS["ferry"], "date": "2024-05-06", "paragraphs": list(FERRY)}],
            "warnings": 1,
            "kept": ["相关的旧闻标题第29条写在这里"],
        },
    ),
    Form(
        name="folder-with-several-pieces-on-a-page",
        files={
            "a.html": page(
                "<title>柳林渡换上新缆绳-柳林晚报</title>",
                f"<h1>柳林渡换上新缆绳</h1><p>2024-05-06 来源：柳林晚报</p><div>{paragraphs(FERRY)}</div>",
            ),
            "b.html": page(
                "<title>柳林晚报 2024年5月6日 第二版</title>",
                f"<h2>石门桥翻修放行</h2>{paragraphs(BRIDGE)}<h2>杏坪小学辟出一畦药圃</h2>{paragraphs(SCHOOL)}",
            ),
        },
        expect={
            "pieces": [
                {"headline": HEADS["ferry"], "paragraphs": list(FERRY)},
                {"headline": HEADS["bridge"], "paragraphs": list(BRIDGE)},
                {"headline": HEADS["school"], "paragraphs": list(SCHOOL)},
            ]
        },
    ),
)
