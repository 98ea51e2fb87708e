"""Whole files in the forms that people have, against what must come of each."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from reader.importing import read_source
from reader.model.article import NewsArticle
from reader.model.errors import ImportFailure
from reader.model.issue import PublicationIssue
from tests.importing.accounts import check_issue
from tests.importing.forms import Form
from tests.importing.forms.files import FILES
from tests.importing.forms.first_round import FIRST_ROUND
from tests.importing.forms.more import MORE
from tests.importing.forms.pages import PAGES
from tests.importing.forms.pasted import PASTED
from tests.importing.forms.second_round import SECOND_ROUND
from tests.importing.forms.texts import TEXTS


def folded(text: object) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", str(text or "")) if not c.isspace())


def paragraphs_of(article: NewsArticle) -> list[str]:
    return [
        folded(p.text) if p.role in {"body", "verse"} else f"[{p.role}]{folded(p.text)}"
        for p in article.paragraphs
        if p.role != "credit"
    ]


FIELDS = {
    "headline": "headline", "kicker": "kicker", "subheadline": "alternative_headline", "section": "print_section",
    "page": "print_page", "page_name": "print_page_name", "kind": "kind", "byline": "byline", "dateline": "dateline",
}  # fmt: skip


def piece_faults(want: dict[str, Any], issue: PublicationIssue, article: NewsArticle) -> list[str]:
    got = {key: getattr(article, name) for key, name in FIELDS.items()}
    got |= {"date": issue.date_published, "newspaper": issue.newspaper}
    if "section" in want and folded(want["section"]) == folded(article.print_page_name):
        got["section"] = want["section"]  # whoever labels a text calls the name of a page its section
    out = [
        f"{key} {got[key]!r} for {want[key]!r}" for key in got if key in want and folded(want[key]) != folded(got[key])
    ]
    have = paragraphs_of(article)
    if "paragraphs" in want and have != [folded(p) for p in want["paragraphs"]]:
        out.append(f"paragraphs {have}")
    if "paragraph_count" in want and len(have) != want["paragraph_count"]:
        out.append(f"{len(have)} paragraphs {have}")
    out += [f"lacks {x!r}" for x in want.get("contains", ()) if folded(x) not in "".join(have)]
    out += [f"has {x!r}" for x in want.get("excludes", ()) if folded(x) in "".join(have)]
    credits = {(c.role, c.name) for c in article.credits}
    if "credits" in want and credits != set(want["credits"]):
        out.append(f"credits {sorted(credits)}")
    return out


def faults(expect: dict[str, Any], issues: tuple[PublicationIssue, ...], warnings: tuple[str, ...]) -> list[str]:
    """Return what differs from what must come."""
    out: list[str] = []
    pieces = [(issue, article) for issue in issues for article in issue.articles]
    left = list(pieces)
    heads = {folded(article.headline) for _issue, article in pieces}
    # A piece whose headline nobody read must not be held against one that another is read right as.
    wanted = sorted(expect.get("pieces", ()), key=lambda piece: folded(piece.get("headline")) not in heads)
    for want in wanted:
        tries = [(piece_faults(want, *piece), k) for k, piece in enumerate(left)]
        if not tries:
            out.append(f"no piece {want.get('headline')}")
            continue
        wrong, k = min(tries, key=lambda t: (f"headline {left[t[1]][1].headline!r}" in "".join(t[0]), len(t[0])))
        out += wrong
        left.pop(k)
    if "pieces" in expect:
        out += [f"too many: {a.headline!r} {paragraphs_of(a)[:1]}" for _i, a in left if a.kind != "notice"]
    if "piece_count" in expect and len(pieces) != expect["piece_count"]:
        out.append(f"{len(pieces)} pieces: {[a.headline for _i, a in pieces]}")
    if "issue_count" in expect and len(issues) != expect["issue_count"]:
        out.append(f"{len(issues)} issues")
    if len(warnings) < expect.get("warnings", 0):
        out.append(f"{len(warnings)} warnings")
    aside = folded("".join(s.text for i in issues for s in i.set_aside))
    body = folded("".join("".join(paragraphs_of(a)) for _i, a in pieces))
    fields = folded("".join(f"{getattr(a, n)}" for _i, a in pieces for n in (*FIELDS.values(), "printed_headline")))
    out += [f"nowhere: {x!r}" for x in expect.get("kept", ()) if folded(x) not in aside + body + fields]
    out += [f"not aside: {x!r}" for x in expect.get("set_aside", ()) if folded(x) not in aside or folded(x) in body]
    return out


def written(form: Form, folder: Path) -> Path:
    """Write a form's files; return its file, or its folder where it has several."""
    for name, content in form.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder if len(form.files) > 1 else folder / next(iter(form.files))


# Known and not yet read right; what is mended must leave this list.
NOT_YET = {
    "a-page-of-1954",
    "dates-and-numbers-in-one-masthead-line-with-bars", "a-proclamation-of-1953",
}  # fmt: skip
FORMS = [
    pytest.param(form, id=form.name, marks=[pytest.mark.xfail(strict=True)] if form.name in NOT_YET else [])
    for form in (*PAGES, *MORE, *FILES, *TEXTS, *PASTED, *FIRST_ROUND, *SECOND_ROUND)
]


@pytest.mark.parametrize("form", FORMS)
def test_what_comes_of_a_form(form: Form, tmp_path: Path) -> None:
    source = written(form, tmp_path)
    if "refused" in form.expect:
        with pytest.raises(ImportFailure) as failure:
            read_source(source)
        assert failure.value.kind == form.expect["refused"]
        assert all(word in str(failure.value) for word in form.expect.get("says", ()))
        return
    result = read_source(source)
    for issue in result.issues:
        check_issue(issue)
    assert not faults(form.expect, result.issues, result.warnings)
