"""Measure a pipeline from raw text: tags, lemmas, dependencies and sentences on treebanks, entities on annotated texts.

Scores are F1 over words aligned by their characters, as in the CoNLL 2018 shared task, so that errors of the
tokenizer and of sentence splitting count. Entities count as right with the same characters and the same label.
"""

import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from corpus import readers, records
from spacy.language import Language
from spacy.tokens import Doc
from treebanks import Sentence, read_sentences

import kg.language

Span = tuple[int, int]

CORPUS = Path(__file__).parents[1] / "corpus"

#: How labels are read where the gold data doesn't tell places from geopolitical entities.
ENTITY_LABELS = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}
#: The labels of our own corpus, which are those of the recognizer.
OWN_LABELS = {label: label for label in ("PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "MISC")}


@dataclass(frozen=True, slots=True)
class Word:
    """A word and what is said of it; positions are characters of the text, ``head`` is None for a root."""

    span: Span
    head: Span | None
    dep: str
    pos: str
    tag: str
    lemma: str


def _any(word: Word) -> bool:
    return True


def _not_punctuation(word: Word) -> bool:
    return word.dep != "punct"


#: What of a word has to be right, and which words count. Treebanks attach commas each in its own way, so that, as in
#: spaCy's own scores, the attachment of punctuation is left out of UAS and LAS.
LAYERS: dict[str, tuple[Callable[[Word], object], Callable[[Word], bool]]] = {
    "tokens": (lambda word: word.span, _any),
    "tags": (lambda word: (word.span, word.tag), _any),
    "parts of speech": (lambda word: (word.span, word.pos), _any),
    "lemmas": (lambda word: (word.span, word.lemma), _any),
    "UAS": (lambda word: (word.span, word.head), _not_punctuation),
    "LAS": (lambda word: (word.span, word.head, word.dep), _not_punctuation),
    "LAS with punctuation": (lambda word: (word.span, word.head, word.dep), _any),
}


@dataclass(slots=True)
class Score:
    """Counts of right, predicted and gold items."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, predicted: set[object], gold: set[object]) -> None:
        """Count the items of one text."""
        self.right += len(predicted & gold)
        self.predicted += len(predicted)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


def read_documents(path: Path) -> Iterator[list[Sentence]]:
    """Read the documents of a gzipped CoNLL-U file."""
    document: list[Sentence] = []
    for sentence in read_sentences(path):
        if sentence.starts_document and document:
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def gold_text(document: list[Sentence]) -> tuple[str, list[Word], list[Span]]:
    """Return the raw text of ``document``, paragraphs a blank line apart, its words, and its sentences' spans."""
    text = ""
    words: list[Word] = []
    sentences: list[Span] = []
    for sentence in document:
        if text:
            text += "\n\n" if sentence.starts_paragraph else " "
        spans: list[Span] = []
        offset = len(text)
        for word in sentence.words:
            start = sentence.text.index(word, (spans[-1][1] if spans else offset) - offset) + offset
            spans.append((start, start + len(word)))
        text += sentence.text
        sentences.append((spans[0][0], spans[-1][1]))
        for index, span in enumerate(spans):
            head = None if sentence.heads[index] == index else spans[sentence.heads[index]]
            lemma = sentence.lemmas[index]
            words.append(Word(span, head, sentence.deps[index], sentence.pos[index], sentence.tags[index], lemma))
    return text, words, sentences


def predicted_words(doc: Doc) -> tuple[list[Word], list[Span]]:
    """Return the words of ``doc`` that aren't whitespace, and its sentences' spans."""
    words = []
    for token in doc:
        if not token.is_space:
            span = (token.idx, token.idx + len(token))
            head = None if token.head == token else (token.head.idx, token.head.idx + len(token.head))
            words.append(Word(span, head, token.dep_, token.pos_, token.tag_, token.lemma_))
    sentences = []
    for sentence in doc.sents:
        inner = [token for token in sentence if not token.is_space]
        if inner:
            sentences.append((inner[0].idx, inner[-1].idx + len(inner[-1])))
    return words, sentences


def score_treebank(nlp: Language, path: Path) -> tuple[dict[str, Score], dict[str, Score]]:
    """Parse the raw texts of a treebank; return the score of each layer, and that of each dependency label."""
    layers: dict[str, Score] = defaultdict(Score)
    labels: dict[str, Score] = defaultdict(Score)
    gold_texts = [gold_text(document) for document in read_documents(path)]
    docs = nlp.pipe((text for text, _, _ in gold_texts), disable=["ner"])
    for doc, (_, gold, gold_sentences) in zip(docs, gold_texts, strict=True):
        words, sentences = predicted_words(doc)
        layers["sentences"].add(set(sentences), set(gold_sentences))
        for layer, (view, chosen) in LAYERS.items():
            layers[layer].add(
                {view(word) for word in words if chosen(word)}, {view(word) for word in gold if chosen(word)}
            )
        for dep in {word.dep for word in words} | {word.dep for word in gold}:
            labels[dep].add(
                {(word.span, word.head) for word in words if word.dep == dep},
                {(word.span, word.head) for word in gold if word.dep == dep},
            )
    return dict(layers), dict(labels)


def score_entities(
    nlp: Language, records: Iterable[dict[str, Any]], labels: Mapping[str, str] = ENTITY_LABELS
) -> dict[str, Score]:
    """Find the entities of annotated texts; return the score of each label and, under "all", the micro average.

    Args:
        records: texts with their spans, in the form that ``convert_entities.py`` reads.
        labels: the labels that count, and how each is read.
    """
    scores: dict[str, Score] = defaultdict(Score)
    records = list(records)
    for doc, record in zip(nlp.pipe(record["text"].rstrip() for record in records), records, strict=True):
        unknown = record.get("unknown", [])
        predicted = {
            (entity.start_char, entity.end_char, labels[entity.label_])
            for entity in doc.ents
            if entity.label_ in labels
            and not any(entity.start_char < end and start < entity.end_char for start, end in unknown)
        }
        gold = {(start, end, labels[label]) for start, end, label in record["spans"] if label in labels}
        scores["all"].add(predicted, gold)
        for label in set(labels.values()):
            scores[label].add(
                {entity for entity in predicted if entity[2] == label},
                {entity for entity in gold if entity[2] == label},
            )
    return dict(scores)


def read_records(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def words_per_second(nlp: Language, texts: list[str]) -> float:
    """Time ``nlp`` on ``texts`` in this process."""
    start = time.perf_counter()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.perf_counter() - start)


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Lay out a Markdown table."""
    header = list(header)
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main(
    data: Annotated[Path, typer.Argument(help="the data folder, with ud/ and ner/")],
    pipeline: Annotated[str | None, typer.Option(help="a pipeline's path; the shipped one unless given")] = None,
) -> None:
    """Print the tables of RESULTS.md."""
    nlp = kg.language.load(pipeline)
    layers = ["tokens", "sentences", *list(LAYERS)[1:]]
    rows, by_label = [], Counter[str]()
    label_scores: dict[str, Score] = {}
    for name in ("pud-test", "gum-test", "ewt-test"):
        scores, labels = score_treebank(nlp, data / "ud" / f"{name}.conllu.gz")
        rows.append([name, *(f"{scores[layer].f1:.1%}" for layer in layers)])
        if name == "pud-test":
            label_scores = labels
            by_label.update({label: score.gold for label, score in labels.items()})
    typer.echo(table(["treebank", *layers], rows) + "\n")
    rows = [[label, str(gold), f"{label_scores[label].f1:.1%}"] for label, gold in by_label.most_common(32)]
    typer.echo(table(["label, pud-test", "gold", "F1"], rows) + "\n")
    if "ner" in nlp.pipe_names:
        rows = []
        for name in ("test-uner-pud", "test-uner-ewt", "test-crossner-politics"):
            entities = score_entities(nlp, read_records(data / "ner" / f"{name}.jsonl"))
            rows.append([name, *(f"{entities[label].f1:.1%}" for label in ("all", "PERSON", "ORG", "LOC"))])
        typer.echo(table(["entities", "all", "PERSON", "ORG", "LOC"], rows) + "\n")
        names = [readers.entity_record(article) for article in records.read_part(CORPUS, "test")]
        entities = score_entities(nlp, names, OWN_LABELS)
        columns = ["all", *OWN_LABELS]
        row = ["the corpus's test part", *(f"{entities[label].f1:.1%}" for label in columns)]
        typer.echo(table(["entities", *columns], [row]) + "\n")
    texts = [gold_text(document)[0] for document in read_documents(data / "ud" / "pud-test.conllu.gz")]
    typer.echo(f"{words_per_second(nlp, texts):,.0f} words a second")


if __name__ == "__main__":
    typer.run(main)
