"""Words whose part of speech grammar rules out: nouns that are verbs, verbs and adjectives that are nouns."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.lemmas import irregular_lemmas
from kg.language.repairs.labels import FINITE, SUBJECTS
from kg.language.words import SPEECH_VERBS, VERBAL_ADJECTIVES


def name_adjective(word: Token) -> None:
    """ "launched an offensive against them": an object with an article of its own is a noun."""
    if any(child.lower_ in ("a", "an") and child.dep_ == "det" for child in word.lefts):
        word.pos_, word.tag_ = "NOUN", "NN"


def make_verb(word: Token) -> None:
    """ "Peru thanks Chile", "gunmen kidnap two": what has an object and no article is a verb, whatever its tag says."""
    if word.tag_.startswith("VB") or any(
        c.dep_ in ("case", "cop", "det", "nmod:poss") or (c.dep_ == "obj" and c.i < word.i) for c in word.children
    ):
        return
    past = irregular_lemmas().get(word.lower_)
    if word.lower_.endswith("ing"):
        tag = "VBG"
    elif past is not None and past != word.lower_:
        tag, word.lemma_ = "VBD", past  # "gunmen shot a prosecutor"
    elif word.dep_ == "xcomp" or any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in word.lefts):
        tag = "VB"
    else:
        tag = next((tag for end, tag in (("ed", "VBD"), ("s", "VBZ")) if word.lower_.endswith(end)), "VBP")
    word.pos_, word.tag_ = "VERB", tag


def make_verb_between(word: Token) -> None:
    """ "Germany borders Denmark.", "Peru mediates between both.": what stands alone behind a name is its verb."""
    before = [child for child in word.children if child.i == word.i - 1 and child.dep_ == "compound"]
    after = [child for child in word.children if child.i == word.i + 1 and child.dep_ in ("vocative", "appos", "flat")]
    named = all(child.pos_ == "PROPN" for child in (*before, *after))
    # What is no predicate has no oblique
    governs = after or any(child.dep_ == "obl" and child.i > word.i for child in word.children)
    if not before or not governs or not named or word.pos_ != "NOUN" or word.sent[-1].text != ".":
        return
    word.pos_, word.tag_ = "VERB", "VBZ"
    before[0].dep_ = "nsubj"
    for child in after[:1]:
        child.dep_ = "obj"


def make_predicate(word: Token) -> None:
    """ "…, appeals to Kenya", "unless Kenya lands": what has a subject, but neither article nor "is", is a verb."""
    subject = next((c for c in word.lefts if c.dep_ == "nsubj"), None)
    if subject is None:
        return
    labels = {child.dep_ for child in word.children}
    if labels & {"cop", "case", "det", "nmod:poss", "amod", "compound", "aux:pass", "nummod"}:
        return
    if word.tag_ == "NNS" and word.lower_.endswith("s"):
        word.pos_, word.tag_ = "VERB", "VBZ"
    elif word.lower_.endswith("s") or "obl" not in labels or not _is_plural(subject):
        return
    else:
        word.pos_, word.tag_ = "VERB", "VBP"  # "students march against"


def make_reporting(word: Token) -> None:
    """ "Kenya may leave, minister hints": the last word of a headline, behind a comma and a noun, says whose words."""
    verb = word.lower_.removesuffix("s")
    speaker = next((c for c in word.lefts if c.dep_ == "compound" and c.i == word.i - 1), None)
    first = word.left_edge
    last = word.i + 1 == len(word.doc) or word.nbor(1).is_space or word.i + 1 == word.sent.end
    if speaker is None or verb not in SPEECH_VERBS or not last or first.i == 0 or first.nbor(-1).text != ",":
        return
    word.pos_, word.tag_, word.lemma_ = "VERB", "VBZ", verb
    word.head, word.dep_ = word.sent.root, "parataxis"
    speaker.dep_ = "nsubj"


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in noun.children)


def make_infinitive(word: Token) -> None:
    """ "urged Kenya to free the men": behind a verb that moves somebody "to" opens an infinitive, not a phrase."""
    if word.lower_ not in VERBAL_ADJECTIVES or not word.i:
        return
    noun, to = word.head, word.nbor(-1)
    verb = noun.head
    if to.lower_ != "to" or to.head != noun or noun.dep_ != "obl" or verb.pos_ != "VERB":
        return
    if not any(child.dep_ in ("obj", "iobj") and child.i < to.i for child in verb.children):
        return
    if any(child.dep_ == "det" and child.i < word.i for child in noun.children):
        return
    word.pos_, word.tag_, word.lemma_, word.head, word.dep_ = "VERB", "VB", word.lower_, verb, "xcomp"
    to.head, to.dep_, to.tag_ = word, "mark", "TO"
    noun.head, noun.dep_ = word, "obj"


def make_second_verb(word: Token) -> None:
    """ "recalls its envoy and bars Kenyan ships": of two nouns behind "and" with no comma the first is a verb."""
    first = word.head
    verb = first.head
    opened = word.i > 0 and word.nbor(-1).lower_ in ("and", "but", "or", "then")
    follower = next((c for c in first.children if c.dep_ == "conj" and c.i > word.i), None)
    if not opened or first.dep_ != "obj" or verb.tag_ != "VBZ" or not word.lower_.endswith("s"):
        return
    phrase = word.nbor(1) if word.i + 1 < len(word.doc) else word
    if follower is not None and follower.left_edge.i == word.i + 1:
        follower.head, follower.dep_ = word, "obj"
    elif not (phrase.pos_ == "ADP" and phrase.head.head == first):
        return
    else:
        phrase.head.head, phrase.head.dep_ = word, "obl"  # "hails the men and calls on others"
        for child in list(first.children):
            if child.i > phrase.head.i and child.dep_ == "acl":
                child.head, child.dep_ = word, "xcomp"
    word.pos_, word.tag_, word.head, word.dep_ = "VERB", "VBZ", verb, "conj"


def make_noun(word: Token) -> None:
    """ "During a May 2023 visit to Baku, the president said": what has an article is a noun; fronted, it is no root."""
    word.pos_, word.tag_ = "NOUN", "NN"
    fronted = any(c.dep_ == "case" for c in word.children)
    if fronted and word.dep_ == "advcl":
        word.dep_ = "obl"
    if not fronted or word.dep_ not in ("ROOT", "root"):
        return
    finite = [c for c in word.children if c.tag_ in FINITE and any(g.dep_ in SUBJECTS for g in c.children)]
    if finite:
        main = finite[0]
        main.head = main
        main.dep_ = "ROOT"
        word.head = main
        word.dep_ = "obl"


def make_plural(word: Token) -> None:
    """ "yielded to Chilean demands": what stands behind a preposition is no finite verb."""
    if word.lower_.endswith("s") and not any(child.dep_ in ("obj", "aux", "cop", "mark") for child in word.children):
        word.pos_, word.tag_ = "NOUN", "NNS"
        for child in list(word.lefts):
            if child.dep_ in SUBJECTS:
                child.dep_ = "amod"


def is_without_verb(noun: Token) -> bool:
    """Whether a noun stands for a clause that "that" opens, where a name and a word between could be its verb."""
    mark = _that(noun)
    verb = noun.nbor(-1)
    return mark is not None and verb.head == noun and verb.tag_ in ("NN", "JJ") and verb.nbor(-1).pos_ == "PROPN"


def make_subjunctive(noun: Token) -> None:
    """ "demanded that Peru ease restrictions": a clause has a verb, which is what stands between name and noun."""
    mark, verb = _that(noun), noun.nbor(-1)
    if mark is None:
        return
    names = [word for word in noun.doc[mark.i + 1 : verb.i] if word.pos_ == "PROPN" and word.head in (noun, verb)]
    if not names:
        return
    subject, *others = names
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VB", verb.lower_
    verb.head, verb.dep_ = noun.head, noun.dep_
    mark.head, mark.dep_ = verb, "mark"
    subject.head, subject.dep_ = verb, "nsubj"
    for word in others:
        word.head, word.dep_ = subject, "flat"
    noun.head, noun.dep_ = verb, "obj"


def _that(noun: Token) -> Token | None:
    return next((c for c in noun.lefts if c.lower_ == "that" and c.dep_ in ("mark", "det")), None)
