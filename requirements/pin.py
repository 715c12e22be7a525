"""Write down the versions in use, by name, version and hash.

    pip install uv && python requirements/pin.py

One file a use: `run`, `test` and `dev` hold the newest versions that pyproject.toml
allows, `lowest` the lowest, for the tests that show that those still work. They serve
every Python from the lowest on, and name no package index.
"""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
USES = {
    "run": (),
    "test": ("--extra", "test"),
    "dev": ("--extra", "dev"),
    "lowest": ("--extra", "test", "--resolution", "lowest-direct"),
}


def main() -> None:
    """Resolve each use, the package's build backend included."""
    backend = "\n".join(PROJECT["build-system"]["requires"])
    lowest_python = PROJECT["project"]["requires-python"].removeprefix(">=")
    for name, options in USES.items():
        subprocess.run(
            [
                *("uv", "pip", "compile", "pyproject.toml", "-", "--upgrade", "--quiet"),
                *("--universal", "--python-version", lowest_python, "--generate-hashes"),
                *("--custom-compile-command", "python requirements/pin.py", *options),
                *("--output-file", str(Path("requirements") / f"{name}.txt")),
            ],
            cwd=HERE.parent,
            input=backend,
            text=True,
            check=True,
        )


if __name__ == "__main__":
    main()
