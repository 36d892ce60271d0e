"""Phrases that hang on the wrong word: names, attributes, objects, who speaks."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.language.repairs.labels import NOMINAL, SUBJECTS, word_before
from kg.language.words import BECOMING_VERBS, BUNDLES, GIVING_VERBS, HEADED, HOLDERS, SPEECH_VERBS

# What stands before the head of a noun phrase
WITHIN_NOUNS: Final = frozenset({"amod", "compound", "nummod"})
DASHES: Final = frozenset({"-", "–", "—"})
ATTRIBUTES: Final = frozenset({"det", "amod", "compound", "nummod"})
# Who may do something
DOERS: Final = frozenset({"GPE", "NORP", "ORG", "PERSON"})
AIMS: Final = frozenset({"against", "on", "with", "to", "over", "towards", "toward", "upon"})
GIVEN_TO: Final = frozenset({"to", "from"})


def make_attribute(participle: Token) -> None:
    """ "Iran-backed Hezbollah attacked": a participle behind a hyphen that a noun follows is that noun's attribute."""
    noun = participle.nbor(1) if participle.i + 1 < participle.sent.end else participle
    while noun.dep_ in WITHIN_NOUNS and noun.head.i > noun.i and noun.head.pos_ in NOMINAL:
        noun = noun.head
    named, apart = participle.nbor(-2), participle.nbor(-2).whitespace_ or participle.nbor(-1).whitespace_
    if apart or participle.head == noun or noun.pos_ not in NOMINAL or named.pos_ not in NOMINAL:
        return
    if participle.dep_ in ("ROOT", "root"):
        root = noun.head if noun.head not in (participle, noun) else noun
        root.head, root.dep_ = root, "ROOT"
        for child in list(participle.children):
            if child.i > participle.i and child != root:
                child.head = root
    elif noun.head == participle:
        noun.head, noun.dep_ = participle.head, participle.dep_
    participle.head, participle.dep_ = noun, "amod"
    named.head, named.dep_ = participle, "compound"


def raise_source(source: Token) -> None:
    """ "Iran accused Oman of spying, according to Reuters.": behind a comma, at the end, all is the source's.

    It is never what is done: "According to Oman, Iran supplied drones".
    """
    if source.dep_ == "obj":
        source.dep_ = "obl"
    last = max(token.i for token in source.subtree)
    after = source.doc[last + 1] if last + 1 < source.sent.end else None
    root = source.sent.root
    comma = "," in (word_before(source), source.left_edge.text)
    if comma and root.i < source.i and (after is None or after.text in ".!?"):
        source.head, source.dep_ = root, "obl"


def hang_on_noun(phrase: Token) -> None:
    """ "the accusation by Iran against Oman": what is aimed at somebody hangs on the act, not on the name before.

    So does who acts: "the expulsion of envoys by Iran"; and whom it is done to: "the release by Iran of prisoners".
    """
    before, cases = phrase.head, {child.lower_ for child in phrase.lefts if child.dep_ == "case"}
    act, words = before.head, {child.lower_ for child in before.lefts}
    if before.i > phrase.i or act.pos_ != "NOUN":
        return
    aimed = cases & AIMS or ("of" in cases and phrase.pos_ == "NOUN")
    if ("by" in words and before.pos_ == "PROPN" and aimed) or ("by" in cases and "of" in words):
        phrase.head = act


def coordinate_name(name: Token) -> None:
    """ "leader Ann Moore and President Omar Bongo": behind "and" stands one more name, not the rest of the first."""
    first = name.head
    if not any(token.dep_ == "cc" and first.i < token.i < name.i for token in name.subtree) or name.pos_ != "PROPN":
        return
    while first.dep_ in ("appos", "flat") and first.head.i < first.i:
        first = first.head
    name.head, name.dep_ = first, "conj"


