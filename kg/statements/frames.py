"""Matching: frames of the lexicon against clauses, nouns and adjectives, giving proposals of statements."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from spacy.tokens import Doc, Token

from kg.actors import Actors
from kg.language.clauses import (
    OBJECT_CONTROL,
    Clause,
    case_words,
    children,
    clause_of,
    conjuncts,
    is_copular,
    is_verbal,
    marker,
)
from kg.ontology.vocabulary import Relation
from kg.statements.arguments import Filler, direct, fillers, modifiers
from kg.statements.base_forms import base_forms
from kg.statements.lexicon import Frame, Lexicon, LightVerb, Slot

# Acts on a place rather than on the state whose capital it is: "strikes on Tehran", "a visit to Baku"
PLACE_CLASSES = frozenset({"FIGHT", "ASSAULT", "MOBILIZE", "LOCATED_IN", "BASED_IN"})
PLACE_RELATIONS = frozenset({"visits", "controls"})
CONTROLLED_CLASSES = frozenset({"CONSULT"})
DASHES = ("-", "–", "—")
AGAINST = frozenset({"against", "at"})


@dataclass(frozen=True)
class Proposal:
    """A reading of a frame in the text: relation, trigger, actors, and the predicates that are its content."""

    relation: Relation
    trigger: Token
    subjects: tuple[Filler, ...]
    objects: tuple[Filler, ...]
    contents: tuple[Token, ...] = ()
    words: tuple[Token, ...] = ()
    negated: bool = False
    status: str | None = None
    certainty: float = 1.0
    # The predicate whose tense, modality and negation hold for a noun that a verb carries ("will hold talks")
    carrier: Token | None = None
    sources: tuple[Filler, ...] = field(default=())


def is_place_relation(relation: Relation) -> bool:
    """Whether a capital in object position is meant as a city."""
    return relation.relation_class in PLACE_CLASSES or relation.id in PLACE_RELATIONS


def known_lemma(token: Token, known: Container[str]) -> str:
    """The base form under which a token stands in a lexicon; its lemma if under none."""
    return next((form for form in base_forms(token) if form in known), token.lemma_.lower())


def is_reciprocal(token: Token) -> bool:
    """Whether a token is a word of "each other" or "one another", whichever is the head."""
    pair = {"each": "other", "one": "another"}
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    before = token.nbor(-1).lower_ if token.i else ""
    return pair.get(token.lower_) == following or pair.get(before) == token.lower_


class Matcher:
    """Proposes statements for one document: every frame that fits a predicate, the heaviest first."""

    def __init__(self, doc: Doc, actors: Actors, lexicon: Lexicon) -> None:
        self.doc = doc
        self.actors = actors
        self.lexicon = lexicon
        self._clauses: dict[int, Clause] = {}
        # Proposals whose object is an act told before: the proposal without it, and the noun
        self.pointing: list[tuple[Proposal, Token]] = []

    def clause(self, token: Token) -> Clause:
        """The clause of a predicate, built once."""
        if token.i not in self._clauses:
            self._clauses[token.i] = clause_of(token)
        return self._clauses[token.i]

    def proposals(self) -> list[Proposal]:
        """All proposals of the document, in order of their triggers."""
        spoken_for: set[int] = set()
        found = []
        for token in self.doc:
            if is_verbal(token) and token.dep_ not in ("amod", "compound", "case"):
                lemma = known_lemma(token, self.lexicon.verbs)
                for proposal in self._verb(token, lemma):
                    spoken_for |= {word.i for word in proposal.words}
                    found.append(proposal)
        for token in self.doc:
            if token.is_space or token.is_punct:
                continue
            if token.pos_ in ("NOUN", "PROPN") and not is_verbal(token) and token.i not in spoken_for:
                lemma = known_lemma(token, self.lexicon.nouns)
                if lemma in self.lexicon.nouns:
                    found += self._noun(token, lemma)
            lemma = token.lemma_.lower()
            if lemma in self.lexicon.adjectives and token.pos_ in ("ADJ", "VERB"):
                found += self._adjective(token, lemma)
            if token.i > 1 and self.doc[token.i - 1].text in DASHES and token.lower_ in self.lexicon.hyphenated:
                found += self._hyphenated(token)
        return sorted(found, key=lambda proposal: proposal.trigger.i)

    # Verbs ------------------------------------------------------------------------------------------------

    def _verb(self, verb: Token, lemma: str) -> Iterator[Proposal]:
        clause = self.clause(verb)
        frames = self.lexicon.verbs.get(lemma, ())
        matches = [match for frame in frames if (match := self._match(frame, clause))]
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
                yield from self._mutual(symmetric.relation, clause.subjects, verb)
                return
        yield from self._other(clause)

    def _point_back(self, match: Match, clause: Clause) -> None:
        tokens = [*match.slots.get("OBJ", ()), *(t for t in match.slots.get("CONTENT", ()) if t.pos_ == "NOUN")]
        subjects = self._fill(clause.subjects, acting=True)
        for token in tokens[:1]:
            if subjects and "SUBJ" not in match.slots:
                words = self._predicate_words(match, clause)
                self.pointing.append((Proposal(match.frame.relation, clause.head, subjects, (), (), words), token))

    def _match(self, frame: Frame, clause: Clause) -> Match | None:
        near = self._near_words(clause)
        if not all(alternatives & near for alternatives in frame.words):
            return None
        slots: dict[str, list[Token]] = {}
        weight = 2 * len(frame.words)
        for slot in frame.slots:
            if slot.kind == "CONTENT":
                found = self._content(slot.prepositions, clause)
            else:
                found = self._slot(slot, clause, frame)
            if not found:
                return None
            slots[slot.kind] = found
            weight += 2 if slot.prepositions else 1
        return Match(frame, slots, weight)

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
            return [token for verb in infinitives for token in self.clause(verb).objects]
        prepositions = slot.prepositions
        if not prepositions:
            return [token for token in clause.objects if token.lemma_.lower() not in wanted]
        found = [token for words, token in clause.obliques if words & prepositions]
        carried = [t for t in children(clause.head, "obj", "nsubj:pass", "obl") if t.lemma_.lower() in wanted]
        found += [child for t in carried for child in children(t, "nmod") if case_words(child) & prepositions]
        particles = {child.lower_ for child in children(clause.head, "compound:prt", "advmod")}
        if not found and particles & prepositions:
            found = list(clause.objects)
        return found

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
        subjects = self._fill(match.slots.get("SUBJ") or clause.subjects, acting=True)
        targets = clause.subjects if "SUBJ" in match.slots else match.slots.get("OBJ", [])
        objects = self._fill(targets, as_place=as_place)
        contents = tuple(match.slots.get("CONTENT", ()))
        if not contents and relation.content:
            contents = tuple(token for mark, token in clause.complements if mark in OBJECT_CONTROL)
        if any(is_reciprocal(token) for token in targets):
            objects = subjects  # "accuse each other": each acts on the others
        if not subjects or not (objects or (contents and match.frame.slot("OBJ") is None)):
            return None
        return Proposal(relation, clause.head, subjects, objects, contents, self._predicate_words(match, clause))

    def _fill(
        self, tokens: tuple[Token, ...] | list[Token], *, as_place: bool = False, acting: bool = False
    ) -> tuple[Filler, ...]:
        return tuple(f for token in tokens for f in fillers(token, self.actors, as_place=as_place, acting=acting))

    def _predicate_words(self, match: Match, clause: Clause) -> tuple[Token, ...]:
        wanted = {word for alternatives in match.frame.words for word in alternatives}
        prepositions = {word for slot in match.frame.slots for word in slot.prepositions}
        words = [clause.head]
        for child in clause.head.subtree:
            near = child.head == clause.head or child.head.head == clause.head
            if near and (
                child.lemma_.lower() in wanted
                or (child.lower_ in prepositions and child.dep_ in ("case", "mark", "compound:prt"))
            ):
                words.append(child)
        return tuple(sorted(set(words), key=lambda t: t.i))

    def _mutual(self, relation: Relation, tokens: tuple[Token, ...], trigger: Token) -> Iterator[Proposal]:
        """ "X and Y met": each pair of the coordinated subjects."""
        together = self._fill(tokens)
        for one, other in combinations(together, 2):
            yield Proposal(relation, trigger, (one,), (other,), words=(trigger,), certainty=0.9)

    def _other(self, clause: Clause) -> Iterator[Proposal]:
        """A verb outside the vocabulary between two actors, so that nothing said between them is lost."""
        if (
            clause.head.lemma_.lower() in ("be", "have", "do", "say", "tell", "add")
            or ("verb", clause.head.lemma_) in self.lexicon.attitudes
        ):
            return
        if clause.head.lemma_.lower() in self.lexicon.light_verbs:
            return
        subjects = tuple(f for token in clause.subjects for part in conjuncts(token) for f in direct(part, self.actors))
        objects = tuple(f for token in clause.objects for part in conjuncts(token) for f in direct(part, self.actors))
        if subjects and objects:
            relation = self.lexicon.relations["other"]
            yield Proposal(relation, clause.head, subjects, objects, words=(clause.head,), certainty=0.5)

    # Nouns ------------------------------------------------------------------------------------------------

    def _noun(self, noun: Token, lemma: str) -> Iterator[Proposal]:
        if self.actors.at(noun) is not None and self.actors.at(noun).kind == "name":  # type: ignore[union-attr]
            return
        if noun.dep_ == "compound" and noun.head.lemma_.lower() in self.lexicon.nouns:
            return
        if any(role.start <= noun.i < role.end for role in self.actors.roles):
            return  # an office already read
        carrier, light = self._carrier(noun)
        frames = self.lexicon.nouns[lemma]
        best: tuple[int, list[Proposal]] = (0, [])
        for frame in frames:
            proposals = list(self._noun_frame(frame, noun, carrier, light))
            weight = frame.weight + max((len(p.objects) > 0 for p in proposals), default=0)
            if proposals and weight > best[0]:
                best = (weight, proposals)
        yield from best[1]

    def _carrier(self, noun: Token) -> tuple[Token | None, LightVerb | None]:
        """The light verb that carries a noun, with its subject as actor ("carried out strikes")."""
        verb = noun.head
        if verb.pos_ != "VERB" or noun.dep_ not in ("obj", "nsubj:pass", "obl"):
            if noun.dep_ == "acl:relcl" or verb == noun:
                return None, None
            known = self.lexicon.light_verbs
            relative = [c for c in children(noun, "acl:relcl", "acl") if known_lemma(c, known) in known]
            if not relative:
                return None, None
            verb = relative[0]
        if self._content_status("verb", known_lemma(verb, self.lexicon.verbs)) == "denied":
            return None, None  # "deny an accusation" is no way to make one
        particles = {child.lower_ for child in children(verb, "compound:prt", "advmod", "case")}
        for light in self.lexicon.light_verbs.get(known_lemma(verb, self.lexicon.light_verbs), ()):
            if not light.particles or light.particles & (particles | case_words(noun)):
                if noun.dep_ == "obl" and not light.particles:
                    continue
                return verb, light
        return None, None

    def _noun_frame(
        self, frame: Frame, noun: Token, carrier: Token | None, light: LightVerb | None
    ) -> Iterator[Proposal]:
        relation = frame.relation
        as_place = is_place_relation(relation)
        near = {child.lemma_.lower() for child in noun.children} | {child.lower_ for child in noun.children}
        if not all(alternatives & near for alternatives in frame.words):
            return
        slot, reverse = frame.slot("OBJ"), frame.slot("SUBJ")
        content = frame.slot("CONTENT")
        taken = (slot.prepositions if slot else frozenset()) | (reverse.prepositions if reverse else frozenset())
        pairs = self._between(noun, carrier)
        words = self._noun_words(noun, carrier, taken)
        negates, status = (light.negates, light.status) if light else (False, None)
        if pairs:
            for one, other in pairs:
                yield Proposal(
                    relation,
                    noun,
                    (one,),
                    (other,),
                    words=words,
                    carrier=carrier,
                    negated=negates,
                    status=status,
                    certainty=0.9,
                )
            return
        objects = self._prepositional(noun, carrier, slot.prepositions, as_place) if slot else ()
        contents = tuple(self._noun_content(noun, content.prepositions)) if content else ()
        if reverse:
            subjects = self._prepositional(noun, carrier, reverse.prepositions, False)
            objects = objects or self._actor(noun, carrier, light, frozenset(taken), relation)
        else:
            subjects = self._actor(noun, carrier, light, frozenset(taken), relation)
        if light is not None and light.subject_is_target and carrier is not None and not reverse:
            surface = self._fill(self.clause(carrier).subjects, acting=True)
            subjects = tuple(s for s in subjects if s.entity.id not in {f.entity.id for f in surface})
            objects = objects or surface
        objects = tuple(o for o in objects if o.entity.id not in {s.entity.id for s in subjects})
        if not objects and not contents and relation.symmetric and len(subjects) > 1:
            for one, other in combinations(subjects, 2):
                yield Proposal(
                    relation,
                    noun,
                    (one,),
                    (other,),
                    words=words,
                    carrier=carrier,
                    negated=negates,
                    status=status,
                    certainty=0.8,
                )
        elif relation.relation_class == "HOLDS_OFFICE" and all(s.entity.type == "country" for s in subjects):
            return  # an office is a person's: "the Russian ambassador to" is not Russia
        elif subjects and (objects or (contents and slot is None)):
            yield Proposal(relation, noun, subjects, objects, contents, words, negates, status, 0.85, carrier)

    def _between(self, noun: Token, carrier: Token | None) -> list[tuple[Filler, Filler]]:
        """ "talks between A and B", "US–Turkey deal": the pairs a noun joins."""
        hosts = [
            noun,
            *([noun.head] if noun.dep_ in ("nsubj", "nsubj:pass", "obj") and noun.head.pos_ == "VERB" else []),
        ]
        for host in hosts:
            for child in children(host, "nmod", "obl"):
                if case_words(child) & {"between", "among"}:
                    return list(combinations(fillers(child, self.actors), 2))
        joined = [f for f in modifiers(noun, self.actors) if f.head.dep_ != "nmod:poss"]
        if len(joined) == 2 and any(t.text in DASHES for t in self.doc[joined[0].end : joined[1].start]):
            return [(joined[0], joined[1])]
        return []

    def _prepositional(
        self, noun: Token, carrier: Token | None, prepositions: frozenset[str], as_place: bool
    ) -> tuple[Filler, ...]:
        hosts = [noun, *children(noun, "acl")]
        if carrier is not None:
            hosts.append(carrier)
        elif noun.dep_ in ("nsubj", "nsubj:pass") and noun.head.pos_ == "VERB":
            hosts.append(noun.head)
        for host in hosts:
            phrases = [
                child
                for child in children(host, "nmod", "obl", "obl:agent")
                if case_words(child) & prepositions and child != noun
            ]
            found = self._fill(phrases, as_place=as_place)
            if found:
                return found
        return ()

    def _actor(
        self, noun: Token, carrier: Token | None, light: LightVerb | None, taken: frozenset[str], relation: Relation
    ) -> tuple[Filler, ...]:
        """Who does what a noun says: by-phrase, possessor, demonym, "of X", light verb's subject, or the clause's."""
        phrases = [(case_words(c), c) for c in children(noun, "nmod", "obl", "obl:agent")]
        by = self._fill([c for words, c in phrases if words & (frozenset({"by", "from"}) - taken)])
        owned = by or tuple(modifiers(noun, self.actors))
        if not owned and "of" not in taken:
            named = [part for words, c in phrases if "of" in words for part in conjuncts(c)]
            owned = tuple(filler for part in named for filler in direct(part, self.actors))
        if owned:
            return owned
        if is_copular(noun):
            return self._fill(children(noun, "nsubj", "nsubj:outer"))
        if noun.dep_ == "appos":
            return tuple(direct(noun.head, self.actors))
        if carrier is not None:
            clause = self.clause(carrier)
            return self._fill(clause.subjects, acting=True)
        head = noun.head
        if noun.dep_ == "xcomp" and head.pos_ == "VERB":
            return self._fill(self.clause(head).objects or self.clause(head).subjects)
        if relation.relation_class in CONTROLLED_CLASSES and noun.dep_ == "obl":
            verb = head.head if head.pos_ in ("ADV", "ADP") else head  # "ahead of a visit to"
            return self._fill(self.clause(verb).subjects) if verb.pos_ == "VERB" else ()
        return self._controller(noun)

    def _controller(self, noun: Token) -> tuple[Filler, ...]:
        """Who a noun is about that is the content of another word, where it does not say so itself.

        "accused Iran of support for", "denied cooperation with", "denied accusations of cooperation with",
        "the charge against Iran of support for".
        """
        head, lemma = noun.head, noun.head.lemma_.lower()
        if head.pos_ == "VERB":
            clause = self.clause(head)
            if noun.dep_ == "obl" and clause.objects and case_words(noun) & OBJECT_CONTROL:
                return self._fill(clause.objects)
            status = self._content_status("verb", known_lemma(head, self.lexicon.verbs))
            # Who denies an accusation is not the accuser
            own = self._content_status("noun", noun.lemma_.lower())
            if noun.dep_ in ("obj", "nsubj:pass") and status in ("denied", "planned") and own != "claimed":
                return self._fill(clause.subjects, acting=True)
        elif noun.dep_ == "nmod" and case_words(noun) & {"of", "for", "to"} and self._content_status("noun", lemma):
            return self._prepositional(head, None, AGAINST, False) or self._denier(head) or self._controller(head)
        return ()

    def _denier(self, accusation: Token) -> tuple[Filler, ...]:
        """Who rejects an accusation is who it is about: "denied any accusations of cooperation"."""
        verb = accusation.head
        if verb.pos_ != "VERB" or accusation.dep_ not in ("obj", "nsubj:pass"):
            return ()
        denied = self._content_status("verb", known_lemma(verb, self.lexicon.verbs)) == "denied"
        return self._fill(self.clause(verb).subjects) if denied else ()

    def _content_status(self, kind: str, lemma: str) -> str | None:
        """The status that a word gives to what it contains, as an attitude or as a relation."""
        attitude = self.lexicon.attitudes.get((kind, lemma))
        if attitude is not None:
            return attitude.status
        frames = (self.lexicon.verbs if kind == "verb" else self.lexicon.nouns).get(lemma, ())
        return next((f.relation.content for f in frames if f.slot("CONTENT") and f.relation.content), None)

    def _noun_content(self, noun: Token, prepositions: frozenset[str]) -> Iterator[Token]:
        for child in children(noun, "acl", "ccomp", "nmod", "acl:relcl"):
            mark = marker(child) or ("that" if child.dep_ == "ccomp" else "")
            if mark in prepositions or case_words(child) & prepositions:
                yield from conjuncts(child)

    def _noun_words(self, noun: Token, carrier: Token | None, taken: frozenset[str]) -> tuple[Token, ...]:
        cases = [c for child in noun.children for c in child.children if c.dep_ == "case" and c.lower_ in taken][:1]
        return tuple(sorted({noun, *cases, *([carrier] if carrier else [])}, key=lambda t: t.i))

    # Adjectives and compounds -----------------------------------------------------------------------------

    def _adjective(self, adjective: Token, lemma: str) -> Iterator[Proposal]:
        if adjective.pos_ == "VERB" and adjective.dep_ not in (
            "amod",
            "acl",
            "root",
            "ROOT",
            "xcomp",
            "conj",
            "ccomp",
            "acl:relcl",
            "advcl",
        ):
            return
        bearers = children(adjective, "nsubj", "nsubj:pass", "nsubj:outer")
        if not bearers and adjective.dep_ in ("amod", "acl", "acl:relcl"):
            bearers = [adjective.head]
        if not bearers and adjective.dep_ in ("xcomp", "conj", "ccomp", "advcl"):
            bearers = list(self.clause(adjective).subjects)
        subjects = self._fill(bearers)
        for frame in self.lexicon.adjectives[lemma]:
            slot = frame.slot("OBJ")
            if slot is None or not subjects:
                continue
            phrases = [c for c in children(adjective, "obl", "nmod", "obl:agent") if case_words(c) & slot.prepositions]
            objects = self._fill(phrases)
            if objects:
                yield Proposal(frame.relation, adjective, subjects, objects, words=(adjective,), certainty=0.85)
                return

    def _hyphenated(self, participle: Token) -> Iterator[Proposal]:
        """ "Iran-backed militias", "the Saudi-led coalition": the actor before the hyphen acts on the noun."""
        actor = direct(self.doc[participle.i - 2], self.actors) or [
            f for f in modifiers(participle, self.actors) if f.end == participle.i - 1
        ]
        reference = self.actors.at(self.doc[participle.i - 2])
        if not actor and reference is not None:
            span = self.doc[reference.start : reference.end]
            actor = [
                Filler(e, span.root, reference.start, reference.end, reference.sector, 0.9) for e in reference.entities
            ]
        relation = self.lexicon.hyphenated[participle.lower_]
        objects = direct(participle.head, self.actors, as_place=is_place_relation(relation))
        objects = [o for o in objects if o.entity.id not in {a.entity.id for a in actor}]
        if actor and objects:
            yield Proposal(relation, participle, tuple(actor), tuple(objects), words=(participle,), certainty=0.8)


@dataclass(frozen=True, slots=True)
class Match:
    """A frame with the tokens found for its slots."""

    frame: Frame
    slots: dict[str, list[Token]]
    weight: int
