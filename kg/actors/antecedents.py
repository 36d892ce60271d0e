"""Antecedents: whom a pronoun or a description means, by features of the actors named before and learnt weights.

A log-linear ranking: each candidate's score is the sum of the weights of its features, and so is that of nobody's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import combinations, repeat
from math import exp

from kg.actors.discourse import (
    ORGANIZED,
    SUBJECT_LABELS,
    Discourse,
    governing_subjects,
    in_main_clause,
    subjects_over,
    verb_over,
)
from kg.actors.gender import said_of
from kg.actors.references import Reference
from kg.actors.words import JUDGING_VERBS
from kg.language.clauses import case_words, first_conjunct, surface_subjects
from kg.language.plain import Token
from kg.records import Entity

SENTENCES_BACK = 4
WHOLE_ARTICLE = 100
NOBODY_LIKELIER = 3.5
# The kind under which weights stand that count for every kind of word.
ANY = "any"
# Pairs are made of so many actors at most.
SALIENT = 5
FURTHEST = 6
# So many words from the beginning of its sentence a word opens it
OPENING = 3
REPORTED = frozenset({"ccomp", "parataxis"})
OBJECTS = frozenset({"obj", "iobj"})
PARTIES = ORGANIZED | {"country", "group"}
# Whether a word can mean the single actor of a reference.
Means = Callable[[Reference], bool]
# What the kinds of descriptions in words.yaml can be said of.
MEANT_BY: Mapping[str, Means] = {
    "person": lambda reference: reference.entities[0].type == "person",
    "country": lambda reference: reference.entities[0].type == "country",
    "place": lambda reference: reference.entities[0].type == "place",
    "organization": lambda reference: reference.entities[0].type in ORGANIZED,
    "party": lambda reference: reference.entities[0].type in PARTIES,
}
# What a candidate's features are weighed by, nobody's first: the place of the best and its probability.
Choose = Callable[[Token, str, Sequence["Candidate"]], tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Actors that a word may mean, with their references before it in order, and what speaks for or against them.

    Nobody is a candidate with no actors.
    """

    entities: tuple[Entity, ...]
    references: tuple[Reference, ...]
    features: tuple[str, ...]


def candidates(word: Token, discourse: Discourse, means: Means, *, several: bool = False) -> list[Candidate]:
    """Nobody, and the actors of the last sentences that a word can mean, the nearest first.

    `means` tells which references it can pick up, `several` whether it can mean more than one actor together.
    """
    grouped: dict[tuple[Entity, ...], list[Reference]] = {}
    for reference in discourse.before(word, SENTENCES_BACK if word.pos_ == "PRON" else WHOLE_ARTICLE):
        if reference.start <= word.i < reference.end:
            continue
        if len(reference.entities) == 1 and means(reference):
            grouped.setdefault(reference.entities, []).append(reference)
        if several:
            if len(reference.entities) > 1:
                grouped.setdefault(reference.entities, []).append(reference)
            elif together := discourse.coordinated(reference, word):
                grouped.setdefault(together, []).append(reference)
    below = _named_below(word, discourse) | _described_by(word, discourse)
    possible = [(e, rs) for e, rs in grouped.items() if not _excluded(word, discourse, rs, below)]
    if beside := _where_charged(word):
        possible = [(e, rs) for e, rs in possible if rs[-1].head not in beside]
    judged, judges = _judged(word)
    if any(reference.head == judged for _, rs in possible for reference in rs):
        possible = [(e, rs) for e, rs in possible if rs[-1].head not in judges]
    possible.sort(key=lambda pair: -pair[1][-1].head)
    nobody = Candidate((), (), tuple(_features_of_nobody(word, len(possible))))
    found, asked = [nobody], _Asked(word, discourse)
    for rank, (entities, references) in enumerate(possible):
        mentions = min(discourse.mentions(entity, word) for entity in entities)
        features = tuple(_features(asked, entities, references, rank, mentions))
        found.append(Candidate(entities, tuple(references), features))
    return found


