"""A terminal advisor: which instrument fits an international research collaboration, and why."""

from coopadvisor.catalogue.loading import load_catalogue
from coopadvisor.catalogue.model import Catalogue
from coopadvisor.catalogue.problems import CatalogueError
from coopadvisor.reasoning.advice import Advice, advise
from coopadvisor.reasoning.outcomes import Outcome, outcome
from coopadvisor.reasoning.values import AnswersError

__all__ = [
    "Advice",
    "AnswersError",
    "Catalogue",
    "CatalogueError",
    "Outcome",
    "advise",
    "load_catalogue",
    "outcome",
]
__version__ = "0.2.0"
