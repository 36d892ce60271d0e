"""Begin a training with the weights of a trained pipeline, for ``spacy train --code scripts/warm_start.py``.

A layer begins as in the trained pipeline wherever that has one of the same shape in the same place. A parser with a
narrower hidden layer begins with those units of the wider one that the scores of its actions hang on most.
"""

from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import numpy
import spacy
import tokenization  # registers what the configs name
import typer
from spacy.language import Language
from spacy.util import registry
from thinc.api import Model
from thinc.types import Floats1d, Floats2d, Ints1d

__all__ = ["copy_weights", "create_warm_start", "tokenization"]


@registry.callbacks("kg.warm_start.v1")
def create_warm_start(path: Path | None) -> Callable[[Language], Language]:
    """Make the callback that copies the weights of the pipeline at ``path``, if any, for ``initialize.after_init``."""

    def start(nlp: Language) -> Language:
        if path is not None:
            trained = spacy.load(path)
            for name in nlp.pipe_names:
                if name in trained.pipe_names:
                    copied, others = copy_weights(trained.get_pipe(name).model, nlp.get_pipe(name).model)
                    typer.echo(f"{name}: {copied} arrays of weights copied, {others} not")
        return nlp

    return start


def copy_weights(trained: Model, model: Model) -> tuple[int, int]:
    """Copy arrays of like shape from ``trained`` into ``model``; return how many were copied and how many not."""
    copied = others = 0
    narrower = narrowed(trained, model)
    for one, other in zip_longest(trained.walk(), model.walk()):
        if one is None or other is None or one.name != other.name:
            break
        for name in other.param_names:
            array = narrower.get((one.id, name), one.get_param(name) if one.has_param(name) else None)
            if array is not None and array.shape == other.get_param(name).shape:
                other.set_param(name, array.copy())
                copied += 1
            else:
                others += 1
    return copied, others


def narrowed(trained: Model, model: Model) -> dict[tuple[int, str], Floats2d]:
    """Return the arrays, by layer and name, that ``trained`` has with a hidden layer as narrow as that of ``model``.

    The hidden layer of a parser comes with a projection of the word vectors of the same width, narrowed too.
    """
    if "lower" not in trained.ref_names or "lower" not in model.ref_names:
        return {}
    width = model.get_ref("lower").get_dim("nO")
    projection, lower, upper = trained.get_ref("tok2vec").layers[-1], trained.get_ref("lower"), trained.get_ref("upper")
    if width >= lower.get_dim("nO") or not projection.has_param("W"):
        return {}
    scores, states, words = upper.get_param("W"), lower.get_param("W"), projection.get_param("W")
    units = weightiest((scores - scores.mean(0)).std(0), width)
    passed_on = numpy.sqrt((states[:, units] ** 2).sum((0, 1, 2)))
    inner = weightiest(passed_on * numpy.linalg.norm(words, axis=1), width)
    return {
        (upper.id, "W"): scores[:, units],
        (lower.id, "W"): states[:, units][..., inner],
        (lower.id, "b"): lower.get_param("b")[units],
        (lower.id, "pad"): lower.get_param("pad")[:, :, units],
        (projection.id, "W"): words[inner],
        (projection.id, "b"): projection.get_param("b")[inner],
    }


def weightiest(weights: Floats1d, count: int) -> Ints1d:
    """Return the numbers of the ``count`` greatest of ``weights``, in order."""
    return numpy.sort(numpy.argsort(-weights)[:count])
