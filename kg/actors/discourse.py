"""The discourse: the references found so far in an article, and which of them a later word likeliest means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import accumulate

from kg.actors.gender import gender_of
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.references import Actors, Reference
from kg.actors.words import PRONOUNS
from kg.language.clauses import first_conjunct, surface_subjects
from kg.language.plain import Doc, Token
from kg.language.quotes import Quotation
from kg.records import Entity

SUBJECT_LABELS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "parataxis"})
ORGANIZED = frozenset(
    {"organization", "government_body", "armed_group", "military", "international_organization", "media"}
)
SENTENCES_BACK = 2
BESIDE = frozenset({"appos", "nmod:desc"})
OWNERS = frozenset({"amod", "compound", "nmod", "nmod:poss"})
MAIN, EMBEDDED, GOVERNING = 1.5, 1.0, 1.0


class Discourse:
    """The references of one document in order, added to as they are found, with their places in the text."""

    def __init__(
        self, doc: Doc, actors: Actors, knowledge: KnowledgeBase, quotations: Sequence[Quotation] = ()
    ) -> None:
        self.doc = doc
        self.actors = actors
        self.quotations = quotations
        self.knowledge = knowledge
        self.found = sorted(actors.references, key=lambda r: r.head)
        self.sentences = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}
        self._paragraphs = list(accumulate(t.is_space and t.text.count("\n") > 1 for t in doc))
        self._starts = [sentence.start for sentence in doc.sents]
        self._conjoined = [token.head.i if token.dep_ == "conj" else None for token in doc]
        # The references whose heads are coordinated to a word, and the places where each actor is mentioned
        self._joined: dict[int, list[Reference]] = defaultdict(list)
        self._mentions: dict[Entity, list[int]] = defaultdict(list)
        self._called: dict[Entity, set[str]] = defaultdict(set)
        for reference in self.found:
            self._enter(reference)
        self._pointing: dict[int, Reference] = {}
        self._alike: dict[str, list[Reference]] = defaultdict(list)
        # The countries of the places in the dateline
        self.filed_from = {m.entity.country for m in actors.dateline if m.entity.country}
        self._quoted = {place: q for q in reversed(quotations) for place in range(q.start, q.end)}

    def add(self, reference: Reference) -> None:
        """Take up a reference just found."""
        insort(self.found, reference, key=_head)
        self._enter(reference)
        self._pointing[reference.head] = reference
        insort(self._alike[_likeness(self.doc.tokens[reference.head])], reference, key=_head)

    def last_alike(self, word: Token) -> Reference | None:
        """What the last word like this one meant: pronouns of one kind are alike, and nouns of one form."""
        alike = self._alike.get(_likeness(word), [])
        place = bisect_left(alike, word.i, key=_head)
        return alike[place - 1] if place else None

    def in_paragraph_of(self, one: Token, other: Token) -> bool:
        """Whether two words stand in one paragraph."""
        return self._paragraphs[one.i] == self._paragraphs[other.i]

    def _enter(self, reference: Reference) -> None:
        if (first := self._conjoined[reference.head]) is not None:
            insort(self._joined[first], reference, key=_head)
        for entity in reference.entities:
            insort(self._mentions[entity], reference.head)
        if len(reference.entities) == 1 and (gender := gender_of(reference, self.doc)) is not None:
            self._called[reference.entities[0]].add(gender)

    def called(self, entity: Entity) -> Set[str]:
        """What the article calls an actor so far, by pronouns, titles and given name: "he", "she", both or neither."""
        return self._called[entity]

    def before(self, word: Token, back: int) -> list[Reference]:
        """The references before a word, in its sentence and so many before."""
        first = self._starts[max(self.sentences[word.i] - back, 0)]
        return self.found[
            bisect_left(self.found, first, key=_head) : bisect_left(self.found, word.i, key=_head)
        ]  # fmt: skip

    def behind(self, word: Token) -> list[Reference]:
        """The references behind a word in its sentence."""
        return self.found[
            bisect_right(self.found, word.i, key=_head) : bisect_left(self.found, word.sent.end, key=_head)
        ]  # fmt: skip

    def first(self, entity: Entity) -> int:
        """The number of the sentence that first mentions an actor."""
        return self.sentences[self._mentions[entity][0]]

    def mentions(self, entity: Entity, word: Token) -> int:
        """How often an actor is mentioned before a word."""
        return bisect_left(self._mentions[entity], word.i)

    def at(self, token: Token) -> Reference | None:
        """The reference at a token, those just found included."""
        return self._pointing.get(token.i) or self.actors.at(token)

    def quotation(self, position: int) -> Quotation | None:
        """The quotation that a token stands in."""
        return self._quoted.get(position)

    def coordinated(self, reference: Reference, word: Token) -> tuple[Entity, ...]:
        """The actors of a coordination before a word that a reference begins, if there are several."""
        if self._conjoined[reference.head] is not None or reference.kind == "adjective":
            return ()
        if reference.head not in self._joined:
            return ()
        joined = [
            reference,
            *(other for other in self._joined[reference.head] if other.head < word.i and len(other.entities) == 1),
        ]
        together = tuple(dict.fromkeys(r.entities[0] for r in joined))
        return together if len(together) > 1 else ()

    def nearest(
        self,
        token: Token,
        means: Callable[[Entity], bool],
        *,
        back: int = SENTENCES_BACK,
        without: int | None = None,
        suits: Callable[[Reference, Token], bool] | None = None,
    ) -> tuple[Entity, ...]:
        """The likeliest earlier actor: subjects before others, this sentence before the last ones.

        `means` tells which entities a word can stand for, `suits` which references.
        `without` is the head of a reference that is not meant: the speaker, within a quotation.
        """
        sentence = self.sentences[token.i]
        governing = {subject.i for subject in governing_subjects(token)}
        own = () if token.dep_ == "nmod:poss" else subjects_over(token)
        best: tuple[float, tuple[Entity, ...]] = (0.0, ())
        for reference in self.found:
            if reference.head >= token.i or len(reference.entities) != 1 or reference.head == without:
                continue
            if reference.kind == "adjective":
                continue
            distance = sentence - self.sentences[reference.head]
            if distance > back or not means(reference.entities[0]):
                continue
            head = self.doc[reference.head]
            if suits is not None and not suits(reference, head):
                continue
            score = back + 1.0 - distance + self._prominence(head) + reference.head / len(self.doc) / 2
            if first_conjunct(head).i in governing:
                score += GOVERNING
            if first_conjunct(head) in own:
                continue  # "Iran attacked it": the object is not its own subject
            if score > best[0]:
                best = (score, reference.entities)
        return best[1]

    def _prominence(self, head: Token) -> float:
        """How prominent a place in the sentence is: a main clause's subject above others, a possessor below all."""
        if head.dep_ == "nmod:poss":
            return -0.75
        return (MAIN if in_main_clause(head) else EMBEDDED) if self.is_subject(head) else 0.0

    def home_of(self, person: Entity) -> Entity | None:
        """The country that a person holds an office of, or that of the body; else the one they are known for."""
        for role in self.actors.roles:
            if role.person.entities[0].id == person.id:
                if role.of.type == "country":
                    return role.of
                if role.of.country and (country := self.knowledge.country(role.of.country)):
                    return country
        if person.country and (country := self.knowledge.country(person.country)):
            return country
        named = [r for r in self.found if r.kind == "name" and r.entities[0].id == person.id]
        told = {state for reference in named for state in self._states_beside(reference)}
        if len(told) == 1:
            return told.pop()
        if named and any(self._national_title(reference) for reference in named):
            name = self.doc[named[0].head]
            near = self.nearest(name, lambda entity: entity.type == "country") or self.nearest(name, _may_be_state)
            return near[0] if near else None
        return None

    def _states_beside(self, name: Reference) -> Iterator[Entity]:
        """The states in what a name is described with: "Aran Osk, a commander of the Ulmavan army"."""
        described = [child for child in self.doc[name.head].children if child.dep_ in BESIDE]
        owners = [child for noun in described for child in noun.children if child.dep_ in OWNERS]
        for word in (*described, *owners, *(c for owner in owners for c in owner.children if c.dep_ in OWNERS)):
            told = self.at(word)
            if told is not None and told.entities[0].type == "country":
                yield told.entities[0]

    def _national_title(self, reference: Reference) -> bool:
        """Whether a name has a title of state in front: "Prime Minister Nehru", of a country named elsewhere."""
        words = [token.text for token in self.doc[reference.start : reference.end]]
        length, office = self.knowledge.longest_office(words, 0)
        return office is not None and office.national and length < len(words)

    def state_of(self, entity: Entity) -> Entity | None:
        """The state that an actor means by "my country": itself, or that of the person's office."""
        if entity.type == "country":
            return entity
        return self.home_of(entity) if entity.type == "person" else None

    def is_subject(self, token: Token) -> bool:
        """Whether a token or the one that it stands beside is the subject of a clause."""
        while token.dep_ in ("conj", "flat", "nmod:desc", "compound") and token.head != token:
            token = token.head
        return token.dep_ in SUBJECT_LABELS or token.dep_ == "obl:agent"


