"""The best tree of a table of arc scores."""

from __future__ import annotations

import numpy


def best_tree(scores: numpy.ndarray) -> list[int]:
    """Return the best tree with one root (Chu and Liu, 1965; Edmonds, 1967): of each word its head, 0 for the root.

    Args:
        scores: (words, 1 + words), log probabilities of heads, the root's first.
    """
    size = len(scores)
    full = numpy.full((size + 1, size + 1), -1e9)
    full[1:] = scores
    heads = _maximum_branching(full)
    if (roots := [at for at in range(1, size + 1) if heads[at] == 0]) and len(roots) > 1:
        best, best_score = heads, -numpy.inf
        for root in roots:
            single = full.copy()
            single[1:, 0] = -1e9
            single[root, 0] = 0
            tree = _maximum_branching(single)
            score = sum(full[at, tree[at]] for at in range(1, size + 1))
            if score > best_score:
                best, best_score = tree, score
        heads = best
    return [int(head) for head in heads[1:]]


def _maximum_branching(scores: numpy.ndarray) -> numpy.ndarray:
    size = len(scores)
    scores = scores.copy()
    numpy.fill_diagonal(scores, -numpy.inf)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = numpy.zeros(size, bool)
    inside[cycle] = True
    outside = numpy.flatnonzero(~inside)
    cycle_score = sum(scores[at, heads[at]] for at in cycle)
    smaller = numpy.full((len(outside) + 1, len(outside) + 1), -numpy.inf)
    smaller[:-1, :-1] = scores[numpy.ix_(outside, outside)]
    leaving = scores[numpy.ix_(outside, cycle)]
    smaller[:-1, -1] = leaving.max(1)
    entering = numpy.array([[scores[at, out] - scores[at, heads[at]] + cycle_score for out in outside] for at in cycle])
    smaller[-1, :-1] = entering.max(0)
    solved = _maximum_branching(smaller)
    result = heads.copy()
    for at, out in enumerate(outside):
        if at:
            result[out] = cycle[leaving[at].argmax()] if solved[at] == len(outside) else outside[solved[at]]
    broken = entering[:, solved[-1]].argmax()
    result[cycle[broken]] = outside[solved[-1]]
    return result


def _cycle(heads: numpy.ndarray) -> list[int] | None:
    state = numpy.zeros(len(heads), int)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at) :]
        for each in path:
            state[each] = 2
    return None
