"""The exit codes, which the README and ``--help`` publish."""

from typing import Final

from coopadvisor.decision.outcomes import OutcomeName

EXIT_FAILED: Final = 1
EXIT_USAGE: Final = 2
EXIT_INTERRUPTED: Final = 130

EXIT_CODES: Final = (0, 1, 2, 3, 4, 130)
EXIT_OUTCOME: Final[dict[OutcomeName, int]] = {
    "recommended": 0,
    "choice": 0,
    "none": 3,
    "undecided": 4,
}
