"""Clauses: a predicate with its logical subject, objects, obliques and complements, read off the parse.

Voice, control, conjunction and relative clauses are undone here, so that everything after sees the actor as
subject: "Iran was struck by Israel", "Israel, which struck Iran" and "Israel's decision to strike Iran" all have
the subject Israel and the object Iran. Labels are those of Universal Dependencies (`kg.language.schemes`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.language.plain import Token
from kg.language.words import (
    ASKING_VERBS,
    COMPLEX_PREPOSITIONS,
    ENDEAVOURS,
    HARMING_VERBS,
    MOVING_VERBS,
    OWN_TO_DO,
    SAID_IN_TEXTS,
    SUBJECT_CONTROL_VERBS,
    TERMS,
    TEXTS,
    WRITING_VERBS,
)

FIRST_PERSON = frozenset({"i", "we", "us", "my", "our"})
SUBJECTS = frozenset({"nsubj", "nsubj:outer", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
OBJECTS = frozenset({"obj", "iobj"})
PLURAL = frozenset({"NNS", "NNPS"})
# Determiners of what was named before or is known
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Auxiliaries that say what somebody has to do
OBLIGING = frozenset({"must", "should", "ought"})
OBLIQUES = ("obl", "obl:agent", "nmod", "obl:unmarked")
COMPLEMENTS = frozenset({"ccomp", "xcomp", "advcl", "acl"})
RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
# "accuse X of doing", "thank X for doing", "bar X from doing": the one who does is the object
OBJECT_CONTROL = frozenset({"of", "for", "from", "into", "against"})
ASKED_WITH = frozenset({"on", "upon", "with", "to", "for"})
PEOPLES = frozenset({"NORP", "GPE"})
# "the town where" is the town in which or at which
WHERE = frozenset({"in", "at"})
# What stands before those to whom a text goes: "a letter to the court", "a case at the court"
ADDRESSING = frozenset({"to", "at", "with", "before", "in", "of"})


@dataclass(frozen=True)
class Clause:
    """A predicate and what depends on it; argument heads as tokens, the actor always among the subjects."""

    head: Token
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    passive: bool

    @cached_property
    def shared(self) -> Token | None:
        """The verb right behind, whose complements are also its own: "would neither confirm nor deny it"."""
        return _sharing(self.head)

    @cached_property
    def obliques(self) -> tuple[tuple[frozenset[str], Token], ...]:
        """The phrases with a preposition, of a passive without those that say who acts."""
        agents = self.subjects if self.passive else ()
        return tuple(pair for pair in _obliques(self.head) if pair[1] not in agents)

    @cached_property
    def complements(self) -> tuple[tuple[str, Token], ...]:
        """The clauses below, each with the word that introduces it."""
        return tuple(_complements(self.shared or self.head))


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents of a token with one of these labels, in order of the text."""
    return [child for child in token.children if child.dep_ in labels]


def case_words(token: Token) -> frozenset[str]:
    """The prepositions of a phrase: {"on"}, {"out", "of"}, {"according", "to"}; of "because of" only the first."""
    if token.case_words is None:
        cases = [child for child in children(token, "case", "mark") if child.lower_ != "'s"]
        alone = [case for case in cases if case.lower_ in COMPLEX_PREPOSITIONS] or cases
        token.case_words = frozenset(
            word.lower_
            for case in alone
            for word in (case, *(() if case.lower_ in COMPLEX_PREPOSITIONS else children(case, "fixed")))
        )
    return token.case_words


def sentence_start(token: Token) -> int:
    """The index of the first token of a token's sentence."""
    return token.sent.start


def marker(token: Token) -> str:
    """The word that introduces a complement clause ("that", "to", "of", "if"), or an empty text."""
    marks = children(token, "mark", "case")
    return marks[0].lower_ if marks else ""


def gives_reason(clause: Token) -> bool:
    """Whether "for" opens a clause with its own subject, which says why: "praised Oman, for it had helped"."""
    if marker(clause) != "for" or any(child.lower_ == "to" for child in children(clause, "mark")):
        return False
    return bool(children(clause, "nsubj", "nsubj:pass"))


