"""The English pipeline: the shipped model, sentence boundaries and dependency label schemes."""

from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import Model, NumpyOps

from kg.language import headlines, lemmas, names, repairs, schemes, sentences

__all__ = ["SHIPPED", "PipelineNotFoundError", "complete", "load"]

#: The pipeline that comes with the package.
SHIPPED = Path(__file__).parent / "models" / "en_kg_news"


class PipelineNotFoundError(FileNotFoundError):
    """No spaCy pipeline is installed under a name, nor lies at a path."""


def load(name: str | None = None, *, exclude: Iterable[str] = ()) -> Language:
    """Load a pipeline, with the project's sentence boundaries and Universal Dependencies labels.

    Args:
        name: an installed pipeline's name or a path; the shipped pipeline if None.
        exclude: names of components to leave out, such as "ner".

    Raises:
        PipelineNotFoundError: there is no such pipeline.
    """
    try:
        nlp = spacy.load(SHIPPED if name is None else name, exclude=list(exclude))
    except OSError as error:
        raise PipelineNotFoundError(_advice(name)) from error
    return complete(nlp)


def _advice(name: str | None) -> str:
    if name is None:
        return f"The shipped pipeline is missing from {SHIPPED}: install the package again."
    return (
        f"No spaCy pipeline {name!r}: neither an installed package nor a folder. "
        f"Install it (python -m spacy download {name}), correct the path, or leave the name out "
        f"to use the shipped pipeline."
    )


def _use_numpy(nlp: Language) -> None:
    """Let the models of ``nlp`` multiply matrices by numpy, on one core twice as fast as by the blis package."""
    numpy_ops = NumpyOps(use_blis=False)
    for _, component in nlp.components:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if isinstance(node.ops, NumpyOps):
                    node.ops = numpy_ops


def complete(nlp: Language) -> Language:
    """Make a pipeline of one's own ready: add the components of this package that it lacks, and ``doc._.statements``.

    A pipeline needs a parser and an entity recognizer for English; its parser may have either label scheme.
    """
    from kg import components

    components.register()
    _use_numpy(nlp)
    if headlines.FIRST not in nlp.pipe_names:
        nlp.add_pipe(headlines.FIRST, first=True)
    parsers = [component for component in ("parser", "senter") if component in nlp.pipe_names]
    if sentences.COMPONENT not in nlp.pipe_names:
        if parsers:
            first = min(parsers, key=nlp.pipe_names.index)
            nlp.add_pipe(sentences.COMPONENT, before=first)
        else:
            nlp.add_pipe(sentences.COMPONENT)
    if "trainable_lemmatizer" in nlp.pipe_names:
        nlp.add_pipe(lemmas.COMPONENT, after="trainable_lemmatizer")
    if "parser" in parsers and schemes.is_clear(nlp.pipe_labels["parser"]):
        nlp.add_pipe(schemes.COMPONENT, after="parser")
    if "ner" in nlp.pipe_names:
        nlp.add_pipe(names.COMPONENT, after="ner")
    if "parser" in parsers:
        nlp.add_pipe(repairs.COMPONENT, last=True)
    if headlines.LAST not in nlp.pipe_names:
        nlp.add_pipe(headlines.LAST, last=True)
    return nlp
