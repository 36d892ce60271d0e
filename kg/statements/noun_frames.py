"""Frames of nouns: "Israel's strikes on Iran", "talks between A and B", "carried out strikes on"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.language.clauses import (
    OBJECT_CONTROL,
    PLURAL,
    case_words,
    children,
    conjuncts,
    is_copular,
    is_passive,
    is_verbal,
    marker,
)
from kg.language.plain import Token
from kg.ontology.vocabulary import Relation
from kg.statements.arguments import (
    Filler,
    direct,
    fillers,
    ids,
    is_described_by,
    is_leave,
    modifiers,
    without,
)
from kg.statements.lexicon import Frame, LightVerb
from kg.statements.proposals import (
    DASHES,
    HOSTILE_CLASSES,
    Proposal,
    Reading,
    is_place_relation,
    is_sake,
    known_lemma,
    rather_aimed_at,
    words_of,
)
from kg.statements.words import (
    APOLOGIZING,
    ARRIVING,
    CRITICISM,
    INVOLVEMENT,
    OWNING_UP,
    REGARDING,
    RESPONSIBILITY,
    SETTLEMENTS,
    SIDES,
    TOWNS,
)

CONTROLLED_CLASSES = frozenset({"CONSULT"})
# Nouns that somebody or a place is, beside being a tie: "NATO member Turkey", "its ally Russia", "its capital, Lima"
ROLE_CLASSES = frozenset({"MEMBER_OF", "ALLY_OF", "BORDERS", "HOSTILE_TO", "PART_OF", "LOCATED_IN"})
# What lies in or belongs to something is not whose it is: "the Syrian arm of the party", "Iran's port in Oman"
CONTAINED_CLASSES = frozenset({"LOCATED_IN", "PART_OF"})
PLACING_CLASSES = CONTAINED_CLASSES | {"BASED_IN"}
# What places lie in; a people's, too: "Enugu, the Biafran capital"
GROUND_TYPES = frozenset({"place", "country", "group"})
# What lies where it does whatever is done about it: "will reopen its border with Oman"
LYING_CLASSES = frozenset({"BORDERS"})
PROMPTING_CLASSES = frozenset({"REQUEST", "DEMAND"})
# What somebody may act in spite of
DEFIED_CLASSES = PROMPTING_CLASSES | {"REJECT", "DISAPPROVE", "THREATEN", "PROTEST", "OPPOSES"}
DESPITE = frozenset({"despite", "spite", "notwithstanding"})
ERRANDS = frozenset({"for", "after", "on", "during", "before"})
# What stands before whom an act is done to
UNDERGOING = frozenset({"of", "on", "against"})
AGAINST = frozenset({"against", "at"})


class NounFrames:
    """Proposes statements for nouns that name an act or a tie."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.titles = {place for role in reading.actors.roles for place in range(role.start, role.end)}

    def propose(self, noun: Token, lemma: str) -> Iterator[Proposal]:
        """The statement that a noun makes, or several where it joins more than two actors."""
        reference = self.reading.actors.at(noun)
        if reference is not None and reference.kind == "name":
            return
        if noun.dep_ == "compound" and noun.head.lemma_.lower() in self.reading.lexicon.nouns:
            return
        if noun.i in self.titles:
            return  # an office already read
        if lemma in SIDES and is_sake(noun):
            yield from self._side(noun)
            return
        carrier, light = self._carrier(noun)
        near, pairs, called = _near(noun), self._between(noun), self.called(noun)
        best: tuple[int, list[Proposal]] = (0, [])
        for frame in self.reading.lexicon.nouns[lemma]:
            if not frame.stands_with(near) or (called and frame.relation.relation_class not in ROLE_CLASSES):
                continue
            proposals = list(self._noun_frame(frame, noun, carrier, light, pairs))
            weight = frame.weight + max((len(p.objects) > 0 for p in proposals), default=0)
            if proposals and weight > best[0]:
                best = (weight, proposals)
        yield from best[1]

    def _side(self, noun: Token) -> Iterator[Proposal]:
        """Whom somebody supports by what they do: "marched in support of Oman", "strikes in defence of Oman"."""
        above = noun.head if is_verbal(noun.head) else self._carrier(noun.head)[0]
        objects = self._prepositional(noun, None, frozenset({"of", "with"}), False)
        subjects = self.reading.fill(self.reading.clause(above).subjects, acting=True) if above is not None else ()
        if is_copular(noun):  # "is in favour of the Omani plan"
            above, subjects = None, self.reading.fill(children(noun, "nsubj"), acting=True)
        objects = without(objects, subjects)
        if subjects and objects:
            words = self._noun_words(noun, None, frozenset({"of", "with"}))
            relation = self.reading.lexicon.relations["supports"]
            yield Proposal(relation, noun, subjects, objects, words=words, certainty=0.85, carrier=above)

    def _carrier(self, noun: Token) -> tuple[Token | None, LightVerb | None]:
        """The light verb that carries a noun, with its subject as actor ("carried out strikes")."""
        verb = noun.head
        if verb.pos_ != "VERB" or noun.dep_ not in ("obj", "nsubj:pass", "obl"):
            if noun.dep_ == "acl:relcl" or verb == noun:
                return None, None
            known = self.reading.lexicon.light_verbs
            relative = [c for c in children(noun, "acl:relcl", "acl") if known_lemma(c, known) in known]
            if not relative:
                return None, None
            verb = relative[0]
        if self.reading.content_status("verb", known_lemma(verb, self.reading.lexicon.verbs)) == "denied":
            return None, None  # "deny an accusation" is no way to make one
        particles = {child.lower_ for child in children(verb, "compound:prt", "advmod", "case")}
        for light in self.reading.lexicon.light_verbs.get(known_lemma(verb, self.reading.lexicon.light_verbs), ()):
            if not light.particles or light.particles & (particles | case_words(noun)):
                if (noun.dep_ == "obl" and not light.particles) or (light.passive and not is_passive(verb)):
                    continue
                return verb, light
        return None, None

    def _noun_frame(
        self, frame: Frame, noun: Token, carrier: Token | None, light: LightVerb | None,
        pairs: Iterable[tuple[Filler, Filler]],
    ) -> Iterator[Proposal]:  # fmt: skip
        relation, content = frame.relation, frame.slot("CONTENT")
        slot, reverse = frame.slot("OBJ"), frame.slot("SUBJ")
        taken = (slot.prepositions if slot else frozenset()) | (reverse.prepositions if reverse else frozenset())
        words = self._noun_words(noun, carrier, taken)
        told = carrier
        if relation.relation_class in LYING_CLASSES:  # "withdrew from its border with Oman": it has one all the same
            light, told = None, None
        negates, status = (light.negates, light.status) if light else (False, None)
        if pairs:
            for one, other in pairs:
                yield Proposal(relation, noun, (one,), (other,), (), words, negates, status, 0.9, told)
            return
        if relation.relation_class in ROLE_CLASSES and slot and (bearers := self._bearers(noun)):
            yield from self._role(frame, noun, bearers, slot.prepositions, words)
            return
        subjects, objects = self._ends(frame, noun, carrier, light, taken)
        if not subjects:
            return  # of most nouns nobody known does what they say
        contents = tuple(self._noun_content(noun, content.prepositions)) if content else ()
        mutual = relation.symmetric or (is_copular(noun) and "at" in case_words(noun))  # "both are at war"
        if not objects and not contents and mutual and len(subjects) > 1:
            for one, other in combinations(subjects, 2):
                yield Proposal(relation, noun, (one,), (other,), (), words, negates, status, 0.8, told)
        elif relation.relation_class == "HOLDS_OFFICE" and (
            noun.is_title or all(s.entity.type == "country" or s.head.dep_ == "nmod:poss" for s in subjects)
        ):
            return  # titles are read with the names; and "the Russian ambassador to" is not Russia
        elif subjects and (objects or (contents and slot is None)):
            yield Proposal(relation, noun, subjects, objects, contents, words, negates, status, 0.85, told)

    def _ends(
        self, frame: Frame, noun: Token, carrier: Token | None, light: LightVerb | None, taken: frozenset[str]
    ) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
        """Who does what a noun says, and to whom; nobody where one that the frame asks for is missing."""
        relation, slot, reverse = frame.relation, frame.slot("OBJ"), frame.slot("SUBJ")
        if reverse:
            subjects = self._prepositional(noun, carrier, reverse.prepositions, False)
        else:
            subjects = self._actor(noun, carrier, taken, relation)
        if not subjects:
            return (), ()
        as_place = is_place_relation(relation)
        objects = self._prepositional(noun, carrier, slot.prepositions, as_place) if slot else ()
        if relation.relation_class in HOSTILE_CLASSES:
            objects = without(objects, self.reading.favoured(noun, carrier))
        if slot is not None and slot.types:
            objects = tuple(filler for filler in objects if slot.takes(filler.entity.type, filler.sector))
            if not objects:
                return (), ()
        if reverse:
            objects = objects or self._actor(noun, carrier, taken, relation) or self._helped(noun)
            if not frame.words and relation.relation_class not in PLACING_CLASSES and self._is_owned_of(noun):
                subjects, objects = objects, subjects  # "Kenya's support of Uganda", beside "the support of Uganda"
        if light is not None and light.subject_is_target and carrier is not None and not reverse:
            clause = self.reading.clause(carrier)
            surface = self.reading.fill(clause.objects if light.passive else clause.subjects, acting=True)
            subjects = without(subjects, surface)
            objects = objects or surface
        if not objects and is_copular(noun) and "under" in case_words(noun):
            objects = self.reading.fill(children(noun, "nsubj"))  # "is under Kenyan sanctions"
        objects = objects or (self._prompted(noun, relation) if frame.slot("CONTENT") is None else ())
        return subjects, without(objects, subjects)

    def _role(
        self, frame: Frame, noun: Token, bearers: tuple[Filler, ...], prepositions: frozenset[str],
        words: tuple[Token, ...],
    ) -> Iterator[Proposal]:  # fmt: skip
        """What somebody or a place is by a noun: "its ally Russia", "Lima, the capital of Peru"."""
        relation, lemma = frame.relation, noun.lemma_.lower()
        ties = self._ties(noun, prepositions, ids(bearers))
        if lemma in SETTLEMENTS and relation.relation_class in CONTAINED_CLASSES:
            ties = tuple(filler for filler in ties if filler.entity.type in GROUND_TYPES)
            never = {"person", "country"} if lemma in TOWNS else {"person"}
            bearers = tuple(filler for filler in bearers if filler.entity.type not in never)
        elif relation.relation_class == "PART_OF":
            ties = tuple(f for f in ties if f.head.pos_ != "ADJ")  # "TASS, the Soviet news agency"
        bearers = tuple(filler for filler in bearers if not is_described_by(filler, noun))
        if ties and bearers:
            judges = self._judges(noun)
            believed = "claimed" if judges else None
            yield Proposal(relation, noun, bearers, ties, words=words, status=believed, sources=judges, certainty=0.85)
        elif relation.symmetric and is_copular(noun):  # "X and Y are rivals"
            for one, other in combinations(bearers, 2):
                yield Proposal(relation, noun, (one,), (other,), words=words, certainty=0.85)

    def _prompted(self, noun: Token, relation: Relation) -> tuple[Filler, ...]:
        """Who is asked where somebody acts upon it: "at the request of Kenya, Uganda withdrew its troops".

        Who acts against words of others is whom they are about: "went on despite criticism by Kenya".
        """
        if noun.dep_ != "obl" or noun.head.pos_ != "VERB":
            return ()
        prompting = relation.relation_class in PROMPTING_CLASSES and "at" in case_words(noun)
        defying = relation.relation_class in DEFIED_CLASSES and bool(case_words(noun) & DESPITE)
        if not (prompting or defying):
            return ()
        return self.reading.fill(self.reading.clause(noun.head).subjects, acting=True)

    def _bearers(self, noun: Token) -> tuple[Filler, ...]:
        """Who a noun says what they are: its subject, the name beside it, or the noun it is put after."""
        if is_copular(noun):
            return self.reading.fill(children(noun, "nsubj", "nsubj:outer"), acting=True)
        if noun.dep_ == "nsubj" and noun.head.pos_ == "PROPN" and is_copular(noun.head):  # "its members are X and Y"
            return tuple(filler for part in conjuncts(noun.head) for filler in direct(part, self.reading.actors))
        if noun.dep_ in ("appos", "nmod:desc", "compound"):
            several = conjuncts(noun.head) if noun.dep_ == "appos" and noun.tag_ in PLURAL else [noun.head]
            as_place = noun.lemma_.lower() in TOWNS
            return tuple(f for part in several for f in direct(part, self.reading.actors, as_place=as_place))
        if self._judges(noun):
            return self.reading.fill(self.reading.clause(noun.head).objects)
        named = [part for child in children(noun, "appos", "flat") for part in conjuncts(child)]
        as_place = noun.lemma_.lower() in TOWNS
        found = tuple(filler for part in named for filler in direct(part, self.reading.actors, as_place=as_place))
        return self.called(noun) or found

    def tells_both(self, noun: Token) -> bool:
        """Whether a noun that a verb's frame has taken tells an act of its own: "welcomed Kenya's release of men"."""
        if noun.lemma_.lower() in CRITICISM:
            return False
        behind = [child for child in children(noun, "nmod") if case_words(child) & UNDERGOING]
        owned = any(filler.head.dep_ in ("nmod:poss", "amod") for filler in modifiers(noun, self.reading.actors))
        doers = owned or any("by" in case_words(child) for child in children(noun, "nmod"))
        return doers and bool(self.reading.fill(behind))

    def called(self, noun: Token) -> tuple[Filler, ...]:
        """The place that a noun classifies by "of": "the Syrian town of Homs"."""
        if noun.lemma_.lower() not in SETTLEMENTS or self.reading.actors.at(noun) is not None:
            return ()
        phrases = [child for child in children(noun, "nmod") if case_words(child) == {"of"}]
        named = [part for phrase in phrases for part in conjuncts(phrase) if part.pos_ == "PROPN"]
        places = (filler for part in named for filler in direct(part, self.reading.actors, as_place=True))
        dependent = ("place", "country") if noun.lemma_.lower() == "territory" else ("place",)
        return tuple(filler for filler in places if filler.entity.type in dependent)

    def _judges(self, noun: Token) -> tuple[Filler, ...]:
        """Who takes somebody for what a noun says: "Turkey regards the militia as an arm of the party"."""
        regarding = noun.dep_ in ("obl", "xcomp") and "as" in case_words(noun) and noun.head.pos_ == "VERB"
        if not regarding or known_lemma(noun.head, REGARDING) not in REGARDING:
            return ()
        return self.reading.fill(self.reading.clause(noun.head).subjects, acting=True)

    def _ties(self, noun: Token, prepositions: frozenset[str], taken: frozenset[str]) -> tuple[Filler, ...]:
        """Whose ally, member or part somebody else is; what the verb says of a subject is no tie."""
        before = tuple(f for f in modifiers(noun, self.reading.actors) if f.head.head.pos_ != "VERB")  # "Turkish-held"
        owners = tuple(filler for filler in before if filler.head.dep_ == "nmod:poss")
        own = owners if noun.dep_ in ("nsubj", "nsubj:pass") else ()
        for ties in (own, self._prepositional(noun, None, prepositions, False), owners, before):
            others = tuple(f for f in ties if f.entity.id not in taken and not is_described_by(f, noun))
            if others:
                return others
        return ()

    def _between(self, noun: Token) -> list[tuple[Filler, Filler]]:
        """ "talks between A and B", "US–Turkey deal": the pairs a noun joins."""
        hosts = [
            noun,
            *([noun.head] if noun.dep_ in ("nsubj", "nsubj:pass", "obj") and noun.head.pos_ == "VERB" else []),
        ]
        for host in hosts:
            for child in children(host, "nmod", "obl"):
                if case_words(child) & {"between", "among"}:
                    return list(combinations(fillers(child, self.reading.actors), 2))
        joined = [f for f in modifiers(noun, self.reading.actors) if f.head.dep_ != "nmod:poss"]
        joined += [
            f for one in joined for child in children(one.head, "compound") for f in direct(child, self.reading.actors)
        ]
        joined.sort(key=lambda filler: filler.start)
        if len(joined) == 2 and any(t.text in DASHES for t in self.reading.doc[joined[0].end : joined[1].start]):
            return [(joined[0], joined[1])]
        return []

    def _prepositional(
        self, noun: Token, carrier: Token | None, prepositions: frozenset[str], as_place: bool
    ) -> tuple[Filler, ...]:
        hosts = [noun, *children(noun, "acl")]
        # "the visit of the president to Oman", "the purchase of gas from Oman"
        hosts += [child for child in children(noun, "nmod") if case_words(child) == {"of"}]
        if carrier is not None:
            hosts.append(carrier)
        elif noun.dep_ in ("nsubj", "nsubj:pass") and noun.head.pos_ == "VERB":
            hosts.append(noun.head)
            if "to" in prepositions and noun.head.lemma_.lower() in ARRIVING:  # "Libyan arms reach the rebels"
                behind = [c for c in children(noun.head, "obl") if case_words(c) & {"in", "at"}]
                return self.reading.fill([*children(noun.head, "obj"), *behind], as_place=as_place)
        for host in hosts:
            phrases = [*children(host, "nmod", "obl", "obl:agent"), *_predicates(host)]
            phrases = [
                phrase
                for phrase in phrases
                if case_words(phrase) & prepositions and phrase != noun and not is_leave(phrase)
            ]
            found = self.reading.fill(rather_aimed_at(phrases), as_place=as_place)
            if found:
                return found
        return ()

    def _actor(
        self, noun: Token, carrier: Token | None, taken: frozenset[str], relation: Relation
    ) -> tuple[Filler, ...]:
        """Who does what a noun says: by-phrase, possessor, demonym, "of X", light verb's subject, or the clause's."""
        phrases = [(case_words(c), c) for c in children(noun, "nmod", "obl", "obl:agent")]
        by = self.reading.fill([c for words, c in phrases if words & (frozenset({"by", "from"}) - taken)])
        owned = by or tuple(modifiers(noun, self.reading.actors))
        if not owned and "of" not in taken and not self._is_done_to(noun):
            named = [part for words, c in phrases if "of" in words for part in conjuncts(c)]
            owned = tuple(filler for part in named for filler in direct(part, self.reading.actors))
        if relation.relation_class in CONTAINED_CLASSES and not by and not is_copular(noun):
            found = direct(noun, self.reading.actors)  # "his exile in Oman" is nobody
            return tuple(filler for filler in found if not is_described_by(filler, noun))
        if owned:
            return owned
        if is_copular(noun) and "under" in case_words(noun):
            return ()
        if is_copular(noun):
            return self.reading.fill(children(noun, "nsubj", "nsubj:outer"))
        if noun.dep_ == "appos":
            return tuple(direct(noun.head, self.reading.actors))
        if carrier is not None:
            clause = self.reading.clause(carrier)
            return self.reading.fill(clause.subjects, acting=True)
        head = noun.head
        if noun.dep_ == "xcomp" and head.pos_ == "VERB":
            return self.reading.fill(self.reading.clause(head).objects or self.reading.clause(head).subjects)
        if relation.relation_class in CONTROLLED_CLASSES and noun.dep_ == "obl":
            verb = head.head if head.pos_ in ("ADV", "ADP") else head  # "ahead of a visit to"
            return self.reading.fill(self.reading.clause(verb).subjects) if verb.pos_ == "VERB" else ()
        if relation.relation_class in CONTROLLED_CLASSES and noun.dep_ == "nmod" and case_words(noun) & ERRANDS:
            return tuple(
                direct(head, self.reading.actors)
            )  # "Obama, on a visit to"; "Ann Moore in Oslo for talks with"
        return self._controller(noun)

    def _helped(self, noun: Token) -> tuple[Filler, ...]:
        """Who does something with what they are given: "with support from Oman, Chad built a port"."""
        if noun.dep_ != "obl" or "with" not in case_words(noun) or noun.head.pos_ != "VERB":
            return ()
        return self.reading.fill(self.reading.clause(noun.head).subjects, acting=True)

    def _is_owned_of(self, noun: Token) -> bool:
        """Whether a noun has both an owner in front of it and "of" behind it."""
        owned = any(filler.head.dep_ == "nmod:poss" for filler in modifiers(noun, self.reading.actors))
        return owned and any(case_words(child) == {"of"} for child in children(noun, "nmod"))

    def _is_done_to(self, noun: Token) -> bool:
        """Whether "of" behind a noun names whom it is done to, as a frame of it says: "the bombing of Oman"."""
        frames = self.reading.lexicon.nouns.get(known_lemma(noun, self.reading.lexicon.nouns), ())
        slots = (frame.slot("OBJ") for frame in frames if not frame.words)
        return any(slot is not None and "of" in slot.prepositions for slot in slots)

    def _controller(self, noun: Token) -> tuple[Filler, ...]:
        """Who a noun is about that is the content of another word, where it does not say so itself.

        "accused Iran of support for", "denied cooperation with", "denied accusations of cooperation with",
        "the charge against Iran of support for".
        """
        head, lemma = noun.head, noun.head.lemma_.lower()
        if claiming := self._claimers(noun):
            return claiming
        if head.pos_ == "VERB":
            clause = self.reading.clause(head)
            if noun.dep_ == "obl" and clause.objects and case_words(noun) & (OBJECT_CONTROL - {"into"}):
                return self.reading.fill(clause.objects)
            status = self.reading.content_status("verb", known_lemma(head, self.reading.lexicon.verbs))
            # Who denies an accusation is not the accuser
            own = self.reading.content_status("noun", noun.lemma_.lower())
            if noun.dep_ in ("obj", "nsubj:pass") and status in ("denied", "planned") and own != "claimed":
                return self.reading.fill(clause.subjects, acting=True)
        elif noun.dep_ == "nmod" and "in" in case_words(noun) and lemma in INVOLVEMENT:
            return tuple(modifiers(head, self.reading.actors)) or self._involved(head)
        elif (
            noun.dep_ == "nmod"
            and case_words(noun) & {"of", "for", "to"}
            and self.reading.content_status("noun", lemma)
        ):
            return self._prepositional(head, None, AGAINST, False) or self._denier(head) or self._controller(head)
        return ()

    def _involved(self, part: Token) -> tuple[Filler, ...]:
        """Who has a part in something: "played a role in the raid", "accused Iran of a hand in it"."""
        carrier, light = self._carrier(part)
        if carrier is not None and light is not None:
            return self.reading.fill(self.reading.clause(carrier).subjects, acting=True)
        return self._controller(part)

    def _claimers(self, noun: Token) -> tuple[Filler, ...]:
        """Who owns up to an act: "claimed responsibility for the attack", "attacks for which Hamas claimed …"."""
        behind = [clause for clause in children(noun, "acl:relcl") if _is_owning_up(clause)]
        own = noun.dep_ in ("nmod", "obl") and "for" in case_words(noun)
        verbs = [verb for verb in (noun.head, noun.head.head) if own and _is_owning_up(verb)] or behind
        verbs = [noun.head] if own and noun.head.lemma_.lower() in APOLOGIZING else verbs
        return self.reading.fill(self.reading.clause(verbs[0]).subjects, acting=True) if verbs else ()

    def _denier(self, accusation: Token) -> tuple[Filler, ...]:
        """Who rejects an accusation is who it is about: "denied any accusations of cooperation"."""
        verb = accusation.head
        if verb.pos_ != "VERB" or accusation.dep_ not in ("obj", "nsubj:pass"):
            return ()
        denied = self.reading.content_status("verb", known_lemma(verb, self.reading.lexicon.verbs)) == "denied"
        return self.reading.fill(self.reading.clause(verb).subjects) if denied else ()

    def _noun_content(self, noun: Token, prepositions: frozenset[str]) -> Iterator[Token]:
        for child in children(noun, "acl", "ccomp", "nmod", "acl:relcl"):
            mark = marker(child) or ("that" if child.dep_ == "ccomp" else "")
            if mark in prepositions or case_words(child) & prepositions:
                yield from conjuncts(child)

    def _noun_words(self, noun: Token, carrier: Token | None, taken: frozenset[str]) -> tuple[Token, ...]:
        cases = [c for child in noun.children for c in child.children if c.dep_ == "case" and c.lower_ in taken][:1]
        return tuple(sorted({noun, *cases, *([carrier] if carrier else [])}, key=lambda t: t.i))


def _near(noun: Token) -> set[str]:
    """The words that stand by a noun, what is said of it, and the prepositions between: "acts of terror"."""
    return (words_of(noun.children) | _said_of(noun)).union(*map(case_words, children(noun, "nmod")))


def _predicates(noun: Token) -> list[Token]:
    """What is said of a noun by a phrase behind "be": "its headquarters are in Vienna"."""
    return [noun.head] if noun.dep_ == "nsubj" and is_copular(noun.head) else []


def _said_of(noun: Token) -> set[str]:
    """The words of what is said of a subject: "relations have soured", "relations remain tense"."""
    if noun.dep_ not in ("nsubj", "nsubj:pass"):
        return set()
    return words_of((noun.head, *children(noun.head, "xcomp")))


def _is_owning_up(verb: Token) -> bool:
    """Whether a verb has responsibility as its object: "claimed responsibility"."""
    return verb.lemma_.lower() in OWNING_UP and any(c.lemma_.lower() in RESPONSIBILITY for c in children(verb, "obj"))
