"""Clauses that hang on the wrong word: gerunds, relative clauses, what is said, coordinated verbs."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.language.repairs.labels import FINITE, NOMINAL, SUBJECTS, word_before
from kg.language.words import (
    CLAIMS,
    DENYING_VERBS,
    GIVING_VERBS,
    SPEECH_VERBS,
    TELLING_VERBS,
    WHEN_SAID,
    WITH_GERUND,
    WITH_INFINITIVE,
    WITH_TASK,
)

PREPOSITIONS: Final = frozenset({"of", "for", "from", "into", "by", "without"})
RELATIVE: Final = frozenset({"acl:relcl", "advcl:relcl"})
# Labels of clauses that "where" opens, with a comma before it and without
WHERE_APART: Final = frozenset({"acl:relcl", "advcl", "advcl:relcl", "parataxis", "ccomp", "conj"})
WHERE_CLOSE: Final = frozenset({"acl:relcl", "advcl", "advcl:relcl"})
CLOSING: Final = frozenset(")]”’")
# "complained to the court that", "said in a speech that"
WHERE_SAID: Final = frozenset({"to", "in", "at", "on", "before", "during", "through"})


def _preposition(token: Token) -> str | None:
    """The preposition right in front of a gerund that hangs on it ("of" in "of supporting")."""
    before = token.nbor(-1) if token.i else None
    if (
        before is not None
        and before.lower_ in PREPOSITIONS
        and before.dep_ in ("case", "mark")
        and before.head != token
    ):
        before.head, before.dep_ = token, "mark"  # hung on the gerund's object instead
    marks = [c.lower_ for c in token.children if c.dep_ in ("mark", "case") and c.i < token.i]
    return marks[0] if marks and marks[0] in PREPOSITIONS else None


def free_gerund(gerund: Token) -> None:
    """ "accuse X of supporting terrorism": no adjective has a preposition; the noun is the gerund's object."""
    noun = gerund.head
    governor = noun.head
    if _preposition(gerund) is None or governor == noun or noun.i < gerund.i:
        return
    gerund.head = governor
    gerund.dep_ = "advcl" if governor.pos_ in ("VERB", "AUX") else "acl"
    noun.head = gerund
    noun.dep_ = "obj"


def hang_participle(gerund: Token) -> None:
    """ "sanctioned traders selling oil": behind verbs that have no such complement a gerund tells who the object is."""
    verb, noun = gerund.head, gerund.nbor(-1)
    if noun.dep_ != "obj" or noun.head != verb or noun.tag_ not in ("NNS", "NNPS") or verb.i > noun.i:
        return
    if verb.lemma_.lower() not in WITH_GERUND:
        gerund.head, gerund.dep_ = noun, "acl"


def lower_conjunct(gerund: Token) -> None:
    """ "accuse X of supporting … and of interfering": the second gerund is coordinated with the first."""
    mark = _preposition(gerund)
    verb = gerund.head
    if mark is None or (verb.tag_ == "VBG" and _preposition(verb) == mark):
        return
    first = [c for c in verb.subtree if c.i < gerund.i and c.tag_ == "VBG" and _preposition(c) == mark and c != gerund]
    if first:
        gerund.head = first[-1]


def lower_perfect(verb: Token) -> None:
    """ "denied having met X or having let Y pass": the second is coordinated with the first, not with "denied"."""
    first = [c for c in verb.head.children if c.dep_ in ("ccomp", "xcomp") and verb.head.i < c.i < verb.i]
    if first and any(child.lower_ == "having" for child in first[-1].lefts):
        verb.head = first[-1]


def hang_content(clause: Token) -> None:
    """ "told the crowd that Israel had struck": what has all its parts is no relative clause, but what is said."""
    if not any(child.dep_ in SUBJECTS for child in clause.lefts) or not _has_its_parts(clause):
        return
    link = clause.head
    while link.dep_ in ("appos", "conj", "flat", "nmod") and link.head != link:
        link = link.head
    if clause.dep_ == "acl:relcl":
        clause.dep_ = "acl"  # "the claim that it arms Libya"
    if (claim := _claim_made(clause)) is not None:
        clause.head = claim
        return
    verb, to_whom = link.head, link.dep_ in ("obj", "iobj")
    cases = {child.lower_ for child in link.children if child.dep_ == "case"}
    known = TELLING_VERBS if to_whom else SPEECH_VERBS
    if verb.lemma_.lower() not in known or not (to_whom or (link.dep_ == "obl" and cases & WHERE_SAID)):
        return
    if verb.i < link.i and not any(child.dep_ == "ccomp" for child in verb.children):
        clause.head, clause.dep_ = verb, "ccomp"


