"""Frames of verbs: the heaviest that fits a clause, with the actors in its slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.language.clauses import OBJECT_CONTROL, Clause, case_words, children, conjuncts
from kg.language.plain import Token
from kg.statements.arguments import Filler, direct, modifiers
from kg.statements.lexicon import Frame, Slot
from kg.statements.proposals import Proposal, Reading, is_place_relation, known_lemma, rather_aimed_at

IDLE_VERBS = frozenset("be have do say tell add".split())


@dataclass(frozen=True, slots=True)
class Match:
    """A frame with the tokens found for its slots."""

    frame: Frame
    slots: dict[str, list[Token]]
    weight: int


def is_reciprocal(token: Token) -> bool:
    """Whether a token is a word of "each other" or "one another", whichever is the head."""
    pair = {"each": "other", "one": "another"}
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    before = token.nbor(-1).lower_ if token.i else ""
    return pair.get(token.lower_) == following or pair.get(before) == token.lower_


class VerbFrames:
    """Proposes statements for verbs; `pointing` collects those whose object is an act told before, with its noun."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.pointing: list[tuple[Proposal, Token]] = []

    def propose(self, verb: Token, lemma: str) -> Iterator[Proposal]:
        """The statement that a verb makes, or several where actors act on each other."""
        clause = self.reading.clause(verb)
        frames = self.reading.lexicon.verbs.get(lemma, ())
        near = self._near_words(clause) if any(frame.words for frame in frames) else frozenset()
        matches = [match for frame in frames if (match := self._match(frame, clause, near))]
        matches.sort(key=lambda match: -match.weight)
        for match in matches:
            proposal = self._proposal(match, clause)
            if proposal is not None:
                if not proposal.objects:
                    self._point_back(match, clause)
                yield proposal
                return
        for match in matches[:1]:
            self._point_back(match, clause)
        if frames and any(frame.relation.symmetric for frame in frames):
            symmetric = next(frame for frame in frames if frame.relation.symmetric)
            if not symmetric.words and not clause.objects:
                yield from self.reading.mutual(symmetric.relation, clause.subjects, verb)
                return
        yield from self._other(clause)

    def _point_back(self, match: Match, clause: Clause) -> None:
        tokens = [*match.slots.get("OBJ", ()), *(t for t in match.slots.get("CONTENT", ()) if t.pos_ == "NOUN")]
        subjects = self.reading.fill(clause.subjects, acting=True)
        for token in tokens[:1]:
            if subjects and "SUBJ" not in match.slots:
                words = self._predicate_words(match, clause)
                self.pointing.append((Proposal(match.frame.relation, clause.head, subjects, (), (), words), token))

    def _match(self, frame: Frame, clause: Clause, near: frozenset[str]) -> Match | None:
        if not all(alternatives & near for alternatives in frame.words):
            return None
        slots: dict[str, list[Token]] = {}
        found: Sequence[Token]
        weight = 2 * len(frame.words)
        for slot in frame.slots:
            if slot.kind == "ACTOR":
                found = clause.subjects if self._acting(slot, clause.subjects) else ()
            elif slot.kind == "CONTENT":
                found = self._content(slot.prepositions, clause)
            else:
                found = self._slot(slot, clause, frame)
            if not found:
                return None
            slots[slot.kind] = list(found)
            weight += slot.weight
        return Match(frame, slots, weight)

    def _acting(self, slot: Slot, subjects: Iterable[Token]) -> bool:
        return any(slot.takes(f.entity.type, f.sector) for f in self.reading.fill(subjects, acting=True))

    def _near_words(self, clause: Clause) -> frozenset[str]:
        near = {word for child in clause.head.children for word in (child.lemma_.lower(), child.lower_)}
        for words, _ in clause.obliques:
            near |= words
        for child in children(clause.head, "obj", "nsubj:pass", "obl"):
            near |= {grandchild.lemma_.lower() for grandchild in child.children}
        return frozenset(near)

    def _slot(self, slot: Slot, clause: Clause, frame: Frame) -> list[Token]:
        wanted = {word for alternatives in frame.words for word in alternatives}
        if slot.infinitive:
            infinitives = [
                t for mark, t in clause.complements if mark == "to" and t.lemma_.lower() in slot.prepositions
            ]
            return [token for verb in infinitives for token in self.reading.clause(verb).objects]
        prepositions = slot.prepositions
        if not prepositions:
            return [token for token in clause.objects if token.lemma_.lower() not in wanted]
        found = rather_aimed_at([token for words, token in clause.obliques if words & prepositions])
        carried = [t for t in children(clause.head, "obj", "nsubj:pass", "obl") if t.lemma_.lower() in wanted]
        found += [child for t in carried for child in children(t, "nmod") if case_words(child) & prepositions]
        if not found and "of" in prepositions:
            found = [t for t in carried if any(modifiers(t, self.reading.actors))]  # "seized Iran's tanker"
        particles = {child.lower_ for child in children(clause.head, "compound:prt", "advmod")}
        if not found and particles & prepositions:
            found = list(clause.objects)
        if not found and carried and "to" in prepositions:
            found = self._recipients(clause, carried)
        return found

    def _recipients(self, clause: Clause, given: list[Token]) -> list[Token]:
        """ "gave Syria arms", "was given arms"; also if the parser takes the recipient for a modifier of the gift."""
        first = min(token.i for token in given)
        before = [token for token in clause.objects if token not in given and token.i < first]
        return before or [
            token
            for gift in given
            for token in children(gift, "compound")
            if token.pos_ == "PROPN" and token.i == clause.head.i + 1
        ]

    def _content(self, prepositions: frozenset[str], clause: Clause) -> list[Token]:
        if not prepositions or prepositions & {"that", "whether"}:
            found = [
                t
                for mark, t in clause.complements
                if mark in ("", "that", "how", "whether") and t.dep_ in ("ccomp", "xcomp")
            ]
            return found or ([] if prepositions else list(clause.objects))
        found = [t for mark, t in clause.complements if mark in prepositions]
        if not found:
            found = [t for words, t in clause.obliques if words & prepositions]
            found += [c for t in clause.objects for c in children(t, "nmod", "acl") if case_words(c) & prepositions]
        return found

    def _proposal(self, match: Match, clause: Clause) -> Proposal | None:
        relation = match.frame.relation
        as_place = is_place_relation(relation)
        subjects = self.reading.fill(match.slots.get("SUBJ") or clause.subjects, acting=True)
        targets = clause.subjects if "SUBJ" in match.slots else match.slots.get("OBJ", [])
        objects = self.reading.fill(targets, as_place=as_place)
        if (slot := match.frame.slot("OBJ")) is not None and slot.types:
            objects = tuple(filler for filler in objects if slot.takes(filler.entity.type, filler.sector))
        if relation.relation_class == "HOLDS_OFFICE" and not any(s.entity.type == "person" for s in subjects):
            relation = self.reading.lexicon.relations["controls"]  # "Israel governs the West Bank": no office
        contents = tuple(match.slots.get("CONTENT", ()))
        if not contents and relation.content:
            contents = tuple(token for mark, token in clause.complements if mark in OBJECT_CONTROL)
        if any(is_reciprocal(token) for token in targets):
            objects = subjects  # "accuse each other": each acts on the others
        else:
            own = {filler.entity.id for filler in subjects}
            objects = tuple(filler for filler in objects if filler.entity.id not in own)
        if not subjects or not (objects or (contents and match.frame.slot("OBJ") is None)):
            return None
        return Proposal(relation, clause.head, subjects, objects, contents, self._predicate_words(match, clause))

    def _predicate_words(self, match: Match, clause: Clause) -> tuple[Token, ...]:
        wanted = {word for alternatives in match.frame.words for word in alternatives}
        prepositions = {word for slot in match.frame.slots for word in slot.prepositions}
        words = [clause.head]
        for child in clause.head.subtree:
            near = child.head == clause.head or child.head.head == clause.head
            if (
                near
                and (
                    child.lemma_.lower() in wanted
                    or (child.lower_ in prepositions and child.dep_ in ("case", "mark", "compound:prt"))
                )
                and all(child.lower_ != word.lower_ for word in words)
            ):  # "travel to Turkey to speak": one "to"
                words.append(child)
        return tuple(sorted(set(words), key=lambda t: t.i))

    def _other(self, clause: Clause) -> Iterator[Proposal]:
        """A verb without a fitting frame between two actors named outright, so that nothing said of them is lost."""
        lexicon, lemma = self.reading.lexicon, known_lemma(clause.head, self.reading.lexicon.verbs)
        if lemma in IDLE_VERBS or lemma in lexicon.light_verbs or ("verb", clause.head.lemma_) in lexicon.attitudes:
            return
        subjects, objects = self._named(clause.subjects), self._named(clause.objects)
        if subjects and objects:
            relation, words = lexicon.relations["other"], (clause.head,)
            yield Proposal(relation, clause.head, subjects, objects, words=words, certainty=0.5, guessed=True)

    def _named(self, tokens: Iterable[Token]) -> tuple[Filler, ...]:
        """The actors that phrases name by their heads."""
        return tuple(f for token in tokens for part in conjuncts(token) for f in direct(part, self.reading.actors))
