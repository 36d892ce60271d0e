"""What of a clause fills the slots of a verb's frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.language.clauses import RELATIVE, Clause, case_words, children, conjuncts, is_verbal, marker, resolve_relative
from kg.language.plain import Token
from kg.statements.arguments import direct, ids, is_criticized, is_leave, modifiers
from kg.statements.lexicon import THING, Frame, Slot
from kg.statements.mood import CONDITIONALS
from kg.statements.proposals import Reading, known_lemma, rather_aimed_at, without_sakes, words_of
from kg.statements.words import BEFORE_THEM, INVOLVEMENT, MISSIONS, NO_GIFTS

RECIPIENTS = frozenset({"him", "them", "us", "me", "it"})
# What must be is not told as a fact: "insisted that Oman had to leave"
OBLIGING_VERBS = frozenset({"have", "need", "ought"})
ASKING_CLASSES = frozenset({"REQUEST", "DEMAND"})
# What is denied is a fact, not an actor: "Moscow denies it"
FACTS = frozenset({"it", "this", "that", "them"})
# What stands behind what is owned and is no owner: "demanded Chad's withdrawal from Kenya"
TAKEN = frozenset({"of", "from"})
# How an owner stands before a noun
OWNING = frozenset({"nmod:poss", "amod"})
# Clauses whose verb is no word of the frame above: "sent troops to help defend Chad" is no help sent
APART = frozenset({"advcl", "ccomp", "conj", "parataxis", "acl:relcl"})


@dataclass(frozen=True, slots=True)
class Match:
    """A frame with the tokens found for its slots."""

    frame: Frame
    slots: dict[str, list[Token]]
    weight: int


class Matcher:
    """Finds what of a clause fills a frame, its actors looked up in a reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def match(self, frame: Frame, clause: Clause, particles: frozenset[str]) -> Match | None:
        """The frame with what fills its slots in a clause; None if something is missing."""
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
                found = [token for token in found if not _of(token, frame.vocabulary)]  # "ordered to stop"
            else:
                found = self._slot(slot, clause, frame)
            asked = frame.relation.relation_class in ASKING_CLASSES and slot.kind == "CONTENT"
            if asked and "that" in slot.prepositions:
                found = [token for token in found if not _is_told(token)]
            if not found or (slot.kind == "CONTENT" and self._is_purpose(slot, frame, clause)):
                return None
            if slot.kind == "CONTENT" and not slot.prepositions and (named := slots.get("OBJ")):
                found = [token for token in found if token.i > named[0].i]
                if not found:
                    return None  # "called the office", "called the island Hans": nothing is said of it
            slots[slot.kind] = list(map(_deed, found)) if slot.kind == "CONTENT" else list(found)
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

    def near_words(self, clause: Clause) -> set[str]:
        """The lemmas that stand by a verb, among which a frame's own words have to be."""
        near = words_of(child for child in clause.head.children if not (child.dep_ in APART and is_verbal(child)))
        for words, _ in clause.obliques:
            near |= words
        for child in children(clause.head, "obj", "iobj", "nsubj:pass", "obl"):
            near.update([grandchild.lemma_.lower() for grandchild in child.children])
        near |= {token.lemma_.lower() for token in clause.objects}  # "the treaty that X and Y signed"
        near |= {part.lemma_.lower() for child in children(clause.head, "obj") for part in conjuncts(child)}
        if any(map(self._is_thing, children(clause.head, "obj"))):
            near.add(THING)
        return near

    def _is_thing(self, token: Token) -> bool:
        """Whether a noun names no act, tie, time or actor, so that to give it is help."""
        lexicon, lemma = self.reading.lexicon, known_lemma(token, self.reading.lexicon.nouns)
        known = lemma in lexicon.nouns or lemma in NO_GIFTS or ("noun", lemma) in lexicon.attitudes
        reference = self.reading.actors.at(token)
        return token.pos_ == "NOUN" and not known and (reference is None or reference.kind == "nominal")

    def _slot(self, slot: Slot, clause: Clause, frame: Frame) -> list[Token]:
        """The tokens of an object slot: objects, those of an infinitive, or phrases with a preposition."""
        if slot.infinitive:
            return self._infinitive_objects(slot, clause)
        if slot.prepositions & CONDITIONALS:
            return self._conditions(slot, clause)
        if not slot.prepositions:
            return self._objects(clause, frame)
        prepositions = slot.prepositions
        carried = self._carriers(clause, frame)
        found = self._owned(prepositions, carried, clause) or self._phrases(prepositions, carried, clause)
        given = slot.kind == "SUBJ" and frame.relation.relation_class == "AID"  # "received Kenyan tanks"
        if not found and ("of" in prepositions or given):
            found = [t for t in carried if any(modifiers(t, self.reading.actors))]  # "seized Iran's tanker"
        particles = {child.lower_ for child in children(clause.head, "compound:prt", "advmod")}
        if not found and particles & prepositions:
            wanted = frame.vocabulary
            found = [token for token in clause.objects if token.lemma_.lower() not in wanted]  # "called in police"
        if not found and carried and "to" in prepositions:
            found = self._recipients(clause, carried)
        return found

    def _infinitive_objects(self, slot: Slot, clause: Clause) -> list[Token]:
        """Whom an infinitive of the slot is about: "agreed to help Chad", "to help defend Chad"."""
        infinitives = [t for mark, t in clause.complements if mark == "to" and t.lemma_.lower() in slot.prepositions]
        helped = [part for verb in infinitives for part in children(verb, "xcomp") if verb.lemma_ == "help"]
        return [token for verb in (*infinitives, *helped) for token in self.reading.clause(verb).objects]

    def _conditions(self, slot: Slot, clause: Clause) -> list[Token]:
        """Upon whose acts one's own depend: "threatened to quit if Chad refused"; nobody's where they hit others."""
        found: list[Token] = []
        actors = ids(self.reading.fill(clause.subjects, acting=True))
        for _, content in clause.complements:
            done = self.reading.clause(content)
            doers = ids(self.reading.fill(done.subjects, acting=True))
            hit = [*done.objects, *(token for _, token in done.obliques)]
            if content.dep_ == "advcl" or not doers <= actors or self.reading.fill(hit):
                continue
            for condition in children(content, "advcl") + children(clause.head, "advcl"):
                even = any(child.lower_ == "even" for child in condition.children)
                if marker(condition) in slot.prepositions and not even:
                    found += self.reading.clause(condition).subjects
        return found

    def _objects(self, clause: Clause, frame: Frame) -> list[Token]:
        """The direct objects that are no word of the frame itself."""
        denied = frame.relation.content == "denied"
        given = [token for token in clause.objects if token.lemma_.lower() in frame.vocabulary]
        return [
            token for token in clause.objects if token not in given and not (denied and _is_fact(token, clause))
        ] or self._swallowed(clause, given)

    def _carriers(self, clause: Clause, frame: Frame) -> list[Token]:
        """The nouns of the frame from which the phrase of a slot may hang: "signed a *treaty* with Oman"."""
        wanted = frame.vocabulary
        carried = [
            t for t in _with_contents(_nouns(clause.head))
            if t.lemma_.lower() in wanted or (THING in wanted and self._is_thing(t))
        ]  # fmt: skip
        said = [near for t in carried if t.dep_ != "obl" for near in frame.words if _of(t, near)]
        # "cut relations with Oman over its ties with Chad"
        return [t for t in carried if t.dep_ != "obl" or not any(_of(t, near) for near in said)]

    def _owned(self, prepositions: frozenset[str], carried: list[Token], clause: Clause) -> list[Token]:
        """The nouns whose owner stands before them, where the frame asks whose they are.

        "Closed Chad's embassy in Kenya", "suspended Chad's membership of the union", but not "closed its embassy".
        """
        if "of" not in prepositions:
            return []
        own = ids(self.reading.fill(clause.subjects, acting=True))
        owned = []
        for noun in carried:
            owners = [f for f in modifiers(noun, self.reading.actors) if f.head.dep_ in OWNING]
            whole = noun.lemma_.lower() in MISSIONS or any(case_words(c) & TAKEN for c in children(noun, "nmod"))
            if whole and owners and own.isdisjoint(ids(owners)):
                owned.append(noun)
        return owned

    def _phrases(self, prepositions: frozenset[str], carried: list[Token], clause: Clause) -> list[Token]:
        """The phrases with a preposition at the verb, or below the nouns that carry them."""
        found = [token for words, token in clause.obliques if words & prepositions and not is_leave(token)]
        hosts = {t.i: t for carrier in carried for t in (*_with_contents((carrier,)), carrier.head) if t != clause.head}
        hosts = {place: host for place, host in hosts.items() if not is_criticized(host)}
        below = [child for host in hosts.values() for child in children(host, "nmod", "obl")]
        hung = [phrase for phrase in below if case_words(phrase) & prepositions]
        phrases = [phrase for phrase in (*found, *hung) if phrase not in carried and not is_criticized(phrase)]
        doers = [phrase for phrase in phrases if "by" in case_words(phrase)]
        phrases = doers if self.reading.fill(doers) else phrases  # "crimes by rebels against civilians"
        struck = [phrase for phrase in phrases if "against" in case_words(phrase)]
        phrases = struck if self.reading.fill(struck) else phrases  # "filed a complaint against Chad with the court"
        aimed = rather_aimed_at(phrases)
        found = aimed if self.reading.fill(aimed) else without_sakes(phrases)  # "raids on positions in Lebanon"
        if not found and "to" in prepositions:
            found = self._served(hosts.values())
        if not found:  # "lifted the ban on aid to Chad"
            below = [t for carrier in carried for t in children(carrier, "nmod") if not is_criticized(t)]
            nested = [t for t in below if not direct(t, self.reading.actors)]
            found = [child for t in nested for child in children(t, "nmod") if case_words(child) & prepositions]
        elif carried and not self.reading.fill(found):  # "lifted the embargo on sales to Chad"
            found = [child for t in found for child in children(t, "nmod") if "to" in case_words(child)] or found
        return found

    def _served(self, things: Iterable[Token]) -> list[Token]:
        """To whom things go by what is told behind them: "cut off the gas that it sells to Chad"."""
        clauses = (clause for thing in things for clause in children(thing, "acl:relcl"))
        told = [c for c in clauses if any(resolve_relative(subject) == subject for subject in children(c, "nsubj"))]
        return [phrase for clause in told for phrase in children(clause, "obl") if "to" in case_words(phrase)]

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
        if prepositions and prepositions <= {child.lower_ for child in children(clause.head, "compound:prt")}:
            prepositions = frozenset()  # "rule out"
        if not prepositions or prepositions & {"that", "whether"}:
            found = [
                t
                for mark, t in clause.complements
                if mark in ("", "that", "how", "whether") and t.dep_ in ("ccomp", "xcomp")
            ]
            # "admit the attack", but not "admit Ghana": who is somebody is no content; "called him a liar"
            if prepositions:
                return [t for t in found if not _is_gerund_behind_particle(t, clause)]
            predicates = [
                t
                for mark, t in clause.complements
                if not mark and t.dep_ == "xcomp" and not is_verbal(t) and t.pos_ != "PROPN"
            ]
            predicates += [t for mark, t in clause.complements if not mark and _is_gerund_behind_particle(t, clause)]
            facts = [t for t in clause.objects if denied and _is_fact(t, clause)]
            return [t for t in clause.objects if t in facts or not direct(t, self.reading.actors)] + predicates
        found = [t for mark, t in clause.complements if mark in prepositions]
        if not found:
            phrases = (t for words, t in clause.obliques if words & prepositions and t.pos_ != "NUM")  # "in 2002"
            found = [t for t in phrases if prepositions != {"to"} or t.lemma_.lower() not in BEFORE_THEM]
            found += [c for t in clause.objects for c in children(t, "nmod", "acl") if case_words(c) & prepositions]
        return found


