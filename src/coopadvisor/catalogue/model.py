"""What a catalogue file may say, as immutable typed values.

The field names of the file are those of the classes below in kebab-case, and editors show their
descriptions. A fact that no source states is written ``unsaid`` rather than left out or filled in.

Annotations are evaluated as they stand: read from their text they would take three times as long.
"""
# fmt: off

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from coopadvisor.catalogue.text import Text

Language = str  # its code, as in a locale
LANGUAGES = ("fr", "en")  # of a catalogue that does not say
Force = Literal["rule", "practice"]
Basis = Literal["stated", "inferred"]
Certainty = Literal["official", "relayed", "indirect"]
Level = Literal["note", "caution"]
Topic = Literal["eligibility", "funding", "calendar", "applying", "evaluation", "general"]
Unsaid = Literal["unsaid"]
UNSAID: Unsaid = "unsaid"
RESERVED_OPTION = "unknown"  # which every question takes, and no option may be called
Words = Annotated[str, Meta(min_length=1)]
NAME = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
CITATION = r"^[A-Za-z0-9][A-Za-z0-9_-]*( §.+)?$"
Name = Annotated[str, Meta(pattern=NAME)]
LanguageCode = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", examples=["en", "fr", "pt-BR"])]
Month = Annotated[int, Meta(ge=1, le=12)]
PartialDate = Annotated[str, Meta(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|undated)$", examples=["2026-11-20", "2026-11", "2026", "undated"])]
DateRead = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$", examples=["2026-11-20", "2026-11"])]
Citation = Annotated[str, Meta(pattern=CITATION)]
Citations = Annotated[tuple[Citation, ...], Meta(min_length=1)]
SourceLanguage = Annotated[str, Meta(pattern=r"^[a-z]{2}$", examples=["en"])]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """One mapping of the file; a key that is not a field is an error."""


def split_citation(citation: Citation) -> tuple[str, str]:
    """The source and the section (or an empty text) of ``"iea-sheet §4"``."""
    source, _, section = citation.partition(" §")
    return source, section


class Fact(Record, frozen=True, kw_only=True):
    """A statement that at least one source makes."""

    text: Annotated[Text, Meta(description="The statement; its languages may stand here themselves, beside the sources.")]
    sources: Annotated[Citations, Meta(description="Which sources state it: “source” or “source §section”.")]
    brief: Annotated[Text | None, Meta(description="The same in a few words, for the first screen; the whole statement is shown where this is left out.")] = None

Facts = tuple[Fact, ...] | Unsaid

class Link(Record, frozen=True, kw_only=True):
    """A door to knock on: a page or a platform."""

    text: Annotated[Text, Meta(description="What is there.")]
    address: Annotated[Words, Meta(description="The address.")]


class Source(Record, frozen=True, kw_only=True):
    """A document: who published it, when it is dated, and when it was read."""

    id: Annotated[Name, Meta(description="The name by which it is cited.")]
    publisher: Annotated[Words, Meta(description="Who published it.")]
    title: Annotated[Words, Meta(description="Its title, in its own language.")]
    language: Annotated[SourceLanguage, Meta(description="Its language, in two letters.")]
    address: Annotated[Words, Meta(description="Where it can be read.")]
    date: Annotated[PartialDate, Meta(description="Its own date: a year, a month, a day, or undated.")]
    read: Annotated[DateRead, Meta(description="The month or the day on which it was read.")]
    certainty: Annotated[Certainty, Meta(description="official, relayed by somebody else, or indirect.")]
    base: Annotated[bool, Meta(description="Whether it is one of the texts that the advice is written from.")] = False


class Unit(Record, frozen=True, kw_only=True):
    """How a number is said: ``{n}`` stands for the grouped figure."""

    id: Annotated[Name, Meta(description="The name by which questions and amounts refer to it.")]
    one: Annotated[Text, Meta(description="A single one, with {n} for the figure.")]
    other: Annotated[Text, Meta(description="Any other number of them, with {n} for the figure.")]
    symbols: Annotated[tuple[Words, ...], Meta(description="What people may write before or after the figure.")] = ()


class Clause(Record, frozen=True, kw_only=True):
    """A region of one question: options of a choice, or a range of a number, ends included."""

    question: Annotated[Name, Meta(description="The question it is about.")]
    accepts: Annotated[tuple[Name, ...] | None, Meta(description="Of a choice: the options that meet it.")] = None
    low: Annotated[int | None, Meta(description="Of a number: the smallest figure that meets it.")] = field(default=None, name="from")
    high: Annotated[int | None, Meta(description="Of a number: the largest figure that meets it.")] = field(default=None, name="to")


class Note(Fact, frozen=True, kw_only=True):
    """A dated remark from outside the base texts, or one option's own terms."""

    id: Annotated[Name, Meta(description="A name for it.")]
    instruments: Annotated[tuple[Name, ...], Meta(description="The instruments, current or former, that it concerns; all where it names none.")] = ()
    topic: Annotated[Topic, Meta(description="What it is about: eligibility, funding, calendar (the next call), applying, evaluation, general.")] = "general"
    deadline: Annotated[dt.date | None, Meta(description="A call date that it announces; once past, the note says so.")] = None
    level: Annotated[Level, Meta(description="note, or caution where it may change what a person does now: cautions stand on the first screen.")] = "note"
    when: Annotated[tuple[Clause, ...], Meta(description="Where it holds: all its clauses together; everywhere where it names none. It is also shown where nothing fits, if it names some.")] = ()


class Condition(Clause, frozen=True, kw_only=True):
    """What an instrument expects of one question."""

    force: Annotated[Force, Meta(description="rule: breaking it rules the instrument out. practice: missing it is a reservation.")]
    basis: Annotated[Basis, Meta(description="stated by a source, or inferred: your reading, and shown as such.")]
    text: Annotated[Text, Meta(description="What is expected, in a sentence.")]
    brief: Annotated[Text | None, Meta(description="What is expected, as a noun phrase that reads on in “it expects …”: “one place shared lastingly”.")] = None
    sources: Annotated[Citations, Meta(description="Where it is stated, or what the reading rests on.")]


class Overlay(Record, frozen=True, kw_only=True):
    """Replaces an instrument's conditions on the questions that it names."""

    instrument: Annotated[Name, Meta(description="Whose conditions it replaces.")]
    conditions: Annotated[tuple[Condition, ...], Meta(min_length=1, description="The new conditions, in place of all that the instrument has on the same questions.")]


class Option(Record, frozen=True, kw_only=True):
    """One answer to a choice."""

    id: Annotated[Name, Meta(description="The value on the command line.")]
    text: Annotated[Text, Meta(description="The answer as it is listed, in a few words.")]
    said: Annotated[Text, Meta(description="The answer as a clause addressed to the person: “your teams have never worked together”.")]
    help: Annotated[Text | None, Meta(description="More about this answer, shown beside it.")] = (None)
    implies: Annotated[dict[Name, str | int], Meta(description="Answers to other questions that follow from it.")] = {}
    becomes: Annotated[tuple[Name, ...] | None, Meta(description="What a person can bring it to; any other option where this is left out.")] = None
    overlays: Annotated[tuple[Overlay, ...], Meta(description="Conditions that read otherwise under this option (of an optional question).")] = ()
    notes: Annotated[tuple[Note, ...], Meta(description="Remarks shown where it is chosen.")] = ()


class AnyQuestion(Record, frozen=True, kw_only=True, tag_field="kind"):
    """What every question carries: a label, its text, what decides, why it is asked."""

    id: Annotated[Name, Meta(description="The name of the question and of its option on the command line.")]
    label: Annotated[Text, Meta(description="Its short name, in tables and lists.")]
    text: Annotated[Text, Meta(description="The question as it is put.")]
    help: Annotated[Text, Meta(description="What decides between the answers, shown under the question.")]
    why: Annotated[Text, Meta(description="Why it is asked, shown on ?.")]
    optional: Annotated[bool, Meta(description="An optional question is asked last and never needed; its options may bring overlays and notes.")] = False


class Choice(AnyQuestion, frozen=True, kw_only=True, tag="choice"):
    """A question answered by one of its options."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2, description="The possible answers, two or more.")]


class Number(AnyQuestion, frozen=True, kw_only=True, tag="number"):
    """A question answered by a whole number of a unit."""

    unit: Annotated[Name, Meta(description="What is counted.")]
    said: Annotated[Text, Meta(description="The answer as a clause addressed to the person, with {n} for number and unit.")]
    said_one: Annotated[Text | None, Meta(description="The same in the singular, where the words around {n} change: “{n} would take part”, “{n} takes part”.")] = None
    minimum: Annotated[int, Meta(description="The smallest sensible answer.")] = 0
    maximum: Annotated[int, Meta(description="The largest sensible answer.")] = 1_000_000_000


Question = Choice | Number


class Funding(Record, frozen=True, kw_only=True):
    """What the funder gives over the whole duration, in the unit named."""

    low: Annotated[int, Meta(description="The least, over the whole duration.")] = field(name="from")
    high: Annotated[int, Meta(description="The most, over the whole duration.")] = field(name="to")
    unit: Annotated[Name, Meta(description="The unit, usually a currency.")]
    sources: Annotated[Citations, Meta(description="Where it is stated.")]


class Duration(Record, frozen=True, kw_only=True):
    """How long the instrument lasts, in years: at least, and at most."""

    low: Annotated[int, Meta(ge=1, description="At least so many years.")] = field(name="from")
    high: Annotated[int, Meta(ge=1, description="At most so many years; the same figure where it is fixed.")] = field(name="to")
    sources: Annotated[Citations, Meta(description="Where it is stated.")]


class Window(Record, frozen=True, kw_only=True):
    """When a step is due: the months a call is usually open, or one announced deadline."""

    months: Annotated[tuple[Month, Month] | None, Meta(description="The first and the last month in which the call is usually open, 1 to 12.")] = None
    deadline: Annotated[dt.date | None, Meta(description="One announced day instead.")] = None
    sources: Annotated[Citations, Meta(description="Where it is stated.")]


class Step(Fact, frozen=True, kw_only=True):
    """One thing to do, in order. ``unsaid``: no source dates it."""

    when: Annotated[Literal["now", "after-selection", "every-year", "unsaid"] | Window, Meta(description="now, after-selection, every-year, a window, or unsaid.")] = UNSAID


class Criterion(Fact, frozen=True, kw_only=True):
    """One evaluation criterion, in the order of the sources."""

    mark: Annotated[Literal["essential", "attention"] | None, Meta(description="essential, or attention for a point that stands beside the list.")] = None


class Instrument(Record, frozen=True, kw_only=True):
    """A cooperation instrument, whole: what it is, whom it fits, how to get it."""

    id: Annotated[Name, Meta(description="Its letters, as people know it.")]
    name: Annotated[Text, Meta(description="Its full name.")]
    conditions: Annotated[tuple[Condition, ...], Meta(min_length=1, description="What it expects of the answers; at least one.")]
    aliases: Annotated[tuple[Words, ...], Meta(description="Other names under which people may look it up.")] = ()
    tagline: Annotated[Facts, Meta(description="What it is, in one line.")] = UNSAID
    purpose: Annotated[Facts, Meta(description="What it is for.")] = UNSAID
    audience: Annotated[Facts, Meta(description="Who can have it.")] = UNSAID
    laboratories: Annotated[Facts, Meta(description="Which and how many laboratories.")] = UNSAID
    countries: Annotated[Facts, Meta(description="Which and how many countries.")] = UNSAID
    history: Annotated[Facts, Meta(description="What must have gone before.")] = UNSAID
    activities: Annotated[Facts, Meta(description="What is done in it.")] = UNSAID
    duration: Annotated[Duration | Facts, Meta(description="How long it lasts: years from … to …, or facts where it is no figure.")] = UNSAID
    renewal: Annotated[Facts, Meta(description="Whether it can be renewed.")] = UNSAID
    funding: Annotated[Funding | Unsaid, Meta(description="What the funder gives over the whole duration.")] = UNSAID
    complements: Annotated[Facts, Meta(description="What comes on top.")] = UNSAID
    pays: Annotated[Facts, Meta(description="What the money pays for.")] = UNSAID
    manager: Annotated[Facts, Meta(description="Who manages the money.")] = UNSAID
    instalments: Annotated[Facts, Meta(description="How it is paid out.")] = UNSAID
    applying: Annotated[Facts, Meta(description="How to apply.")] = UNSAID
    platform: Annotated[Facts, Meta(description="Where to apply.")] = UNSAID
    calendar: Annotated[Facts, Meta(description="When to apply.")] = UNSAID
    attachments: Annotated[Facts, Meta(description="What to attach.")] = UNSAID
    evaluators: Annotated[Facts, Meta(description="Who evaluates.")] = UNSAID
    decision: Annotated[Facts, Meta(description="Who decides.")] = UNSAID
    formalisation: Annotated[Facts, Meta(description="Which commitments are signed.")] = UNSAID
    prepares: Annotated[Facts, Meta(description="What it may lead to.")] = UNSAID
    steps: Annotated[tuple[Step, ...], Meta(description="What to do, in order; they become the plan of a summary.")] = ()
    criteria: Annotated[tuple[Criterion, ...], Meta(description="The evaluation criteria, in the order of the sources.")] = ()
    uncertain: Annotated[tuple[Fact, ...], Meta(description="What the sources leave open or contradict each other on.")] = ()
    settle_first: Annotated[tuple[Text, ...], Meta(description="Of the questions to settle with the funder, the one or two that decide whether to go on at all; they stand on the first screen.")] = ()
    to_settle: Annotated[tuple[Text, ...], Meta(description="The other questions to settle with the funder before applying.")] = ()
    links: Annotated[tuple[Link, ...], Meta(description="Pages to read on.")] = ()


class Former(Record, frozen=True, kw_only=True):
    """An instrument that is no longer offered: what it was, and what it became."""

    id: Annotated[Name, Meta(description="Its letters.")]
    name: Annotated[Text, Meta(description="Its full name.")]
    was: Annotated[tuple[Fact, ...], Meta(min_length=1, description="What it was.")]
    became: Annotated[tuple[Fact, ...], Meta(description="What it became.")] = ()
    warnings: Annotated[tuple[Fact, ...], Meta(description="What people get wrong about it.")] = ()
    successors: Annotated[tuple[Name, ...], Meta(description="Today's instruments to look at instead.")] = ()
    aliases: Annotated[tuple[Words, ...], Meta(description="Other names under which people may look it up.")] = ()


class Referral(Record, frozen=True, kw_only=True):
    """Where to turn in a region where nothing fits, and why nothing does."""

    id: Annotated[Name, Meta(description="A name for it.")]
    when: Annotated[tuple[Clause, ...], Meta(min_length=1, description="Where it holds: all its clauses together. The first that holds is printed.")]
    title: Annotated[Text, Meta(description="What to do, as a heading.")]
    text: Annotated[Text, Meta(description="Why nothing fits, and where to turn.")]
    basis: Annotated[Basis, Meta(description="stated by a source, or inferred.")]
    sources: Annotated[tuple[Citation, ...], Meta(description="What it rests on.")] = ()
    links: Annotated[tuple[Link, ...], Meta(description="Pages to read on.")] = ()


class Separation(Fact, frozen=True, kw_only=True):
    """What tells two instruments apart when the conditions find them equal."""

    instruments: Annotated[tuple[Name, Name], Meta(description="The two instruments.")]


class Precedence(Record, frozen=True, kw_only=True):
    """The order of questions in which reservations are compared, and why that order."""

    order: Annotated[tuple[Name, ...], Meta(description="The questions in which reservations are compared; every practice needs its question here.")]
    text: Annotated[Text, Meta(description="Why this order.")]
    basis: Annotated[Basis, Meta(description="stated by a source, or inferred.")]
    sources: Annotated[Citations, Meta(description="What the order rests on.")]


class Catalogue(Record, frozen=True, kw_only=True, eq=False, weakref=True):
    """Everything the program knows."""

    # Compared and hashed by identity (eq=False): results are remembered per catalogue.
    id: Annotated[Name, Meta(description="A short name for the catalogue; summaries remember which one they were written with.")]
    edition: Annotated[Words, Meta(description="Which version of its contents this is, often a month; say a new one when advice changes.")]
    languages: Annotated[tuple[LanguageCode, ...], Meta(min_length=1, description="The languages in which each text stands; the first is shown where one is missing that was asked for.")] = LANGUAGES
    title: Annotated[Text, Meta(description="What the catalogue is, as the first line of an interview and of the lists.")]
    counterpart: Annotated[Text, Meta(description="Whom to talk to, as it reads in “ask … before you act”.")]
    caveat: Annotated[Text, Meta(description="What readers must bear in mind; printed with every advice.")]
    units: Annotated[tuple[Unit, ...], Meta(description="What the numbers are counted in.")] = ()
    questions: Annotated[tuple[Question, ...], Meta(min_length=1, description="What may be asked, in natural order; each is an option of the command line.")]
    precedence: Annotated[Precedence, Meta(description="In which order reservations are compared when several instruments are left.")]
    instruments: Annotated[tuple[Instrument, ...], Meta(min_length=1, description="What can be recommended.")]
    sources: Annotated[tuple[Source, ...], Meta(description="The documents that facts and conditions come from.")]
    former: Annotated[tuple[Former, ...], Meta(description="Instruments that are no longer offered: explained, never recommended.")] = ()
    notes: Annotated[tuple[Note, ...], Meta(description="Dated remarks beside the base texts.")] = ()
    referrals: Annotated[tuple[Referral, ...], Meta(description="Where to turn where nothing fits; a gap with a referral is declared.")] = ()
    separations: Annotated[tuple[Separation, ...], Meta(description="What tells two instruments apart that the conditions find equal.")] = ()
