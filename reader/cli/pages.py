"""`pages`: whether printed pages are kept as pictures; those of issues that are here already, from their files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.messages import _, counted

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output
    from reader.workspace.session import Session


def about(name: str) -> tuple[str, str]:
    """Return the command's summary and an example."""
    return _("PDF 的版面留不留图、多清楚；给早先读入的报纸补图"), f"baojia {name} --keep --dpi 200"


def add_arguments(parser: argparse.ArgumentParser, _name: str) -> None:
    """Declare the command's own arguments."""
    parser.add_argument("--keep", action="store_true", default=None, help=_("以后导入 PDF 都留版面图"))
    parser.add_argument("--no-keep", dest="keep", action="store_false", help=_("以后都不留"))
    parser.add_argument("--dpi", type=int, metavar="N", help=_("清晰度，每英寸多少点：72 到 600"))
    parser.add_argument("--megabytes", type=float, metavar="MB", help=_("一面最多占多少 MB"))
    parser.add_argument("--of", nargs=2, metavar=("ISSUE", "FILE"), help=_("给这一期补版面图，从当初的文件"))
    parser.add_argument("--pdf", nargs=2, metavar=("ISSUE", "FILE.pdf"), help=_("把这一期的版面存成能搜索的 PDF"))
    parser.add_argument("--originals", action="store_true", default=None, help=_("以后导入 PDF 也留原件"))
    parser.add_argument("--no-originals", dest="originals", action="store_false", help=_("以后不留原件"))
    parser.add_argument("--original", nargs=2, metavar=("ISSUE", "FILE"), help=_("把这一期留下的 PDF 原件另存"))
    parser.add_argument("--alto", nargs=2, metavar=("ISSUE", "FILE.xml"), help=_("把这一期各面的字和位置存成 ALTO"))
    parser.add_argument("--force", action="store_true", help=_("盖过已有的文件"))


def _write(args: argparse.Namespace, output: Output) -> int:
    """Write an issue's pages."""
    from reader.printing.searchable import searchable_pdf
    from reader.workspace.page_sheets import issue_pages, page_sheets
    from reader.workspace.session import open_session

    issue, path = args.pdf[0], Path(args.pdf[1])
    with open_session(args.library) as session:
        session.library.refresh()
        pages = issue_pages(session, issue)
        size = searchable_pdf(page_sheets(session, issue, pages), pages.title, path, force=args.force)
    said = {"path": str(path), "pages": len(pages.numbers), "missing": len(pages.missing), "bytes": size}
    output.record(said, _("已写好《{path}》。").format(path=path))
    return 1 if pages.missing else 0


def _save_original(args: argparse.Namespace, output: Output) -> int:
    """Write an issue's kept PDF, an archive where there are several."""
    from reader.workspace import original_keeping
    from reader.workspace.session import open_session

    issue, path = args.original[0], Path(args.original[1])
    with open_session(args.library) as session:
        session.library.refresh()
        kept = original_keeping.checked(session, issue)
        size = original_keeping.write(session, kept, path, force=args.force)
    output.record({"path": str(path), "files": len(kept), "bytes": size}, _("已写好《{path}》。").format(path=path))
    return 0


def _keep(session: Session, issue: str, path: Path, output: Output) -> int:
    """Keep the pages of an issue that is here, and its PDF where the reader wants those."""
    from reader.workspace import page_keeping
    from reader.workspace.page_drawing import Wish

    session.library.refresh()
    wish = Wish(originals=page_keeping.wants_originals(session))
    kept = page_keeping.keep_pages(session, path, [issue], wish=wish)
    size = page_keeping.size_words(kept.bytes)
    output.record(
        {
            "issue": issue, "pages": kept.pages, "bytes": kept.bytes, "missing": kept.missing,
            "original_bytes": kept.original_bytes,
        },
        counted("{issue}：留下 {n} 面，{size}", kept.pages).format(issue=issue, n=kept.pages, size=size),
    )  # fmt: skip
    return 1 if kept.missing else 0


def _write_alto(args: argparse.Namespace, output: Output) -> int:
    """Write the words of an issue's pages."""
    from reader.export.alto import write_alto
    from reader.workspace.page_sheets import title_of
    from reader.workspace.page_words import words_pages
    from reader.workspace.session import open_session

    issue, path = args.alto[0], Path(args.alto[1])
    with open_session(args.library) as session:
        session.library.refresh()
        pages = list(words_pages(session, issue))
        size = write_alto(pages, title_of(session, issue), path, force=args.force)
    output.record({"path": str(path), "pages": len(pages), "bytes": size}, _("已写好《{path}》。").format(path=path))
    return 0


def run(args: argparse.Namespace, output: Output) -> int:
    """Do it."""
    if args.pdf:
        return _write(args, output)
    if args.alto:
        return _write_alto(args, output)
    if args.original:
        return _save_original(args, output)
    from reader.workspace import page_keeping
    from reader.workspace.session import open_session

    with open_session(args.library) as session:
        settings = page_keeping.set_keeping(
            session, kept=args.keep, dpi=args.dpi, megabytes=args.megabytes, originals=args.originals
        )
        if args.of:
            return _keep(session, args.of[0], Path(args.of[1]), output)
        words = {"yes": _("留"), "no": _("不留")}.get(settings.pages_kept, _("还没有定，先不留"))
        about_it = {
            "keep": {"yes": True, "no": False}.get(settings.pages_kept),
            "dpi": settings.page_dpi, "megabytes": settings.page_megabytes, "originals": settings.originals_kept,
        }  # fmt: skip
        said = _("版面图：{words}；每英寸 {dpi} 点，一面最多 {mb} MB").format(
            words=words, dpi=settings.page_dpi, mb=settings.page_megabytes
        )
        output.record(about_it, said + (_("；PDF 原件也留") if settings.originals_kept else ""))
    return 0