def _deed(content: Token) -> Token:
    """What somebody has a part in: "condemned for its role in the raid" is for the raid."""
    if content.lemma_.lower() not in INVOLVEMENT:
        return content
    return next((child for child in children(content, "nmod") if "in" in case_words(child)), content)


def _is_told(content: Token) -> bool:
    """Whether a clause tells what is so, not what shall be: "insisted that Oman knew", but "insisted that it leave".

    Forms that are also the base form may be either: "demanded that it quit".
    """
    auxiliaries = children(content, "aux", "aux:pass", "cop")
    if content.lemma_.lower() in OBLIGING_VERBS or any(word.tag_ in ("MD", "VB") for word in auxiliaries):
        return False
    finite = [word for word in (content, *auxiliaries) if word.tag_ in ("VBD", "VBZ")]
    return any(word.lower_ != word.lemma_.lower() for word in finite)


def _is_gerund_behind_particle(content: Token, clause: Clause) -> bool:
    """Whether a gerund stands right behind the particle of a verb: "ruled out sending troops"."""
    particles = children(clause.head, "compound:prt")
    return content.tag_ == "VBG" and any(particle.i + 1 == content.i for particle in particles)


def _is_fact(token: Token, clause: Clause) -> bool:
    """Whether what is denied was said before: "Moscow denies it", "a charge of arming X, which Moscow denies"."""
    before = clause.head.dep_ in RELATIVE and token == clause.head.head
    return token.lower_ in FACTS or (before and clause.head.lemma_.lower() == "deny")


def _lacks_particle(frame: Frame, particles: frozenset[str]) -> bool:
    """Whether a particle makes the verb another than the frame's: "ruled out X" is not to rule X."""
    slot = frame.slot("OBJ") if particles else None
    return slot is not None and not slot.prepositions and not particles <= frame.vocabulary


def _of(token: Token, alternatives: frozenset[str]) -> bool:
    """Whether a word is one of the alternatives of a frame."""
    return token.lemma_.lower() in alternatives


def _nouns(verb: Token) -> Iterator[Token]:
    """The nouns by a verb, its object with all that is coordinated to it: "launched shell and rocket fire"."""
    for child in children(verb, "obj", "iobj", "nsubj:pass", "obl"):
        yield from conjuncts(child) if child.dep_ == "obj" else (child,)


def _with_contents(phrases: Iterable[Token]) -> Iterator[Token]:
    """Phrases, and what they are a quantity of: "two companies of reservists"."""
    for phrase in phrases:
        yield phrase
        yield from (child for child in children(phrase, "nmod") if "of" in case_words(child))
