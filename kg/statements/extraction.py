"""Extraction: a parsed article with its actors in, statements out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.actors import Actors, Belonging, Role
from kg.ids import statement_id
from kg.language.clauses import children, clause_of, is_verbal, marker
from kg.language.plain import Span, Token
from kg.language.quotes import find_quotations
from kg.records import Article, Evidence, Statement, TimeSpan, day_of, unite
from kg.statements.answers import answered
from kg.statements.arguments import Filler, fillers, ids
from kg.statements.dating import Dating
from kg.statements.discourse import Pending, is_pointer, rebuttals, settle
from kg.statements.frames import match_frames
from kg.statements.judge import Judge
from kg.statements.lexicon import Lexicon
from kg.statements.mood import mood_of
from kg.statements.places import find_place
from kg.statements.proposals import Proposal
from kg.statements.purposes import protests
from kg.statements.refusals import as_done_instead
from kg.statements.stance import obligations, stances
from kg.statements.status import Context, StatusReader
from kg.statements.victims import spare_victims

EVIDENCE_LIMIT = 600
CONFIDENCE_BASE = 0.9
# What is threatened or demanded "unless Kenya withdraws" is so of Kenya
CONDITIONAL_CLASSES = frozenset({"THREATEN", "DEMAND"})
CONDITIONS = frozenset({"if", "unless", "until"})
BELONGING = frozenset({"PART_OF", "BASED_IN"})
# What has one of these statuses is still to come
AHEAD = frozenset({"planned", "requested", "hypothetical"})


def extract_statements(
    article: Article, actors: Actors, lexicon: Lexicon, judge: Judge | None = None
) -> list[Statement]:
    """The statements of an article, in order of the text; one for each reading, so that an id may stand twice.

    A `judge` says how likely each reading is, leaves out the unlikely, and adds likely ones that no rule makes.
    """
    reader, read = read_by_rules(actors, lexicon)
    if judge is not None:
        read = judge.settle(actors, lexicon, reader, read)
    writer = _Writer(article, actors, lexicon)
    drafts = [draft for proposal, context in read for draft in writer.drafts(proposal, context)]
    held = {(role.person.entities[0].id, role.of.id) for role in actors.roles}
    # A member of a state's parliament is no member of the state
    drafts = [d for d in drafts if not (d.statement.relation_class == "MEMBER_OF" and d.pair in held)]
    drafts += [writer.office(role) for role in actors.roles]
    said = {(belonging.body.entities[0].id, belonging.of.id) for belonging in actors.belongings}
    drafts = [draft for draft in drafts if not (draft.is_belonging and draft.pair in said)]
    drafts += [writer.belonging(belonging) for belonging in actors.belongings]
    return answered(list(_linked(_surest(drafts))), lexicon.relations)


def read_by_rules(actors: Actors, lexicon: Lexicon) -> tuple[StatusReader, list[tuple[Proposal, Context]]]:
    """What the frames read about actors, each with its status, and what reads the status of other words."""
    matches = match_frames(actors, lexicon)
    proposals = _with_content_objects(matches.proposals, actors, lexicon)
    proposals = [spare_victims(proposal, lexicon) for proposal in proposals]
    pending = [Pending(proposal, noun) for proposal, noun in matches.pointing if noun is None or is_pointer(noun)]
    pending += [Pending(p, None) for p in proposals if p.relation.content == "denied" and p.contents and not p.objects]
    proposals += settle(pending, proposals, lexicon)
    proposals += list(protests(proposals, lexicon))
    reader = StatusReader(actors, lexicon, find_quotations(actors.doc), proposals)
    read = [as_done_instead(proposal, reader.context(proposal), lexicon) for proposal in proposals]
    read += [(proposal, reader.context(proposal)) for proposal in rebuttals(read)]
    return reader, [*read, *stances(read, lexicon, actors.roles), *obligations(reader, actors, lexicon)]


def _with_content_objects(proposals: list[Proposal], actors: Actors, lexicon: Lexicon) -> list[Proposal]:
    """Acts of speech without an addressee ("Russia threatened to attack Ukraine") act on who their content is about."""
    by_trigger: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        by_trigger[proposal.trigger.i].append(proposal)
        if proposal.carrier is not None:
            by_trigger[proposal.carrier.i].append(proposal)
    completed = []
    for proposal in proposals:
        if not proposal.objects:
            subjects = ids(proposal.subjects)
            inner = [p for token in proposal.contents for p in by_trigger.get(token.i, ()) if p is not proposal]
            about: list[Sequence[Filler]] = [part for p in inner for part in (p.subjects, p.objects)]
            about += [] if about else _about(proposal.contents, actors)
            about += _conditions(proposal, actors)
            apart = ([f for f in part if not _is_own(f, proposal.subjects, actors)] for part in about)
            others = next((part for part in apart if part), [])
            first = next((part for part in about if part), ())
            own = bool(first) and all(_is_own(filler, proposal.subjects, actors) for filler in first)
            asked = any(mood_of(token, lexicon).status == "requested" for token in proposal.contents)
            if (own or asked) and proposal.relation.relation_class == "DISAPPROVE":
                others = []  # "claims that its crews returned fire", "ruled that Oman must pay" accuse nobody
            if proposal.relation.content == "denied" or (
                proposal.relation.relation_class == "CONCEDE"
                and not any(f.entity.id in subjects for p in inner for f in p.subjects)
            ):
                others = []  # a denial answers whoever said so; and only one's own acts are confessed
            proposal = proposal._replace(objects=tuple(others), certainty=proposal.certainty * 0.8)
        completed.append(proposal)
    return completed


def _is_own(other: Filler, subjects: Sequence[Filler], actors: Actors) -> bool:
    """Whether somebody is who speaks, or theirs, or whom they speak for: "its crews", "Moore's lawyers"."""
    if any(_owns(other, subject, actors) or _owns(subject, other, actors) for subject in subjects):
        return True
    return other.entity.id in ids(subjects)


def _owns(owner: Filler, owned: Filler, actors: Actors) -> bool:
    """Whether people are somebody's; "its neighbour" is another."""
    if owned.entity.type not in ("group", "armed_group", "military"):
        return False
    references = (actors.at(child) for child in children(owned.head, "nmod:poss"))
    return any(entity.id == owner.entity.id for r in references if r is not None for entity in r.entities)


