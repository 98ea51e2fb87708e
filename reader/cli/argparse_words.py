"""What argparse itself says, in the language of messages: headings of the help, and what is wrong with the usage."""

from __future__ import annotations

import argparse

from reader.model.messages import _


def speak() -> None:
    """Let argparse speak the language in force. It takes its words from gettext's default domain, which is not ours."""
    words = {
        "usage: ": _("用法："),
        "positional arguments": _("参数"),
        "options": _("选项"),
        "show this help message and exit": _("显示这些说明"),
        "show program's version number and exit": _("显示版本"),
        "the following arguments are required: %s": _("还缺 %s"),
        "one of the arguments %s is required": _("%s 里要有一个"),
        "not allowed with argument %s": _("不能和 %s 一起用"),
        "unrecognized arguments: %s": _("没有 %s 这样的选项"),
        "ambiguous option: %(option)s could match %(matches)s": _("%(option)s 不完整，可能是 %(matches)s"),
        "ignored explicit argument %r": _("不能带 %r"),
        "expected one argument": _("后面要有一个值"),
        "expected at least one argument": _("后面至少要有一个值"),
        "argument %(argument_name)s: %(message)s": _("%(argument_name)s：%(message)s"),
        "invalid %(type)s value: %(value)r": _("不能是 %(value)r"),
        "invalid choice: %(value)r (choose from %(choices)s)": _("没有 %(value)r，可选 %(choices)s"),
    }
    said = vars(argparse)
    said["_"] = lambda text: words.get(text, text)
    said["ngettext"] = lambda one, many, n: words.get(one if n == 1 else many, one if n == 1 else many)
