"""A picture of what a terminal shows, for the README, made from the program's own output."""

from __future__ import annotations

import re
from html import escape

COLUMNS = 80
ADVANCE, LEADING, MARGIN = 8.4, 19, 20  # pixels; the advance of a fixed-width letter of 14

_LABEL = re.compile(r"\S.*?(?=  )|\S.*\Z")


def draw_screen(command: str, output: str) -> str:
    """An SVG of a command and its output; labels and the first line stand out."""
    lines = [f"$ {command}", *output.rstrip("\n").split("\n")]
    width, height = round(COLUMNS * ADVANCE + 2 * MARGIN), len(lines) * LEADING + 2 * MARGIN
    written = "\n".join(_line(number, line) for number, line in enumerate(lines))
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" \
font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14" fill="#e6e6e6">
<title>{escape(command)}</title>
<rect width="{width}" height="{height}" rx="8" fill="#1e1e28"/>
{written}
</svg>
"""


def _line(number: int, line: str) -> str:
    label = _LABEL.match(line) if number and line[:1].strip() and "  " in line[:16] else None
    bold = line if number == 1 else label.group() if label else ""
    rest = line[len(bold) :]
    place = f'x="{MARGIN}" y="{MARGIN + 14 + number * LEADING}" xml:space="preserve"'
    shown = f'<tspan font-weight="bold">{escape(bold)}</tspan>' if bold else ""
    colour = ' fill="#9aa5b1"' if number == 0 else ""
    return f"<text {place}{colour}>{shown}{escape(rest)}</text>"
