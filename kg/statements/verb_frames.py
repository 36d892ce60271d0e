"""Frames of verbs: the heaviest that fits a clause, with the actors in its slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.language.clauses import OBJECT_CONTROL, RELATIVE, Clause, case_words, children, conjuncts, is_verbal
from kg.language.plain import Token
from kg.ontology.vocabulary import Relation
from kg.statements.arguments import Filler, direct, is_described_by, modifiers
from kg.statements.lexicon import NO_FRAMES, THING, Frame, Frames, Slot
from kg.statements.proposals import (
    HOSTILE_CLASSES,
    LOCATIVE,
    Proposal,
    Reading,
    is_place_relation,
    known_lemma,
    rather_aimed_at,
    without_sakes,
    words_of,
)

# What stands before a partner of what several do together
TOGETHER = frozenset({"with", "against", "and"})
# What each of several thereby does to the others, whichever relation it is: "X and Y exchanged prisoners"
RECIPROCAL = frozenset({"exchange", "swap", "trade", "share", "fight", "battle", "skirmish"})
# Prepositions of where and about what several fight each other
GROUNDS = LOCATIVE | {"on", "for", "over", "along", "across", "outside"}
# Objects that are no gift: "gave them time", "gave it a name", "sent them a letter"
NO_THINGS = frozenset(
    "time hour day week month year minute name number reason cause chance right way rise birth example impression "
    "sense voice vote face back part place room space turn start lead edge advantage lesson hint sign word tongue "
    "letter note message text telegram cable statement speech lecture interview press mail card evidence proof "
    "hope courage confidence pause shape form substance priority weight value credit blame thought attention heed ear "
    "eye head hand foot ground signal wave shiver tremor thing nothing anything something everything one two "
    "envoy ambassador diplomat delegation emissary minister official spy agent migrant refugee prisoner".split()
)
# "with the help of X" makes X no partner
LEAVE = frozenset("help support aid assistance backing consent permission approval blessing mediation".split())
# What does this to an act does nothing to the place of it; what is said of an act may be said of its place
HOLDING_CLASSES = frozenset({"CONTROLS", "COERCE"})
# Verbs that stand for another
PRO_VERBS = frozenset({"did", "does", "do", "has", "have"})
RECIPIENTS = frozenset({"him", "them", "us", "me", "it"})
# Particles with which a verb is another: "rule out", "call off", "turn down"
OTHER_SENSE = frozenset({"out", "off", "up", "down", "over"})
# What is denied is a fact, not an actor: "Moscow denies it"
FACTS = frozenset({"it", "this", "that", "them"})
# What introduces what is refused or agreed to, where that is said
CONTENT_MARKS = frozenset({"", "to", "that"})
# What a state does with its own forces also where none says who sends them: "Norwegian troops were flown to Chad"
FORCES_MOVED = frozenset({"withdrawsFrom", "mobilizesAgainst"})
# Clauses whose verb is no word of the frame above: "sent troops to help defend Chad" is no help sent
APART = frozenset({"advcl", "ccomp", "conj", "parataxis", "acl:relcl"})
ASKING_CLASSES = frozenset({"REQUEST", "DEMAND"})
GIVEN_CLASSES = frozenset({"AID", "CONCEDE"})
GIVING = ("give", "send", "lend", "supply", "grant")
# Verbs of giving by which nothing is given yet
OFFERING = frozenset({"offer", "promise", "pledge", "vow"})
FUTURE = ("will", "shall", "'ll")
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


def _likewise(verb: Token) -> Iterator[Token]:
    """Who does the same: "condemned it, as did Kenya", "and so did Kenya"."""
    for clause in children(verb, "advcl", "conj", "parataxis"):
        likewise = clause.lower_ in PRO_VERBS and any(child.lower_ in ("as", "so") for child in clause.lefts)
        if likewise:
            yield from children(clause, "nsubj", "obj")


def _is_the_other(token: Token) -> bool:
    """ "the other" without a noun: of two, each acts on the one who is not it."""
    return token.lower_ == "other" and any(child.lower_ == "the" for child in token.children)


def _is_fact(token: Token, clause: Clause) -> bool:
    """Whether what is denied was said before: "Moscow denies it", "a charge of arming X, which Moscow denies"."""
    before = clause.head.dep_ in RELATIVE and token == clause.head.head
    return token.lower_ in FACTS or (before and clause.head.lemma_.lower() == "deny")


def _is_unconfirmed(verb: Token) -> bool:
    """Whether it is said neither of a thing that it is so nor that it is not: "neither confirmed nor denied"."""
    return verb.dep_ == "conj" and verb.lemma_.lower() in ("deny", "rule") and verb.head.lemma_.lower() == "confirm"


def _lacks_particle(frame: Frame, particles: frozenset[str]) -> bool:
    """Whether a particle makes the verb another than the frame's: "ruled out X" is not to rule X."""
    slot = frame.slot("OBJ") if particles else None
    return slot is not None and not slot.prepositions and not particles <= frame.vocabulary


