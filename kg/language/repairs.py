"""Repairs of parses that English grammar rules out, where the parser errs most in news.

Each looks at labels that cannot stand together and gives the reading that can: a participle is no adjective behind
"of", a finite verb is no open complement, "of interfering" continues "of supporting".
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language.irregular_verbs import irregular_lemmas
from kg.language.quotes import SPEECH_VERBS

COMPONENT: Final = "kg_repairs"

PREPOSITIONS: Final = frozenset({"of", "for", "from", "into", "by", "without"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
NONFINITE: Final = frozenset({"VB", "VBG", "VBN"})
NEVER_FINITE: Final = frozenset({"xcomp", "amod", "acl", "appos", "parataxis"})
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})
PARTICIPLES: Final = frozenset({"VBN", "VBD"})
# What stands before the head of a noun phrase
WITHIN_NOUNS: Final = frozenset({"amod", "compound", "nummod"})
GIVING_VERBS: Final = frozenset({"give", "grant", "offer", "lend", "send", "deny", "promise", "owe"})
# Only somebody can be so; behind others "it" may be nobody: "it is important to"
WITH_PERSON: Final = frozenset("ready willing unwilling prepared able unable eager keen determined reluctant".split())
DASHES: Final = frozenset({"-", "–", "—"})
AIMS: Final = frozenset({"against", "on", "with", "to", "over", "towards", "toward", "upon"})
CLOSING: Final = frozenset(")]”’")
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
# Whom these have as object hears what follows: "told the crowd that"
TELLING_VERBS: Final = frozenset({"tell", "assure", "warn", "inform", "remind", "notify", "convince", "persuade"})
# Nouns that have an infinitive as their complement: "plan to strike"; behind others it is a headline's future
WITH_INFINITIVE: Final = frozenset(
    "ability agreement aim ambition appeal appetite attempt authority bid call campaign capacity chance choice "
    "commitment consent deal decision demand desire drive duty effort failure fight freedom goal haste hope idea "
    "inability incentive initiative intent intention invitation job leave licence license mandate means mission "
    "motion move need obligation offer opportunity option order pact permission petition place plan pledge "
    "plot power pressure program programme promise proposal push race reason refusal reluctance request resolve "
    "right rush scheme step struggle success talk task temptation tendency threat time urge vote vow war warning way "
    "will willingness wish".split()
)
# Adjectives that are verbs as well
BOTH: Final = frozenset("free clear open empty calm secure lower complete separate narrow quiet steady better".split())
# "complained to the court that", "said in a speech that"
WHERE_SAID: Final = frozenset({"to", "in", "at", "on", "before", "during", "through"})

# The labels of words that may have to be mended behind the first look, and the pronouns whose clauses may
MENDED: Final = NEVER_FINITE | {
    "compound",
    "conj",
    "acl:relcl",
    "ccomp",
    "obj",
    "iobj",
    "obl",
    "nmod",
    "parataxis",
    "dep",
    "expl",
}
RELATIVES: Final = frozenset({"who", "which", "whom"})


@Language.component(COMPONENT, retokenizes=False, assigns=["token.dep", "token.head"])
def repair(doc: Doc) -> Doc:
    """Mend the parse of ``doc`` in place."""
    for token in doc:
        dep = token.dep_
        if dep in ("obj", "iobj") and token.head.pos_ in ("NOUN", "PROPN", "ADJ"):
            _make_verb(token.head)
        elif dep in ("ROOT", "root") and token.tag_ == "NNS":
            _make_verb_between(token)
        elif dep == "nmod:poss" and token.pos_ == "PROPN":
            _free_bearer(token)
        elif dep == "xcomp" and token.pos_ in NOMINAL:
            _make_object(token)
        tag = token.tag_
        if tag in ("NNS", "NN", "NNP") and token.n_lefts and token.pos_ != "VERB":
            _make_predicate(token)
        elif tag == "JJ" and token.dep_ == "amod":
            _make_infinitive(token)
        if tag == "NNS" and token.dep_ == "conj" and token.pos_ == "NOUN":
            _make_second_verb(token)
            _make_reporting(token)
        elif tag in PARTICIPLES and token.i > 1 and token.nbor(-1).tag_ == "HYPH":
            _make_attribute(token)
    for token in doc:
        dep, tag, word = token.dep_, token.tag_, token.lower_
        if not (dep in MENDED or tag == "VB" or word in RELATIVES):
            continue  # most words: to look at each once for each repair takes longer than the repairs
        if tag == "VBG" and dep in ("amod", "compound"):
            _free_gerund(token)
        elif tag == "VB" and any(c.dep_ == "det" and c.i < token.i for c in token.children):
            _make_noun(token)
        elif word in ("who", "which") and dep.startswith("nsubj") and token.i > 1:
            _hang_relative(token)
        elif word in ("which", "whom") and token.i > 1 and any(c.dep_ == "case" for c in token.lefts):
            _hang_piped_relative(token)
        elif dep == "conj" and tag == "VBG":
            _lower_conjunct(token)
        elif dep == "conj" and token.head.tag_ in FINITE and any(c.lower_ == "having" for c in token.lefts):
            _lower_perfect(token)
        elif dep in ("acl", "acl:relcl") and any(c.lower_ == "that" and c.dep_ == "mark" for c in token.lefts):
            _hang_content(token)
        elif dep in ("obl", "nmod") and any(child.lower_ == "according" for child in token.lefts):
            _raise_source(token)
        elif dep == "nmod" and token.head.pos_ == "PROPN" and token.head.dep_ == "nmod":
            _hang_on_noun(token)
        elif dep == "compound" and token.head.dep_ == "compound" and token.i + 2 == token.head.i:
            _join_by_dash(token)
        elif dep == "parataxis" and tag == "VB":
            _coordinate_infinitive(token)
        elif dep == "compound" and tag == "NNP" and token.i and token.head.dep_ == "obj":
            _make_receiver(token)
        elif dep == "obj" and tag == "JJ":
            _name_adjective(token)
        elif dep == "expl" and token.head.lemma_.lower() in WITH_PERSON:
            _make_inclined(token)
        elif dep == "dep" and token.pos_ in NOMINAL and token.left_edge.i:
            _make_speaker(token)
        elif dep == "obj" and token.pos_ == "PROPN" and token.i and token.nbor(-1).dep_ == "obj":
            _appose_name(token)
        elif dep == "ccomp" and token.i > token.head.i:
            _set_apart(token)
        elif dep in ("obj", "iobj") and any(c.dep_ == "case" and c.pos_ == "ADP" for c in token.lefts):
            token.dep_ = "obl"  # "apologized neither to Iran nor to Iraq": an object has no preposition
        elif dep == "conj" and tag in FINITE and token.head.tag_ in NONFINITE:
            _raise_conjunct(token)
        elif tag in FINITE and dep in ("compound", "amod") and token.i < token.head.i:
            _free_finite(token)
        elif tag in FINITE and dep in NEVER_FINITE:
            _find_subject(token)
        elif dep == "compound" and token.head.tag_ in FINITE and token.head.pos_ == "VERB":
            _make_subject(token)
        elif dep == "appos" and token.pos_ == "PROPN" and token.head.dep_ == "nsubj":
            _join_names(token)
        elif tag == "VB" and dep == "acl":
            _raise_infinitive(token)
    return doc


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


def _free_gerund(gerund: Token) -> None:
    """ "accuse X of supporting terrorism": no adjective has a preposition; the noun is the gerund's object."""
    noun = gerund.head
    governor = noun.head
    if _preposition(gerund) is None or governor == noun or noun.i < gerund.i:
        return
    gerund.head = governor
    gerund.dep_ = "advcl" if governor.pos_ in ("VERB", "AUX") else "acl"
    noun.head = gerund
    noun.dep_ = "obj"


