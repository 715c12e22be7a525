"""What each field of a catalogue means, for editors and for the reference in the documents."""

from __future__ import annotations

FIELDS: dict[str, dict[str, str]] = {
    "Catalogue": {
        "id": "A short name for the catalogue; summaries remember which one they were written with.",
        "edition": "Which version of its contents this is, often a month; say a new one when advice changes.",
        "title": "What the catalogue is, as the first line of an interview and of the lists.",
        "counterpart": "Whom to talk to, as it reads in “ask … before you act”.",
        "caveat": "What readers must bear in mind; printed with every advice.",
        "units": "What the numbers are counted in.",
        "questions": "What may be asked, in natural order; each is an option of the command line.",
        "precedence": "In which order reservations are compared when several instruments are left.",
        "instruments": "What can be recommended.",
        "sources": "The documents that facts and conditions come from.",
        "former": "Instruments that are no longer offered: explained, never recommended.",
        "notes": "Dated remarks beside the base texts.",
        "referrals": "Where to turn where nothing fits; a gap with a referral is declared.",
        "separations": "What tells two instruments apart that the conditions find equal.",
    },
    "Text": {
        "fr": "In French, written as an original.",
        "en": "In English, written as an original.",
    },
    "Fact": {
        "sources": "Which sources state it: “source” or “source §section”.",
    },
    "Unit": {
        "id": "The name by which questions and amounts refer to it.",
        "one": "A single one, with {n} for the figure.",
        "other": "Any other number of them, with {n} for the figure.",
        "symbols": "What people may write before or after the figure.",
    },
    "AnyQuestion": {
        "kind": "choice: one of some options. number: a whole number of a unit.",
        "id": "The name of the question and of its option on the command line.",
        "label": "Its short name, in tables and lists.",
        "text": "The question as it is put.",
        "help": "What decides between the answers, shown under the question.",
        "why": "Why it is asked, shown on ?.",
        "optional": "An optional question is asked last and never needed; its options may bring overlays and notes.",
    },
    "Choice": {
        "options": "The possible answers, two or more.",
    },
    "Number": {
        "unit": "What is counted.",
        "said": "The answer as a clause addressed to the person, with {n} for number and unit.",
        "said-one": "The same in the singular, where the words around {n} change: “{n} would take part”, “{n} takes part”.",
        "minimum": "The smallest sensible answer.",
        "maximum": "The largest sensible answer.",
    },
    "Option": {
        "id": "The value on the command line.",
        "text": "The answer as it is listed, in a few words.",
        "said": "The answer as a clause addressed to the person: “your teams have never worked together”.",
        "help": "More about this answer, shown beside it.",
        "implies": "Answers to other questions that follow from it.",
        "becomes": "What a person can bring it to; any other option where this is left out.",
        "overlays": "Conditions that read otherwise under this option (of an optional question).",
        "notes": "Remarks shown where it is chosen.",
    },
    "Overlay": {
        "instrument": "Whose conditions it replaces.",
        "conditions": "The new conditions, in place of all that the instrument has on the same questions.",
    },
    "Clause": {
        "question": "The question it is about.",
        "accepts": "Of a choice: the options that meet it.",
        "from": "Of a number: the smallest figure that meets it.",
        "to": "Of a number: the largest figure that meets it.",
    },
    "Condition": {
        "force": "rule: breaking it rules the instrument out. practice: missing it is a reservation.",
        "basis": "stated by a source, or inferred: your reading, and shown as such.",
        "text": "What is expected, in a sentence.",
        "sources": "Where it is stated, or what the reading rests on.",
    },
    "Precedence": {
        "order": "The questions in which reservations are compared; every practice needs its question here.",
        "text": "Why this order.",
        "basis": "stated by a source, or inferred.",
        "sources": "What the order rests on.",
    },
    "Instrument": {
        "id": "Its letters, as people know it.",
        "name": "Its full name.",
        "conditions": "What it expects of the answers; at least one.",
        "aliases": "Other names under which people may look it up.",
        "tagline": "What it is, in one line.",
        "purpose": "What it is for.",
        "audience": "Who can have it.",
        "laboratories": "Which and how many laboratories.",
        "countries": "Which and how many countries.",
        "history": "What must have gone before.",
        "activities": "What is done in it.",
        "duration": "How long it lasts: years from … to …, or facts where it is no figure.",
        "renewal": "Whether it can be renewed.",
        "funding": "What the funder gives over the whole duration.",
        "complements": "What comes on top.",
        "pays": "What the money pays for.",
        "manager": "Who manages the money.",
        "instalments": "How it is paid out.",
        "applying": "How to apply.",
        "platform": "Where to apply.",
        "calendar": "When to apply.",
        "attachments": "What to attach.",
        "evaluators": "Who evaluates.",
        "decision": "Who decides.",
        "formalisation": "Which commitments are signed.",
        "prepares": "What it may lead to.",
        "steps": "What to do, in order; they become the plan of a summary.",
        "criteria": "The evaluation criteria, in the order of the sources.",
        "uncertain": "What the sources leave open or contradict each other on.",
        "to-settle": "Questions to settle with the funder before applying.",
        "links": "Pages to read on.",
    },
    "Funding": {
        "from": "The least, over the whole duration.",
        "to": "The most, over the whole duration.",
        "unit": "The unit, usually a currency.",
        "sources": "Where it is stated.",
    },
    "Duration": {
        "from": "At least so many years.",
        "to": "At most so many years; the same figure where it is fixed.",
        "sources": "Where it is stated.",
    },
    "Step": {
        "when": "now, after-selection, every-year, a window, or unsaid.",
    },
    "Window": {
        "months": "The first and the last month in which the call is usually open, 1 to 12.",
        "deadline": "One announced day instead.",
        "sources": "Where it is stated.",
    },
    "Criterion": {
        "mark": "essential, or attention for a point that stands beside the list.",
    },
    "Former": {
        "id": "Its letters.",
        "name": "Its full name.",
        "was": "What it was.",
        "became": "What it became.",
        "warnings": "What people get wrong about it.",
        "successors": "Today's instruments to look at instead.",
        "aliases": "Other names under which people may look it up.",
    },
    "Note": {
        "id": "A name for it.",
        "instruments": "The instruments, current or former, that it concerns; all where it names none.",
        "topic": "What it is about: eligibility, funding, applying, evaluation, general.",
        "deadline": "A call date that it announces; once past, the note says so.",
    },
    "Referral": {
        "id": "A name for it.",
        "when": "Where it holds: all its clauses together. The first that holds is printed.",
        "title": "What to do, as a heading.",
        "text": "Why nothing fits, and where to turn.",
        "basis": "stated by a source, or inferred.",
        "sources": "What it rests on.",
        "links": "Pages to read on.",
    },
    "Separation": {
        "instruments": "The two instruments.",
    },
    "Link": {
        "text": "What is there.",
        "address": "The address.",
    },
    "Source": {
        "id": "The name by which it is cited.",
        "publisher": "Who published it.",
        "title": "Its title, in its own language.",
        "language": "Its language, in two letters.",
        "address": "Where it can be read.",
        "date": "Its own date: a year, a month, a day, or undated.",
        "read": "The month or the day on which it was read.",
        "certainty": "official, relayed by somebody else, or indirect.",
        "base": "Whether it is one of the texts that the advice is written from.",
    },
}


def describe(record: type, key: str) -> str:
    """What a field of a record means; the description of the class that declares it.

    Raises `KeyError` for a field that nobody described.
    """
    for one in record.__mro__:
        if key in FIELDS.get(one.__name__, {}):
            return FIELDS[one.__name__][key]
    raise KeyError(f"{record.__name__}.{key}")
