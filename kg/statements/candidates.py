"""Candidates: what a document may state, one subject and one object each, whether the rules read it or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.actors import Actors
from kg.language.base_forms import base_forms
from kg.language.clauses import sentence_start
from kg.language.plain import Token
from kg.ontology.vocabulary import Relation, event_classes
from kg.statements.arguments import Filler
from kg.statements.lexicon import Lexicon
from kg.statements.proposals import Proposal, words_of
from kg.statements.status import Context

Read = tuple[Proposal, Context]


class Candidate(NamedTuple):
    """Perhaps a statement: a proposal of one subject and one object, its status, and whether the rules made it."""

    proposal: Proposal
    context: Context
    ruled: bool

    @property
    def subject(self) -> Filler:
        """Who acts."""
        return self.proposal.subjects[0]

    @property
    def object(self) -> Filler:
        """Who or what is acted on."""
        return self.proposal.objects[0]

    @property
    def act(self) -> tuple[int, str, str, str]:
        """What it tells of which sentence; a symmetric relation has no direction."""
        relation = self.proposal.relation
        one, other = self.subject.entity.id, self.object.entity.id
        if relation.symmetric and other < one:
            one, other = other, one
        return sentence_start(self.proposal.trigger), one, other, relation.relation_class

    @property
    def ends(self) -> frozenset[str]:
        """Its two actors, by their ids."""
        return frozenset({self.subject.entity.id, self.object.entity.id})

    @property
    def pair(self) -> tuple[int, frozenset[str]]:
        """Its sentence and its two actors, in no order."""
        return sentence_start(self.proposal.trigger), self.ends


def read_candidates(read: Iterable[Read]) -> Iterator[Candidate]:
    """The rules' readings, a candidate for each pair of subject and object."""
    for proposal, context in read:
        for subject in proposal.subjects:
            for target in proposal.objects:
                if subject.entity.id != target.entity.id:
                    yield Candidate(proposal._replace(subjects=(subject,), objects=(target,)), context, True)


def likeliest_relation(word: Token, kind: str, lexicon: Lexicon) -> Relation:
    """The relation of a class that a word tells: that of its heaviest frame whose words stand by it, else the usual."""
    near = words_of(node for child in word.children for node in (child, *child.children))
    tables = (lexicon.verbs, lexicon.nouns, lexicon.adjectives)
    frames = [frame for form in base_forms(word) for table in tables for frame in table.get(form, ())]
    fits = {
        frame.relation.id: fit
        for frame in frames
        if frame.relation.relation_class == kind and (fit := frame.fit(near)) is not None
    }
    return lexicon.relations[max(fits, key=fits.__getitem__) if fits else event_classes()[kind].usual]


def mentions_by_sentence(actors: Actors) -> Mapping[int, list[tuple[Filler, ...]]]:
    """The mentions of each sentence, by its first token; each with all whom it stands for."""
    found: dict[int, list[tuple[Filler, ...]]] = defaultdict(list)
    for reference in sorted(actors.references, key=lambda r: (r.head, r.start)):
        head = actors.doc[reference.head]
        around = actors.at(head.head) if reference.kind == "adjective" else None
        if around is not None and around is not reference and around.entities == reference.entities:
            continue  # "Iranian" of "Iranian officials", both Iran
        found[sentence_start(head)].append(tuple(
            Filler(entity, head, reference.start, reference.end, reference.sector, reference.certainty)
            for entity in reference.entities
        ))  # fmt: skip
    return found
