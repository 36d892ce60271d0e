"""Speakers: whose words a predicate stands in: a quotation's, "according to X", or a verb of saying put beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.actors import Actors
from kg.language.clauses import FIRST_PERSON, case_words, children, marker, surface_subjects
from kg.language.plain import Token
from kg.language.quotes import Quotation, inverted_speaker
from kg.language.words import SPEECH_VERBS, TELLING_VERBS
from kg.statements.arguments import Filler, fillers

SOURCE_PHRASES = frozenset({"according"})


class Speakers:
    """The speakers of one document: None where a predicate is nobody's words, () where it is unknown whose."""

    def __init__(self, actors: Actors, quotations: Iterable[Quotation]) -> None:
        self.actors = actors
        self.quotations = tuple(quotations)

    def quoted(self, token: Token) -> tuple[Filler, ...] | None:
        """Who speaks in the quotation around a token."""
        quotation = self._quotation(token)
        if quotation is None or quotation.speaker is None:
            return None
        return tuple(fillers(quotation.speaker, self.actors)[:1])

    def reporting(self, trigger: Token) -> tuple[Filler, ...] | None:
        """Who is named as source of the clause of a trigger: "according to X", "…, X said", "as X said"."""
        headed = self._headed(trigger.sent.root, trigger)
        if headed:
            return headed
        for ancestor in trigger.way_up:
            for child in children(ancestor, "obl", "nmod", "advmod"):
                if case_words(child) & SOURCE_PHRASES and child not in trigger.way_up:
                    return tuple(fillers(child, self.actors)[:1])
            for child in children(ancestor, "parataxis", "advcl", "conj"):
                tokens = _speakers(child) if _reports(child) and child not in trigger.way_up else []
                if tokens:
                    return tuple(filler for token in tokens for filler in fillers(token, self.actors))[:1]
        return None

    def _headed(self, root: Token, trigger: Token) -> tuple[Filler, ...]:
        """Who stands before the colon of a headline: "Oman: Kenya struck Chad"."""
        colon = root.nbor(1) if root.i + 1 < len(root.doc) else root
        clause = next((child for child in children(root, "parataxis") if child in trigger.way_up), None)
        named = (
            root.pos_ == "PROPN"
            and colon.text == ":"
            and clause is not None
            and children(clause, "nsubj", "nsubj:pass")
        )
        return tuple(fillers(root, self.actors)[:1]) if named and root.sent[-1].text != "." else ()

    @property
    def is_release(self) -> bool:
        """Whether the article is its publisher's own: a government's, not a paper's."""
        return self.actors.publisher is not None and self.actors.publisher.type != "media"

    def publishing(self, trigger: Token) -> tuple[Filler, ...]:
        """The outlet or office whose article it is, if it is an actor: what no words name."""
        publisher = self.actors.publisher
        return (Filler(publisher, trigger, trigger.i, trigger.i, None, 1.0),) if publisher is not None else ()

    def tells_own(self, speaker: Filler, actor: Filler) -> bool:
        """Whether somebody speaks of what they did themselves, as "we", or the state that they speak for."""
        one, other = speaker.entity, actor.entity
        if one.id == other.id or {actor.head.lower_, *(child.lower_ for child in actor.head.children)} & FIRST_PERSON:
            return True
        if other.type != "country":
            return False
        in_office = any(role.of.id == other.id and one in role.person.entities for role in self.actors.roles)
        return in_office or (one.country is not None and one.country == other.country)

    def is_quoted_apart(self, inner: Token, outer: Token) -> bool:
        """Whether a token stands in a quotation that another is not in."""
        quotation = self._quotation(inner)
        return quotation is not None and not quotation.start <= outer.i < quotation.end

    def _quotation(self, token: Token) -> Quotation | None:
        return next((quotation for quotation in self.quotations if quotation.start <= token.i < quotation.end), None)


def _reports(clause: Token) -> bool:
    """Whether a clause only says whose words the sentence is: "…, X said", "as X said"; in a headline "…, says X"."""
    if clause.lemma_.lower() not in SPEECH_VERBS:
        return False
    if clause.dep_ == "advcl":
        hears = clause.lemma_.lower() in TELLING_VERBS
        return marker(clause) == "as" and (hears or not children(clause, "obj", "ccomp", "xcomp"))
    acting = clause.dep_ == "conj" and (
        children(clause, "cc", "ccomp", "xcomp") or (children(clause, "obj") and not inverted_speaker(clause))
    )
    return not acting and not _is_apart(clause)


def _speakers(clause: Token) -> Sequence[Token]:
    # The subject of what a clause stands beside is none of its own
    own = surface_subjects(clause) if clause.dep_ == "advcl" else children(clause, "nsubj", "nsubj:pass")
    return own or [token for token in (inverted_speaker(clause),) if token is not None]


def _is_apart(clause: Token) -> bool:
    """Whether a clause stands for itself: behind a semicolon, or a verb of saying that tells something of its own."""
    first = clause.left_edge
    before = first.nbor(-1) if first.i > clause.sent.start else first
    return ";" in (first.text, before.text) or any(child.i > clause.i for child in children(clause, "ccomp"))