def _lower_conjunct(gerund: Token) -> None:
    """ "accuse X of supporting … and of interfering": the second gerund is coordinated with the first."""
    mark = _preposition(gerund)
    verb = gerund.head
    if mark is None or (verb.tag_ == "VBG" and _preposition(verb) == mark):
        return
    first = [c for c in verb.subtree if c.i < gerund.i and c.tag_ == "VBG" and _preposition(c) == mark and c != gerund]
    if first:
        gerund.head = first[-1]


def _lower_perfect(verb: Token) -> None:
    """ "denied having met X or having let Y pass": the second is coordinated with the first, not with "denied"."""
    first = [c for c in verb.head.children if c.dep_ in ("ccomp", "xcomp") and verb.head.i < c.i < verb.i]
    if first and any(child.lower_ == "having" for child in first[-1].lefts):
        verb.head = first[-1]


def _hang_content(clause: Token) -> None:
    """ "told the crowd that Israel had struck": what has all its parts is no relative clause, but what is said."""
    if not any(child.dep_ in SUBJECTS for child in clause.lefts):
        return
    link = clause.head
    while link.dep_ in ("appos", "conj", "flat", "nmod") and link.head != link:
        link = link.head
    if clause.dep_ == "acl:relcl":
        clause.dep_ = "acl"  # "the claim that it arms Libya"
    verb, to_whom = link.head, link.dep_ in ("obj", "iobj")
    cases = {child.lower_ for child in link.children if child.dep_ == "case"}
    known = TELLING_VERBS if to_whom else SPEECH_VERBS
    if verb.lemma_.lower() not in known or not (to_whom or (link.dep_ == "obl" and cases & WHERE_SAID)):
        return
    if verb.i < link.i and not any(child.dep_ == "ccomp" for child in verb.children):
        clause.head, clause.dep_ = verb, "ccomp"