def pairs(word: Token, discourse: Discourse, kind: str, *, more: bool = False) -> list[Candidate]:
    """Nobody, and the pairs of actors of a kind that a word like "both" can mean: of those named most and last.

    `more` adds larger numbers of actors that are coordinated: "the rivals".
    """
    single = [c for c in candidates(word, discourse, MEANT_BY[kind], several=True) if c.entities]
    weight = {c.entities: sum(1 / (1 + _distance(word, discourse, r)) for r in c.references) for c in single}
    single.sort(key=lambda c: -weight[c.entities])
    alone = {entity for c in single if len(c.entities) == 1 for entity in c.entities}
    joint = [c for c in single if len(c.entities) == 2 and alone.issuperset(c.entities)]
    if more:
        joint = [c for c in single if len(c.entities) > 1 and alone.issuperset(c.entities)]
    salient = [c for c in single if len(c.entities) == 1][:SALIENT]
    found, asked = [Candidate((), (), tuple(_features_of_nobody(word, len(salient))))], _Asked(word, discourse)
    for candidate in joint:
        found.append(replace(candidate, features=(*candidate.features, "named together")))
    most = sum(sorted(weight[c.entities] for c in salient)[-2:])
    seen = {frozenset(c.entities) for c in joint}
    for rank, (one, other) in enumerate(combinations(salient, 2)):
        together = sorted((*one.references, *other.references), key=lambda r: r.head)
        entities = tuple(dict.fromkeys(r.entities[0] for r in together))
        if frozenset(entities) in seen:
            continue
        apart = max(_distance(word, discourse, c.references[-1]) for c in (one, other))
        features = [*_features(asked, entities, together, rank, 1), f"the further at {min(apart, FURTHEST)}"]
        sentences = [{discourse.sentences[r.head] for r in c.references} for c in (one, other)]
        if shared := sentences[0] & sentences[1]:
            features.append(f"in {min(len(shared), 3)} sentences together")
            features += ["in the first sentence together"] if 0 in shared else []
        if sum(weight[c.entities] for c in (one, other)) >= most:
            features.append("named most")
        if dealt := _dealings(discourse, one.references, other.references):
            features.append(f"one does to the other {min(dealt, 3)}")
        types = sorted(entity.type for entity in entities)
        features.append(f"{types[0]} and {types[1]}")
        found.append(Candidate(entities, tuple(together), tuple(features)))
    return found


def _dealings(discourse: Discourse, one: Sequence[Reference], other: Sequence[Reference]) -> int:
    """In how many sentences one actor is subject of a verb that has the other below it."""
    tokens, found = discourse.doc.tokens, set()
    for acting, dealt_with in ((one, other), (other, one)):
        for reference in acting:
            subject = first_conjunct(tokens[reference.head])
            number = discourse.sentences[subject.i]
            if subject.dep_ not in SUBJECT_LABELS or number in found:
                continue
            near = (tokens[r.head] for r in dealt_with if discourse.sentences[r.head] == number)
            if any(subject.head in other.ancestors for other in near if other.i > subject.i):
                found.add(number)
    return len(found)


def likeliest(word: Token, kind: str, found: Sequence[Candidate]) -> tuple[int, float]:
    """The place of the best candidate for a kind of word, and its probability, by the weights of antecedents.csv."""
    own = weights(kind)
    return decide([map(own.get, candidate.features, repeat(0.0)) for candidate in found])


def decide(found: Sequence[Iterable[float]]) -> tuple[int, float]:
    """The place of the candidate whose weights sum up highest, and its probability.

    Nobody (place 0) is chosen only where that is that much likelier than all actors together: an actor missed costs all
    that is said of it.
    """
    scores = [sum(row) for row in found]
    highest = max(scores)
    odds = [exp(score - highest) for score in scores]
    if odds[0] >= NOBODY_LIKELIER * sum(odds[1:]):
        return 0, odds[0] / sum(odds)
    best = max(range(1, len(odds)), key=lambda place: odds[place])
    return best, odds[best] / sum(odds)


@cache
def weights(kind: str) -> Mapping[str, float]:
    """The weight of each feature for a kind of word: what it has for that kind, and for any."""
    every, own = _table().get(ANY, {}), _table().get(kind, {})
    return {feature: every.get(feature, 0.0) + own.get(feature, 0.0) for feature in every.keys() | own.keys()}