def look_through(bundled: Token) -> None:
    """ "a series of attacks on Chad": what is bundled takes the place of the word that bundles it."""
    bundle = bundled.head
    of = next((child for child in bundled.lefts if child.dep_ == "case"), None)
    if bundle.lemma_.lower() not in BUNDLES or of is None or of.lower_ != "of" or bundled.i < bundle.i:
        return
    if bundled.pos_ not in NOMINAL:
        return
    head = bundled if bundle.head == bundle else bundle.head
    for child in list(bundle.children):
        if child != bundled and child.dep_ not in ATTRIBUTES:
            child.head = bundled
    bundled.head, bundled.dep_ = head, bundle.dep_
    bundle.head, bundle.dep_ = bundled, "nummod"
    of.head, of.dep_ = bundle, "fixed"


def join_by_dash(name: Token) -> None:
    """ "the Peru–Chile agreement": both names describe the noun."""
    if name.nbor(1).text in DASHES and name.pos_ == name.head.pos_ == "PROPN":
        name.head = name.head.head


def appose_name(name: Token) -> None:
    """ "helped its ally Peru", "its ally Peru fell": of a noun and the name right behind it one is the argument."""
    noun = name.nbor(-1)
    if noun.head != name.head or noun.pos_ != "NOUN" or noun.dep_ != name.dep_:
        return
    if any(c.dep_ in ("nmod:poss", "det") for c in noun.lefts):
        name.head, name.dep_ = noun, "appos"
    elif name.dep_ != "obj":  # "CIA officer Ann Moore": a title
        noun.head, noun.dep_ = name, "nmod:desc"


def appose_holder(name: Token) -> None:
    """ "the head of the navy, Ann Moore": a full name behind a comma is the head's, not the navy's."""
    within = name.head
    if name.i == 0 or name.nbor(-1).text != "," or not any(child.dep_ == "flat" for child in name.rights):
        return
    if any(child.dep_ in ("det", "compound") for child in name.lefts) or within.pos_ != "NOUN":
        return
    top = within
    while top.dep_ in ("nmod", "nmod:poss", "conj") and top.head.pos_ in NOMINAL:
        top = top.head
    if top.lemma_.lower() in HOLDERS and within.lemma_.lower() not in HOLDERS | HEADED and top.i < within.i:
        name.head = top


def make_receiver(name: Token) -> None:
    """ "gave Peru food": a name right behind a verb of giving is who receives what follows."""
    thing, verb = name.head, name.nbor(-1)
    bare = thing.tag_ in ("NN", "NNS") and not any(child.dep_ == "det" for child in thing.lefts)
    if bare and thing.head == verb and verb.lemma_.lower() in GIVING_VERBS:
        name.head, name.dep_ = verb, "iobj"


def make_inclined(it: Token) -> None:
    """ "it would be ready to negotiate": only somebody can be ready, so that "it" stands for them."""
    if any(child.dep_ == "xcomp" for child in it.head.rights):
        it.dep_ = "nsubj"


def appose_loose(name: Token) -> None:
    """ "a visit to the capital, Lima, …": a loose name behind a noun and a comma is what the noun is called."""
    first = name.left_edge
    comma = first if first.text == "," or first.i == name.sent.start else first.nbor(-1)
    noun = comma.nbor(-1) if comma.i > name.sent.start else name
    if name.pos_ == "PROPN" and comma.text == "," and noun.pos_ == "NOUN" and noun not in name.subtree:
        name.head, name.dep_ = noun, "appos"


def make_speaker(noun: Token) -> None:
    """ "Peru may leave, says Chilean minister": who stands right behind a verb of saying at the end says it."""
    verb = noun.left_edge.nbor(-1)
    said = verb.dep_ == "parataxis" and verb.head == noun.head and verb.lemma_.lower() in SPEECH_VERBS
    if said and not any(child.dep_ in SUBJECTS for child in verb.children):
        noun.head, noun.dep_ = verb, "nsubj"