def _make_attribute(participle: Token) -> None:
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


def _raise_source(source: Token) -> None:
    """ "Iran accused Oman of spying, according to Reuters.": behind a comma, at the end, all is the source's."""
    last = max(token.i for token in source.subtree)
    after = source.doc[last + 1] if last + 1 < source.sent.end else None
    root = source.sent.root
    comma = "," in (_before(source), source.left_edge.text)
    if comma and root.i < source.i and (after is None or after.text in ".!?"):
        source.head, source.dep_ = root, "obl"


def _hang_on_noun(phrase: Token) -> None:
    """ "the accusation by Iran against Oman": what is aimed at somebody hangs on the act, not on the name before."""
    doer, aims = phrase.head, {child.lower_ for child in phrase.lefts if child.dep_ == "case"} & AIMS
    if aims and doer.i < phrase.i and any(child.lower_ == "by" for child in doer.lefts):
        phrase.head = doer.head


def _join_by_dash(name: Token) -> None:
    """ "the Peru–Chile agreement": both names describe the noun."""
    if name.nbor(1).text in DASHES and name.pos_ == name.head.pos_ == "PROPN":
        name.head = name.head.head


def _coordinate_infinitive(verb: Token) -> None:
    """ "Peru must leave Chile, help Brazil and thank Cuba": an infinitive behind a comma goes on from the first."""
    first = verb.head
    labels = {child.dep_ for child in verb.children}
    if first.tag_ == "VB" and first.i < verb.i and not labels & (SUBJECTS | {"mark"}):
        verb.dep_ = "conj"


def _appose_name(name: Token) -> None:
    """ "helped its ally Peru": of a noun and the name right behind it only the first is the object."""
    noun = name.nbor(-1)
    if noun.head == name.head and noun.pos_ == "NOUN" and any(c.dep_ in ("nmod:poss", "det") for c in noun.lefts):
        name.head, name.dep_ = noun, "appos"


def _make_receiver(name: Token) -> None:
    """ "gave Peru food": a name right behind a verb of giving is who receives what follows."""
    thing, verb = name.head, name.nbor(-1)
    bare = thing.tag_ in ("NN", "NNS") and not any(child.dep_ == "det" for child in thing.lefts)
    if bare and thing.head == verb and verb.lemma_.lower() in GIVING_VERBS:
        name.head, name.dep_ = verb, "iobj"


def _name_adjective(word: Token) -> None:
    """ "launched an offensive against them": an object with an article of its own is a noun."""
    if any(child.lower_ in ("a", "an") and child.dep_ == "det" for child in word.lefts):
        word.pos_, word.tag_ = "NOUN", "NN"


def _make_inclined(it: Token) -> None:
    """ "it would be ready to negotiate": only somebody can be ready, so that "it" stands for them."""
    if any(child.dep_ == "xcomp" for child in it.head.rights):
        it.dep_ = "nsubj"


def _make_speaker(noun: Token) -> None:
    """ "Peru may leave, says Chilean minister": who stands right behind a verb of saying at the end says it."""
    verb = noun.left_edge.nbor(-1)
    said = verb.dep_ == "parataxis" and verb.head == noun.head and verb.lemma_.lower() in SPEECH_VERBS
    if said and not any(child.dep_ in SUBJECTS for child in verb.children):
        noun.head, noun.dep_ = verb, "nsubj"


def _set_apart(verb: Token) -> None:
    """ "…, a diplomat told Reuters", "…; Oman denied it": what stands beside a sentence is no complement of it."""
    before = _before(verb)
    saying = verb.lemma_.lower() in SPEECH_VERBS and verb.head.lemma_.lower() not in SPEECH_VERBS
    labels = {child.dep_ for child in verb.children if ";" not in (child.left_edge.text, _before(child))}
    if ";" in (verb.left_edge.text, before) or (
        saying
        and before == ","
        and verb.tag_ in FINITE
        and labels & SUBJECTS
        and not labels & {"mark", "ccomp", "xcomp"}
    ):
        verb.dep_ = "parataxis"


def _before(word: Token) -> str:
    """The mark or word before the phrase of a word."""
    first = word.left_edge
    return first.nbor(-1).text if first.i else ""


def _make_verb(word: Token) -> None:
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


def _make_verb_between(word: Token) -> None:
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


def _make_predicate(word: Token) -> None:
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


