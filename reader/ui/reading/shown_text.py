"""Text as a document of Qt can hold it."""

from __future__ import annotations

from dataclasses import replace

from reader.hanzi.script import Script, in_script
from reader.rendering.blocks import Block
from reader.rendering.printable import printable

# What Qt takes for the end of a line or paragraph, and the hyphen that it shows at a line's end alone.
_BREAKS = str.maketrans(dict.fromkeys("\n\u2028\u2029", "\u2424") | {"\u00ad": "\u2010"})


def displayable(text: str) -> str:
    """Return the text of a block as a document can hold it: one character for each, nothing that breaks the block."""
    return text if text.isprintable() else printable(text).translate(_BREAKS)


def shown_block(block: Block, script: Script = "printed") -> Block:
    """Return a block as a document can hold it, in a script; only rows of a table have tabs of their own.

    What is shown as it was printed keeps its characters.
    """
    text = displayable(block.text)
    if block.kind != "row":
        text = text.replace("\t", "\u3000")
    if script != "printed" and block.kind != "printed":
        asides = tuple(in_script(form, script) for form in block.asides)
        remark = in_script(block.remark, script) if block.kind == "picture" else block.remark
        return replace(block, text=in_script(text, script), asides=asides, remark=remark)
    return block if text is block.text else replace(block, text=text)