def free_bearer(name: Token) -> None:
    """ "Tsai, Taiwan's president, said": a name with no "'s" possesses nothing; what follows its comma describes it."""
    noun = name.head
    last = max(token.i for token in name.subtree)
    after = name.doc[last + 1] if last + 1 < len(name.doc) else name
    own = any(child.dep_ == "nmod:poss" and child.i > last for child in noun.children)
    if any(child.tag_ == "POS" for child in name.children) or name.i > noun.i or not own:
        return
    if "," not in (after.text, name.doc[last].text) or noun.dep_ not in SUBJECTS:
        return
    name.head, name.dep_ = noun.head, noun.dep_
    noun.head, noun.dep_ = name, "appos"


def make_object(noun: Token) -> None:
    """ "called the charge a fable": of two nouns that a verb has for predicates the first is its object.

    "Shelled ISIL-held Mosul": so is a single name, except of verbs that say what somebody is or becomes.
    """
    verb = noun.head
    predicates = [c for c in verb.children if c.dep_ == "xcomp" and c.pos_ in NOMINAL and c.i > verb.i]
    if noun != next(iter(predicates), None) or any(c.dep_ in ("obj", "iobj", "aux:pass") for c in verb.children):
        return
    named = noun.pos_ == "PROPN" and verb.pos_ == "VERB" and verb.lemma_.lower() not in BECOMING_VERBS
    if len(predicates) == 2 or (len(predicates) == 1 and named):
        noun.dep_ = "obj"


def make_subject(noun: Token) -> None:
    """ "Customs Union fines Holqit": a finite verb has no compound; the name before it is its subject."""
    verb = noun.head
    if noun.pos_ in NOMINAL and noun.i < verb.i and not any(child.dep_ in SUBJECTS for child in verb.children):
        noun.dep_ = "nsubj"


def free_object(noun: Token) -> None:
    """ "condemned in the strongest terms the decision": what no comma sets apart is the verb's object."""
    verb, first = noun.head.head, noun.left_edge
    apart = word_before(noun) in (",", "(", ":", "–", "—", "-")
    if apart or noun.pos_ != "NOUN" or noun.head.pos_ != "NOUN" or first.dep_ not in ("det", "nmod:poss", "case"):
        return
    given = any(child.dep_ in ("obj", "ccomp", "xcomp", "nsubj:pass") for child in verb.children)
    if verb.pos_ == "VERB" and not given:
        noun.head, noun.dep_ = verb, "obj"


def join_names(name: Token) -> None:
    """ "Peru, Chile sign accord": an apposition to a name ends with a comma; what does not is one more name."""
    first, last = name.head, max(token.i for token in name.subtree)
    between = name.doc[first.i + 1 : min(token.i for token in name.subtree)]
    after = name.doc[last + 1] if last + 1 < len(name.doc) else None
    joined = first.pos_ == "PROPN" and between.text == "," and after is not None and after == first.head
    bare = not any(token.dep_ in ("det", "amod") for token in name.children)
    if joined and bare and first.head.pos_ in ("VERB", "AUX"):
        name.dep_ = "conj"


def appose_examples(among: Token) -> None:
    """ "several states, among them Chad": who stands behind "among them" is one of the several before the comma."""
    pronoun = among.nbor(1) if among.i + 1 < among.sent.end else among
    several = [token for token in among.doc[among.sent.start : among.i] if token.tag_ in ("NNS", "NNPS")]
    if pronoun.lower_ not in ("them", "these", "those") or pronoun.i + 1 >= among.sent.end or not several:
        return
    name = among.doc[pronoun.i + 1]
    while name.head.i > pronoun.i and name.dep_ in ("det", "compound", "amod", "nmod:poss", "nummod", "case"):
        name = name.head
    noun = several[-1]
    if name.pos_ not in NOMINAL or name in (noun, noun.head) or noun in name.subtree:
        return
    name.head, name.dep_ = noun, "appos"
    among.head, among.dep_ = pronoun, "case"
    pronoun.head, pronoun.dep_ = name, "nmod"


def appose_several(noun: Token) -> None:
    """ "Peru and Chile, members of the pact, met": a plural between two commas says what the names before it are."""
    last = max(token.i for token in noun.subtree)
    closed = last + 1 < noun.sent.end and noun.doc[last + 1].text == ","
    opened = "," in (noun.left_edge.text, word_before(noun)) and not any(c.dep_ == "cc" for c in noun.lefts)
    if closed and opened and any(child.dep_ == "nmod" for child in noun.rights):
        noun.dep_ = "appos"


