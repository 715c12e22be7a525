"""Prepares the shipped catalogue while the package is built, so that starting is quicker."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class PrepareCatalogue(BuildHookInterface[Any]):
    """Writes the prepared form beside the catalogue and puts it into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Read the YAML with the program's own reader. Raises `CatalogueError`."""
        sys.path.insert(0, str(ROOT / "src"))
        from coopadvisor.catalogue.loading import bundled, prepare, prepared_path
        from coopadvisor.catalogue.opening import open_catalogue

        source = bundled()
        target = prepared_path(source)
        target.write_bytes(prepare(source, open_catalogue(source)[1]))
        if version == "standard":
            build_data["force_include"][str(target)] = f"coopadvisor/data/{target.name}"