def _about(contents: Iterable[Token], actors: Actors) -> Iterator[list[Filler]]:
    """The actors, phrase by phrase, that complements are about which state nothing: "demanded that Tesk resign"."""
    for token in contents:
        clause = clause_of(token)
        parts = (*clause.subjects, *clause.objects, *(phrase for _, phrase in clause.obliques))
        for part in parts if is_verbal(token) else (token,):
            yield fillers(part, actors)


def _conditions(proposal: Proposal, actors: Actors) -> Iterator[list[Filler]]:
    """Those on whom a threat or demand depends: "warned that it would strike if Kenya advanced"."""
    if proposal.relation.relation_class in CONDITIONAL_CLASSES:
        for token in (proposal.trigger, *proposal.contents):
            for clause in children(token, "advcl"):
                if marker(clause) in CONDITIONS:
                    yield from (fillers(subject, actors, acting=True) for subject in clause_of(clause).subjects)


def _surest(drafts: list[_Draft]) -> list[_Draft]:
    """Of several readings of one statement in one sentence, the surest."""
    best: dict[tuple[str, int], _Draft] = {}
    for draft in drafts:
        key = (draft.statement.id, draft.statement.evidence[0].sentence)
        if key not in best or draft.statement.confidence > best[key].statement.confidence:
            best[key] = draft
    return list(best.values())


