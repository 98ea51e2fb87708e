"""The reader's state as a pure function of the *set* of journal lines: order, repeats and file of origin do not
matter.

A field has the value of its last writer by (stamp, writer). The text of a note keeps every version that nobody has
seen and replaced: the greatest is shown, the others stand in `note_conflicts`. A deletion removes what its author had
seen; a note written elsewhere, unseen, brings the document back. See docs/formats.md.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from reader.library.record import VERSION, Payload

Stamp = tuple[int, str]  # hybrid logical clock in microseconds, writer
Document = dict[str, Any]  # a TinyDB document: JSON values by field name
Op = dict[str, Any]  # one change of one document, see docs/formats.md
Alone = tuple[Stamp, bool]  # when the only writing of a document was, and whether the document begins with it
Packed = list[Any]  # a register as it was kept by an earlier process: see `Register.packed`

TYPED: Final = "note"  # the one field whose concurrent versions are all kept
CONFLICTS: Final = "note_conflicts"
NEVER: Final[Stamp] = (0, "")
UNSET: Final = object()


class Register:
    """All that is known of one document, seen or unseen, so that any later line can be joined to it."""

    __slots__ = ("gone", "heads", "replaced", "reset", "stamps", "touched", "values")

    def __init__(self) -> None:
        self.values: Document = {}
        self.stamps: Stamp | dict[str, Stamp] = NEVER  # one stamp for all fields as long as one line wrote them all
        self.touched: Stamp = NEVER
        self.reset: Stamp = NEVER
        self.gone: Stamp = NEVER
        self.heads: dict[Stamp, Any] | None = None
        self.replaced: set[Stamp] | None = None

    def stamp_of(self, name: str) -> Stamp:
        """Return when the field was last written."""
        if isinstance(self.stamps, tuple):
            return self.stamps if name in self.values else NEVER
        return self.stamps.get(name, NEVER)

    def _write(self, name: str, value: Any, stamp: Stamp) -> None:
        if stamp < self.stamp_of(name):
            return  # of two ops in one line the later one stands
        if isinstance(self.stamps, tuple):
            if not self.values:
                self.stamps = stamp
            elif self.stamps != stamp:
                self.stamps = dict.fromkeys(self.values, self.stamps)
        if isinstance(self.stamps, dict):
            self.stamps[name] = stamp
        self.values[name] = value

    def join(self, op: Op, stamp: Stamp) -> None:
        """Take in one change."""
        for seen in (op.get("b") or {}).get(TYPED, ()):
            old = (seen[0], seen[1])
            self.replaced = self.replaced or set()
            self.replaced.add(old)
            if self.heads:
                self.heads.pop(old, None)
        if op.get("x"):
            self.gone = max(self.gone, stamp)
            return
        self.touched = max(self.touched, stamp)
        if op.get("n"):
            self.reset = max(self.reset, stamp)
        fields = op.get("f") or {}
        for name, value in fields.items():
            self._write(name, value, stamp)
        for name in op.get("u") or ():
            self._write(name, UNSET, stamp)
        if TYPED in fields and stamp not in (self.replaced or ()):
            self.heads = self.heads or {}
            self.heads[stamp] = fields[TYPED]

    @classmethod
    def alone(cls, fields: Document, known: Alone) -> Register:
        """Return what is known of a document of which there is nothing but one writing of fields."""
        register, (stamp, begins) = cls(), known
        register.values = fields.copy()
        register.stamps = register.touched = stamp
        if begins:
            register.reset = stamp
        if TYPED in fields:
            register.heads = {stamp: fields[TYPED]}
        return register

    def packed(self) -> Packed:
        """Return it as plain values."""
        unset = [name for name, value in self.values.items() if value is UNSET]
        values = {name: value for name, value in self.values.items() if value is not UNSET} if unset else self.values
        return [values, unset, self.stamps, self.touched, self.reset, self.gone, self.heads, self.replaced]

    @classmethod
    def unpacked(cls, packed: Packed) -> Register:
        """Return what `packed` gave."""
        register = cls()
        values, unset, register.stamps, register.touched, register.reset, register.gone, *rest = packed
        register.values = values if not unset else values | dict.fromkeys(unset, UNSET)
        register.heads, register.replaced = rest
        return register

    def visible(self) -> Document | None:
        """Return the document as it is shown; None where it is deleted. Not to be changed by the caller."""
        if self.touched <= self.gone and not self.heads:
            return None
        if self._plain():
            return self.values
        shown = {
            name: value
            for name, value in self.values.items()
            if value is not UNSET and name != TYPED and self.stamp_of(name) >= self.reset
        }
        if self.heads:
            ordered = sorted(self.heads, reverse=True)
            shown[TYPED] = self.heads[ordered[0]]
            others = [self.heads[s] for s in reversed(ordered[1:])]
            if others:
                shown[CONFLICTS] = others
        return shown

    def _plain(self) -> bool:
        """Tell whether the values can be shown as they are, which is so for most documents and saves a copy of each."""
        if isinstance(self.stamps, dict) or self.stamps < self.reset or UNSET in self.values.values():
            return False
        if TYPED in self.values:
            return self.heads is not None and len(self.heads) == 1 and self.stamps in self.heads
        return not self.heads


class State:
    """All documents, by table and number."""

    def __init__(self) -> None:
        # Of most documents there is one writing and nothing else: then this stands for the register.
        self._registers: dict[str, dict[int, Register | Alone | Packed]] = {}
        self.documents: dict[str, dict[int, Document]] = {}  # what is shown, table by table
        self.clock = 0
        self.version = 0  # counts the lines taken in

    def join(self, payload: Payload, touched: set[tuple[str, int]] | None = None) -> None:
        """Take in one transaction whose envelope is sound, and note in `touched` what it speaks of.

        Lines of an unknown version say nothing.
        """
        if payload.get("v", 0) > VERSION or "o" not in payload:
            return
        self.version += 1
        stamp: Stamp = (payload["h"], payload["d"])
        if stamp[0] > self.clock:
            self.clock = stamp[0]
        for op in payload["o"]:
            table, number = op["t"], op["k"]
            registers = self._registers.get(table)
            if registers is None:
                registers = self._registers[table] = {}
                self.documents[table] = {}
            register = registers.get(number)
            if register is None and "f" in op and len(op) == (4 if "n" in op else 3):
                registers[number] = (stamp, op.get("n") is True)
                self.documents[table][number] = op["f"]
            else:
                if register is None:
                    register = registers[number] = Register()
                elif not isinstance(register, Register):
                    register = registers[number] = self._made(table, number, register)
                register.join(op, stamp)
                shown = register.visible()
                if shown is None:
                    self.documents[table].pop(number, None)
                else:
                    self.documents[table][number] = shown
            if touched is not None:
                touched.add((table, number))

    def table(self, name: str) -> dict[int, Document]:
        """Return the shown documents of a table; not to be changed by the caller."""
        return self.documents.get(name, {})

    def register(self, table: str, number: int) -> Register | None:
        """Return all that is known of a document."""
        register = self._registers.get(table, {}).get(number)
        if register is not None and not isinstance(register, Register):
            register = self._registers[table][number] = self._made(table, number, register)
        return register

    def _made(self, table: str, number: int, known: Alone | Packed) -> Register:
        if isinstance(known, tuple):
            return Register.alone(self.documents[table][number], known)
        return Register.unpacked(known)

    def written(self, table: str, number: int) -> Document:
        """Return the fields that were ever written, whatever is shown of them; not to be changed by the caller."""
        known = self._registers.get(table, {}).get(number)
        if isinstance(known, tuple):
            return self.documents[table][number]
        register = self.register(table, number)
        return register.values if register is not None else {}

    def numbers(self, table: str) -> Collection[int]:
        """Return the numbers of all documents of a table, deleted ones too."""
        return self._registers.get(table, {}).keys()

    def versions(self, table: str, number: int) -> list[list[int | str]]:
        """Return the note versions of a document that nobody has replaced yet, as `b` of an op names them."""
        register = self.register(table, number)
        return [list(s) for s in sorted(register.heads)] if register and register.heads else []

    def packed(self, some: Mapping[str, Collection[int]] | None = None) -> tuple[Any, ...]:
        """Return all of it, or `some` numbers of some tables, as plain values, to be kept."""
        numbers = self._registers if some is None else {t: some[t] for t in self._registers.keys() & some.keys()}
        registers = {
            table: {n: r.packed() if isinstance(r := self._registers[table][n], Register) else r for n in known}
            for table, known in numbers.items()
        }
        documents = (
            {
                table: {n: shown[n] for n in known if n in (shown := self.documents[table])}
                for table, known in numbers.items()
            }
            if some is not None
            else self.documents
        )
        return documents, registers, self.clock, self.version

    def take(self, packed: tuple[Any, ...]) -> None:
        """Be what `packed` gave; the state must be empty."""
        self.documents, self._registers, self.clock, self.version = packed
