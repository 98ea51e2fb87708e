"""What a command says of a file of pieces that it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import counted

if TYPE_CHECKING:
    from reader.cli.output import Output
    from reader.export.forms import Exported


def say_written(output: Output, done: Exported) -> int:
    """Tell how many pieces went into the file, and what was left out; return the exit status."""
    output.record(
        {
            "path": str(done.path),
            "articles": done.articles,
            "bytes": done.bytes,
            "pictures_left_out": done.pictures_left,
        },
        counted("已写好《{path}》：{articles} 篇。", done.articles).format(path=done.path, articles=done.articles),
    )
    if done.left_words:
        output.say(done.left_words)
    return 0
