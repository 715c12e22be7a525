"""Markdown from text that may hold anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from coopadvisor.writers.addresses import Address, find_addresses, is_address

# What Markdown reads as more than text: always, or only in front of what gives it a meaning,
# as a link behind an exclamation mark would be an image.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|:(?=[\w+-]+:)|!\Z")
# Beside the links what begins like an address must not become one in a reader's eyes.
_BESIDE_LINKS = re.compile(rf"{_SPECIAL.pattern}|:(?=//)|(?<=www)\.")
_ESCAPED = r"\\\g<0>"
# In a link's target they would end a cell or a code span, or escape what follows.
_ENCODED = str.maketrans({"|": "%7C", "\\": "%5C", "`": "%60"})
# Readers decode percent signs and foreign hosts in the address that they show.
_AS_IT_IS = re.compile(r"(?!.*xn--)[\w/:.?&=#~+@,;()*$!'\[\]-]+", re.ASCII)
_BLOCK_MARK = re.compile(r"^(?:[-+#=]|\d+(?=[.)]))")


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line and in a table too.

    Addresses in it become links: a reader that looks for addresses itself would take
    backslashes for a part of them, and a footnote behind.
    """
    line = " ".join(text.split("\n")).strip(" \t")
    stem = line.rstrip("# ")
    body = "".join(
        _link(one) if isinstance(one, Address) else _BESIDE_LINKS.sub(_ESCAPED, one)
        for one in find_addresses(stem)
    )
    plain = body + line[len(stem) :].replace("#", r"\#")  # they could close a heading
    if mark := _BLOCK_MARK.match(plain):
        place = mark.end() if mark.group().isdigit() else 0
        return f"{plain[:place]}\\{plain[place:]}"
    return plain


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int] = ()
) -> Iterable[str]:
    """The lines of a table whose cells are Markdown already.

    Readers that set pages take the columns' widths from the dashes, the others do not mind.
    """
    yield _row(head)
    yield _row(["-" * width for width in widths] or ["---"] * len(head))
    for row in rows:
        yield _row(row)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def hyperlink(address: str) -> str:
    """An address as a link, or as text where it is none that Markdown could hold."""
    return _link(Address(address, address)) if is_address(address) else escape(address)


def _link(one: Address) -> str:
    """A link that shows the address as it was written."""
    target = one.target.translate(_ENCODED)
    if one.text == target.removeprefix("mailto:") and _AS_IT_IS.fullmatch(one.text):
        return f"<{one.text}>"
    return f"[{_SPECIAL.sub(_ESCAPED, one.text)}](<{target}>)"


def code_block(text: str, language: str) -> Iterable[str]:
    """The lines of a code block, whatever back-ticks the text itself holds."""
    fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", text)), default=0))
    yield f"{fence}{language}"
    yield text
    yield fence
