"""Words that single rules of statements ask for; loaded from words.yaml."""

from __future__ import annotations

from kg.language.words import NUMERALS, read_words

SECTIONS = read_words("kg.statements")


def _words(section: str, *kinds: str) -> frozenset[str]:
    """The words of these kinds of a section; of all of them where none is named."""
    by_kind = SECTIONS[section]
    return frozenset(word for kind in kinds or by_kind for word in by_kind[kind])


def _in_order(section: str, kind: str) -> tuple[str, ...]:
    """The words of a kind as they stand there."""
    return tuple(SECTIONS[section][kind])


def _numbers(section: str) -> dict[str, int]:
    """The words of a section whose kinds are numbers, each with its own."""
    return {word: int(number) for number, words in SECTIONS[section].items() for word in words}


QUANTITIES = _words("quantities")
CLASSIFIERS = _words("settlements", "classifier")
TOWNS = _words("settlements", "town")
SETTLEMENTS = _words("settlements")
NAMED_BEHIND = SETTLEMENTS - _words("settlements", "owned")
ENDS = _words("ends")
CRITICISM = _words("criticism")
KIN = _words("kin")
LEAVE = _words("leave")
HELP = _words("help", "nouns")
HELPING = _words("help", "verbs")
BELONGINGS = _words("belongings")
MAKING = _words("making", "verbs")
PROPOSED_TEXTS = _words("making", "nouns")
SINGLING_OUT = _words("singling_out")
PREPOSITIONS = _words("prepositions")
SIDES = _words("sakes", "side")
FAVOURS = _words("sakes", "side", "favour")
SAKES = _words("sakes")
OCCASIONS = _words("occasions")
INVOLVEMENT = _words("involvement")
NO_GIFTS = _words("no_gifts")
MISSIONS = _words("missions")
BROKERING = _words("mediation", "verbs")
AUSPICES = _words("mediation", "auspices")
TEXTS_OF_PARTIES = _words("mediation", "texts")
RECIPROCAL = _words("reciprocal")
MEETINGS = _words("meetings", "nouns")
CONVENING = _words("meetings", "verbs")
GIVING_GOODS = _in_order("giving", "goods")
OFFERING = _words("giving", "offers")
IDLE_VERBS = _words("idle_verbs")
REGARDING = _words("regarding")
OWNING_UP = _words("owning_up", "verbs")
RESPONSIBILITY = _words("owning_up", "nouns")
APOLOGIZING = _words("owning_up", "apologies")
ARRIVING = _words("arriving")
WITH_THINGS = _words("attitudes", "with_things")
COMMITTING = _words("attitudes", "committing")
COMMANDING = _words("attitudes", "commanding")
ORDERING = _words("attitudes", "ordering")
HAPPENING = _words("happening", "verbs", "going_on")
HAPPENING_SOMEWHERE = _words("happening", "verbs", "ending")
REASONS = _words("reasons")
FACTUAL_REASONS = _words("reasons", "fact")
GROUNDS = _words("grounds")
STOPPING = _words("stopping")
DEEDS = _words("deeds")
WARNING = _words("stances", "warning")
BLAMED_DEEDS = _words("stances", "blamed")
WITNESSES = _words("stances", "witnesses")
SPEAKING = _words("speaking")
NUMBERS = {word: number for number, word in enumerate(NUMERALS)} | _numbers("numbers")
HOURS = _numbers("units")
SEASONS = _numbers("seasons")
PERIODS = _in_order("times", "period")
PARTS_OF_DAY = _in_order("times", "part")
FORWARD = _words("times", "forward")
BACKWARD = _words("times", "backward")
