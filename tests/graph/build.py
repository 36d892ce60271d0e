"""Small graphs whose measures are known, from lines such as `2024-01-05 A shells B`."""

from __future__ import annotations

from datetime import date

from kg.graph import KnowledgeGraph
from kg.ids import statement_id
from kg.ontology import relations
from kg.records import Argument, Article, Entity, Evidence, Statement


def graph_of(*lines: str) -> KnowledgeGraph:
    """A graph with an article for each line: `DAY ACTOR RELATION ACTOR`, then `status`, `by=ACTOR`, `not`, `@OUTLET`, `#TEXT`.

    DAY may be `-` for an undated article.
    """
    articles, statements, names = [], [], set()
    for number, line in enumerate(lines):
        head, _, text = line.partition(" #")
        day, one, relation, other, *more = head.split()
        by = next((word[3:] for word in more if word.startswith("by=")), None)
        outlet = next((word[1:] for word in more if word.startswith("@")), None)
        status = next((word for word in more if word in ("claimed", "denied", "planned")), "asserted")
        negated = "not" in more
        names |= {one, other, *([by] if by else [])}
        article = Article(f"a{number}", text, None, None, outlet, None if day == "-" else date.fromisoformat(day))
        known = relations()[relation]
        id = statement_id(
            f"place/{one}", relation, f"place/{other}", status=status, negated=negated,
            attributed_to=f"place/{by}" if by else None, month=article.month,
        )  # fmt: skip
        evidence = Evidence(article.id, 0, 0, len(text), text, known.label)
        statements.append(
            Statement(
                id, argument(one), relation, known.relation_class, argument(other), (evidence,), known.cameo, status, negated,
                argument(by) if by else None,
            )
        )  # fmt: skip
        articles.append(article)
    return KnowledgeGraph.from_records(
        articles, [Entity(f"place/{name}", name, "country") for name in sorted(names)], statements
    )


def argument(name: str) -> Argument:
    return Argument(f"place/{name}", name, "country")
