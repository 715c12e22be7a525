"""The words of each language, loaded only when they are needed."""

from __future__ import annotations

from coopadvisor.catalogue.model import Language
from coopadvisor.wording.messages import Messages


def messages(language: Language) -> Messages:
    """Everything the program itself says, in one language."""
    if language == "fr":
        from coopadvisor.wording.fr import FR

        return FR
    from coopadvisor.wording.en import EN

    return EN
