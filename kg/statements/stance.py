"""Stance: what somebody's words about an actor amount to, where no verb of blame, praise or request says so.

"Herzog said that Iran threatens Israel" is a claim about Iran, and criticism of Iran by Herzog.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.actors import Actors, Role
from kg.language.clauses import OBLIGING, first_conjunct, is_passive, surface_subjects
from kg.language.plain import Token
from kg.ontology.vocabulary import Relation, event_classes
from kg.records import Entity
from kg.statements.arguments import fillers, ids, without
from kg.statements.lexicon import Lexicon
from kg.statements.proposals import Proposal
from kg.statements.status import Context, StatusReader
from kg.statements.words import BLAMED_DEEDS, WARNING, WITNESSES

# What the speaker says the actor does -> what the speaker thereby does to the actor
BLAMED = frozenset({"ASSAULT", "FIGHT", "COERCE", "CRIME", "THREATEN", "HOSTILE_TO", "OPPOSES"})
CERTAINTY = 0.6
AHEAD = frozenset({"planned", "hypothetical"})
THREATENED = frozenset({"ASSAULT", "FIGHT", "COERCE", "SANCTION", "MOBILIZE"})


def stances(
    read: Iterable[tuple[Proposal, Context]], lexicon: Lexicon, roles: Iterable[Role]
) -> Iterator[tuple[Proposal, Context]]:
    """The acts of speakers that their words about others amount to, each asserted.

    Only words of mere saying: an accusation or a call already stands as such. `roles` tell who speaks for which state.
    """
    states = {person.id: role.of.country for role in roles for person in role.person.entities}
    for proposal, context in list(read):
        if context.status in AHEAD and not context.negated and _is_warned(proposal, context):
            threat = lexicon.relations["threatens"]
            trigger = first_conjunct(proposal.trigger).head
            yield Proposal(
                threat, trigger, proposal.subjects, proposal.objects, words=(trigger,), certainty=CERTAINTY
            ), Context()  # fmt: skip
            continue
        relation = _amounts_to(proposal, context, lexicon)
        if relation is None or not context.sources or context.containers or not proposal.objects:
            continue
        speaker = context.sources[0]
        if speaker.entity.type == "media" or _is_witness(speaker.head):
            continue  # who reports an attack does not blame
        others = without(proposal.subjects, (speaker, *proposal.objects))
        targets = tuple(filler for filler in others if not _is_own(filler.entity, speaker.entity, states, relation))
        if targets and speaker.entity.id not in ids(proposal.subjects):
            yield (
                Proposal(relation, proposal.trigger, (speaker,), targets, (), proposal.words, certainty=CERTAINTY),
                Context(),
            )


def obligations(reader: StatusReader, actors: Actors, lexicon: Lexicon) -> Iterator[tuple[Proposal, Context]]:
    """The calls of speakers that say what others must do, whatever it is: "Oman said that Chad must be ready"."""
    states = {person.id: role.of.country for role in actors.roles for person in role.person.entities}
    for token in actors.doc:
        if token.dep_ != "aux" or token.lower_ not in OBLIGING:
            continue
        verb = token.head
        subjects = [subject for subject in surface_subjects(verb) if subject.i < token.i]
        if is_passive(verb) or any(child.lower_ in ("have", "if") for child in verb.children):
            continue
        obliged = [filler for subject in subjects for filler in fillers(subject, actors, acting=True)]
        if not obliged:
            continue
        call = Proposal(lexicon.relations["urges"], verb, tuple(obliged), (), certainty=CERTAINTY)
        speaker = next(iter(reader.context(call).sources), None)
        if speaker is None or speaker.entity.type == "media":
            continue
        home = states.get(speaker.entity.id) or speaker.entity.country
        home = None if speaker.entity.type == "armed_group" else home  # rebels call on their own government
        others = tuple(
            filler
            for filler in obliged
            if filler.entity.id != speaker.entity.id and (home is None or filler.entity.country != home)
        )
        if others and len(others) == len(obliged):
            yield call._replace(subjects=(speaker,), objects=others), Context()


def _is_witness(word: Token) -> bool:
    """Whether a speaker is one of those: "Thai military sources", of which a word before may be the name."""
    while word.dep_ in ("amod", "compound") and word.head.pos_ == "NOUN":
        word = word.head
    described = (child for child in word.children if child.dep_ in ("compound", "nmod:desc", "appos", "flat"))
    return any(each.lemma_.lower() in WITNESSES for each in (word, *described))  # "the newspaper Novosti"


def _is_own(actor: Entity, speaker: Entity, states: Mapping[str, str | None], relation: Relation) -> bool:
    """Whether a speaker tells what the own state fights, which is no blame: "we shall defeat them"."""
    home = states.get(speaker.id) or speaker.country
    return relation.id == "criticizes" and actor.type == "country" and home is not None and home == actor.country


def _is_warned(proposal: Proposal, context: Context) -> bool:
    """Whether somebody warns of what they would do to another: "warned that it would attack Oman"."""
    own = any(s.entity.id == c.entity.id for s in proposal.subjects for c in context.sources)
    told = first_conjunct(proposal.trigger)
    warned = told.dep_ == "ccomp" and told.head.lemma_.lower() in WARNING
    return own and warned and proposal.relation.relation_class in THREATENED


def _arms_fighters(proposal: Proposal) -> bool:
    """Whether somebody is said to help a known group that fights, which who says so holds against them."""
    if proposal.trigger.lemma_.lower() in BLAMED_DEEDS:
        return True
    armed = any(f.entity.type == "armed_group" and f.head.pos_ == "PROPN" for f in proposal.objects)
    return proposal.relation.relation_class == "AID" and armed


def _amounts_to(proposal: Proposal, context: Context, lexicon: Lexicon) -> Relation | None:
    if context.negated:
        return None
    if context.status == "claimed" and (proposal.relation.relation_class in BLAMED or _arms_fighters(proposal)):
        return lexicon.relations["criticizes"]
    known = event_classes().get(proposal.relation.relation_class)
    if context.status == "requested" and proposal.status is None and known is not None and not known.standing:
        return lexicon.relations["urges"]  # how actors stand to each other is nothing that can be asked of them
    return None