def _free_bearer(name: Token) -> None:
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


def _make_object(noun: Token) -> None:
    """ "called the charge a fable": of two nouns that a verb has for predicates the first is its object."""
    verb = noun.head
    predicates = [c for c in verb.children if c.dep_ == "xcomp" and c.pos_ in NOMINAL and c.i > verb.i]
    if len(predicates) == 2 and noun == predicates[0] and not any(c.dep_ in ("obj", "iobj") for c in verb.children):
        noun.dep_ = "obj"


def _make_reporting(word: Token) -> None:
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


def _make_infinitive(word: Token) -> None:
    """ "urged Kenya to free the men": behind a verb that moves somebody "to" opens an infinitive, not a phrase."""
    noun, to = word.head, word.nbor(-1) if word.i else word
    verb = noun.head
    if to.lower_ != "to" or to.head != noun or noun.dep_ != "obl" or verb.pos_ != "VERB":
        return
    if not any(child.dep_ in ("obj", "iobj") and child.i < to.i for child in verb.children):
        return
    if word.lower_ not in BOTH or any(child.dep_ == "det" and child.i < word.i for child in noun.children):
        return
    word.pos_, word.tag_, word.lemma_, word.head, word.dep_ = "VERB", "VB", word.lower_, verb, "xcomp"
    to.head, to.dep_, to.tag_ = word, "mark", "TO"
    noun.head, noun.dep_ = word, "obj"


def _make_second_verb(word: Token) -> None:
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


def _raise_infinitive(verb: Token) -> None:
    """ "Kenya to send troops": behind a headline's noun that takes no infinitive, one is its predicate."""
    noun = verb.head
    if noun.dep_ not in ("ROOT", "root") or noun.pos_ not in NOMINAL or noun.lemma_.lower() in WITH_INFINITIVE:
        return
    labels = {child.dep_ for child in noun.children}
    marked = any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in verb.lefts)
    if not marked or verb.i < noun.i or labels & {"cop", "case", *SUBJECTS} or verb.sent[-1].text in ".!?":
        return
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in list(noun.children):
        if child.i > verb.i and child.dep_ in ("parataxis", "conj", "punct", "advcl"):
            child.head = verb


def _make_noun(word: Token) -> None:
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


def _hang_relative(pronoun: Token) -> None:
    """ "Israel, which struck Iran, thanked": a clause that "which" opens behind a comma hangs on the noun before it."""
    verb, noun = pronoun.head, pronoun.nbor(-2)
    if verb.dep_ not in ("advcl", "parataxis", "ccomp") or pronoun.nbor(-1).text != "," or noun.pos_ not in NOMINAL:
        return
    if noun in verb.subtree:
        return
    verb.head = noun
    verb.dep_ = "acl:relcl"


def _hang_piped_relative(pronoun: Token) -> None:
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


def _clause_after(pronoun: Token) -> Token | None:
    """The first predicate behind a pronoun that has its subject behind the pronoun too."""
    for token in pronoun.doc[pronoun.i + 1 : pronoun.sent.end]:
        if token.dep_ in SUBJECTS:
            return token.head if token.head.i > token.i else None
    return None


def _raise_conjunct(verb: Token) -> None:
    """ "denied that it had attacked and accused": a finite verb is coordinated with the last finite verb before it."""
    if any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.children) or any(
        c.dep_ == "aux" and c.tag_ in FINITE and verb.tag_ != "VBD" for c in verb.head.children
    ):
        return
    for ancestor in verb.head.ancestors:
        if ancestor.tag_ == verb.tag_ and ancestor.i < verb.head.i:
            verb.head = ancestor
            return


def _free_finite(verb: Token) -> None:
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


def _make_subject(noun: Token) -> None:
    """ "Customs Union fines Holqit": a finite verb has no compound; the name before it is its subject."""
    verb = noun.head
    if noun.pos_ in NOMINAL and noun.i < verb.i and not any(child.dep_ in SUBJECTS for child in verb.children):
        noun.dep_ = "nsubj"


def _join_names(name: Token) -> None:
    """ "Peru, Chile sign accord": an apposition to a name ends with a comma; what does not is one more name."""
    first, last = name.head, max(token.i for token in name.subtree)
    between = name.doc[first.i + 1 : min(token.i for token in name.subtree)]
    after = name.doc[last + 1] if last + 1 < len(name.doc) else None
    joined = first.pos_ == "PROPN" and between.text == "," and after is not None and after == first.head
    bare = not any(token.dep_ in ("det", "amod") for token in name.children)
    if joined and bare and first.head.pos_ in ("VERB", "AUX"):
        name.dep_ = "conj"


def _find_subject(verb: Token) -> None:
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