def _has_its_parts(clause: Token) -> bool:
    """Whether "that" is no part of a clause, but opens it; of two objects it can be none."""
    link = next(child for child in clause.lefts if child.lower_ == "that" and child.dep_ in ("mark", "obj"))
    if link.dep_ == "obj" and any(child.dep_ == "obj" for child in clause.rights):
        link.dep_ = "mark" if clause.lemma_.lower() not in GIVING_VERBS else link.dep_
    return link.dep_ == "mark"


def _claim_made(clause: Token) -> Token | None:
    """The claim that a clause tells where who made it stands between: "the claim made by Oman that Kenya struck"."""
    made = clause.head.head if clause.head.dep_ in ("obl", "obl:agent") else clause.head
    noun = made.head
    if made.dep_ not in ("acl", "nmod") or clause.head.lemma_.lower() in CLAIMS or noun.i > made.i:
        return None
    return noun if noun.lemma_.lower() in CLAIMS else None


def hang_on_claim(clause: Token) -> None:
    """ "repeated its demand that Peru leave": what follows a noun of claiming is what is claimed."""
    mark = next((child for child in clause.lefts if child.dep_ == "mark" and child.lower_ == "that"), None)
    noun = mark.nbor(-1) if mark is not None and mark.i > clause.sent.start else clause
    if noun.lower_ in WHEN_SAID and noun.i > clause.sent.start:
        noun = noun.nbor(-1)  # "repeated its demand today that"
    told = clause.head.lemma_.lower() in TELLING_VERBS
    if noun.lemma_.lower() in CLAIMS and noun.dep_ == "obj" and noun.head == clause.head and not told:
        clause.head, clause.dep_ = noun, "acl"


def coordinate_infinitive(verb: Token) -> None:
    """ "Peru must leave Chile, help Brazil and thank Cuba": an infinitive behind a comma goes on from the first.

    So does one that is not to be done: "urged Peru to leave Chile, not to help it".
    """
    first = verb.head
    labels = {child.dep_ for child in verb.children}
    if verb.dep_ == "advcl":
        first_words = [[child.lower_ for child in word.lefts] for word in (first, verb)]
        if all("to" in words for words in first_words) and {"not", ","} <= set(first_words[1]):
            verb.dep_ = "conj"
        return
    if first.tag_ == "VB" and first.i < verb.i and not labels & (SUBJECTS | {"mark"}):
        verb.dep_ = "conj"


def coordinate_gerund(verb: Token) -> None:
    """ "is helping schools; restoring power; supporting media": a gerund behind a semicolon goes on from the first."""
    labels = {child.dep_ for child in verb.children}
    if verb.head.tag_ != "VBG" or verb.head.i > verb.i or labels & (SUBJECTS | {"mark", "aux", "case"}):
        return
    if ";" in (verb.left_edge.text, word_before(verb)):
        verb.dep_ = "conj"


def raise_main_verb(verb: Token) -> None:
    """ "The decision to expel them was criticised": of a noun with an infinitive the finite verb is the main one."""
    infinitive = verb.head
    noun = infinitive.head
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if infinitive.tag_ != "VB" or infinitive.dep_ != "acl" or noun.dep_ not in ("ROOT", "root") or subject is None:
        return
    alone = noun.pos_ == "NOUN" and not any(child.dep_ in ("cop", "aux", *SUBJECTS) for child in noun.children)
    objects = any(child.dep_ in ("obj", "iobj") for child in infinitive.children)
    if not alone or objects or subject.left_edge.i != infinitive.i + 1:
        return
    label = subject.dep_
    subject.head, subject.dep_ = infinitive, "obj"
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, label
    for child in list(noun.children):
        if child.i > verb.i:
            child.head = verb


def lower_subject(noun: Token) -> None:
    """ "Peru's decision to expel diplomats angered Chile": of two subjects the second is the infinitive's object."""
    infinitive = noun.left_edge.nbor(-1)
    if infinitive.tag_ != "VB" or infinitive.dep_ != "acl" or infinitive.head.head != noun.head:
        return
    if infinitive.head.dep_ in SUBJECTS and not any(child.dep_ in ("obj", "iobj") for child in infinitive.children):
        noun.head, noun.dep_ = infinitive, "obj"


def set_apart(verb: Token) -> None:
    """ "…, a diplomat told Reuters", "…; Oman denied it": what stands beside a sentence is no complement of it."""
    before = word_before(verb)
    if ";" in (verb.left_edge.text, before) or (before == "," and verb.tag_ in FINITE and _tells_who_says(verb)):
        verb.dep_ = "parataxis"


