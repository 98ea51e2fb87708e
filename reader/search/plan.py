"""What a query tree asks for, before any text is looked at.

What must be there, what must not, at which tiers it can be found.
"""

from __future__ import annotations

from reader.search.query import AllOf, AnyOf, Near, Node, Pattern, Phrase, Tier, Without, leaves


def split(root: Node) -> tuple[Node | None, Node | None]:
    """Return what must be there and, joined by OR, what must not: the two sides of the outermost AND."""
    parts = root.parts if isinstance(root, AllOf) else (root,)
    wanted = tuple(part for part in parts if not isinstance(part, Without))
    unwanted = tuple(part.part for part in parts if isinstance(part, Without))
    positive = None if not wanted else wanted[0] if len(wanted) == 1 else AllOf(parts=wanted)
    return positive, AnyOf(parts=unwanted) if unwanted else None


def steps(root: Node) -> list[Tier]:
    """Return the tiers at which documents can be found, best first."""
    positive, _ = split(root)
    found = {Tier.TYPED} if positive is None else set[Tier]()
    for leaf in leaves(positive, negative=True):
        found |= {Tier.TYPED} if isinstance(leaf, Pattern) else {a.tier for a in leaf.alternatives}
    if positive is not None and has_phrase(positive):
        found.add(Tier.APART)
    return sorted(found)


def has_phrase(node: Node) -> bool:
    """Tell whether a phrase stands in the tree."""
    match node:
        case Phrase():
            return True
        case AllOf() | AnyOf():
            return any(has_phrase(part) for part in node.parts)
        case Near():
            return has_phrase(node.left) or has_phrase(node.right)
        case Without():
            return has_phrase(node.part)
        case _:
            return False


def needs_places(node: Node) -> bool:
    """Tell whether levels can be told only from places: a minus stands inside."""
    match node:
        case AllOf() | AnyOf():
            return any(needs_places(part) for part in node.parts)
        case Near():
            return needs_places(node.left) or needs_places(node.right)
        case Without():
            return True
        case _:
            return False
