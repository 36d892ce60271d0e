"""Frames of verbs: the heaviest that fits a clause, with the actors in its slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.actors import is_counted
from kg.language.clauses import OBJECT_CONTROL, Clause, case_words, children, conjuncts
from kg.language.plain import Token
from kg.ontology.vocabulary import Relation
from kg.statements.arguments import Filler, direct, ids, is_described_by, owners_abroad, without
from kg.statements.ellipses import repeating
from kg.statements.lexicon import NO_FRAMES, Frame, Frames
from kg.statements.matches import ASKING_CLASSES, FACTS, Match, Matcher
from kg.statements.mood import NEGATIONS
from kg.statements.proposals import (
    HOSTILE_CLASSES,
    LOCATIVE,
    NAMING_ACTS,
    Proposal,
    Reading,
    is_place_relation,
    known_lemma,
)
from kg.statements.words import CONVENING, GIVING_GOODS, IDLE_VERBS, LEAVING, MEETINGS, OFFERING, RECIPROCAL

# What stands before a partner of what several do together
TOGETHER = frozenset({"with", "against", "and"})
# Prepositions of where and about what several fight each other
WHERE_FOUGHT = LOCATIVE | {"on", "for", "over", "along", "across", "outside"}
# What does this to an act does nothing to the place of it; what is said of an act may be said of its place
HOLDING_CLASSES = frozenset({"CONTROLS", "COERCE"})
# Verbs that stand for another
PRO_VERBS = frozenset({"did", "does", "do", "has", "have"})
# Particles with which a verb is another: "rule out", "call off", "turn down"
OTHER_SENSE = frozenset({"out", "off", "up", "down", "over"})
# What introduces what is refused or agreed to, where that is said
CONTENT_MARKS = frozenset({"", "to", "that"})
# What a state does with its own forces also where none says who sends them: "Norwegian troops were flown to Chad"
FORCES_MOVED = frozenset({"withdrawsFrom", "mobilizesAgainst", "putsForcesOnAlert"})
# What is done by the state in which, or from which, it is done: "was jailed in Chad"
STATE_ACTS = {"arrests": "in", "sentences": "in", "charges": "in", "expels": "from"}
# What somebody is threatened with
HELD_OUT = frozenset({"SANCTION", "FIGHT", "ASSAULT"})
GIVEN_CLASSES = frozenset({"AID", "CONCEDE"})
FUTURE = ("will", "shall", "'ll")


def is_reciprocal(token: Token) -> bool:
    """Whether a token is a word of "each other" or "one another", whichever is the head."""
    pair = {"each": "other", "one": "another"}
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    before = token.nbor(-1).lower_ if token.i else ""
    return pair.get(token.lower_) == following or pair.get(before) == token.lower_


def _likewise(verb: Token) -> Iterator[Token]:
    """Who does the same: "condemned it, as did Kenya", "and so did Kenya", "Kenya followed suit", "did the same"."""
    for clause in children(verb, "advcl", "conj", "parataxis"):
        if clause.lower_ in PRO_VERBS and any(child.lower_ in ("as", "so") for child in clause.lefts):
            yield from children(clause, "nsubj", "obj")
        elif _is_imitation(clause):
            yield from children(clause, "nsubj")


def _is_imitation(verb: Token) -> bool:
    """Whether a verb says only that somebody does what was told just before."""
    objects, lemma = children(verb, "obj", "obl", "advmod"), verb.lemma_.lower()
    if any(child.lower_ in NEGATIONS for child in verb.children):
        return False
    if lemma == "do":
        return any(part.lower_ in ("same", "likewise") for part in objects)
    named = [part for part in objects if part.dep_ == "obj"]
    return lemma == "follow" and all(part.lemma_.lower() == "suit" for part in named)


def _is_called(filler: Filler, noun: Token) -> bool:
    """Whether a noun is a word of somebody's name: of the group "two gunmen", but not of Hamas."""
    return noun.lower_ in filler.entity.name.lower().split()


def _is_the_other(token: Token) -> bool:
    """ "the other" without a noun: of two, each acts on the one who is not it."""
    return token.lower_ == "other" and any(child.lower_ == "the" for child in token.children)


def _is_unconfirmed(verb: Token) -> bool:
    """Whether it is said neither of a thing that it is so nor that it is not: "neither confirmed nor denied"."""
    return verb.dep_ == "conj" and verb.lemma_.lower() in ("deny", "rule") and verb.head.lemma_.lower() == "confirm"