def free_judged(noun: Token) -> None:
    """ "denounced as illegal Peru's annexation": no adjective stands before an owner or article; it judges the noun."""
    judging = next((child for child in noun.lefts if child.lower_ == "as" and child.i < noun.i), noun)
    adjective = judging.nbor(1)
    after = adjective.nbor(1) if adjective.i + 1 < adjective.sent.end else adjective
    owner = after.tag_ in ("NNP", "DT", "PRP$") and after.dep_ in ("nmod:poss", "det")
    verb = noun.head
    if adjective.pos_ != "ADJ" or not owner or verb.pos_ != "VERB" or any(c.dep_ == "obj" for c in verb.children):
        return
    noun.dep_ = "obj"
    adjective.head, adjective.dep_ = verb, "obl"
    judging.head = adjective


def lower_doer(phrase: Token) -> None:
    """ "probes smuggling by Chilean sailors": of a verb that has an object "by" says who did what the object tells."""
    verb = phrase.head
    thing = next((child for child in verb.rights if child.dep_ == "obj" and child.i < phrase.i), None)
    passive = verb.tag_ == "VBN" or any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children)
    if thing is None or passive or thing.pos_ != "NOUN" or verb.pos_ != "VERB" or verb.lemma_.lower() in GIVING_VERBS:
        return
    named = phrase.ent_type_ in DOERS or any(child.ent_type_ in DOERS for child in phrase.lefts)
    if named and verb.tag_ != "VBG" != phrase.tag_:
        phrase.head, phrase.dep_ = thing, "nmod"


def free_said(noun: Token) -> None:
    """ "No talks with Chile, says Peru": of two subjects of a verb of saying the one behind it speaks."""
    verb = noun.head
    saying = verb.lemma_.lower() == "say"  # nobody is said
    behind = (child for child in verb.rights if child.dep_ == "nsubj" or (saying and child.dep_ == "obj"))
    speaker = next(behind, None)
    apart = verb.i and verb.nbor(-1).text in (",", "”", '"', "’")
    if apart and speaker is not None and noun.i < verb.i and verb.lemma_.lower() in SPEECH_VERBS:
        noun.dep_, speaker.dep_ = "ccomp", "nsubj"


def make_possessor(name: Token) -> None:
    """ "Omar Bongo's Front party has left": of two subjects the one with an apostrophe is whose the other is."""
    mark = next((child for child in name.rights if child.tag_ == "POS"), None)
    if mark is None:
        return
    noun = next((c for c in name.head.lefts if c.i > mark.i and c.dep_ == name.dep_ and c.pos_ in NOMINAL), None)
    if noun is None or any(word.is_punct and word.tag_ != "HYPH" for word in name.doc[mark.i + 1 : noun.i]):
        return
    for child in [child for child in name.children if mark.i < child.i < noun.i]:
        child.head, child.dep_ = noun, "compound"
    name.head, name.dep_ = noun, "nmod:poss"


def hang_worth(word: Token) -> None:
    """ "sold arms worth 50 million dollars to Peru": what something is worth is said of it, "to Peru" of the verb."""
    noun = word.nbor(-1)
    verb = noun.head
    if noun.dep_ != "obj" or verb.pos_ != "VERB" or word.dep_ in ("ROOT", "root"):
        return
    given = [phrase for part in (word, *word.rights) for phrase in part.rights if _has_case(phrase, GIVEN_TO)]
    for phrase in given:
        phrase.head, phrase.dep_ = verb, "obl"
    for price in list(word.rights):
        price.dep_ = "obl:unmarked"
    word.head, word.dep_, word.pos_, word.tag_ = noun, "amod", "ADJ", "JJ"


def _has_case(phrase: Token, words: frozenset[str]) -> bool:
    return any(child.dep_ == "case" and child.lower_ in words for child in phrase.lefts)
