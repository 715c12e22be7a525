"""A terminal advisor: which instrument fits an international research collaboration, and why."""

TYPE_CHECKING = False  # what type checkers take for true, without importing `typing`
if TYPE_CHECKING:
    from coopadvisor.advice.advice import Advice, advise
    from coopadvisor.advice.report import Report, report
    from coopadvisor.catalogue.loading import load_catalogue
    from coopadvisor.catalogue.model import Catalogue
    from coopadvisor.catalogue.problems import CatalogueError
    from coopadvisor.decision.outcomes import Outcome, outcome, outcomes
    from coopadvisor.decision.values import AnswersError

__all__ = [
    "Advice",
    "AnswersError",
    "Catalogue",
    "CatalogueError",
    "Outcome",
    "Report",
    "advise",
    "load_catalogue",
    "outcome",
    "outcomes",
    "report",
]
__version__ = "0.2.0"

_HOMES = {
    "Advice": "advice.advice",
    "AnswersError": "decision.values",
    "Catalogue": "catalogue.model",
    "CatalogueError": "catalogue.problems",
    "Outcome": "decision.outcomes",
    "Report": "advice.report",
    "advise": "advice.advice",
    "load_catalogue": "catalogue.loading",
    "outcome": "decision.outcomes",
    "outcomes": "decision.outcomes",
    "report": "advice.report",
}


def __getattr__(name: str) -> object:
    """Import a public name where it is used.

    The command line imports this module before any other, and has to look after Ctrl-C first.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