class VerbFrames:
    """Proposes statements for verbs; `pointing` collects those whose object is an act told before, with its noun.

    A verb that alone answers who asked before ("Oman refused") stands there without one.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.matcher = Matcher(reading)
        self.pointing: list[tuple[Proposal, Token | None]] = []

    def propose(self, verb: Token, lemma: str) -> Iterator[Proposal]:
        """The statement that a verb makes, or several where actors act on each other."""
        if _is_unconfirmed(verb):
            return
        clause = self.reading.clause(verb)
        frames = self.reading.lexicon.verbs.get(lemma, NO_FRAMES)
        if not self._has_actor(clause, frames):
            return
        standing = tuple(frames.standing(self.matcher.near_words(clause)) if frames.with_words else frames)
        particles = OTHER_SENSE & {child.lower_ for child in children(clause.head, "compound:prt")}
        matches = [match for frame in standing if (match := self.matcher.match(frame, clause, particles))]
        if matches and self._is_among_subjects(matches, clause):
            matches = []
        if len(self._convened(clause)) > 1:
            yield from self.reading.mutual(
                self.reading.lexicon.relations["holdsTalksWith"], clause.objects, clause.head, (clause.head,)
            )
            return
        matches.sort(key=lambda match: (self._passes_over(match, clause), -match.weight))
        for match in matches:
            proposal = self._proposal(match, clause)
            if proposal is not None:
                if not proposal.objects:
                    self._point_back(match, clause)
                    self._answer(clause, particles)
                yield proposal
                yield from self._repeated(proposal)
                yield from self._wished(proposal, clause)
                yield from self._held_out(proposal, clause)
                return
        for match in matches[:1]:
            self._point_back(match, clause)
        together = list(self._together(standing, clause))
        if together:
            yield from together
            return
        self._answer(clause, particles)
        yield from self._other(clause)

    def _is_among_subjects(self, matches: Iterable[Match], clause: Clause) -> bool:
        """Whether several fight each other somewhere: "Soviet and Chinese troops fought for an island in the river"."""
        if clause.head.lemma_.lower() not in RECIPROCAL or clause.objects or clause.passive:
            return False
        sides = ids(self.reading.fill(clause.subjects, acting=True))
        targets = [target for match in matches for target in match.slots.get("OBJ", ())]
        return len(sides) == 2 and all(
            case_words(target) <= WHERE_FOUGHT or target.head.i != clause.head.i for target in targets
        )

    def _has_actor(self, clause: Clause, frames: Frames) -> bool:
        """Whether there is anybody who may do what a verb says; by most verbs there is not."""
        return bool(
            self.reading.fill(clause.subjects, acting=True)
            or self._moved(clause)
            or any(self._states(clause, preposition) for preposition in STATE_ACTS.values())
            or self._convened(clause)
            or self.reading.fill(_likewise(clause.head), acting=True)
            or (not clause.subjects and self._partners(clause))
            or frames.read_backwards
        )

    def _moved(self, clause: Clause) -> tuple[Filler, ...]:
        """Whose forces are moved by nobody named: "the marines were flown to Chad"."""
        if not clause.passive or clause.subjects:
            return ()
        return tuple(filler for filler in self.reading.fill(clause.objects, acting=True) if filler.sector == "MIL")

    def _convened(self, clause: Clause) -> tuple[Filler, ...]:
        """Who meets where a meeting is what brings them together: "talks in Rome brought together Chad and Togo"."""
        meetings = [t for t in clause.subjects if known_lemma(t, MEETINGS) in MEETINGS and not clause.passive]
        return self.reading.fill(clause.objects) if meetings and clause.head.lemma_.lower() in CONVENING else ()

    def _states(self, clause: Clause, preposition: str) -> tuple[Filler, ...]:
        """In which state something is done that only a state does: "was jailed in Chad", with nobody named who did."""
        if not clause.passive or clause.subjects:
            return ()
        where = [token for words, token in clause.obliques if preposition in words]
        if preposition == "from":  # "was ordered to leave Chad"
            left = (verb for mark, verb in clause.complements if mark == "to" and verb.lemma_.lower() in LEAVING)
            where += [token for verb in left for token in self.reading.clause(verb).objects]
        kinds = {"country", "international_organization"} if preposition == "from" else {"country"}
        return tuple(filler for filler in self.reading.fill(where) if filler.entity.type in kinds)

    def _attackers(self, verb: Token) -> tuple[Filler, ...]:
        """Whose act it is in which something befalls people: "Chad's attack, in which four people were killed"."""
        within = (child for child in children(verb, "obl", "nmod") if child.lower_ == "which")
        if verb.dep_ != "acl:relcl" or not any(case_words(child) & {"in", "during"} for child in within):
            return ()
        known, noun = self.reading.lexicon.nouns, verb.head
        while known_lemma(noun, known) not in known and noun.dep_ in ("nmod", "flat", "compound", "conj"):
            noun = noun.head
        if known_lemma(noun, known) not in known:
            return ()
        owners = tuple(f for f in self.reading.fill((noun,), acting=True) if f.entity.type != "place")
        return owners or self.reading.fill(self.reading.clause(noun.head).subjects, acting=True)

    def _passes_over(self, match: Match, clause: Clause) -> bool:
        """Whether a reading looks past the actor that is the direct object: "struck Hezbollah in Lebanon".

        Not so where nobody known is meant: "struck people in Lebanon" is about Lebanon. Who protests somewhere does
        nothing to an object: "struck targets in Lebanon" is no protest.
        """
        slot, targets = match.frame.slot("OBJ"), match.slots.get("OBJ", ())
        if "SUBJ" in match.slots or any(target in clause.objects for target in targets):
            return False
        if slot is not None and not any(case_words(target) & LOCATIVE for target in targets):
            return self._are_inhabitants(clause.objects, targets)
        others = [token for token in clause.objects if token.lemma_.lower() not in match.frame.vocabulary]
        relation_class = match.frame.relation.relation_class
        if any(self._is_known(token) or self._are_told_apart(token, targets) for token in clause.objects) or (
            others and relation_class == "PROTEST"
        ):
            return True
        places = self.reading.fill(targets, as_place=True) if relation_class in HOSTILE_CLASSES else ()
        return any(owners_abroad(token, self.reading.actors, places) for token in clause.objects)

    def _is_known(self, token: Token) -> bool:
        reference = self.reading.actors.at(token)
        nominal = reference is not None and reference.kind == "nominal"
        fillers = direct(token, self.reading.actors)  # "a Hamas commander" is known as Hamas
        return any(not (nominal and is_described_by(f, token) and _is_called(f, token)) for f in fillers)

    def _are_inhabitants(self, tokens: Iterable[Token], places: Iterable[Token]) -> bool:
        """Whether those meant are people of a place, not the place: "massacred residents of Goma"."""
        held = [filler.entity.type for filler in self.reading.fill(places)]
        people = (direct(token, self.reading.actors) for token in tokens if any(p.head == token for p in places))
        return bool(held) and set(held) == {"place"} and any(f.sector == "CVL" for found in people for f in found)

    def _are_told_apart(self, token: Token, places: Iterable[Token]) -> bool:
        """Whether a group without a name is meant, not where it is: an armed one, or so many people in a town."""
        reference = self.reading.actors.at(token)
        if reference is None or reference.kind != "nominal" or reference.head != token.i:
            return False
        of_state = any(filler.entity.type == "country" for filler in self.reading.fill(places))
        return reference.entities[0].type == "armed_group" or (is_counted(token) and not of_state)

    def _together(self, frames: Iterable[Frame], clause: Clause) -> Iterator[Proposal]:
        """What several do that one else does with another: "X and Y met", "X and Y signed a treaty"."""
        mutual = [
            frame
            for frame in frames
            if (frame.relation.symmetric or frame.head in RECIPROCAL)
            and all((slot.kind == "OBJ" and slot.prepositions & TOGETHER) or not (slot.prepositions or frame.words)
                    for slot in frame.slots)
        ]  # fmt: skip
        for frame in sorted(mutual, key=lambda frame: -len(frame.words)):
            if frame.words or frame.slot("CONTENT") or not clause.objects:
                words = self._predicate_words(Match(frame, {}, 0), clause)
                yield from self.reading.mutual(frame.relation, self._partners(clause), clause.head, words)
                return

    def _partners(self, clause: Clause) -> tuple[Token, ...]:
        """The subjects, or those between whom it is done: "a truce concluded between X and Y"."""
        between = tuple(token for words, token in clause.obliques if words & {"between", "among"})
        return clause.subjects or between

    def _point_back(self, match: Match, clause: Clause) -> None:
        tokens = [*match.slots.get("OBJ", ()), *(t for t in match.slots.get("CONTENT", ()) if t.pos_ == "NOUN")]
        subjects = self._doers(clause)
        for token in tokens[:1]:
            if subjects and "SUBJ" not in match.slots:
                words = self._predicate_words(match, clause)
                self.pointing.append((Proposal(match.frame.relation, clause.head, subjects, (), (), words), token))

    def _answer(self, clause: Clause, particles: frozenset[str]) -> None:
        """A verb that alone says yes or no: "Oman refused", "Oman turned it down"."""
        verb = known_lemma(clause.head, self.reading.lexicon.verbs)
        relation = self.reading.lexicon.answers.get(" ".join((verb, *sorted(particles))))
        alone = all(token.lower_ in FACTS for token in clause.objects) and not clause.passive
        if relation is None or not alone or any(mark in CONTENT_MARKS for mark, _ in clause.complements):
            return
        subjects = self._doers(clause)
        if subjects:
            self.pointing.append((Proposal(relation, clause.head, subjects, (), (), (clause.head,)), None))

    def _doers(self, clause: Clause) -> tuple[Filler, ...]:
        """Who does what a clause says, and who does the same."""
        return self.reading.fill((*clause.subjects, *_likewise(clause.head)), acting=True)

    def _proposal(self, match: Match, clause: Clause) -> Proposal | None:
        relation = match.frame.relation
        as_place = is_place_relation(relation)
        acting = match.slots.get("SUBJ") or (*clause.subjects, *_likewise(clause.head))
        subjects = self.reading.fill(acting, acting=True)
        if not acting and relation.id in FORCES_MOVED:
            subjects = self._moved(clause)
        if not acting and clause.passive and relation.relation_class in HOSTILE_CLASSES:
            subjects = self._attackers(clause.head)
        if not acting and relation.id in STATE_ACTS:
            subjects = self._states(clause, STATE_ACTS[relation.id])
        targets = match.slots.get("OBJ") or (clause.subjects if "SUBJ" in match.slots else ())
        objects = tuple(
            filler for target in targets for filler in self._affected(target, relation.relation_class, as_place)
        )
        if relation.relation_class in HOSTILE_CLASSES:
            objects = without(objects, self.reading.favoured(clause.head))
        if (slot := match.frame.slot("OBJ")) is not None and slot.types:
            objects = tuple(filler for filler in objects if slot.takes(filler.entity.type, filler.sector))
        if relation.relation_class == "HOLDS_OFFICE" and not any(s.entity.type == "person" for s in subjects):
            if relation.id != "holdsOffice":
                return None
            relation = self.reading.lexicon.relations["controls"]  # "Israel governs the West Bank": no office
        contents = tuple(match.slots.get("CONTENT", ()))
        if not contents and relation.content:
            contents = tuple(token for mark, token in clause.complements if mark in OBJECT_CONTROL)
        if relation.id in NAMING_ACTS:
            contents = tuple(token for words, token in clause.obliques if words == {"of"})
        if any(is_reciprocal(token) or _is_the_other(token) for token in targets):
            objects = subjects  # "accuse each other", "each blamed the other": each acts on the others
        else:
            objects = without(objects, subjects)
        if not subjects or not (objects or (contents and match.frame.slot("OBJ") is None)):
            return None
        status = self._promised(clause.head, relation)
        return Proposal(
            relation, clause.head, subjects, objects, contents, self._predicate_words(match, clause), status=status,
            sources=subjects if status else (),
        )  # fmt: skip

    def _repeated(self, told: Proposal) -> Iterator[Proposal]:
        """The same of others: "Kenya signed the pact with Togo; Chad has not"."""
        for verb in repeating(told.trigger) if told.objects else ():
            subjects = self.reading.fill(children(verb, "nsubj"), acting=True)
            objects = without(told.objects, subjects)
            if subjects and objects:
                yield told._replace(
                    trigger=verb, subjects=subjects, objects=objects, contents=(), words=(verb,), status=None,
                    sources=(), certainty=0.85,
                )  # fmt: skip

    def _wished(self, request: Proposal, clause: Clause) -> Iterator[Proposal]:
        """What the one who asks wants to be given: "asked Kenya for troops", "demanded an apology from Kenya"."""
        if request.relation.relation_class not in ASKING_CLASSES or not request.objects:
            return
        yield from self._wished_gone(request, clause)
        phrases = [*(token for words, token in clause.obliques if "for" in words), *children(clause.head, "obj")]
        phrases = [phrase for phrase in phrases if not self._is_asked(phrase, request)]
        for noun in (part for phrase in phrases for part in conjuncts(phrase) if part.pos_ == "NOUN"):
            relation = self._giving(noun)
            if relation is not None:
                yield Proposal(
                    relation, noun, request.objects, request.subjects, words=(noun,), status="requested",
                    sources=request.subjects, certainty=0.8,
                )  # fmt: skip

    def _held_out(self, threat: Proposal, clause: Clause) -> Iterator[Proposal]:
        """What somebody is threatened with: "threatened Kenya with sanctions", "threatened attacks on Kenya"."""
        verb = clause.head
        if threat.relation.relation_class != "THREATEN" or verb.lemma_.lower() != "threaten" or clause.passive:
            return
        if any(child.lower_ in NEGATIONS for child in verb.children):
            return
        phrases = [*(token for words, token in clause.obliques if "with" in words), *children(verb, "obj")]
        lexicon = self.reading.lexicon
        for noun in (part for phrase in phrases for part in conjuncts(phrase) if part.pos_ == "NOUN"):
            frames = lexicon.nouns.get(known_lemma(noun, lexicon.nouns), ())
            acts = [frame.relation for frame in frames if not frame.words and frame.slot("OBJ")]
            relation = next((act for act in acts if act.relation_class in HELD_OUT), None)
            if relation is not None and not self._is_asked(noun, threat):
                yield Proposal(
                    relation, noun, threat.subjects, threat.objects, words=(noun,), status="planned",
                    sources=threat.subjects, certainty=0.8, carrier=verb,
                )  # fmt: skip

    def _wished_gone(self, request: Proposal, clause: Clause) -> Iterator[Proposal]:
        """From where somebody is wanted out: "wants Kenyan troops out of Somalia"."""
        where = [token for words, token in clause.obliques if words == {"out", "of"}]
        if where and clause.head.lemma_.lower() == "want":
            yield Proposal(
                self.reading.lexicon.relations["withdrawsFrom"], where[0], request.objects, self.reading.fill(where),
                words=(clause.head,), status="requested", sources=request.subjects, certainty=0.8,
            )  # fmt: skip

    def _is_asked(self, phrase: Token, request: Proposal) -> bool:
        """Whether a phrase is who is asked: "wants Kenyan troops out"."""
        asked = {filler.entity.id for filler in request.objects}
        return any(filler.entity.id in asked for filler in direct(phrase, self.reading.actors))

    def _giving(self, noun: Token) -> Relation | None:
        """The relation of who gives a thing to who gets it: help, arms, money, an apology."""
        lexicon, lemma = self.reading.lexicon, known_lemma(noun, self.reading.lexicon.nouns)
        acts = [frame.relation for frame in lexicon.nouns.get(lemma, ()) if not frame.words]
        goods = [
            frame.relation
            for verb in GIVING_GOODS
            for frame in lexicon.verbs[verb]
            if frame.relation.relation_class == "AID" and any(noun.lemma_.lower() in words for words in frame.words)
        ]
        return next((r for r in (*acts, *goods) if r.relation_class in GIVEN_CLASSES), None)

    def _promised(self, verb: Token, relation: Relation) -> str | None:
        """The status of what a verb of giving only holds out: "offered arms", "pledged money"."""
        lemma = known_lemma(verb, OFFERING)
        if any(child.lower_ in FUTURE for child in children(verb, "aux")):
            return None
        attitude = self.reading.lexicon.attitudes.get(("verb", lemma)) if lemma in OFFERING else None
        return attitude.status if attitude is not None and relation.relation_class == "AID" else None

    def _affected(self, target: Token, relation_class: str, as_place: bool) -> Iterator[Filler]:
        """The actors of an object; to hold talks in Geneva is not to hold Geneva."""
        holding = relation_class in HOLDING_CLASSES
        act = holding and known_lemma(target, self.reading.lexicon.nouns) in self.reading.lexicon.nouns
        for filler in self.reading.fill((target,), as_place=as_place):
            where = filler.head.head.i == target.i and case_words(filler.head) & LOCATIVE
            if not (act and where):
                yield filler

    def _predicate_words(self, match: Match, clause: Clause) -> tuple[Token, ...]:
        prepositions = {word for slot in match.frame.slots for word in slot.prepositions}
        near = [node for child in clause.head.children for node in (child, *child.children)]
        words = {clause.head.lower_: clause.head}  # "travel to Turkey to speak": one "to"
        for token in sorted(near, key=lambda t: t.i):
            if token.lemma_.lower() in match.frame.vocabulary or (
                token.lower_ in prepositions and token.dep_ in ("case", "mark", "compound:prt")
            ):
                words.setdefault(token.lower_, token)
        return tuple(sorted(words.values(), key=lambda t: t.i))

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
