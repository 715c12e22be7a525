"""What a catalogue file may say, as immutable typed values.

The field names of the file are those of the classes below in kebab-case. A fact
that no source states is written ``unsaid`` rather than left out or filled in.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Language = Literal["fr", "en"]
Force = Literal["rule", "practice"]
Basis = Literal["stated", "inferred"]
Certainty = Literal["official", "relayed", "indirect"]
Topic = Literal["eligibility", "funding", "applying", "evaluation", "general"]
Unsaid = Literal["unsaid"]
UNSAID: Unsaid = "unsaid"

Words = Annotated[str, Meta(min_length=1)]
NAME = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
CITATION = r"^[A-Za-z0-9][A-Za-z0-9_-]*( §.+)?$"
Name = Annotated[str, Meta(pattern=NAME)]
Month = Annotated[int, Meta(ge=1, le=12)]
PartialDate = Annotated[str, Meta(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|undated)$")]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """One mapping of the file; a key that is not a field is an error."""


class Text(Record, frozen=True, kw_only=True):
    """The same statement in each language of the program."""

    fr: Words
    en: Words


def words_of(text: Text) -> Text:
    """The words of a statement, without what else its record says."""
    return Text(fr=text.fr, en=text.en)


Citation = Annotated[str, Meta(pattern=CITATION)]
Citations = Annotated[tuple[Citation, ...], Meta(min_length=1)]


def split_citation(citation: Citation) -> tuple[str, str]:
    """The source and the section (or an empty text) of ``"iea-sheet §4"``."""
    source, _, section = citation.partition(" §")
    return source, section


class Fact(Text, frozen=True, kw_only=True):
    """A statement that at least one source makes."""

    sources: Citations


Facts = tuple[Fact, ...] | Unsaid


class Link(Record, frozen=True, kw_only=True):
    """A door to knock on: a page or a platform."""

    text: Text
    address: Words


class Source(Record, frozen=True, kw_only=True):
    """A document: who published it, when it is dated, and when it was read.

    ``base`` marks the texts the advice is written from; every other source only
    feeds dated notes.
    """

    id: Name
    publisher: Words
    title: Words
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}$")]
    address: Words
    date: PartialDate
    read: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$")]
    certainty: Certainty
    base: bool = False


class Unit(Record, frozen=True, kw_only=True):
    """How a number is said: ``{n}`` stands for the grouped figure.

    ``symbols`` are what a person may write before or after the figure.
    """

    id: Name
    one: Text
    other: Text
    symbols: tuple[Words, ...] = ()


class Note(Fact, frozen=True, kw_only=True):
    """A dated remark from outside the base texts, or one option's own terms.

    It concerns the instruments it names, or all of them where it names none.
    ``deadline`` is a call date that the note announces.
    """

    id: Name
    instruments: tuple[Name, ...] = ()
    topic: Topic = "general"
    deadline: dt.date | None = None


class Clause(Record, frozen=True, kw_only=True):
    """A region of one question: options of a choice, or a range of a number.

    ``low`` and ``high`` (``from`` and ``to`` in the file) are inclusive and in
    the unit of the question.
    """

    question: Name
    accepts: tuple[Name, ...] | None = None
    low: int | None = field(default=None, name="from")
    high: int | None = field(default=None, name="to")


class Condition(Clause, frozen=True, kw_only=True):
    """What an instrument expects of one question (design: "condition").

    A broken ``rule`` rules the instrument out; a missed ``practice`` is a
    reservation. ``inferred`` marks our reading rather than a source's statement.
    """

    force: Force
    basis: Basis
    text: Text
    sources: Citations


class Overlay(Record, frozen=True, kw_only=True):
    """Replaces an instrument's conditions on the questions that it names."""

    instrument: Name
    conditions: Annotated[tuple[Condition, ...], Meta(min_length=1)]


class Option(Record, frozen=True, kw_only=True):
    """One answer to a choice.

    ``said`` is the answer as a clause addressed to the person ("your teams have
    never worked together"). ``becomes`` lists what a person can bring it to;
    any other option where it is left out.
    """

    id: Name
    text: Text
    said: Text
    help: Text | None = None
    implies: dict[Name, str | int] = {}
    becomes: tuple[Name, ...] | None = None
    overlays: tuple[Overlay, ...] = ()
    notes: tuple[Note, ...] = ()


class AnyQuestion(Record, frozen=True, kw_only=True, tag_field="kind"):
    """What every question carries: a label, its text, what decides, why it is asked."""

    id: Name
    label: Text
    text: Text
    help: Text
    why: Text
    optional: bool = False


