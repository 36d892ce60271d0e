"""Tokenization as in the English UD treebanks, and the augmenter of training texts, registered for the configs.

``spacy train --code scripts/tokenization.py`` makes both known; the tokenizer's rules are saved with the pipeline.
"""

import random
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.symbols import NORM, ORTH
from spacy.tokenizer import Tokenizer
from spacy.training import Example
from spacy.training.augment import create_combined_augmenter
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from thinc.api import NumpyOps, set_current_ops

# numpy's matrix product is three times as fast as that of the blis package, and training takes half the time.
set_current_ops(NumpyOps(use_blis=False))

#: A word after one of these and a hyphen stays in one token with it: "non-proliferation", "pro-Iranian".
BOUND_PREFIXES = (
    "anti co counter cross e ex inter intra mid mini multi neo non over post pre pro re semi socio sub un wi"
).split()

#: Abbreviations that keep their full stop and that spaCy's English does not know.
ABBREVIATIONS = (
    "al. approx. Arts. Bros. ca. Capt. Cmdr. Col. Conf. Cpl. Dept. Dir. Esp. esp. est. etc. fig. Fig. Ft. ft. "
    "Govt. Hon. Lt. Maj. Mlle. Mme. Msgr. Pres. Pvt. Rep. Reps. Sec. Sens. Sgt. Spc. Sr. Supt. Tues. Thurs. Fri. "
    "Wed. Univ. Vol. vol. yrs."
).split()

ORTH_VARIANTS = {
    "single": [
        {"tags": ["POS", "VBZ"], "variants": ["'s", "’s"]},
        {"tags": ["POS"], "variants": ["'", "’"]},
        {"tags": ["RB"], "variants": ["n't", "n’t"]},
        {"tags": ["VBP"], "variants": ["'re", "’re"]},
        {"tags": ["VBP"], "variants": ["'ve", "’ve"]},
        {"tags": ["MD"], "variants": ["'ll", "’ll"]},
        {"tags": [":", ","], "variants": ["-", "–", "—", "--"]},
        {"tags": [",", ".", ":"], "variants": ["...", "…"]},
    ],
    "paired": [
        {
            "tags": ["``", "''"],
            "variants": [['"', '"'], ["“", "”"], ["“", "”"], ["'", "'"], ["‘", "’"], ["''", "''"]],
        },
    ],
}


@registry.callbacks("kg.ud_tokenizer.v1")
def create_ud_tokenizer() -> Callable[[Language], Language]:
    """Make the callback that gives a pipeline UD tokenization, for ``initialize.before_init``."""
    return customize


def customize(nlp: Language) -> Language:
    """Change the rules of the tokenizer of ``nlp`` in place to those of the UD treebanks, and return ``nlp``."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    defaults = nlp.Defaults
    bound = "".join(rf"(?<!\b{case})" for prefix in BOUND_PREFIXES for case in (prefix, prefix.title()))
    letter_hyphen = next(rule for rule in defaults.infixes if "(?:-" in rule)
    infixes = [rule for rule in defaults.infixes if rule != letter_hyphen]
    infixes += [
        bound + letter_hyphen,
        r"(?<=[A-Za-z]\.)-(?=[A-Za-z])",
        r"(?<=[a-z0-9])[\"“”][–—-]+",
        r"(?<=[0-9])[–-](?=[$£€A-Za-z])",
    ]
    runs = [r"[!?]{2,}", r"={2,}", r"_{2,}", r"\*{2,}"]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.suffix_search = compile_suffix_regex([*runs, *defaults.suffixes, r"(?<=[0-9])(?:bn|tn|mn)"]).search
    tokenizer.prefix_search = compile_prefix_regex([*runs, *defaults.prefixes]).search
    rules = {text: rule for text, rule in tokenizer.rules.items() if text.lower() != "and/or"}
    tokenizer.rules = rules
    for text in ABBREVIATIONS:
        tokenizer.add_special_case(text, [{ORTH: text}])
    tokenizer.add_special_case("cannot", [{ORTH: "can", NORM: "can"}, {ORTH: "not", NORM: "not"}])
    return nlp


@registry.augmenters("kg.news_augmenter.v1")
def create_news_augmenter(
    orth_level: float, whitespace_level: float, headline_level: float
) -> Callable[[Language, Example], Iterator[Example]]:
    """Make the augmenter of training texts.

    Args:
        orth_level: share of texts whose quotation marks, apostrophes and dashes are varied together.
        whitespace_level: share of texts with paragraph breaks put in as whitespace tokens.
        headline_level: share of texts that lose the full stop at their end.
    """
    combined = create_combined_augmenter(
        lower_level=0.02,
        orth_level=orth_level,
        orth_variants=ORTH_VARIANTS,
        whitespace_level=whitespace_level,
        whitespace_per_token=0.02,
        whitespace_variants=["\n", "\n\n", " "],
    )

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        reference = example.reference
        if len(reference) > 3 and reference[-1].text == "." and random.random() < headline_level:
            shorter = reference[:-1].as_doc()
            example = Example(nlp.make_doc(shorter.text), shorter)
        yield from combined(nlp, example)

    return augment
