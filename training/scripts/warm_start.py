"""Begin a training with the weights of a trained pipeline, for ``spacy train --code scripts/warm_start.py``.

A layer begins as in the trained pipeline wherever that has one of the same shape in the same place, so that a parser
with another hidden layer still begins with trained word vectors and tags.
"""

from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import spacy
import tokenization  # registers what the configs name
import typer
from spacy.language import Language
from spacy.util import registry
from thinc.api import Model

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
    for one, other in zip_longest(trained.walk(), model.walk()):
        if one is None or other is None or one.name != other.name:
            break
        for name in other.param_names:
            if one.has_param(name) and one.get_param(name).shape == other.get_param(name).shape:
                other.set_param(name, one.get_param(name).copy())
                copied += 1
            else:
                others += 1
    return copied, others