def _tells_who_says(verb: Token) -> bool:
    """Whether a verb of saying has a subject but nothing that is said, and is not itself what is said."""
    if verb.lemma_.lower() not in SPEECH_VERBS or verb.head.lemma_.lower() in SPEECH_VERBS:
        return False
    labels = {child.dep_ for child in verb.children if ";" not in (child.left_edge.text, word_before(child))}
    return not labels.isdisjoint(SUBJECTS) and labels.isdisjoint(("mark", "ccomp", "xcomp"))


def raise_infinitive(verb: Token) -> None:
    """ "Kenya to send troops": behind a headline's noun that takes no infinitive, one is its predicate."""
    noun = verb.head
    if noun.dep_ not in ("ROOT", "root") or noun.pos_ not in NOMINAL or noun.lemma_.lower() in WITH_INFINITIVE:
        return
    labels = {child.dep_ for child in noun.children}
    marked = any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in verb.lefts)
    if not marked or verb.i < noun.i or labels & {"cop", "case", *SUBJECTS} or verb.sent[-1].text in ".!?":
        return
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "nsubj:pass" if verb.tag_ == "VBN" else "nsubj"
    for child in list(noun.children):
        if child.i > verb.i and child.dep_ in ("parataxis", "conj", "punct", "advcl"):
            child.head = verb


def raise_over_relative(verb: Token) -> None:
    """ "urged Peru, which leads the bloc, to leave": behind the comma that ends a clause the sentence goes on."""
    clause = verb.head
    noun = clause.head
    governor, opening = noun.head, clause.left_edge
    begin = next((child for child in verb.lefts if child.lower_ == "to" and child.dep_ in ("mark", "aux")), None)
    if begin is None or noun.dep_ not in ("obj", "iobj", "obl") or governor.pos_ != "VERB" or governor.i > noun.i:
        return
    if begin.nbor(-1).lower_ == "not":
        begin = begin.nbor(-1)
    apart = "," in (opening.text, word_before(opening))
    if apart and word_before(begin) == "," and opening.i < begin.i:
        verb.head, verb.dep_ = governor, "xcomp" if governor.lemma_.lower() in WITH_TASK else "advcl"


def hang_relative(pronoun: Token) -> None:
    """ "Israel, which struck Iran, thanked": a clause that "which" opens behind a comma hangs on the noun before it."""
    verb, noun = pronoun.head, pronoun.nbor(-2)
    if verb.dep_ not in ("advcl", "parataxis", "ccomp") or pronoun.nbor(-1).text != "," or noun.pos_ not in NOMINAL:
        return
    if noun in verb.subtree:
        return
    verb.head = noun
    verb.dep_ = "acl:relcl"


def hang_piped_relative(pronoun: Token) -> None:
    """ "NATO, to which both countries belong": the clause hangs on the noun before the preposition."""
    case = next(c for c in pronoun.lefts if c.dep_ == "case")
    before = case.nbor(-1) if case.i > pronoun.sent.start else None
    if before is not None and before.text == "," and before.i > pronoun.sent.start:
        before = before.nbor(-1)
    if before is not None and before.text in CLOSING:
        before = before.head.head if before.head.dep_ == "appos" else before.head  # "(NATO), of which"
    verb = _clause_after(pronoun)
    if before is None or verb is None or before.pos_ not in NOMINAL:
        return
    noun = before
    while noun.dep_ in ("flat", "compound") and noun.head != noun and noun.head.i < pronoun.i:
        noun = noun.head
    if verb == noun or noun in verb.subtree or verb.dep_ in ("ROOT", "root"):
        return
    pronoun.head, pronoun.dep_ = verb, "nmod" if verb.pos_ == "NOUN" else "obl"
    verb.head, verb.dep_ = noun, "acl:relcl"


def hang_possessive(whose: Token) -> None:
    """ "the OPCW, whose seat is in The Hague": a clause that "whose" opens hangs on what is before the comma."""
    subject, before = whose.head, whose.nbor(-2)
    verb = subject.head
    if subject.dep_ not in SUBJECTS or whose.nbor(-1).text != "," or verb.dep_ in RELATIVE or verb.i < subject.i:
        return
    if before.text in CLOSING:
        before = before.head.head if before.head.dep_ == "appos" else before.head  # "(NATO), whose"
    if before.pos_ in NOMINAL and verb.dep_ not in ("ROOT", "root") and before not in verb.subtree:
        verb.head, verb.dep_ = _name_head(before), "acl:relcl"


def hang_where(where: Token) -> None:
    """ "in Vienna, where OPEC has its seat": a clause that "where" opens hangs on the name or place before it."""
    verb, before = where.head, where.nbor(-1)
    apart = before.text == "," and before.i > where.sent.start
    noun = _name_head(before.nbor(-1) if apart else before)
    if verb.dep_ not in (WHERE_APART if apart else WHERE_CLOSE) or noun.pos_ not in NOMINAL or verb.i < where.i:
        return
    if noun not in verb.subtree:
        verb.head, verb.dep_ = noun, "acl:relcl"


