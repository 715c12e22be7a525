"""Pages as a browser prints them, where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), ""
)
with_a_browser = pytest.mark.skipif(not BROWSER, reason="there is no browser to print with")


def count_pages(html: str, folder: Path) -> int:
    """How many sheets a page takes, printed as it asks for."""
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(html, encoding="utf-8")
    target.unlink(missing_ok=True)
    words = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}")
    subprocess.run(
        [BROWSER, *words, "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()],
        capture_output=True,
        check=True,
        timeout=300,
    )
    return len(re.findall(rb"/Type\s*/Page\b", target.read_bytes()))
