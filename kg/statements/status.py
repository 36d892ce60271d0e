"""Status: whether a predicate is asserted, claimed, denied, planned, requested or hypothetical, and whose that is.

From the predicate upwards: its own modals and negation, then each word above it that gives its complement a
status (accuse … of, plan to, according to, if), the innermost deciding; a quotation around it last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.actors import Actors
from kg.language.clauses import RELATIVE, case_words, children, first_conjunct, is_verbal, marker, surface_subjects
from kg.language.quotes import SPEECH_VERBS, Quotation
from kg.statements.arguments import Filler, fillers
from kg.statements.base_forms import base_forms
from kg.statements.lexicon import Lexicon
from kg.statements.proposals import Proposal

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "cannot"})
MODALS = {
    "may": "hypothetical", "might": "hypothetical", "could": "hypothetical", "would": "hypothetical",
    "should": "requested", "must": "requested", "ought": "requested",
    "will": "planned", "shall": "planned", "'ll": "planned", "wo": "planned",
}  # fmt: skip
INVERTING = frozenset({"should", "were", "had"})
CONDITIONALS = frozenset({"if", "unless", "whether", "lest"})
# A noun below these verbs happens when the verb says so: "talks will begin", "the war ended"
OCCURRENCE = frozenset(
    "begin start open resume continue take happen occur follow come go proceed break intensify escalate "
    "remain be".split()
)
SOURCE_PHRASES = frozenset({"according"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
KINDS = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
# Statuses that reach a noun which is itself their complement, also a definite one ("denied the attack")
GRIPPING = frozenset({"denied", "planned", "requested", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Context:
    """The status of a predicate where it stands."""

    status: str = "asserted"
    negated: bool = False
    sources: tuple[Filler, ...] = ()
    # Triggers of the statements that have this predicate as their content, inner first
    containers: tuple[int, ...] = ()

    def source_for(self, subject: Filler) -> Filler | None:
        """Whose claim or plan it is: the subject's own where it is among those who make it, else the first's."""
        own = [source for source in self.sources if source.entity.id == subject.entity.id]
        return next(iter([*own, *self.sources]), None)


@dataclass(frozen=True, slots=True)
class Operator:
    """What a word does to its complement."""

    status: str
    sources: tuple[Filler, ...]
    negates: bool = False
    container: int | None = None


class StatusReader:
    """Reads the status of any predicate of one document."""

    def __init__(
        self, actors: Actors, lexicon: Lexicon, quotations: Iterable[Quotation], proposals: Iterable[Proposal]
    ) -> None:
        self.actors = actors
        self.lexicon = lexicon
        self.quotations = tuple(quotations)
        self.operators = self._operators(proposals)

    def context(self, proposal: Proposal) -> Context:
        """The status of a proposal, its negation, whose claim or plan it is, and what contains it."""
        trigger, carrier = proposal.trigger, proposal.carrier
        status, sources = proposal.status, proposal.sources
        negated = proposal.negated
        containers: list[int] = []
        node = trigger
        if trigger.pos_ in ("NOUN", "PROPN"):
            negated ^= any(
                child.lower_ in ("no", "neither", "any") and child.lower_ != "any" for child in trigger.children
            )
        for child in children(trigger, "amod"):
            modified = self.lexicon.attitudes.get(("adjective", child.lower_))
            if modified is not None and modified.status != "asserted" and trigger.pos_ == "NOUN":
                status = status or modified.status  # "the alleged strike", "a planned visit"
        reached = True  # whether negation and modality of the words above still hold for the trigger
        for _ in range(40):
            if (reached and node.pos_ not in ("NOUN", "PROPN")) or self._is_predicate(node):
                own, negates = self._modality(node, trigger)
                if reached:
                    status = status or own
                    negated ^= negates
            top = first_conjunct(node)
            parent = top.head
            operator = self.operators.get(node.i) or self.operators.get(top.i) or self._attitude(node, top, parent)
            if operator is not None and operator.negates and carrier is None and self._presupposed(trigger):
                break  # "stop its attacks": what is to end takes place
            if operator is not None and operator.status == "denied" and node == trigger and _is_told(proposal):
                break  # "rejects Israel's accusation": it was made
            conditional = top.dep_ == "advcl" and (marker(top) in CONDITIONALS or self._is_inverted(top))
            if operator is not None and (top.pos_ not in ("NOUN", "PROPN") or reached or operator.status == "denied"):
                if operator.container is not None:
                    containers.append(operator.container)
                if operator.status != "asserted":
                    # "rejects Israel's claim that it …": what is claimed by the one is denied by the other
                    overruled = status == "claimed" and operator.status == "denied"
                    status = operator.status if overruled else status or operator.status
                    sources = operator.sources if overruled else sources or operator.sources
                negated ^= operator.negates and reached
                reached = reached and operator.status not in ("claimed", "denied")
            elif conditional and reached:
                status = status or "hypothetical"
            if parent == top or top.dep_ in ("ROOT", "root"):
                break
            if top.dep_ in RELATIVE:
                if not self._quoted_apart(trigger, parent):
                    break
                reached = False
            if top.dep_ == "parataxis":
                reached = False
            if operator is None and not self._transparent(top, parent, carrier):
                if top.pos_ in ("NOUN", "PROPN") and parent != carrier:
                    # A noun that is only mentioned is presupposed, not claimed or planned by what is above it
                    break
                reached = reached and top.dep_ in ("xcomp", "conj")
            node = parent
        status, sources = self._spoken(trigger, status, sources)
        actors = {filler.entity.id for filler in proposal.subjects}
        if status == "claimed" and negated and any(source.entity.id in actors for source in sources):
            status, negated = "denied", False  # "Iran said it had not struck": what one says one did not do, one denies
        return Context(status or "asserted", negated, sources if status else (), tuple(containers))

    def _operators(self, proposals: Iterable[Proposal]) -> Mapping[int, Operator]:
        found: dict[int, Operator] = {}
        for proposal in proposals:
            status = proposal.relation.content
            if not status:
                continue
            for token in proposal.contents:
                infinitive = status == "claimed" and token.tag_ == "VB" and marker(first_conjunct(token)) == "to"
                # "tell Iran that it …" is a claim, "tell Iran to …" a request
                found.setdefault(
                    token.i,
                    Operator(
                        "requested" if infinitive else status,
                        proposal.subjects,
                        negates=proposal.relation.negates,
                        container=proposal.trigger.i,
                    ),
                )
        return found

    def _attitude(self, node: Token, top: Token, parent: Token) -> Operator | None:
        """The attitude that the word above expresses to its complement: "plans to", "reported that", "a threat to"."""
        lemma, kind = (
            parent.lemma_.lower(),
            "verb" if is_verbal(parent) else KINDS.get(parent.pos_),
        )
        if kind is None or parent == top:
            return None
        attitude = next((a for form in base_forms(parent) if (a := self.lexicon.attitudes.get((kind, form)))), None)
        if attitude is None:
            return None
        clausal = top.dep_ in ("ccomp", "xcomp", "acl", "csubj", "csubj:pass") or (
            top.dep_ == "advcl" and marker(top) in ("to", "of", "from", "for", "that", "in")
        )
        nominal = (
            top.dep_ in ("obj", "nsubj:pass")
            and top.pos_ == "NOUN"
            and attitude.status in GRIPPING
            and lemma not in ("say", "expect", "want")
        )
        of_noun = kind == "noun" and top.dep_ == "nmod" and case_words(top) & {"of", "for", "to", "about"}
        if not (clausal or nominal or of_noun):
            return None
        status = attitude.status
        if status == "claimed" and marker(top) == "to" and top.dep_ == "xcomp" and lemma in ("announce", "agree"):
            status = "planned"
        return Operator(status, self._sources(parent, kind, attitude.source), attitude.negates)

    def _sources(self, parent: Token, kind: str, source: str) -> tuple[Filler, ...]:
        if source == "none":
            return ()
        if kind == "noun":
            owners = children(parent, "nmod:poss") or [
                c for c in children(parent, "nmod") if case_words(c) & {"by", "from"}
            ]
            forms = set(base_forms(parent.head))
            denied = any(a.status == "denied" for f in forms if (a := self.lexicon.attitudes.get(("verb", f))))
            carried = parent.dep_ == "obj" and not denied and bool(forms & self.lexicon.light_verbs.keys())
            tokens = owners or (surface_subjects(parent.head) if carried else [])
        elif source == "object":
            tokens = children(parent, "obj", "iobj")
        else:
            agents = [c for c in children(parent, "obl:agent", "obl") if "by" in case_words(c)]
            passive = bool(children(parent, "nsubj:pass", "aux:pass"))
            tokens = agents if passive else surface_subjects(parent)
        return tuple(filler for token in tokens for filler in fillers(token, self.actors))

    def _modality(self, node: Token, trigger: Token) -> tuple[str | None, bool]:
        """A predicate's own status from modals, adverbs and headline infinitives, and whether it is negated."""
        words = list(node.children)
        own_aux = [c for c in words if c.dep_ in ("aux", "aux:pass", "cop")]
        if (
            node.dep_ == "conj"
            and not own_aux
            and not children(node, "nsubj", "nsubj:pass")
            and node.head.pos_ == node.pos_
        ):
            words += [c for c in node.head.children if c.dep_ == "aux"]
        modals = [c for c in words if c.dep_ == "aux" and c.lower_ in MODALS and not self._opens_condition(c)]
        status = MODALS[modals[0].lower_] if modals else None
        if status == "hypothetical" and node.dep_ in ("ccomp",) and any(c.lower_ == "would" for c in words):
            status = "planned"  # reported future: "said it would withdraw"
        if status is None:
            for child in words:
                if child.dep_ == "advmod" and (attitude := self.lexicon.attitudes.get(("adverb", child.lower_))):
                    status = attitude.status if attitude.status != "asserted" else None
        if (
            status is None
            and node.dep_ in ("ROOT", "root")
            and node.tag_ == "VB"
            and any(c.lower_ == "to" for c in words)
        ):
            status = "planned"  # a headline's future: "Turkey to expel envoys"
        negations = [c for c in words if c.dep_ in ("advmod", "neg", "cc:preconj", "cc") and c.lower_ in NEGATIONS]
        negations += [c for c in node.children if c.dep_ in ("mark", "case") and c.lower_ == "without"]
        negations = [c for c in negations if c.i + 1 == len(c.doc) or c.nbor(1).lower_ != "only"]
        no_longer = [c for c in words if c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children)]
        subject_no = [
            c for c in children(node, "nsubj", "nsubj:pass", "obj")
            if c.lower_ in ("nobody", "none", "nothing", "neither")
            or any(g.lower_ in ("no", "neither") and g.dep_ in ("det", "cc:preconj") for g in c.children)
        ]  # fmt: skip
        return status, bool(len(negations + no_longer) % 2) ^ bool(subject_no and not negations)

    @staticmethod
    def _is_predicate(node: Token) -> bool:
        return any(child.dep_ == "cop" for child in node.children)

    @staticmethod
    def _opens_condition(modal: Token) -> bool:
        """ "Should Iran refuse, …": no duty, but a condition."""
        return modal.lower_ in INVERTING and modal.i == modal.sent.start

    @staticmethod
    def _is_inverted(top: Token) -> bool:
        """ "Should Iran refuse, …": a condition without "if"."""
        first = top.left_edge
        return first.lower_ in INVERTING and first.head == top and first.i == top.sent.start

    def _transparent(self, top: Token, parent: Token, carrier: Token | None) -> bool:
        """Whether what is said of the word above holds for this one too."""
        if parent == carrier:
            return True
        if top.pos_ in ("NOUN", "PROPN") and not self._is_predicate(top):
            return top.dep_ in ("nsubj", "nsubj:pass") and parent.lemma_.lower() in OCCURRENCE
        return top.dep_ in ("xcomp", "ccomp", "advcl", "conj", "parataxis", "acl", "csubj")

    def _quoted_apart(self, inner: Token, outer: Token) -> bool:
        quotation = self._quotation(inner)
        return quotation is not None and not quotation.start <= outer.i < quotation.end

    def _quotation(self, token: Token) -> Quotation | None:
        return next((q for q in self.quotations if q.start <= token.i < q.end), None)

    def _spoken(
        self, trigger: Token, status: str | None, sources: tuple[Filler, ...]
    ) -> tuple[str | None, tuple[Filler, ...]]:
        """Adds whose words they are: a quotation, "according to X", or a verb of saying put after."""
        if sources:
            return status, sources
        quotation = self._quotation(trigger)
        presupposed = self._presupposed(trigger)
        if quotation is not None and quotation.speaker is not None:
            status = status or (None if presupposed else "claimed")
            return status, tuple(fillers(quotation.speaker, self.actors)[:1])
        if presupposed:
            return status, sources
        for ancestor in (trigger, *trigger.ancestors):
            for child in children(ancestor, "obl", "nmod", "advmod"):
                if case_words(child) & SOURCE_PHRASES and trigger not in child.subtree:
                    return status or "claimed", tuple(fillers(child, self.actors)[:1])
            for child in children(ancestor, "parataxis", "advcl"):
                says = child.lemma_.lower() in SPEECH_VERBS and trigger not in child.subtree
                if child.dep_ == "parataxis" and _is_apart(child):
                    continue
                if says and (child.dep_ == "parataxis" or marker(child) == "as"):
                    speakers = [f for token in surface_subjects(child) for f in fillers(token, self.actors)]
                    if speakers or children(child, "nsubj", "nsubj:pass"):
                        return status or "claimed", tuple(speakers[:1])
        return status, sources

    @staticmethod
    def _presupposed(trigger: Token) -> bool:
        """A definite noun takes its act for granted: "the strikes on Iran"."""
        return trigger.pos_ == "NOUN" and any(
            child.lower_ in DEFINITE or child.dep_ == "nmod:poss" for child in trigger.children
        )


def _is_told(proposal: Proposal) -> bool:
    """Whether a noun names an accusation with who made it."""
    return proposal.trigger.pos_ == "NOUN" and proposal.relation.content == "claimed"


def _is_apart(clause: Token) -> bool:
    """Whether a clause stands for itself: behind a semicolon, or a verb of saying that tells something of its own."""
    first = clause.left_edge
    before = first.nbor(-1) if first.i > clause.sent.start else first
    return ";" in (first.text, before.text) or any(child.i > clause.i for child in children(clause, "ccomp"))
