"""Conducting an interview with a prompter that plays a part, without any terminal."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

import pytest

from coopadvisor import Catalogue, outcome
from coopadvisor.decision.answers import read_answers
from coopadvisor.decision.partition import bands_of
from coopadvisor.decision.values import AnswersError, Value
from coopadvisor.interview.dialogue import Dialogue, Interrupted
from coopadvisor.interview.prompting import BACK, Back, MenuLine, Prompt, Prompter, Refusal
from coopadvisor.interview.session import Scope, Session
from coopadvisor.language.voice import Voice, speak


class Actor:
    """Answers by question id, from a script of lines or from what is known throughout."""

    def __init__(
        self,
        voice: Voice,
        knows: Mapping[str, Value] | None = None,
        script: Sequence[Value | Back] = (),
        *,
        withdraws: bool = False,
    ) -> None:
        self._ids = {voice.pick(one.text): one.id for one in voice.catalogue.questions}
        self._knows = knows or {}
        self._script = list(script)
        self._withdraws = withdraws
        self.prompts: list[Prompt] = []
        self.asked: list[str] = []
        self.offers: list[str] = []
        self.told: list[str] = []

    def ask(self, prompt: Prompt) -> Value | Back:
        self.prompts.append(prompt)
        name = self._ids[prompt.text]
        self.asked.append(name)
        if self._script:
            return self._script.pop(0)
        if name not in self._knows:
            raise KeyboardInterrupt
        return self._knows[name]

    def confirm(self, text: str, *, proposed: bool | None = None) -> bool:
        assert proposed is False  # nothing is withdrawn by pressing Enter alone
        self.offers.append(text)
        return self._withdraws

    def choose(self, text: str, entries: tuple[MenuLine, ...]) -> object:
        self.offers.append(text)
        choice = self._script.pop(0)
        assert choice is BACK or choice in [one.value for one in entries]
        return choice

    def offer(self, text: str, entries: tuple[MenuLine, ...]) -> object:
        raise AssertionError(f"a dialogue offers nothing: {text} {entries}")

    def line(self, text: str, preset: str) -> str:
        raise AssertionError(f"a dialogue asks for no line: {text} {preset}")

    def say(self, *lines: str) -> None:
        self.told.extend(lines)

    def settle(self, answer: str) -> None:
        self.say(f"> {answer}")

    def mark(self) -> int:
        return len(self.told)

    def forget(self, mark: int) -> None:
        del self.told[mark:]


@pytest.fixture
def voice(catalogue: Catalogue) -> Voice:
    return speak(catalogue, "en")


Play = Callable[..., Session]


@pytest.fixture
def play(voice: Voice) -> Play:
    def conduct(actor: Prompter, *, scope: Scope = "deciding", **fixed: Value) -> Session:
        known = {name.replace("_", "-"): value for name, value in fixed.items()}
        session = Session(voice.catalogue, known, scope=scope)
        return Dialogue(voice, actor).conduct(session)

    return conduct


def chances(seed: int) -> random.Random:
    return random.Random(seed)


def some_situation(catalogue: Catalogue, chance: random.Random) -> dict[str, Value]:
    while True:
        situation: dict[str, Value] = {}
        for question in catalogue.questions:
            band = chance.choice(bands_of(catalogue)[question.id])
            if not question.optional:
                situation[question.id] = band.option or band.low
        try:
            read_answers(catalogue, situation)
        except AnswersError:
            continue
        return situation


def test_an_interview_comes_to_what_the_same_flags_come_to(
    catalogue: Catalogue, voice: Voice, play: Play
) -> None:
    chance = chances(60)
    for _ in range(12):
        situation = some_situation(catalogue, chance)
        session = play(Actor(voice, situation))
        assert outcome(catalogue, session.given) == outcome(catalogue, situation)


def test_wandering_back_and_forth_changes_nothing_in_the_end(
    catalogue: Catalogue, voice: Voice, play: Play
) -> None:
    chance = chances(61)
    for _ in range(5):
        situation = some_situation(catalogue, chance)
        straight = play(Actor(voice, situation))
        wandering = play(Wanderer(voice, situation, chance))
        assert wandering.given == straight.given


class Wanderer(Actor):
    """Knows the answers, but goes back eight times on the way, wherever chance says."""

    def __init__(self, voice: Voice, knows: Mapping[str, Value], chance: random.Random) -> None:
        super().__init__(voice, knows)
        self._chance = chance
        self._left = 8

    def ask(self, prompt: Prompt) -> Value | Back:
        value = super().ask(prompt)
        if self._left and self._chance.random() < 0.5:
            self._left -= 1
            return BACK
        return value


def test_a_question_gone_back_to_shows_the_answer_given_before(voice: Voice, play: Play) -> None:
    actor = Actor(voice, script=["yes", "new", BACK])

    with pytest.raises(Interrupted):
        play(actor)

    assert actor.asked[1] == actor.asked[3] == "history"
    assert [prompt.preset for prompt in actor.prompts] == [None, None, None, "new"]


def test_going_back_at_the_first_question_says_so_and_asks_again(voice: Voice, play: Play) -> None:
    actor = Actor(voice, script=[BACK, BACK, "no"])

    session = play(actor)

    assert actor.asked == ["member"] * 3
    first = voice.words("first-question")
    assert [prompt.notice for prompt in actor.prompts] == ["", first, first]
    assert session.given == {"member": "no"}


def test_later_answers_are_said_to_be_kept(voice: Voice, play: Play) -> None:
    actor = Actor(voice, script=["yes", "new", BACK, BACK, "yes"])

    with pytest.raises(Interrupted) as left:
        play(actor)

    assert left.value.session.given == {"member": "yes", "history": "new"}
    assert actor.told[:2] == ["> Membership: Yes", "> History: nothing yet (kept)"]


def test_a_contradiction_is_said_with_both_answers_and_asked_again(
    voice: Voice, play: Play
) -> None:
    actor = Actor(voice, script=["alone", "pair"])

    session = play(actor, member="yes", history="new", cost=3)

    assert actor.asked[:2] == ["team", "team"]
    said = next(one.notice for one in actor.prompts if "contradicts" in one.notice)
    for name, value in (("team", "alone"), ("cost", 3)):
        assert f"{voice.label(name)}: {voice.answer(name, value)}" in said
    assert "--" not in said  # nobody sees options there
    assert session.given["team"] == "pair"
    assert session.given["cost"] == 3


def test_a_contradiction_may_be_mended_at_once_by_taking_back_the_other_answer(
    voice: Voice, play: Play
) -> None:
    actor = Actor(voice, {"region": "south"}, script=["alone"], withdraws=True)

    session = play(actor, scope="all", member="yes", history="shared", cost=3)

    said = voice.answer("cost", 3)
    assert actor.offers[0] == voice.words(
        "offer-withdraw", answer=f"{voice.label('cost')}{voice.words.colon} {said}"
    )
    assert actor.asked == ["team", "region"]
    assert "cost" not in session.given
    assert session.given["team"] == "alone"
    assert session.answers.implied == {"cost": 10000}


def test_what_an_answer_rules_out_is_said_once_with_its_reason(voice: Voice, play: Play) -> None:
    actor = Actor(voice, {"member": "yes", "history": "new", "team": "network", "cost": 20000})

    play(actor)

    assert "Still possible: BRIDGE or FLEET." in actor.told
    assert actor.told.count("No longer fits: SPARK. A SPARK takes two teams at most.") == 1
    assert sum("SPARK" in line for line in actor.told) == 2  # with what was possible before


def test_no_more_is_asked_than_settles_the_outcome_unless_all_is_wanted(
    voice: Voice, play: Play
) -> None:
    some = {"member": "no"}
    actor = Actor(voice, {**SETTLED, **some})

    assert play(actor).given == some
    assert play(actor, scope="all").given == {**SETTLED, **some}
    assert actor.offers == []


SETTLED: dict[str, Value] = {
    "member": "yes",
    "history": "shared",
    "team": "pair",
    "cost": 2,
    "region": "north",
}


@pytest.mark.parametrize("asked", range(4))
def test_leaving_carries_the_answers_given_so_far(voice: Voice, play: Play, asked: int) -> None:
    given = {"member": "yes", "history": "new", "team": "network"}
    script = list(given.values())[:asked]
    actor = Actor(voice, script=script)

    with pytest.raises(Interrupted) as left:
        play(actor, region="south")

    assert left.value.session.given == {
        **dict(list(given.items())[:asked]),
        "region": "south",
    }


def test_leaving_a_change_carries_the_answers_as_they_were(voice: Voice) -> None:
    class Leaving(Actor):
        def choose(self, text: str, entries: tuple[MenuLine, ...]) -> object:
            raise KeyboardInterrupt(text, entries)

    for actor in (Leaving(voice), Actor(voice, script=["member"])):
        with pytest.raises(Interrupted) as left:
            Dialogue(voice, actor).change(Session(voice.catalogue, {"member": "no"}))

        assert left.value.session.given == {"member": "no"}


def test_a_changed_answer_keeps_the_others_and_asks_only_what_now_decides(voice: Voice) -> None:
    actor = Actor(voice, {"team": "pair"}, script=["history", "new"])
    session = Session(
        voice.catalogue,
        {"member": "yes"},
        ("history", "cost"),
        {"history": "shared", "cost": 60000},
    )

    changed = Dialogue(voice, actor).change(session)

    assert actor.offers == [voice.words("change-which")]
    assert actor.asked == ["history", "team"]
    assert actor.prompts[0].title == "Instead of ‘History: results that we can show’"
    assert actor.prompts[0].preset == "shared"
    assert changed.given == {"member": "yes", "history": "new", "cost": 60000, "team": "pair"}


def test_a_changed_answer_says_which_other_one_had_to_go(voice: Voice) -> None:
    actor = Actor(voice, script=["team", "alone"])
    fixed: dict[str, Value] = {"member": "yes", "history": "new", "team": "pair", "cost": 3}

    changed = Dialogue(voice, actor).change(Session(voice.catalogue, fixed))

    assert changed.given == {"member": "yes", "history": "new", "team": "alone"}
    assert "Dropped, as it contradicts this: Cost: €3" in actor.told


@pytest.mark.parametrize("script", [[BACK], ["history", BACK]])
def test_going_back_from_a_change_changes_nothing(voice: Voice, script: list[Value | Back]) -> None:
    session = Session(voice.catalogue, {"member": "yes", "history": "new", "team": "pair"})

    assert Dialogue(voice, Actor(voice, script=script)).change(session) == session


def test_going_back_after_a_change_first_returns_to_it_and_then_ends(voice: Voice) -> None:
    actor = Actor(voice, script=["history", "shared", BACK, BACK])
    session = Session(
        voice.catalogue, {"member": "yes"}, ("history", "team"), {"history": "new", "team": "pair"}
    )

    changed = Dialogue(voice, actor).change(session)

    assert actor.asked == ["history", "cost", "history"]
    assert changed == session


def test_further_questions_are_those_that_could_still_change_what_is_said(voice: Voice) -> None:
    session = Session(voice.catalogue, {"member": "yes", "history": "new", "team": "alone"})
    actor = Actor(voice, {"region": "north"})

    further = Dialogue(voice, actor).extend(session)

    assert actor.asked == []  # the cost is implied, and one team suits the north
    assert further == session


def test_going_back_at_the_first_further_question_ends_them(voice: Voice) -> None:
    session = Session(voice.catalogue, {"member": "yes", "history": "new", "team": "pair"})
    actor = Actor(voice, script=[20000, BACK, BACK])

    further = Dialogue(voice, actor).extend(session)

    assert actor.asked == ["cost", "region", "cost"]
    assert further == session


def test_a_prompt_reads_as_a_flag_does_and_says_what_is_wrong(voice: Voice, play: Play) -> None:
    actor = Actor(voice)

    with pytest.raises(Interrupted):
        play(actor, member="yes", history="shared")

    prompt = actor.prompts[0]
    assert actor.asked == ["cost"]
    assert prompt.read(" 12 ") == 12
    assert prompt.read("") == prompt.read("unknown") == "unknown"
    for typed in ("abc", "-5", "900001", "1.5"):
        refused = prompt.read(typed)
        assert isinstance(refused, Refusal)
        assert typed in refused.message


def test_leaving_between_two_questions_carries_the_answers(voice: Voice, play: Play) -> None:
    class Leaving(Actor):
        def say(self, *lines: str) -> None:
            super().say(*lines)
            if len(self.asked) == 2:
                raise KeyboardInterrupt

    with pytest.raises(Interrupted) as left:
        play(Leaving(voice, {"member": "yes", "history": "new"}))

    assert left.value.session.given == {"member": "yes", "history": "new"}
