"""Repairs of parses that English grammar rules out, where the parser errs most in news.

Each looks at labels that cannot stand together and gives the reading that can: a participle is no adjective behind
"of", a finite verb is no open complement, "of interfering" continues "of supporting".
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc

from kg.language.repairs import clauses, phrases, words
from kg.language.repairs.labels import FINITE, NEVER_FINITE, NOMINAL, NONFINITE, PARTICIPLES
from kg.language.words import WITH_PERSON

COMPONENT: Final = "kg_repairs"


def _numbers(*labels: str) -> frozenset[int]:
    """The numbers that spaCy has for labels and words: to compare these is quicker than to compare texts."""
    return frozenset(map(get_string_id, labels))


# What calls for a first look at a word, and for a second: most words have nothing of it
FIRST_LABELS: Final = _numbers(
    "ROOT", "root", "amod", "conj", "iobj", "nmod:poss", "nsubj", "nsubj:pass", "obj", "xcomp"
)  # fmt: skip
FIRST_TAGS: Final = _numbers(*PARTICIPLES)
SECOND_LABELS: Final = _numbers(
    *NEVER_FINITE, "acl:relcl", "advcl", "ccomp", "compound", "conj", "dep", "expl", "flat", "iobj", "nmod", "obj",
    "obl", "obl:agent"
)  # fmt: skip
SECOND_TAGS: Final = _numbers("VB", "VBN", "VBZ")
SECOND_WORDS: Final = _numbers("according", "among", "where", "which", "who", "whom", "whose", "worth")


@Language.component(COMPONENT, retokenizes=False, assigns=["token.dep", "token.head"])
def repair(doc: Doc) -> Doc:
    """Mend the parse of ``doc`` in place."""
    tokens = list(doc)
    for token in tokens:
        if token.dep not in FIRST_LABELS and token.tag not in FIRST_TAGS:
            continue
        dep, tag = token.dep_, token.tag_
        if dep in ("obj", "iobj") and token.head.pos_ in ("NOUN", "PROPN", "ADJ"):
            words.make_verb(token.head)
        elif dep in ("ROOT", "root") and tag == "NNS":
            words.make_verb_between(token)
        elif dep == "nmod:poss" and token.pos_ == "PROPN":
            phrases.free_bearer(token)
        elif dep in ("nsubj", "nsubj:pass"):
            phrases.make_possessor(token)
            if token.left_edge.i:
                clauses.lower_subject(token)
            if token.pos_ == "PROPN" and token.i and token.nbor(-1).dep == token.dep:
                phrases.appose_name(token)
            phrases.free_said(token)
            if token.head.tag_ in ("NNS", "NN", "NNP") and token.head.pos_ != "VERB":
                words.make_predicate(token.head)
        elif dep == "xcomp" and token.pos_ in NOMINAL:
            phrases.make_object(token)
        elif dep == "xcomp" and tag == "VBG" and token.i > 1:
            clauses.hang_participle(token)
        elif dep == "amod" and tag == "JJ":
            words.make_infinitive(token)
        elif dep == "conj" and tag == "NNS" and token.pos_ == "NOUN":
            words.make_second_verb(token)
            words.make_reporting(token)
        if tag in PARTICIPLES and token.i > 1 and token.nbor(-1).tag_ == "HYPH":
            phrases.make_attribute(token)
    for token in tokens:
        if token.dep not in SECOND_LABELS and token.tag not in SECOND_TAGS and token.lower not in SECOND_WORDS:
            continue
        dep, tag, lower = token.dep_, token.tag_, token.lower_
        if tag == "VBG" and dep in ("amod", "compound"):
            clauses.free_gerund(token)
        elif tag == "NNS" and dep in ("ccomp", "acl") and token.i and words.is_without_verb(token):
            words.make_subjunctive(token)
            clauses.hang_on_claim(token.head)
        elif tag == "VB" and any(c.dep_ == "det" and c.i < token.i for c in token.children):
            words.make_noun(token)
        elif lower in ("who", "which") and dep.startswith("nsubj") and token.i > 1:
            clauses.hang_relative(token)
        elif lower == "worth" and token.i > token.sent.start:
            phrases.hang_worth(token)
        elif lower == "among" and token.i > 1 and token.nbor(-1).text == ",":
            phrases.appose_examples(token)
        elif lower in ("which", "whom") and token.i > 1 and any(c.dep_ == "case" for c in token.lefts):
            clauses.hang_piped_relative(token)
        elif lower == "where" and dep == "advmod" and token.i > token.sent.start:
            clauses.hang_where(token)
        elif lower == "whose" and dep == "nmod:poss" and token.i > token.sent.start + 1:
            clauses.hang_possessive(token)
        elif dep == "advcl" and tag == "VBG":
            clauses.lower_result(token)
        elif dep == "conj" and tag == "VBG":
            clauses.lower_conjunct(token)
        elif dep == "conj" and token.head.tag_ in FINITE and any(c.lower_ == "having" for c in token.lefts):
            clauses.lower_perfect(token)
        elif dep in ("obl", "nmod") and tag == "VBZ" and any(c.dep_ == "case" for c in token.lefts):
            words.make_plural(token)
        elif dep == "conj" and tag == "NNS" and token.head.pos_ == "PROPN":
            phrases.appose_several(token)
        elif dep in ("acl", "acl:relcl") and any(c.lower_ == "that" and c.dep_ in ("mark", "obj") for c in token.lefts):
            clauses.hang_content(token)
        elif lower == "according" and token.i < token.head.i and token.head.dep_ in ("obl", "nmod", "obj"):
            phrases.raise_source(token.head)
        elif dep == "nmod" and token.head.dep_ == "nmod":
            phrases.hang_on_noun(token)
            phrases.look_through(token)
        elif dep == "nmod":
            phrases.look_through(token)
        elif dep == "compound" and token.head.dep_ == "compound" and token.i + 2 == token.head.i:
            phrases.join_by_dash(token)
        elif dep in ("parataxis", "advcl") and tag == "VBG":
            clauses.coordinate_gerund(token)
        elif dep in ("parataxis", "advcl") and tag == "VB" and (dep == "parataxis" or token.head.tag_ == "VB"):
            clauses.coordinate_infinitive(token)
        elif dep == "compound" and tag == "NNP" and token.i and token.head.dep_ == "obj":
            phrases.make_receiver(token)
        elif dep == "obj" and tag == "JJ":
            words.name_adjective(token)
        elif dep == "expl" and token.head.lemma_.lower() in WITH_PERSON:
            phrases.make_inclined(token)
        elif dep == "dep" and token.pos_ in NOMINAL and token.left_edge.i:
            phrases.make_speaker(token)
            if token.dep_ == "dep":
                phrases.appose_loose(token)
        elif dep == "obj" and token.pos_ == "PROPN" and token.i and token.nbor(-1).dep_ == "obj":
            phrases.appose_name(token)
        elif dep == "ccomp" and token.head.dep_ == "acl":
            clauses.raise_main_verb(token)
        elif dep == "ccomp" and token.i > token.head.i:
            clauses.set_apart(token)
            clauses.hang_on_claim(token)
        elif dep in ("obj", "iobj") and any(c.dep_ == "case" and c.pos_ == "ADP" for c in token.lefts):
            token.dep_ = "obl"  # "apologized neither to Iran nor to Iraq": an object has no preposition
        elif dep == "conj" and token.head.dep_ == "ccomp" and any(c.lower_ == "but" for c in token.lefts):
            clauses.raise_answer(token)
        elif dep == "conj" and tag in FINITE and token.head.tag_ in NONFINITE:
            clauses.raise_conjunct(token)
        elif dep == "conj" and tag in FINITE and token.pos_ == "VERB" and token.head.pos_ in NOMINAL:
            clauses.lift_conjunct(token)
        elif tag in FINITE and dep in ("compound", "amod") and token.i < token.head.i:
            clauses.free_finite(token)
        elif tag in FINITE and dep in NEVER_FINITE:
            clauses.find_subject(token)
        elif dep == "compound" and token.head.tag_ in FINITE and token.head.pos_ == "VERB":
            phrases.make_subject(token)
        elif dep == "flat":
            phrases.coordinate_name(token)
        elif dep == "appos" and token.pos_ == "PROPN" and token.head.dep_ == "nmod":
            phrases.appose_holder(token)
        elif dep == "obl" and any(c.lower_ == "as" for c in token.lefts):
            phrases.free_judged(token)
        elif dep in ("obl", "obl:agent") and any(c.lower_ == "by" for c in token.lefts):
            phrases.lower_doer(token)
        elif dep == "appos" and token.head.dep_ == "obl":
            phrases.free_object(token)
        elif dep == "appos" and token.pos_ == "PROPN" and token.head.dep_ == "nsubj":
            phrases.join_names(token)
        elif dep == "acl" and (tag == "VB" or (tag == "VBN" and any(c.lower_ == "be" for c in token.lefts))):
            clauses.raise_infinitive(token)
        elif tag == "VB" and dep in ("advcl", "xcomp") and token.head.dep_ == "acl:relcl":
            clauses.raise_over_relative(token)
    return doc