@dataclass(frozen=True)
class _Draft:
    statement: Statement
    trigger: int
    containers: tuple[int, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """Subject and object."""
        return self.statement.subject.id, self.statement.object.id

    @property
    def is_belonging(self) -> bool:
        """Whether it says what something is part of or based in."""
        return self.statement.relation_class in BELONGING


class _Writer:
    """Turns proposals into statement records of one article."""

    def __init__(self, article: Article, actors: Actors, lexicon: Lexicon) -> None:
        self.doc = doc = actors.doc
        self.article = article
        self.actors = actors
        self.lexicon = lexicon
        self.numbers = {sentence.start: number for number, sentence in enumerate(doc.sents)}
        self.dating = Dating(doc, day_of(article.published), lexicon)

    def drafts(self, proposal: Proposal, context: Context) -> Iterator[_Draft]:
        """A statement for each pair of subject and object."""
        words = " ".join(token.lower_ for token in proposal.words)
        ahead = context.status in AHEAD
        time = self.dating.of(proposal.trigger, proposal.carrier, ahead=ahead)
        for subject in proposal.subjects:
            for target in proposal.objects:
                if subject.entity.id == target.entity.id:
                    continue
                confidence = proposal.confidence
                if confidence is None:
                    confidence = CONFIDENCE_BASE * proposal.certainty * subject.certainty * target.certainty
                yield self._draft(proposal, context, subject, target, words, time, confidence)

    def _draft(
        self, proposal: Proposal, context: Context, subject: Filler, target: Filler, words: str, time: TimeSpan | None,
        confidence: float,
    ) -> _Draft:  # fmt: skip
        relation = proposal.relation
        source = context.source_for(subject)
        predicate = words if relation.id != "other" else " ".join(t.lemma_.lower() for t in proposal.words)
        id = statement_id(
            subject.entity.id, relation.id, target.entity.id, status=context.status, negated=context.negated,
            attributed_to=source.entity.id if source else None, month=self.article.month, predicate=predicate,
        )  # fmt: skip
        by, to = subject.argument(), target.argument()
        place = find_place(proposal, subject, target, self.actors, self.lexicon)
        statement = Statement(
            id, by, relation.id, relation.relation_class, to,
            (self._evidence(proposal.trigger, predicate, by.span, to.span, confidence),),
            relation.cameo, context.status, context.negated, source.argument() if source else None, (), time,
            place.argument() if place else None,
        )  # fmt: skip
        return _Draft(statement, proposal.trigger.i, context.containers)

    def office(self, role: Role) -> _Draft:
        """Somebody's office as a statement: held on the day of the article, unless it is a former one."""
        relation = self.lexicon.relations["holdsOffice"]
        person = self.doc[role.person.start : role.person.end]
        subject = Filler(role.person.entities[0], person.root, person.start, person.end, role.person.sector, 1.0)
        start, end = role.of_span or (person.start, person.end)
        target = Filler(role.of, self.doc[start:end].root, start, end, None, 1.0)
        words = f"{'former ' if role.former else ''}{role.office.lower()} of"
        proposal = Proposal(relation, person.root, (subject,), (target,))
        day = day_of(self.article.published)
        time = TimeSpan(day.isoformat(), day, day) if day is not None and not role.former else None
        return self._draft(proposal, Context(), subject, target, words, time, 0.9)

    def belonging(self, belonging: Belonging) -> _Draft:
        """What a body is part of or based in as a statement."""
        body, (start, end) = belonging.body, belonging.of_span
        subject = Filler(body.entities[0], self.doc[body.head], body.start, body.end, body.sector, 1.0)
        target = Filler(belonging.of, self.doc[start:end].root, start, end, None, 1.0)
        relation = self.lexicon.relations[belonging.relation]
        proposal = Proposal(relation, subject.head, (subject,), (target,))
        return self._draft(proposal, Context(), subject, target, relation.label, None, 0.9)

    def _evidence(
        self, trigger: Token, predicate: str, subject: tuple[int, int] | None, target: tuple[int, int] | None,
        confidence: float,
    ) -> Evidence:  # fmt: skip
        sentence = trigger.sent
        start, text = _stripped(sentence)
        return Evidence(
            self.article.id,
            self.numbers[sentence.start],
            start,
            start + len(text),
            text,
            predicate,
            subject,
            target,
            round(confidence, 2),
        )


def _stripped(sentence: Span) -> tuple[int, str]:
    """Where a sentence begins in the document, and its text up to the limit of evidence."""
    text = sentence.text
    return sentence.start_char + len(text) - len(text.lstrip()), text.strip()[:EVIDENCE_LIMIT]


def _linked(drafts: list[_Draft]) -> Iterator[Statement]:
    """The statements of drafts with `content`: each act of speech points to the statements it contains."""
    contents: dict[int, list[Statement]] = defaultdict(list)
    for draft in drafts:
        for container in draft.containers[:1]:
            contents[container].append(draft.statement)
    for draft in drafts:
        statement = draft.statement
        content = unite(inner.id for inner in contents.get(draft.trigger, ()) if inner.id != statement.id)
        yield replace(statement, content=content) if content else statement
