"""Fixtures that are worth computing once."""

from __future__ import annotations

import os
from typing import Literal

import pytest


def shared(fixture_name: str, config: pytest.Config) -> Literal["session", "function"]:
    """Once for all tests, except while mutmut notes which functions each test runs."""
    del fixture_name, config
    return "function" if os.environ.get("MUTANT_UNDER_TEST") == "stats" else "session"