def is_verbal(token: Token) -> bool:
    """Whether a token is a verb by its part of speech or, where the two disagree, by its tag ("Turkey plans to")."""
    return token.pos_ == "VERB" or (token.tag_.startswith("VB") and token.pos_ != "AUX")


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that a token is in: itself if in none."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def only_adds(clause: Token) -> bool:
    """Whether a word behind a noun tells nothing of who that is.

    It stands behind a comma, as in "the bloc, led by Chad", or is what its object is urged to do: "press the regime to
    stop".
    """
    first = clause.left_edge
    if clause.dep_ in ("acl", "acl:relcl") and (first.text == "," or (first.i > 0 and first.nbor(-1).text == ",")):
        return True
    return clause.dep_ == "acl" and first.lower_ == "to" and clause.head.dep_ == "obj"


def conjuncts(token: Token) -> list[Token]:
    """A token and all tokens coordinated to it ("A, B and C" from A), without "but not" ones."""
    found = [token]
    for part in found:  # grows as it goes
        for child in part.children:
            if child.dep_ == "conj" and not any(word.lower_ in ("not", "without") for word in child.lefts):
                found.append(child)
    return sorted(found, key=lambda t: t.i) if len(found) > 1 else found


def is_passive(verb: Token) -> bool:
    """Whether a verb form has its logical object as subject ("was struck", "the town struck by …")."""
    if children(verb, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "aux", *SUBJECTS):
        return is_passive(verb.head)
    # A headline drops the auxiliary: "Iran struck by Israel"
    headline = verb.dep_ in ("ROOT", "root") and verb.sent[-1].text not in (".", "!", "?", "”", '"')
    dropped = headline and verb.tag_ in ("VBN", "VBD") and not children(verb, "aux", "cop", *OBJECTS)
    if dropped and any("by" in case_words(t) and t.pos_ == "PROPN" for t in children(verb, "obl")):
        return True
    # A bare participle in a headline or after a noun: "troops killed in clash", "the strikes launched on"
    return verb.tag_ == "VBN" and not children(verb, "aux", "nsubj") and verb.dep_ in ("acl", "amod", "advcl")


def is_copular(token: Token) -> bool:
    """Whether a noun or adjective is a predicate ("is an ally of", "critical of")."""
    return bool(children(token, "cop"))


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun (who, which, that) stands for."""
    for ancestor in token.ancestors:
        if ancestor.dep_ in RELATIVE:
            return ancestor.head
    return None


def resolve_relative(token: Token) -> Token:
    """A token, or what it stands for if it is a relative pronoun."""
    if token.lower_ in ("who", "which", "that", "whom") and token.pos_ in ("PRON", "SCONJ", "DET"):
        return antecedent(token) or token
    return token


def surface_subjects(verb: Token) -> tuple[Token, ...]:
    """The grammatical subjects of a predicate, understood ones (control, conjunction, participles) included."""
    if verb.surface_subjects is None:
        found = (resolve_relative(token) for token in _surface_subjects(verb, depth=0))
        verb.surface_subjects = tuple(writer for token in found for writer in _writers(token, verb))
    return verb.surface_subjects


def _surface_subjects(verb: Token, depth: int) -> list[Token]:
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    nominal = [token for token in own if token.dep_ not in ("csubj", "csubj:pass")]
    if own or depth > 8:
        return nominal
    if verb.tag_ == "VBG" and any("between" in case_words(phrase) for phrase in children(verb, "obl", "nmod")):
        return []  # "because of fighting between them": those do it who stand behind "between"
    relation, head = verb.dep_, verb.head
    if relation in ("conj", "parataxis") and head != verb:
        if relation == "conj" and head.pos_ in ("NOUN", "PROPN") and not is_copular(head):
            return []
        if relation == "parataxis" and not (verb.i > head.i and verb.tag_ in ("VBZ", "VBP", "VBD")):
            return []
        return _surface_subjects(head, depth + 1)  # also of headlines: "Israel stops ship, says Iran loaded it"
    gerund = relation == "obj" and verb.tag_ == "VBG" and is_verbal(verb) and is_verbal(head)  # "denied spying on"
    if relation in ("xcomp", "ccomp", "advcl") or gerund:
        return _controllers(verb, head, depth)
    if relation == "acl" and is_verbal(head):
        return _controllers(verb, head, depth)
    if relation == "acl":
        described = verb.tag_ in ("VBG", "VBN") and not marker(verb)  # but "the intention of striking"
        return [_text_of(verb, head)] if described else _controllers_of_noun(head, depth)
    if relation in RELATIVE:
        return [head]
    return []


def _controllers(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who does the complement of `head`: its object ("urged Iran to stop"), else its subject ("plans to stop")."""
    having = any(child.lower_ == "having" for child in children(verb, "aux"))  # "denies having met X"
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG") and not having:
        return []
    infinitive = marker(verb) == "to" and verb.tag_ == "VB"
    if infinitive and head.lemma_ in ASKING_VERBS:
        asked = [t for t in children(head, "obl") if t.i < verb.i and case_words(t) & ASKED_WITH]
        if asked:
            return asked[-1:]
    object_control = head.lemma_ not in SUBJECT_CONTROL_VERBS and (
        verb.dep_ in ("xcomp", "ccomp") or (infinitive and head.lemma_ in MOVING_VERBS)
    )
    following = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_ in HARMING_VERBS
    if following and (agents := _agents_before(verb, head)):
        return agents
    if infinitive and head.lemma_ == "give" and (given := _given_time(verb, head)):
        return given
    if object_control or marker(verb) in OBJECT_CONTROL:
        objects = [token for token in children(head, *OBJECTS) if token.i < verb.i]
        if objects or (objects := children(head, "nsubj:pass")):
            return objects
        if head.dep_ in RELATIVE and not _has_relative_subject(head):
            return [head.head]  # "the group they accuse of smuggling"
    return _surface_subjects(head, depth + 1)


