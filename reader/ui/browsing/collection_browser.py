"""Tree and list together: the chosen collection stands in the list, and both follow the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.model.messages import _, counted
from reader.model.summary import Changes, Collection, SortOrder
from reader.ui.browsing.collection_source import CollectionSource
from reader.ui.browsing.list_pane import ListPane, sort_words
from reader.ui.browsing.rows import plain_row
from reader.ui.browsing.tree_names import is_printed, title_of
from reader.ui.browsing.tree_view import CategoryTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library import Catalogue
    from reader.model.summary import TreeNode
# Collections that hold pieces whether read or not; of the others 只看未读 would hide what they are for.
NARROWED = frozenset({"all", "today", "newspaper", "section", "tag", "person", "issue"})


class CollectionBrowser(QObject):
    """What the list shows while nothing is searched.

    Signals: shown(Collection) another collection stands in the list · search_chosen(str) the tree's saved search with
    this query was chosen.
    """

    shown = Signal(object)
    search_chosen = Signal(str)

    def __init__(self, catalogue: Catalogue, tree: CategoryTree, pane: ListPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._tree = tree
        self._pane = pane
        self.collection = Collection(kind="all")
        self.sort: SortOrder = "printed"
        self.turned = False  # the order turned round
        self.grouped = False  # in the groups of the order, where that has any
        self.narrowed: set[Collection] = set()  # of which only what is unread is listed
        self._active = True
        self._total = 0
        self._generation = ""  # of the numbers that the list shows
        tree.collection_chosen.connect(self._choose)

    def load_tree(self) -> None:
        """Show the tree as the catalogue has it."""
        self._tree.show_nodes(self._catalogue.tree())

    def show(self, collection: Collection, article: str = "") -> None:
        """Put a collection into the list, with this piece current where it is there."""
        if collection.kind == "search":
            self.search_chosen.emit(collection.path[0])
            return
        self._active = True
        self.collection = collection
        self._tree.select(collection)
        self._load(article)
        self.shown.emit(collection)

    def suspend(self) -> None:
        """Leave the list to a search."""
        self._active = False
        self._pane.set_groups(None)

    def set_sort(self, order: SortOrder, turned: bool = False) -> None:
        """Put the list into another order, that way or turned round; a search has orders of its own."""
        if not self._active:
            return
        self.sort, self.turned = order, turned
        self._load(self._pane.list.current_id)

    def set_grouped(self, on: bool) -> None:
        """Show the list in groups: of its order, or of days where that has none."""
        from reader.ui.browsing.groups import GROUPED

        self.grouped = on
        if on and self._active and self.sort not in GROUPED:
            self.sort, self.turned = "date", False
        if self._active:
            self._load(self._pane.list.current_id)

    @property
    def unread_only(self) -> bool:
        """True while only what is unread is listed of the collection shown."""
        return self.collection in self.narrowed and self.can_narrow

    @property
    def can_narrow(self) -> bool:
        """True where the collection is of pieces whatever the reader did with them."""
        return self.collection.kind in NARROWED

    def set_unread_only(self, on: bool) -> None:
        """List only what is unread of this collection, or all."""
        if self.can_narrow:
            (self.narrowed.add if on else self.narrowed.discard)(self.collection)
            self._load(self._pane.list.current_id)

    def refresh(self, changes: Changes) -> None:
        """Follow the library; a piece that was just read stays in the list of unread ones until that is chosen anew.

        The tree, which is slow to count in a large library, comes later: `show_tree`.
        """
        if changes.articles or changes.removed or changes.issues:
            if self._active:
                self._follow()
            return
        shown = self._pane.model.looked_at(changes.status | changes.annotations)
        self._pane.model.update_summaries(plain_row(s) for s in self._catalogue.summaries(shown))

    def show_tree(self, nodes: Sequence[TreeNode]) -> None:
        """Show the tree as it was counted after a change, and the list's own counts with it."""
        self._tree.show_nodes(nodes)
        if self._active and self._came_or_went():
            self._follow()
        elif self._active:
            self._head()

    def _came_or_went(self) -> bool:
        """Tell whether a collection that does not depend on the reader's state holds more or less than before."""
        if self.collection.kind in {"unread", "bookmarked", "annotated", "recent", "removed", "search"}:
            return False
        return self._counts()[0] != self._total

    def _counts(self) -> tuple[int, int]:
        """Return the collection's counts, from the tree where that has them."""
        node = self._tree.nodes.node_of(self.collection)
        return (node.count, node.unread) if node is not None else self._source.counts()

    def next_unread_collection(self) -> bool:
        """Go on to all unread pieces where the present collection has none left; False where none is anywhere."""
        unread = Collection(kind="unread")
        if self.collection == unread or not self._catalogue.count(unread)[0]:
            return False
        self.show(unread)
        return True

    @property
    def _source(self) -> CollectionSource:
        return CollectionSource(
            catalogue=self._catalogue,
            collection=self.collection,
            sort=self.sort,
            turned=self.turned,
            unread_only=self.unread_only,
            generation=self._catalogue.generation,
        )

    def _choose(self, collection: Collection) -> None:
        self.show(collection)

    def _load(self, article: str) -> None:
        """Read the collection anew, with a piece current or none."""
        source = self._source
        self._generation = source.generation
        self._pane.model.load(source.numbers(), source)
        self._pane.set_orders(sort_words(), self.sort, turned=self.turned)
        self._pane.set_groups(self.sort if self.grouped else None)
        self._pane.set_unread_only(self.unread_only, offered=self.can_narrow)
        if article:
            self._pane.list.select(article)
        else:
            self._pane.list.forget_choice()
            self._pane.list.scrollToTop()
        self._head()

    def _follow(self) -> None:
        """Read the collection again and let everything stand where it stands."""
        rows, model, source = self._pane.list, self._pane.model, self._source
        wanted, current, place = rows.wanted_id, rows.current_id, rows.place()
        same, self._generation, sought = source.generation == self._generation, source.generation, rows.sought
        numbers = source.numbers_with(model.numbers)
        followed = same and model.follow(numbers, source)
        if not followed:
            model.load(numbers, source)
        if wanted and not (followed and wanted == current):
            rows.select(wanted)
        rows.keep_place(place)
        if sought and sought == rows.current_id:  # it was to be seen, and comes only now: a removal was taken back
            rows.scrollTo(rows.currentIndex())
        rows.sought = ""
        self._head()

    def _head(self) -> None:
        total, unread = self._counts()
        self._total = total
        counts = counted("{n} 篇", total).format(n=f"{total:,}")
        node = self._tree.nodes.node_of(self.collection)
        if node is not None and node.places:
            counts += " · " + counted("{n} 处", node.places).format(n=f"{node.places:,}")
        elif unread and self.collection.kind != "unread":
            counts += " · " + _("{n} 未读").format(n=f"{unread:,}")
        title = title_of(self._tree.nodes.way_to(self.collection), self.collection)
        self._pane.set_heading(title, counts, printed=is_printed(self.collection))
        way_out = (_("显示已读的"),) if self.unread_only and total else ()
        self._pane.set_empty("" if self._pane.model.rowCount() else self._empty_words(total), way_out)

    def _empty_words(self, total: int) -> str:
        kind = self.collection.kind
        if kind == "unread" or (self.unread_only and total):
            return _("都读完了。")
        if kind == "today":
            return _("今天的报纸还没有来。")
        if kind == "annotated":
            return _("选中文字，按 1 到 4 划线，按 N 写批注。")
        if kind == "bookmarked":
            return _("读到要留的文章，按 Ctrl+D 加书签。")
        if kind == "removed":
            return _("没有移去的文章。")
        return _("这一栏还没有文章。")


def labels_of(collections: Iterable[Collection]) -> list[str]:
    """Return collections as plain strings, for the settings."""
    return ["\x1f".join((c.kind, *c.path)) for c in collections]


def collection_of(label: str) -> Collection | None:
    """Return the collection behind a string of `labels_of`; None where it is none."""
    kind, *path = label.split("\x1f")
    known = {
        "all", "unread", "today", "bookmarked", "annotated", "recent", "doubtful", "newspaper", "section", "tag",
        "person", "issue", "search", "removed",
    }  # fmt: skip
    return Collection(kind=kind, path=tuple(path)) if kind in known else None  # type: ignore[arg-type]  # checked above
