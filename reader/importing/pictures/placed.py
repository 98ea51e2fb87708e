"""The pictures of a stored issue as they were met, so that today's rules place them anew."""

from __future__ import annotations

from reader.importing.pictures.found import Found
from reader.model.issue import PublicationIssue
from reader.model.picture import Figure, Picture, PictureAside


def found_of(issue: PublicationIssue) -> tuple[Found, ...]:
    """Return the pictures of an issue, those with a reason of their own still aside, at their places in its text."""
    made = [_found(f, f.at, f.name, f.alt) for a in issue.articles for f in a.figures]
    made += [_found(p, p.at, p.name, p.alt) for p in issue.pictures_aside]
    return tuple(sorted(made, key=lambda p: p.at))


def _found(one: Picture, at: int | None, name: str, alt: str | None) -> Found:
    picture = Picture(**{n: getattr(one, n) for n in Picture.__dataclass_fields__}) if one.sha256 else None
    aside = one.reason if isinstance(one, PictureAside) and one.reason not in {"unplaced", "repeated"} else None
    caption = one.caption if isinstance(one, Figure) else None
    return Found(at=at or 0, name=name, alt=alt, caption=caption, picture=picture, reason=aside)  # type: ignore[arg-type]  # a word of ours