def _agents_before(participle: Token, head: Token) -> list[Token]:
    """Who does what a passive says, behind which a participle tells what follows: "was attacked by rebels, killing"."""
    phrases = children(head, "obl:agent", "obl") if is_passive(head) else []
    return [phrase for phrase in phrases if "by" in case_words(phrase) and phrase.i < participle.i]


def _given_time(infinitive: Token, giving: Token) -> list[Token]:
    """Who is to act where somebody gives them time: "gave Iran a week to leave", "gave Iran until noon to leave"."""
    receivers = children(giving, "iobj") or children(giving, "obj")
    terms = [child for child in giving.children if giving.i < child.i < infinitive.i and child not in receivers[:1]]
    if any(receiver.lemma_.lower() in ("party", "side") for receiver in receivers):
        return []  # who has to agree with each other: nothing is asked of one of them
    timed = any("until" in case_words(term) or term.lemma_.lower() in TERMS for term in terms)
    return receivers[:1] if timed else []


def owners(noun: Token) -> list[Token]:
    """Whose a plan or claim is by its own phrase: "Iran's plan", "a plan by Iran", and the plan itself if "Iranian"."""
    found = children(noun, "nmod:poss") or [c for c in children(noun, "nmod") if case_words(c) & {"by", "from"}]
    if not found and noun.lemma_.lower() in OWN_TO_DO:
        found = [child for child in children(noun, "nmod") if case_words(child) == {"of"}]
    return found or ([noun] if noun.lemma_.lower() in ENDEAVOURS and _is_of_people(noun) else [])


def _is_of_people(noun: Token) -> bool:
    """Whether a noun is a state's or people's: "a Chadian plan", "the US offer", "officials of Chad"."""
    of = [child for child in children(noun, "nmod") if case_words(child) == {"of"}]
    return any(child.ent_type_ in PEOPLES for child in (*children(noun, "amod", "compound"), *of))


def _controllers_of_noun(noun: Token, depth: int) -> list[Token]:
    """Who does what a noun announces: "Israel's decision to strike", "Israel made a decision to strike"."""
    if found := owners(noun):
        return found
    if noun.dep_ == "nsubj:pass" and (agents := children(noun.head, "obl:agent")):
        return agents  # "plans to attack were dropped by Iran"
    if noun.dep_ in OBJECTS or noun.dep_ in ("nsubj:pass", "obl"):
        return _surface_subjects(noun.head, depth + 1)
    return []


def _text_of(verb: Token, noun: Token) -> Token:
    """The text in which is said what a participle says, though it stands behind whom the text is for."""
    text = noun
    while text.dep_ in ("nmod", "conj", "obl") and case_words(first_conjunct(text)) <= ADDRESSING:
        text = text.head
        if text.lemma_.lower() in TEXTS and verb.lemma_.lower() in SAID_IN_TEXTS:
            return text
        if is_verbal(text):
            break
    written = children(text, "obj") if is_verbal(text) and verb.lemma_.lower() in SAID_IN_TEXTS else []
    return next((word for word in written if word.lemma_.lower() in TEXTS), noun)


