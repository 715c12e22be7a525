"""Everything the program itself says, as one typed value per language.

A type checker proves that no language lacks a message, and a test that the
placeholders agree. Catalogue texts are not here: they come with the catalogue.
"""

from __future__ import annotations

from msgspec import Struct

from coopadvisor.advice.plan import DueKind
from coopadvisor.catalogue.model import Basis, Certainty
from coopadvisor.catalogue.problems import Kind
from coopadvisor.decision.values import ErrorKind
from coopadvisor.decision.verdicts import Status, VerdictName


class Messages(Struct, frozen=True, kw_only=True):
    """The words of one language. Braces mark what is filled in."""

    # small words
    colon: str
    semicolon: str
    quote: str
    conjunction: str
    disjunction: str
    sentence_end: str
    equal: str
    none_of_them: str
    perhaps_others: str
    more_names: str
    not_known: str
    unsaid: str
    undated: str
    range: str
    at_least: str
    at_most: str
    full_name: str

    # answers, verdicts, outcomes
    verdicts: dict[VerdictName, str]
    still_open: str
    statuses: dict[Status, str]
    basis: dict[Basis, str]
    certainties: dict[Certainty, str]
    unanswered: str
    implied: str

    # the advice
    recommended_headline: str
    recommended_reserved: str
    choice_headline: str
    none_headline: str
    undecided_headline: str
    lead_reasons: str
    funding: str
    amount: str
    amount_yearly: str
    amount_yearly_about: str
    unsaid_amount: str
    years_one: str
    years: str
    years_range: str
    steps: str
    dues: dict[DueKind, str]
    criteria: str
    criteria_order: str
    marks: dict[str, str]
    reservations: str
    no_reservation: str
    fulfilled: str
    others: str
    standing: str
    nearest: str
    behind_on: str
    would_take: str
    cannot_be_reached: str
    changes_later: str
    alternatively: str
    becomes: str
    hangs_on: str
    hangs_on_nothing: str
    does_not_matter: str
    could_turn: str
    separations: str
    open_questions: str
    fork: str
    answers: str
    notes: str
    deadline_passed: str
    uncertain: str
    to_settle: str
    sources: str
    source: str
    read_in: str
    read_on: str
    catalogue_line: str

    # instruments
    facets: dict[str, str]
    former: str
    former_was: str
    former_became: str
    former_warnings: str
    unsaid_list: str
    conditions: str
    links: str
    forces: dict[str, str]
    list_current: str
    list_former: str
    list_hint: str
    successors: str

    # the tree
    tree_title: str
    tree_figures_one: str
    tree_figures: str
    tree_otherwise: str
    tree_see: str

    # the Markdown summary
    summary_title: str
    summary_date: str
    summary_answers: str
    summary_expected: str
    summary_question: str
    summary_answer: str
    summary_advice: str
    summary_plan: str
    summary_criterion: str
    summary_evidence: str
    summary_alternatives: str
    summary_instrument: str
    summary_verdict: str
    summary_amount: str
    summary_why_not: str
    summary_change: str
    summary_recent: str
    summary_reproduce: str

    # the interview
    welcome: str
    welcome_keys: str
    welcome_plain: str
    question_last: str
    question_at_most: str
    question_between: str
    why_asked: str
    dont_know: str
    select_keys: str
    number_keys: str
    plain_prompt: str
    plain_number_prompt: str
    plain_not_listed: str
    plain_yes_no: str
    default_hint: str
    first_question: str
    kept_answer: str
    dropped_answer: str
    still_possible: str
    less_suited: str
    ruled_out_by: str
    ruled_out_many: str
    ruled_out_before: str
    settled: str
    settled_none: str
    settled_undecided: str
    offer_withdraw: str
    offer_rest: str
    offer_summary: str
    offer_overwrite: str
    ask_file: str
    ask_project: str
    ask_other_file: str
    summary_file: str
    yes: str
    no: str
    yes_key: str
    no_key: str
    back_key: str
    same_again: str
    resume: str
    interrupted: str
    written: str

    # what goes wrong
    error: str
    missing_answers: str
    answers_errors: dict[ErrorKind, str]
    change_either: str
    change_one_of: str
    about_flag: str
    did_you_mean: str
    known_names: str
    takes_number: str
    takes: str
    problems: dict[Kind, str]
    problems_title: str
    answers_file_title: str
    more_problems_one: str
    more_problems: str
    repeated_option: str
    beside_answers: str
    answers_from_terminal: str
    no_front_matter: str
    answers_not_a_mapping: str
    other_catalogue: str
    other_edition: str
    no_such_command: str
    unknown_instrument: str
    compare_two: str
    check_one: str
    diff_names_two: str
    compare_former: str
    file_exists: str
    file_protected: str
    folder_missing: str
    folder_gone: str
    output_is_folder: str
    unknown_ending: str
    output_failed: str
    file_unwritable: str
    bad_date: str
    system_errors: dict[str, str]
    system_error: str
    try_help: str

    # help
    help_app: str
    help_ask: str
    help_list: str
    help_show: str
    help_compare: str
    help_tree: str
    help_catalogue: str
    help_lang: str
    help_version: str
    help_answers: str
    help_format: str
    help_output: str
    help_force: str
    help_project: str
    help_no_input: str
    help_plain: str
    help_plain_output: str
    help_all: str
    help_today: str
    help_instrument: str
    help_instruments: str
    help_tree_format: str
    help_check: str
    help_check_file: str
    help_check_format: str
    help_strict: str
    help_diff: str
    help_old: str
    help_new: str
    metavar_old: str
    metavar_new: str
    help_new_catalogue: str
    help_new_file: str
    help_new_force: str
    help_schema: str
    help_install_completion: str
    help_show_completion: str
    help_examples: str
    help_exit: str
    exit_codes: tuple[str, ...]
    unknown_help: str
    panel_answers: str
    panel_options: str
    panel_commands: str
    metavar_options: str
    metavar_command: str
    metavar_file: str
    metavar_file_optional: str
    metavar_text: str
    metavar_date: str
    metavar_instrument: str
    metavar_value: str
    metavar_number: str
    completion_installed: str
    completion_failed: str
    completion_unsupported: str