@cache
def _table() -> Mapping[str, Mapping[str, float]]:
    text = files("kg.actors").joinpath("antecedents.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for kind, feature, weight in rows[1:]:
        found[kind][feature] = float(weight)
    return found


def _excluded(
    word: Token, discourse: Discourse, references: Sequence[Reference], below: Container[tuple[Entity, ...]]
) -> bool:
    """Whether grammar rules an actor out: the object of a clause is not its subject, but for reflexives.

    "Police beat them": police and people of one state are two. Nor is a subject or object who is named below its verb.
    """
    if any(reference.entities in below for reference in references):
        return True
    if part_of(word) not in ("object", "oblique"):
        return False
    subjects, tokens = subjects_over(word), discourse.doc.tokens
    acting = [r for r in references if first_conjunct(tokens[r.head]) in subjects]
    return bool(acting) and all(r.sector in (None, acting[0].sector) for r in references)


def _described_by(word: Token, discourse: Discourse) -> set[tuple[Entity, ...]]:
    """Whom the noun that a word has describes: "its ally Oman" and "Oman is its ally" have somebody else's ally."""
    noun = word.head
    if word.dep_ != "nmod:poss":
        return set()
    named = [noun]
    named += [noun.head] if noun.dep_ == "appos" else []
    if any(child.dep_ == "cop" for child in noun.children):
        named += [child for child in noun.children if child.dep_ in SUBJECT_LABELS]
    return {r.entities for token in named if (r := discourse.at(token)) is not None}


def _named_below(word: Token, discourse: Discourse) -> set[tuple[Entity, ...]]:
    """Whom the verb that has a word has a name for behind it: they are others (Chomsky 1981, principle C).

    "They accused the regime of acts against Oman": the regime is not Oman's.
    """
    if part_of(word) not in ("subject", "object"):
        return set()
    verb, tokens = first_conjunct(word).head, discourse.doc.tokens
    names = (r for r in discourse.behind(word) if r.kind == "name")
    return {r.entities for r in names if _is_argument_below(tokens[r.head], verb)}


def _where_charged(word: Token) -> Set[int]:
    """The words for where somebody is charged: "filed a case against Oman at the court, accusing it of …".

    Whom the participle has for an object is who the case is against.
    """
    verb = verb_over(word) if part_of(word) == "object" else None
    if verb is None or word.head.tag_ != "VBG":
        return frozenset()
    charges = [child for child in verb.children if child.dep_ in OBJECTS and child.i < word.i]
    behind = [child for noun in (verb, *charges) for child in noun.children if child.dep_ in ("obl", "nmod")]
    if not any("against" in case_words(child) and child.head in charges for child in behind):
        return frozenset()
    return {inner.i for child in behind if not case_words(child) & {"against", "of"} for inner in child.subtree}


def _judged(word: Token) -> tuple[int, Set[int]]:
    """Whom somebody judges for what is theirs, and the words for who judges: "praised Oman for its patience"."""
    phrase = word.head
    verb = phrase.head
    charge = word.dep_ == "nmod:poss" and phrase.dep_ == "obl" and case_words(phrase) & {"for", "over"}
    if not charge or verb.lemma_.lower() not in JUDGING_VERBS:
        return -1, frozenset()
    judged = next((child.i for child in verb.children if child.dep_ in OBJECTS and child.i < word.i), -1)
    subjects = (child for child in verb.children if child.dep_ in SUBJECT_LABELS)
    return judged, frozenset(inner.i for subject in subjects for inner in subject.subtree)


def _is_argument_below(name: Token, verb: Token) -> bool:
    """Whether a name stands below a verb, and not in a clause beside it: "it fell, and Oman rose"."""
    for node in (name, *name.ancestors):
        if node.head == verb:
            return node.dep_ not in ("conj", "parataxis")
    return False


def _distance(word: Token, discourse: Discourse, reference: Reference) -> int:
    """The sentences between a word and a reference."""
    return discourse.sentences[word.i] - discourse.sentences[reference.head]


def part_of(word: Token) -> str:
    """The part a pronoun plays: possessor, subject, object, reflexive, oblique or other."""
    if word.lower_.endswith(("self", "selves")):
        return "reflexive"
    if word.dep_ == "nmod:poss":
        return "possessor"
    if word.dep_ in SUBJECT_LABELS:
        return "subject"
    if word.dep_ in OBJECTS:
        return "object"
    return "oblique" if word.dep_ == "obl" else "other"


class _Asked:
    """What the features of all candidates ask of the word that may mean them, worked out once."""

    def __init__(self, word: Token, discourse: Discourse) -> None:
        self.word, self.discourse = word, discourse
        self.part = part_of(word)
        self.opening = "opening" if word.i - word.sent.start < OPENING else "later"
        self.last_alike = discourse.last_alike(word)
        self.since = discourse.sentences[word.i] - discourse.sentences[self.last_alike.head] if self.last_alike else 0
        self.governing = [subject.i for subject in governing_subjects(word)]
        self.subjects = subjects_over(word)
        self.verb = verb_over(word)
        self.gender = said_of(word.lower_)
        self.quotation = discourse.quotation(word.i)
        possessing = self.part == "possessor"
        self.having = _thing_had(word.head, discourse) if possessing else None
        self.had_with = first_conjunct(word.head) if possessing and word.head.dep_ == "conj" else None
        self.reported = _subjects_reported(first_conjunct(word.head) if possessing else word)


def _features(
    asked: _Asked, entities: tuple[Entity, ...], references: Sequence[Reference], rank: int, mentions: int
) -> Iterator[str]:
    word, discourse, part = asked.word, asked.discourse, asked.part
    tokens, sentences = discourse.doc.tokens, discourse.sentences
    last = references[-1]
    heads = [tokens[r.head] for r in references]
    firsts = [first_conjunct(head) for head in heads]
    places = {first.i for first in firsts}
    head = heads[-1]
    distance = _distance(word, discourse, last)
    near = "here" if distance == 0 else "before"
    place = _place(discourse, last, head)
    kind = f"a {entities[0].type}" if len(entities) == 1 else "several"
    yield f"distance {min(distance, SENTENCES_BACK + 1)}"
    yield f"{part} after {place} {near}"
    yield f"{place} {near}"
    yield f"rank {min(rank, 4)}"
    yield f"{part} rank {min(rank, 3)}"
    yield f"words {_band(word.i - last.head)}"
    yield f"mentions {_band(mentions)}"
    yield f"last a {last.kind}"
    yield kind
    if any(other.lower_ == word.lower_ for other in heads):
        yield "same word before"
    if word.pos_ != "PRON" and any(
        word.lower_ in name.lower().split() for e in entities for name in (e.name, *e.aliases)
    ):
        yield "named so"
    number = "plural" if head.tag_ in ("NNS", "NNPS") else "singular"
    if number == "plural":
        yield "plural"
    yield f"{part} after {number} {last.kind} of {kind}"
    if word.pos_ != "PRON":
        yield f"{kind} called {word.lower_}"
    elif part in ("subject", "object"):
        yield f"{kind} as {part} of {word.head.lemma_.lower()}"
    yield "in the same paragraph" if discourse.in_paragraph_of(word, head) else "in a paragraph before"
    yield f"{asked.opening} {part} after {place} {near}"
    for case in sorted(case_words(heads[-1])):
        yield f"{part} after {case} {near}"
    if asked.reported and any(first in asked.reported for first in firsts):
        yield f"{part} subject of what is reported"
    if asked.last_alike is not None and asked.last_alike.entities == entities:
        yield "last meant so"
        yield f"{part} last meant so {min(asked.since, 2)}"
        if asked.last_alike.head == last.head:
            yield f"{part} not named since {min(asked.since, 2)}"
    if asked.governing and (over := next((n for n, i in enumerate(asked.governing) if i in places), None)) is not None:
        yield "governing"
        yield f"{part} governing"
        yield f"{part} governing at {min(over, 2)}"
    if asked.subjects and any(first in asked.subjects for first in firsts):
        yield f"{part} own subject"
    for joined in firsts:
        if joined.head == asked.verb:
            yield f"{joined.dep_} of {joined.head.lemma_.lower()} over it"
            yield f"{part} after {joined.dep_} over it"
        elif asked.verb is not None and joined.head.dep_ in OBJECTS and joined.head.head == asked.verb:
            yield f"{part} after {joined.dep_} of the object over it"
        if joined == asked.had_with:
            yield "coordinated with what it has"
    if head.dep_ == "conj" or any(child.dep_ == "conj" for child in head.children):
        yield "one of several"
    if asked.gender is not None and len(entities) == 1:
        if known := discourse.called(entities[0]):
            yield "called so" if asked.gender in known else "called otherwise"
        elif entities[0].type == "person":
            yield f"{asked.gender} named in -{entities[0].name.split()[0][-1]}"
    before = sentences[word.i] - 1
    if any(sentences[r.head] == before and _place(discourse, r, tokens[r.head]) == "main subject" for r in references):
        yield "main subject of the last sentence"
        yield f"{asked.opening} {part} main subject of the last sentence"
    if kind == "a country" and entities[0].country in discourse.filed_from:
        yield "where the article is filed from"
    if any(discourse.first(entity) == 0 for entity in entities):
        yield "in the first sentence"
        yield f"{part} in the first sentence"
    if asked.having is not None and len(entities) == 1:
        yield f"{kind} having {asked.having}"
    quotation, its = asked.quotation, discourse.quotation(last.head)
    if quotation is not None:
        yield "said in the same quotation" if its == quotation else "said outside the quotation"
        if quotation.speaker is not None and any(r.start <= quotation.speaker.i < r.end for r in references):
            yield "speaker of the quotation"
    elif its is not None:
        yield "said in a quotation before"


def _subjects_reported(subject: Token) -> tuple[Token, ...]:
    """The subjects of what a verb of saying reports before its own: "Oman" in "Oman fell, its envoy said"."""
    if subject.dep_ not in SUBJECT_LABELS:
        return ()
    clauses = [child for child in subject.head.children if child.dep_ in REPORTED and child.i < subject.i]
    if subject.head.dep_ == "parataxis" and subject.head.head.i < subject.i:
        clauses.append(subject.head.head)
    return tuple(over for clause in clauses for over in surface_subjects(clause))


def _features_of_nobody(word: Token, rivals: int) -> Iterator[str]:
    yield "nobody"
    yield f"nobody for {word.lower_}"
    yield f"nobody as {part_of(word)}"
    yield f"nobody of {min(rivals, 3)}"
    if any(child.dep_ == "amod" for child in word.children):
        yield "nobody modified"
    part = "possessor" if word.dep_ == "nmod:poss" else part_of(word)
    yield f"nobody as {part} of {word.head.lemma_.lower()}"
    for case in sorted(case_words(word)):
        yield f"nobody after {case}"
    thing = next((t for t in reversed(word.doc[word.sent.start : word.i]) if t.pos_ in ("NOUN", "PROPN")), None)
    if thing is not None:
        yield f"nobody after {thing.pos_.lower()} {thing.dep_}"


def _thing_had(noun: Token, discourse: Discourse) -> str:
    """What kind of thing a possessor has: an office, a part of a state, a plural, or any other."""
    office = discourse.knowledge.office(noun.lower_)
    if office is not None:
        return f"an office ({office.rank})"
    part = discourse.knowledge.sector_noun(noun.lemma_.lower()) or discourse.knowledge.sector_noun(noun.lower_)
    if part is not None:
        return f"a part of state ({part.stands_for})"
    return "others" if noun.tag_ in ("NNS", "NNPS") else "something"


def _place(discourse: Discourse, reference: Reference, head: Token) -> str:
    """The part that a reference plays in its sentence, the main clause's subject apart."""
    if reference.kind == "adjective":
        return "adjective"
    if head.dep_ == "nmod:poss":
        return "possessor"
    if discourse.is_subject(head):
        return "main subject" if in_main_clause(head) else "subject"
    label = first_conjunct(head).dep_
    return "object" if label in OBJECTS else label if label in ("obl", "nmod", "appos", "compound") else "other"


def _band(number: int) -> int:
    """The number, rounded down to a power of two."""
    return 1 << (number.bit_length() - 1)
