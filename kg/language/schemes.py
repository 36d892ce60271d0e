"""Dependency label schemes: the CLEAR labels of spaCy's en_core_web pipelines read as Universal Dependencies.

Universal Dependencies (UD) is the house scheme: rules over the parse see nothing else. A pipeline with CLEAR labels
gets a component that rewrites heads and labels after its parser. The labels follow UD; of the structure, what clauses
and actors hang on is turned too: content words are heads over prepositions and copulas, and coordination hangs on the
first conjunct. Left as CLEAR has it: the head within a multiword name, and a locative "be" as head.

References: Choi and Palmer (2012), Guidelines for the CLEAR Style Constituent to Dependency Conversion;
de Marneffe et al. (2021), Universal Dependencies.
"""

from collections.abc import Iterable
from typing import Final

import numpy
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc, Token

COMPONENT: Final = "kg_universal_dependencies"

#: CLEAR labels whose UD label needs no look at the tree; a label in both schemes with one meaning isn't listed.
_LABELS: Final = {
    "agent": "case",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "parataxis",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_COMPLEMENTS: Final = frozenset({"pobj", "pcomp"})
_PREDICATES: Final = frozenset({"attr", "acomp"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})

#: Labels that only CLEAR has and every pipeline trained on it knows.
_CLEAR_ONLY: Final = frozenset({"dobj", "pobj", "prep", "nsubjpass"})


def is_clear(labels: Iterable[str]) -> bool:
    """Tell whether ``labels``, a parser's, are of the CLEAR scheme."""
    return not _CLEAR_ONLY.isdisjoint(labels)


def label(token: Token) -> str:
    """Return the UD label of ``token`` (``ROOT`` for a root, as spaCy has it).

    The Doc may be parsed in either scheme: a UD label comes back as it is.
    """
    content = _content(token)
    if content is not None and token.lemma_ == "be":
        return "cop"
    if content is not None:
        return "mark" if content.dep_ == "pcomp" and content.pos_ in {"VERB", "AUX"} else "case"
    top = _top(token)
    if top is token:
        return _plain_label(token)
    if top.dep_ in {"prep", "agent", "dative"}:
        return _oblique_label(token, top)
    return _plain_label(top)


def head(token: Token) -> Token:
    """Return the UD head of ``token`` (itself for a root) in a Doc parsed in the CLEAR scheme."""
    content = _promoted(token)
    if content != token:
        return content
    top = _top(token)
    if top.dep_ == "ROOT" or top.head == top:
        return token
    governor = top.head
    if top.dep_ == "conj":
        while governor.dep_ == "conj":
            governor = governor.head
    return _promoted(governor)


@Language.component(COMPONENT, assigns=["token.dep", "token.head"])
def to_universal(doc: Doc) -> Doc:
    """Rewrite the parse of ``doc`` in place from CLEAR into UD."""
    distances = [head(token).i - token.i for token in doc]
    labels = [doc.vocab.strings.add(label(token)) for token in doc]
    if len(doc) == 0:
        return doc
    # spaCy keeps a head as its distance, a signed number in an unsigned array.
    array = numpy.array([(distance % 2**64, dep) for distance, dep in zip(distances, labels, strict=True)], "uint64")
    return doc.from_array([HEAD, DEP], array)  # type: ignore[arg-type]


def _content(token: Token) -> Token | None:
    """Return the word that in UD takes the place of ``token``, a preposition or a copula in CLEAR."""
    copula = token.lemma_ == "be"
    for child in token.children:
        if child.dep_ in _COMPLEMENTS or (copula and child.dep_ in _PREDICATES):
            return child
    if token.dep_ == "prep":  # "out of Mali", "according to Iran"
        return next((child for child in token.children if child.dep_ == "prep" and _content(child) is not None), None)
    return None


def _promoted(token: Token) -> Token:
    """Return the UD head of the phrase that ``token`` heads in CLEAR."""
    content = _content(token)
    return token if content is None else _promoted(content)


def _top(token: Token) -> Token:
    """Return the CLEAR head of the phrase that ``token`` heads in UD."""
    while token.head != token and _content(token.head) == token:
        token = token.head
    return token


def _plain_label(token: Token) -> str:
    dep = token.dep_
    if dep == "aux" and token.tag_ == "TO":
        return "mark"
    if dep == "prep":
        return "advmod"  # without a complement: "the airspace it passed through"
    if dep == "dative":
        return "iobj"
    if dep in _PREDICATES:
        return "xcomp"
    if dep in _COMPLEMENTS:
        return "obl"
    return _LABELS.get(dep, dep)


def _oblique_label(token: Token, preposition: Token) -> str:
    """Label the complement of ``preposition`` by what the two hang on."""
    if preposition.dep_ == "agent":
        return "obl:agent"
    nominal = _promoted(preposition.head).pos_ in _NOMINAL and preposition.head.lemma_ != "be"
    if token.dep_ == "pcomp" and token.pos_ in {"VERB", "AUX"}:
        return "acl" if nominal else "advcl"
    return "nmod" if nominal else "obl"