class Choice(AnyQuestion, frozen=True, kw_only=True, tag="choice"):
    """A question answered by one of its options."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2)]


class Number(AnyQuestion, frozen=True, kw_only=True, tag="number"):
    """A question answered by a whole number of a unit.

    ``minimum`` and ``maximum`` bound what is a sensible answer at all. ``said``
    is a clause addressed to the person, where ``{n}`` stands for number and unit, and
    ``said_one`` the same in the singular, where that takes other words.
    """

    unit: Name
    said: Text
    said_one: Text | None = None
    minimum: int = 0
    maximum: int = 1_000_000_000


Question = Choice | Number


class Funding(Record, frozen=True, kw_only=True):
    """What the funder gives over the whole duration, in the unit named."""

    low: int = field(name="from")
    high: int = field(name="to")
    unit: Name
    sources: Citations


class Duration(Record, frozen=True, kw_only=True):
    """How long the instrument lasts, in years: at least, and at most."""

    low: Annotated[int, Meta(ge=1)] = field(name="from")
    high: Annotated[int, Meta(ge=1)] = field(name="to")
    sources: Citations


class Window(Record, frozen=True, kw_only=True):
    """When a step is due: the months a call is usually open, or one announced deadline."""

    months: tuple[Month, Month] | None = None
    deadline: dt.date | None = None
    sources: Citations


class Step(Fact, frozen=True, kw_only=True):
    """One thing to do, in order. ``unsaid``: no source dates it."""

    when: Literal["now", "after-selection", "every-year", "unsaid"] | Window = UNSAID


class Criterion(Fact, frozen=True, kw_only=True):
    """One evaluation criterion, in the order of the sources."""

    mark: Literal["essential", "attention"] | None = None


class Instrument(Record, frozen=True, kw_only=True):
    """A cooperation instrument, whole: what it is, whom it fits, how to get it."""

    id: Name
    name: Text
    conditions: Annotated[tuple[Condition, ...], Meta(min_length=1)]
    aliases: tuple[Words, ...] = ()
    tagline: Facts = UNSAID
    purpose: Facts = UNSAID
    audience: Facts = UNSAID
    laboratories: Facts = UNSAID
    countries: Facts = UNSAID
    history: Facts = UNSAID
    activities: Facts = UNSAID
    duration: Duration | Facts = UNSAID
    renewal: Facts = UNSAID
    funding: Funding | Unsaid = UNSAID
    complements: Facts = UNSAID
    pays: Facts = UNSAID
    manager: Facts = UNSAID
    instalments: Facts = UNSAID
    applying: Facts = UNSAID
    platform: Facts = UNSAID
    calendar: Facts = UNSAID
    attachments: Facts = UNSAID
    evaluators: Facts = UNSAID
    decision: Facts = UNSAID
    formalisation: Facts = UNSAID
    prepares: Facts = UNSAID
    steps: tuple[Step, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    uncertain: tuple[Fact, ...] = ()
    to_settle: tuple[Text, ...] = ()
    links: tuple[Link, ...] = ()


class Former(Record, frozen=True, kw_only=True):
    """An instrument that is no longer offered: what it was, and what it became."""

    id: Name
    name: Text
    was: Annotated[tuple[Fact, ...], Meta(min_length=1)]
    became: tuple[Fact, ...] = ()
    warnings: tuple[Fact, ...] = ()
    successors: tuple[Name, ...] = ()
    aliases: tuple[Words, ...] = ()


class Referral(Record, frozen=True, kw_only=True):
    """Where to turn in a region where nothing fits, and why nothing does."""

    id: Name
    when: Annotated[tuple[Clause, ...], Meta(min_length=1)]
    title: Text
    text: Text
    basis: Basis
    sources: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()


class Separation(Fact, frozen=True, kw_only=True):
    """What tells two instruments apart when the conditions find them equal."""

    instruments: tuple[Name, Name]


class Precedence(Record, frozen=True, kw_only=True):
    """The order of questions in which reservations are compared, and why that order."""

    order: tuple[Name, ...]
    text: Text
    basis: Basis
    sources: Citations


class Catalogue(Record, frozen=True, kw_only=True, eq=False, weakref=True):
    """Everything the program knows."""

    # Compared and hashed by identity (eq=False): results are remembered per catalogue.

    id: Name
    edition: Words
    title: Text
    counterpart: Text
    caveat: Text
    units: tuple[Unit, ...] = ()
    questions: Annotated[tuple[Question, ...], Meta(min_length=1)]
    precedence: Precedence
    instruments: Annotated[tuple[Instrument, ...], Meta(min_length=1)]
    sources: tuple[Source, ...]
    former: tuple[Former, ...] = ()
    notes: tuple[Note, ...] = ()
    referrals: tuple[Referral, ...] = ()
    separations: tuple[Separation, ...] = ()