def _may_be_state(entity: Entity) -> bool:
    """Whether a place is one that nobody knows a country of."""
    return entity.type == "place" and entity.country is None


def _likeness(word: Token) -> str:
    return PRONOUNS.get(word.lower_, word.lower_)


def _head(reference: Reference) -> int:
    return reference.head


@lru_cache(maxsize=64)
def governing_subjects(token: Token) -> tuple[Token, ...]:
    """The subjects of the clauses that a word stands in, its own left out: "Oman said it"."""
    return tuple(subject for verb in token.ancestors for subject in surface_subjects(verb) if subject.i < token.i)


def verb_over(word: Token) -> Token | None:
    """The verb that the clause of a word completes or is coordinated to: "asked" for "it" in "asked that it help"."""
    clause = next((verb for verb in word.ancestors if verb.dep_ in CLAUSES and verb.head.pos_ in ("VERB", "AUX")), None)
    return clause.head if clause is not None else None


def in_main_clause(subject: Token) -> bool:
    """Whether the clause of a subject is its sentence's main one or coordinated to it."""
    verb = first_conjunct(first_conjunct(subject).head)
    return verb.dep_ in ("ROOT", "root", "parataxis")


def subjects_over(word: Token) -> tuple[Token, ...]:
    """The subjects of the clause whose object the word is, shared ones included; none of a word that is one itself."""
    if word.dep_ in SUBJECT_LABELS:
        return ()
    return surface_subjects(word.head if word.head.pos_ in ("VERB", "AUX") else word.head.head)


def pointing(
    token: Token, entities: tuple[Entity, ...], certainty: float, sector: str | None = None
) -> Reference | None:
    """A reference of a single token to actors named before."""
    if not entities:
        return None
    kind = "pronoun" if token.pos_ == "PRON" else "nominal"
    return Reference(token.i, token.i + 1, token.i, entities, kind, sector, certainty=certainty)