def _name_head(token: Token) -> Token:
    """The first word of a name that ends in a token; the token itself of others."""
    while token.dep_ in ("flat", "compound") and token.head.i < token.i:
        token = token.head
    return token


def _clause_after(pronoun: Token) -> Token | None:
    """The first predicate behind a pronoun that has its subject behind the pronoun too."""
    for token in pronoun.doc[pronoun.i + 1 : pronoun.sent.end]:
        if token.dep_ in SUBJECTS:
            return token.head if token.head.i > token.i else None
    return None


def raise_conjunct(verb: Token) -> None:
    """ "denied that it had attacked and accused": a finite verb is coordinated with the last finite verb before it."""
    if any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.children) or any(
        c.dep_ == "aux" and c.tag_ in FINITE and verb.tag_ != "VBD" for c in verb.head.children
    ):
        return
    for ancestor in verb.head.ancestors:
        if ancestor.tag_ == verb.tag_ and ancestor.i < verb.head.i:
            verb.head = ancestor
            return


def raise_answer(verb: Token) -> None:
    """ "Oman says that Kenya struck it, but Kenya denied it": who answers a claim is not told of in it."""
    claim = verb.head
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    links = {child.lower_ for child in verb.lefts if child.dep_ in ("cc", "mark")}
    if claim.dep_ != "ccomp" or subject is None or links != {"but"} or claim.head.i > claim.i:
        return
    if verb.lemma_.lower() in SPEECH_VERBS | DENYING_VERBS and claim.head.lemma_.lower() in SPEECH_VERBS:
        verb.head = claim.head


def lift_conjunct(verb: Token) -> None:
    """ "lets observers into the prisons and frees ministers": a verb is coordinated with the verb, not with a noun."""
    labels = {child.dep_ for child in verb.children}
    if not labels & {"obj", "ccomp", "xcomp"} or labels & SUBJECTS or "cc" not in labels:
        return
    above = next((word for word in verb.head.ancestors if word.pos_ == "VERB"), None)
    if above is not None and above.tag_ in FINITE and above.i < verb.head.i:
        verb.head = above


def free_finite(verb: Token) -> None:
    """ "Egypt and Bahrain cut ties with Qatar": a finite verb is no modifier; what stands before it is its subject."""
    noun = verb.head
    if any(child.dep_ == "nsubj" for child in verb.lefts) and noun.dep_ in ("ROOT", "root") and verb.dep_ == "compound":
        verb.head, verb.dep_ = verb, "ROOT"  # "the army ousts president"
        noun.head, noun.dep_ = verb, "obj"
        return
    before = [
        c
        for c in noun.children
        if c.i < verb.i and c.pos_ in NOMINAL and c.dep_ in ("compound", "amod", "nmod", "nsubj")
    ]
    if not before:
        return
    governor, relation = noun.head, noun.dep_
    verb.head = verb if governor == noun else governor
    verb.dep_ = relation
    noun.head = verb
    noun.dep_ = "obj"
    for subject in before[:1]:
        subject.head = verb
        subject.dep_ = "nsubj"


def find_subject(verb: Token) -> None:
    """ "Turkey, which supports Qatar, criticised Egypt": the nominal root before a finite verb is its subject."""
    noun, root = verb.head, verb.sent.root
    if noun.dep_ == "conj" and noun.pos_ in NOMINAL and noun.head.tag_.startswith("VB") and noun.i < verb.i:
        # "X denied it, and the tensions prompted …": a noun is not coordinated with a verb, a clause is
        verb.head, verb.dep_ = noun.head, "conj"
        noun.head, noun.dep_ = verb, "nsubj"
        return
    if root.pos_ not in NOMINAL or root.i > verb.i or any(c.dep_ in SUBJECTS for c in (*verb.children, *root.children)):
        return
    if any(c.dep_ == "cop" for c in root.children):
        return
    verb.head = verb
    verb.dep_ = "ROOT"
    root.head = verb
    root.dep_ = "nsubj"


def lower_result(participle: Token) -> None:
    """ "Troops shelled a camp, killing six, Oman said": who only tells of it, behind it, has not done it."""
    verb = participle.head
    speaker = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if verb.lemma_.lower() not in SPEECH_VERBS or speaker is None or not participle.i < speaker.i < verb.i:
        return
    told = next((c for c in verb.lefts if c.dep_ in ("ccomp", "parataxis") and c.i < participle.i), None)
    if told is None and verb.dep_ in ("conj", "parataxis") and verb.head.i < participle.i:
        told = verb.head
    if told is not None:
        participle.head = told
