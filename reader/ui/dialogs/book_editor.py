"""剪报本: the window in which a clipping book is made, its spreads beside it, and from which it leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reader.model.messages import _, counted
from reader.rendering.arrangement import Arrangement, Division, Order, Planned, as_planned
from reader.rendering.book_plan import BookPlan
from reader.ui.dialogs.book_contents import BookContents
from reader.ui.dialogs.book_matter import BookLayout, BookMatter
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.pages_preview import PagesPreview
from reader.ui.dialogs.segments import SegmentRow
from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from reader.printing import Preview, PrintOptions
    from reader.printing.facsimiles import Facsimiles
    from reader.rendering.piece import Piece
    from reader.ui.jobs.host import Host


class BookEditor(Dialog):
    """The contents list is the editor. `target` is then `pdf`, `file` or `printer`, and empty where it was only closed.

    `pieces` are those of the clipping, in the order of the list that they come from; `prints` adds their cuttings,
    where some of them are here.
    """

    def __init__(
        self,
        host: Host,
        pieces: Sequence[Piece],
        plan: BookPlan,
        *,
        printers: bool,
        prints: Facsimiles | None = None,
    ) -> None:
        titled = counted("编剪报本《{title}》，{n} 篇", len(pieces)).format(title=plan.title, n=f"{len(pieces):,}")
        super().__init__(host, titled, width=66)
        from reader.printing.steps import SetPieces

        self._pieces = {piece.article.id: piece for piece in pieces}
        self._settings = host.library_session.settings
        self._set_pieces, self._of_piece = SetPieces(), ""
        self._prints = prints
        self._printed: dict[str, Piece] = {}
        self._begins: dict[str, int] = {}
        self.target = ""
        self.matter, self.layout_fields = BookMatter(host, plan), BookLayout(host, printed=prints is not None)
        self.contents = BookContents(self.look)
        self.contents.show_plan(plan.chapters, plan.hidden, {i: p.name for i, p in self._pieces.items()})
        self.preview = PagesPreview(self.look, spreads=True)
        self.told = Label(self.look, "", scale=0.87, colour="ink2", wrap=True)
        self._put_together()
        self.contents.rearranged.connect(self._changed)
        self.contents.chosen.connect(self._show_piece)
        self.matter.changed.connect(self._changed)
        self.layout_fields.changed.connect(self._changed)
        self.preview.told.connect(self.told.setText)
        self.preview.shown.connect(self._show_page_numbers)
        self.add_button(_("关闭"))
        for word, target in ((_("打印…"), "printer"), (_("导出 EPUB、网页…"), "file"), (_("存为 PDF…"), "pdf")):
            if target != "printer" or printers:
                self._finishing(word, target)
        self.finished.connect(lambda _result: self.preview.close_lane())
        self.resize(self.sizeHint())
        self._changed()

    def _put_together(self) -> None:
        px = self.look.tokens.px
        pages = QStackedWidget()
        for page in (self._contents_page(), self.matter, self.layout_fields):
            pages.addWidget(page)
        tabs = SegmentRow(self.look, (_("篇目"), _("书"), _("版面")), 0, pages.setCurrentIndex)
        tabs.setAccessibleName(_("编哪一样"))
        left = QVBoxLayout()
        left.setSpacing(px(0.6))
        left.addWidget(tabs)
        left.addWidget(pages, 1)
        left.addWidget(self.told)
        parts = self.side_by_side()
        parts.setSpacing(px(1.2))
        parts.addLayout(left, 5)
        parts.addWidget(self.preview, 6)
        self.preview.setMinimumHeight(px(27))
        self.body.addLayout(parts, 1)

    def _contents_page(self) -> QWidget:
        page, px = QWidget(), self.look.tokens.px
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(0.4))
        sorts: tuple[tuple[str, Order, Division], ...] = (
            (_("按日期"), "date", "none"), (_("按报纸"), "newspaper", "newspaper"), (_("按月"), "date", "month"),
            (_("按主题"), "date", "theme"),
        )  # fmt: skip
        orders = [self._small(w, lambda o=o, d=d: self._sort(o, d)) for w, o, d in sorts]  # type: ignore[misc]  # bound now
        deeds: tuple[tuple[str, Callable[[], None]], ...] = (
            (_("上移"), lambda: self.contents.shift(-1)), (_("下移"), lambda: self.contents.shift(1)),
            (_("从这里起一章"), self.contents.add_chapter), (_("不收／收回"), self.contents.leave_out),
        )  # fmt: skip
        column.addLayout(self.rows_of([orders, [self._small(w, deed) for w, deed in deeds]], 4))
        self.contents.setMinimumHeight(px(11))
        column.addWidget(self.contents, 3)
        self.introduction, self.remark = QPlainTextEdit(), QPlainTextEdit()
        self.own_page = QCheckBox(_("这一篇另起一页"))
        for word, field in ((_("文前引言"), self.introduction), (_("文后按语"), self.remark)):
            field.setAccessibleName(word)
            field.setPlaceholderText(word)
            field.setTabChangesFocus(True)
            field.setMaximumHeight(px(4.6))
            field.setEnabled(False)
            field.textChanged.connect(self._keep_said)
            column.addWidget(field)
        self.own_page.setEnabled(False)
        self.own_page.toggled.connect(self._keep_said)
        column.addWidget(self.own_page)
        return page

    def _small(self, word: str, deed: Callable[[], None]) -> QPushButton:
        button = QPushButton(word)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: deed())
        return button

    def _finishing(self, word: str, target: str) -> None:
        button = self.add_button(word, main=target == "pdf", accepts=True)
        button.clicked.connect(lambda _checked=False: setattr(self, "target", target))

    def _sort(self, order: Order, division: Division) -> None:
        """Put the pieces in an order, in chapters of their own."""
        kept = [p for i, p in self._pieces.items() if i not in self.contents.hidden()]
        said = self.contents.said
        chapters = tuple(
            replace(chapter, pieces=tuple(said.get(p.article, p) for p in chapter.pieces))
            for chapter in as_planned(Arrangement(order=order, division=division).chapters(kept))
        )
        self.contents.show_plan(chapters, self.contents.hidden(), {i: p.name for i, p in self._pieces.items()})
        self._changed()

    def _show_piece(self, article: str) -> None:
        """Show what is said of the piece that was chosen, and its page."""
        said = self.contents.said.get(article, Planned(article=article))
        self._of_piece = ""
        for field, text in ((self.introduction, said.introduction), (self.remark, said.remark)):
            field.setEnabled(bool(article))
            field.setPlainText(text)
        self.own_page.setEnabled(bool(article))
        self.own_page.setChecked(said.own_page)
        self._of_piece = article
        at = self._begins.get(article)
        if at is not None:
            self.preview.show_page(at + 1)

    def _keep_said(self) -> None:
        if self._of_piece:
            self.contents.said[self._of_piece] = Planned(
                article=self._of_piece,
                introduction=self.introduction.toPlainText().strip(),
                remark=self.remark.toPlainText().strip(),
                own_page=self.own_page.isChecked(),
            )
            self._changed()

    def _show_page_numbers(self, preview: Preview) -> None:
        self._begins = preview.begins
        self.matter.show_left_out(preview.left_out)
        self.contents.show_pages({i: preview.labels[at] for i, at in preview.begins.items()})

    def _changed(self) -> None:
        """Show the spreads that the book has now."""
        from reader.printing import Preview
        from reader.printing.steps import Steps
        from reader.workspace.book_making import with_names

        options, pieces, set_pieces, printed = self.options(), self.pieces(), self._set_pieces, self.printed

        def make(cancelled: Callable[[], bool]) -> Preview:
            set_pieces.steps = Steps(len(pieces), lambda _done, _total: None, cancelled)
            named = with_names(options.arrangement, pieces, cancelled)
            shown = self._with_prints(pieces, cancelled) if printed else pieces
            return Preview(shown, replace(options, arrangement=named), set_pieces)

        if pieces:
            self.preview.show_pages(make)

    def _with_prints(self, pieces: Sequence[Piece], cancelled: Callable[[], bool]) -> list[Piece]:
        """Return pieces with their cuttings, each cut out once. For the preview's thread."""
        from reader.ui.dialogs.with_print import added

        if self._prints is not None:
            for piece in pieces:
                if piece.article.id not in self._printed:
                    self._printed[piece.article.id] = added(self._prints, [piece], cancelled=cancelled)[0]
        return [self._printed.get(piece.article.id, piece) for piece in pieces]

    @property
    def printed(self) -> bool:
        """Whether the print of each piece stands behind its text."""
        return self.layout_fields.facsimile.isChecked()

    def pieces(self) -> list[Piece]:
        """Return the pieces of the book."""
        hidden = set(self.contents.hidden())
        return [piece for i, piece in self._pieces.items() if i not in hidden]

    def plan(self) -> BookPlan:
        """Return the book as it was made."""
        matter = self.matter
        return BookPlan(
            title=matter.title.text().strip() or _("剪报"),
            compiler=matter.compiler.text().strip(),
            publisher=matter.publisher.text().strip(),
            preface=matter.preface.toPlainText().strip(),
            cover=matter.cover.text().strip(),
            edition=matter.edition.currentData(),
            chapters=self.contents.chapters(),
            hidden=self.contents.hidden(),
            omitted=tuple(name for name, box in matter.parts.items() if not box.isChecked()),
        )

    def options(self) -> PrintOptions:
        """Return what was chosen for the pages."""
        from reader.hanzi.script import script_of
        from reader.printing import PrintOptions

        plan, layout = self.plan(), self.layout_fields
        return PrintOptions(
            paper=layout.chosen_paper,
            columns=layout.columns.currentData(),
            notes=layout.notes.isChecked(),
            pinyin="all" if layout.pinyin.isChecked() else "none",
            vertical=layout.vertical.isChecked(),
            spoken=self._settings.spoken_tones,
            face=self._settings.face,
            script=script_of(self._settings.script),
            font_size=float(layout.points.value()),
            booklet=plan.title,
            arrangement=plan.arrangement(),
        )