def _writers(text: Token, verb: Token) -> list[Token]:
    """Who says what a text says: "Kenya filed a suit accusing Togo"; whoever else is subject says it themselves."""
    if text.lemma_.lower() not in TEXTS or text.head == verb:
        return [text]
    if found := owners(text):
        return found
    writing = text.head
    if writing.lemma_.lower() not in WRITING_VERBS or not is_verbal(writing):
        return [text]
    if text.dep_ == "obj":
        return list(surface_subjects(writing)) or [text]
    return (children(writing, "obl:agent") if text.dep_ == "nsubj:pass" else []) or [text]


def clause_of(head: Token) -> Clause:
    """The clause of a predicate token."""
    passive = (is_verbal(head) or head.pos_ == "AUX") and is_passive(head)
    surface = list(surface_subjects(head))
    sharing = _sharing(head)
    objects = [resolve_relative(token) for token in children(sharing or head, *OBJECTS)]
    if passive:
        given = children(head, "obj")  # "was given arms by X", where the parser hangs X on the arms
        phrases = [*children(head, "obl:agent", "obl"), *(child for gift in given for child in children(gift, "nmod"))]
        agents = [token for token in (*phrases, *_behind_charge(head)) if "by" in case_words(token)]
        agents = [t for t in agents if t.dep_ == "obl:agent" or t.ent_type_ or t.pos_ == "PROPN" or _is_of_people(t)]
        subjects, objects = agents, [*surface, *objects]
    else:
        subjects = surface
        if head.dep_ in RELATIVE and not objects and not _has_relative_subject(head):
            objects = [head.head]
    return Clause(head, tuple(subjects), tuple(objects), passive)


def _behind_charge(verb: Token) -> list[Token]:
    """The phrases that the parser hangs on a charge though they belong to it: "was accused of stealing by Kenya"."""
    if children(verb, "obl:agent"):
        return []
    charges = [c for c in children(verb, "advcl", "obl") if case_words(c) & {"of", "for", "with"}]
    return [phrase for charge in charges if charge.tag_ in ("VBG", "NN") for phrase in children(charge, "obl", "nmod")]


def _sharing(verb: Token) -> Token | None:
    """The verb coordinated right behind one that has nothing of its own: "condemned and rejected the plan"."""
    following = next((c for c in children(verb, "conj") if c.left_edge.i <= verb.i + 2 and is_verbal(c)), None)
    if following is not None and any(c.dep_ not in ("cc", "advmod") for c in following.lefts):
        return None
    if following is None or is_passive(verb) or not children(following, "cc"):
        return None
    own = any(child.i > verb.i and child.dep_ not in ("conj", "punct") for child in verb.children)
    return None if own else following


def _has_relative_subject(head: Token) -> bool:
    subjects = children(head, *SUBJECTS, *PASSIVE_SUBJECTS)
    pronouns = (t for t in head.subtree if t.lower_ in ("who", "which", "that", "whose", "where", "when"))
    first = next(pronouns, None) if subjects else None
    return not subjects or (first is not None and first.i <= subjects[0].i)


def _obliques(head: Token) -> Iterator[tuple[frozenset[str], Token]]:
    ways = [word for word in children(head, "advmod") if word.i > head.i]  # "brought them home from Chad"
    phrases = (phrase for host in (head, *ways) for phrase in children(host, *OBLIQUES))
    for token in phrases:
        if "according" in case_words(token):
            continue  # who says so takes no part in it
        for part in conjuncts(token):
            yield case_words(part) or case_words(token), resolve_relative(part)
    # "the country which it depends on", "the group it is allied with": a stranded preposition
    if head.dep_ in RELATIVE:
        stranded = [t for t in children(head, "case", "advmod", "obl") if t.pos_ == "ADP" and t.i > head.i]
        for token in stranded:
            yield frozenset({token.lower_}), head.head
        if any(word.lower_ == "where" and word.i < head.i for word in children(head, "advmod")):
            yield WHERE, head.head


def _complements(head: Token) -> Iterator[tuple[str, Token]]:
    for token in children(head, *COMPLEMENTS, "parataxis"):
        if gives_reason(token):
            continue
        for part in conjuncts(token):
            if part.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
                yield marker(part) or marker(token), part