def _of(token: Token, alternatives: frozenset[str]) -> bool:
    """Whether a word is one of the alternatives of a frame."""
    return token.lemma_.lower() in alternatives


def _with_contents(phrases: Iterable[Token]) -> Iterator[Token]:
    """Phrases, and what they are a quantity of: "two companies of reservists"."""
    for phrase in phrases:
        yield phrase
        yield from (child for child in children(phrase, "nmod") if "of" in case_words(child))


class VerbFrames:
    """Proposes statements for verbs; `pointing` collects those whose object is an act told before, with its noun.

    A verb that alone answers who asked before ("Oman refused") stands there without one.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.pointing: list[tuple[Proposal, Token | None]] = []

    def propose(self, verb: Token, lemma: str) -> Iterator[Proposal]:
        """The statement that a verb makes, or several where actors act on each other."""
        if _is_unconfirmed(verb):
            return
        clause = self.reading.clause(verb)
        frames = self.reading.lexicon.verbs.get(lemma, NO_FRAMES)
        if not self._has_actor(clause, frames):
            return
        standing = tuple(frames.standing(self._near_words(clause)) if frames.with_words else frames)
        particles = OTHER_SENSE & {child.lower_ for child in children(clause.head, "compound:prt")}
        matches = [match for frame in standing if (match := self._match(frame, clause, particles))]
        if matches and self._is_among_subjects(matches, clause):
            matches = []
        matches.sort(key=lambda match: (self._passes_over(match, clause), -match.weight))
        for match in matches:
            proposal = self._proposal(match, clause)
            if proposal is not None:
                if not proposal.objects:
                    self._point_back(match, clause)
                    self._answer(clause, particles)
                yield proposal
                yield from self._wished(proposal, clause)
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
        sides = {filler.entity.id for filler in self.reading.fill(clause.subjects, acting=True)}
        targets = [target for match in matches for target in match.slots.get("OBJ", ())]
        return len(sides) == 2 and all(
            case_words(target) <= GROUNDS or target.head.i != clause.head.i for target in targets
        )

    def _has_actor(self, clause: Clause, frames: Frames) -> bool:
        """Whether there is anybody who may do what a verb says; by most verbs there is not."""
        return bool(
            self.reading.fill(clause.subjects, acting=True)
            or self._moved(clause)
            or self.reading.fill(_likewise(clause.head), acting=True)
            or (not clause.subjects and self._partners(clause))
            or frames.read_backwards
        )

    def _moved(self, clause: Clause) -> tuple[Filler, ...]:
        """Whose forces are moved by nobody named: "the marines were flown to Chad"."""
        if not clause.passive or clause.subjects:
            return ()
        return tuple(filler for filler in self.reading.fill(clause.objects, acting=True) if filler.sector == "MIL")

    def _passes_over(self, match: Match, clause: Clause) -> bool:
        """Whether a reading looks past the actor that is the direct object: "struck Hezbollah in Lebanon".

        Not so where nobody known is meant: "struck people in Lebanon" is about Lebanon.
        """
        slot, targets = match.frame.slot("OBJ"), match.slots.get("OBJ", ())
        if "SUBJ" in match.slots or any(target in clause.objects for target in targets):
            return False
        if slot is not None and not any(case_words(target) & LOCATIVE for target in targets):
            return False
        return any(map(self._is_known, clause.objects))

    def _is_known(self, token: Token) -> bool:
        reference = self.reading.actors.at(token)
        nominal = reference is not None and reference.kind == "nominal"
        return any(not (nominal and is_described_by(filler, token)) for filler in direct(token, self.reading.actors))

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
        subjects = self.reading.fill(clause.subjects, acting=True)
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
        subjects = self.reading.fill(clause.subjects, acting=True)
        if subjects:
            self.pointing.append((Proposal(relation, clause.head, subjects, (), (), (clause.head,)), None))

    def _match(
        self, frame: Frame, clause: Clause, particles: frozenset[str]
    ) -> Match | None:  # fmt: skip
        if _lacks_particle(frame, particles) or self._is_only_where(frame, clause):
            return None
        slots: dict[str, list[Token]] = {}
        found: Sequence[Token]
        weight = sum(1 if THING in alternatives else 2 for alternatives in frame.words)
        for slot in frame.slots:
            if slot.kind == "ACTOR":
                found = clause.subjects if self._acting(slot, clause.subjects) else ()
            elif slot.kind == "CONTENT":
                found = self._content(slot.prepositions, clause, denied=frame.relation.content == "denied")
            else:
                found = self._slot(slot, clause, frame)
            if not found or (slot.kind == "CONTENT" and self._is_purpose(slot, frame, clause)):
                return None
            if slot.kind == "CONTENT" and not slot.prepositions and (named := slots.get("OBJ")):
                found = [token for token in found if token.i > named[0].i]
                if not found:
                    return None  # "called the office", "called the island Hans": nothing is said of it
            slots[slot.kind] = list(found)
            weight += slot.weight
        return Match(frame, slots, weight)

    def _is_purpose(self, slot: Slot, frame: Frame, clause: Clause) -> bool:
        """Whether an infinitive says what an object is for: "demanded a meeting to discuss the war"."""
        if slot.prepositions != {"to"} or clause.passive or frame.words or frame.slot("OBJ") is not None:
            return False
        things = [token for token in clause.objects if token.i > clause.head.i and token.pos_ == "NOUN"]
        return any(not direct(token, self.reading.actors) for token in things)

    def _is_only_where(self, frame: Frame, clause: Clause) -> bool:
        """Whether "in" is no particle but says what an object is in: "took part in the raid" is not to take in."""
        slot = frame.slot("OBJ") if not frame.words else None
        if slot is None or slot.prepositions != {"in"}:
            return False
        if not any(token.i > clause.head.i for token in children(clause.head, "obj")):
            return False
        return frame.head in self.reading.lexicon.light_verbs and not children(clause.head, "compound:prt")

    def _acting(self, slot: Slot, subjects: Iterable[Token]) -> bool:
        return any(slot.takes(f.entity.type, f.sector) for f in self.reading.fill(subjects, acting=True))

    def _near_words(self, clause: Clause) -> set[str]:
        near = words_of(child for child in clause.head.children if not (child.dep_ in APART and is_verbal(child)))
        for words, _ in clause.obliques:
            near |= words
        for child in children(clause.head, "obj", "iobj", "nsubj:pass", "obl"):
            near.update([grandchild.lemma_.lower() for grandchild in child.children])
        near |= {token.lemma_.lower() for token in clause.objects}  # "the treaty that X and Y signed"
        if any(map(self._is_thing, children(clause.head, "obj"))):
            near.add(THING)
        return near

    def _is_thing(self, token: Token) -> bool:
        """Whether a noun names no act, tie, time or actor, so that to give it is help."""
        lexicon, lemma = self.reading.lexicon, known_lemma(token, self.reading.lexicon.nouns)
        known = lemma in lexicon.nouns or lemma in NO_THINGS or ("noun", lemma) in lexicon.attitudes
        reference = self.reading.actors.at(token)
        return token.pos_ == "NOUN" and not known and (reference is None or reference.kind == "nominal")

    def _slot(self, slot: Slot, clause: Clause, frame: Frame) -> list[Token]:
        wanted = frame.vocabulary
        if slot.infinitive:
            infinitives = [
                t for mark, t in clause.complements if mark == "to" and t.lemma_.lower() in slot.prepositions
            ]
            helped = [part for verb in infinitives for part in children(verb, "xcomp") if verb.lemma_ == "help"]
            return [token for verb in (*infinitives, *helped) for token in self.reading.clause(verb).objects]
        prepositions = slot.prepositions
        if not prepositions:
            denied = frame.relation.content == "denied"
            given = [token for token in clause.objects if token.lemma_.lower() in wanted]
            return [
                token for token in clause.objects if token not in given and not (denied and _is_fact(token, clause))
            ] or self._swallowed(clause, given)
        found = [
            token
            for words, token in clause.obliques
            if words & prepositions and not ("with" in words and token.lemma_.lower() in LEAVE)
        ]
        carried = [
            t for t in _with_contents(children(clause.head, "obj", "iobj", "nsubj:pass", "obl"))
            if t.lemma_.lower() in wanted or (THING in wanted and self._is_thing(t))
        ]  # fmt: skip
        said = [near for t in carried if t.dep_ != "obl" for near in frame.words if _of(t, near)]
        # "cut relations with Oman over its ties with Chad"
        carried = [t for t in carried if t.dep_ != "obl" or not any(_of(t, near) for near in said)]
        hosts = {t.i: t for carrier in carried for t in (*_with_contents((carrier,)), carrier.head) if t != clause.head}
        hung = [child for t in hosts.values() for child in children(t, "nmod") if case_words(child) & prepositions]
        phrases = [*found, *hung]
        doers = [phrase for phrase in phrases if "by" in case_words(phrase)]
        phrases = doers if self.reading.fill(doers) else phrases  # "crimes by rebels against civilians"
        aimed = rather_aimed_at(phrases)
        found = aimed if self.reading.fill(aimed) else without_sakes(phrases)  # "raids on positions in Lebanon"
        if not found:  # "lifted the ban on aid to Chad"
            nested = [t for carrier in carried for t in children(carrier, "nmod") if not direct(t, self.reading.actors)]
            found = [child for t in nested for child in children(t, "nmod") if case_words(child) & prepositions]
        elif carried and not self.reading.fill(found):  # "lifted the embargo on sales to Chad"
            found = [child for t in found for child in children(t, "nmod") if "to" in case_words(child)] or found
        if not found and "of" in prepositions:
            found = [t for t in carried if any(modifiers(t, self.reading.actors))]  # "seized Iran's tanker"
        particles = {child.lower_ for child in children(clause.head, "compound:prt", "advmod")}
        if not found and particles & prepositions:
            found = [token for token in clause.objects if token.lemma_.lower() not in wanted]  # "called in police"
        if not found and carried and "to" in prepositions:
            found = self._recipients(clause, carried)
        return found

    def _recipients(self, clause: Clause, given: list[Token]) -> list[Token]:
        """ "gave Syria arms", "was given arms"; also if the parser takes the recipient for a modifier of the gift."""
        first = min(token.i for token in given)
        whole = {token.head.i for token in given}  # "two companies" of "two companies of troops"
        before = [t for t in clause.objects if t not in given and t.i < first and t.i not in whole]
        return before or self._swallowed(clause, given)

    def _swallowed(self, clause: Clause, given: list[Token]) -> list[Token]:
        """The recipient behind a verb that the parser takes for a modifier of the gift: "granted him asylum"."""
        return [
            token
            for gift in given
            for token in children(gift, "compound", "nmod:poss")
            if token.i == clause.head.i + 1 and (token.pos_ == "PROPN" or token.lower_ in RECIPIENTS)
            if token.dep_ == "compound" or token.pos_ == "PRON"
        ]

    def _content(self, prepositions: frozenset[str], clause: Clause, *, denied: bool) -> list[Token]:
        if not prepositions or prepositions & {"that", "whether"}:
            found = [
                t
                for mark, t in clause.complements
                if mark in ("", "that", "how", "whether") and t.dep_ in ("ccomp", "xcomp")
            ]
            # "admit the attack", but not "admit Ghana": who is somebody is no content; "called him a liar"
            if prepositions:
                return found
            predicates = [
                t
                for mark, t in clause.complements
                if not mark and t.dep_ == "xcomp" and not is_verbal(t) and t.pos_ != "PROPN"
            ]
            facts = [t for t in clause.objects if denied and _is_fact(t, clause)]
            return [t for t in clause.objects if t in facts or not direct(t, self.reading.actors)] + predicates
        found = [t for mark, t in clause.complements if mark in prepositions]
        if not found:
            found = [t for words, t in clause.obliques if words & prepositions]
            found += [c for t in clause.objects for c in children(t, "nmod", "acl") if case_words(c) & prepositions]
        return found

    def _proposal(self, match: Match, clause: Clause) -> Proposal | None:
        relation = match.frame.relation
        as_place = is_place_relation(relation)
        acting = match.slots.get("SUBJ") or (*clause.subjects, *_likewise(clause.head))
        subjects = self.reading.fill(acting, acting=True)
        if not acting and relation.id in FORCES_MOVED:
            subjects = self._moved(clause)
        targets = match.slots.get("OBJ") or (clause.subjects if "SUBJ" in match.slots else ())
        objects = tuple(
            filler for target in targets for filler in self._affected(target, relation.relation_class, as_place)
        )
        if relation.relation_class in HOSTILE_CLASSES and (favoured := self.reading.favoured(clause.head)):
            objects = tuple(filler for filler in objects if filler.entity.id not in favoured)
        if (slot := match.frame.slot("OBJ")) is not None and slot.types:
            objects = tuple(filler for filler in objects if slot.takes(filler.entity.type, filler.sector))
        if relation.relation_class == "HOLDS_OFFICE" and not any(s.entity.type == "person" for s in subjects):
            if relation.id != "holdsOffice":
                return None
            relation = self.reading.lexicon.relations["controls"]  # "Israel governs the West Bank": no office
        contents = tuple(match.slots.get("CONTENT", ()))
        if not contents and relation.content:
            contents = tuple(token for mark, token in clause.complements if mark in OBJECT_CONTROL)
        if any(is_reciprocal(token) or _is_the_other(token) for token in targets):
            objects = subjects  # "accuse each other", "each blamed the other": each acts on the others
        else:
            own = {filler.entity.id for filler in subjects}
            objects = tuple(filler for filler in objects if filler.entity.id not in own)
        if not subjects or not (objects or (contents and match.frame.slot("OBJ") is None)):
            return None
        status = self._promised(clause.head, relation)
        return Proposal(
            relation, clause.head, subjects, objects, contents, self._predicate_words(match, clause), status=status,
            sources=subjects if status else (),
        )  # fmt: skip

    def _wished(self, request: Proposal, clause: Clause) -> Iterator[Proposal]:
        """What the one who asks wants to be given: "asked Kenya for troops", "demanded an apology from Kenya"."""
        if request.relation.relation_class not in ASKING_CLASSES or not request.objects:
            return
        phrases = [*(token for words, token in clause.obliques if "for" in words), *children(clause.head, "obj")]
        for noun in (part for phrase in phrases for part in conjuncts(phrase) if part.pos_ == "NOUN"):
            relation = self._giving(noun)
            if relation is not None:
                yield Proposal(
                    relation, noun, request.objects, request.subjects, words=(noun,), status="requested",
                    sources=request.subjects, certainty=0.8,
                )  # fmt: skip

    def _giving(self, noun: Token) -> Relation | None:
        """The relation of who gives a thing to who gets it: help, arms, money, an apology."""
        lexicon, lemma = self.reading.lexicon, known_lemma(noun, self.reading.lexicon.nouns)
        acts = [frame.relation for frame in lexicon.nouns.get(lemma, ()) if not frame.words]
        goods = [
            frame.relation
            for verb in GIVING
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
