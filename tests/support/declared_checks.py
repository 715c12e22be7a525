"""The checks that the modules of `analysis/checks/` declare, module by module."""

from __future__ import annotations

import sys

from coopadvisor.analysis.checks.auditing import FINDERS
from coopadvisor.analysis.checks.finding import UNPROVED, Check

DECLARED = {
    name: {one for one in vars(sys.modules[name]).values() if isinstance(one, Check)} - {UNPROVED}
    for name in dict.fromkeys(find.__module__ for find in FINDERS)
}
CHECKS = {UNPROVED}.union(*DECLARED.values())
