"""Languages of texts, where no file says which."""

import pytest

from kg.articles.languages import identify

TEXTS = {
    "en": "The government said on Friday that it rejected the accusation and that it would not take part in the talks.",
    "de": "Die Regierung erklärte am Freitag, sie weise die Vorwürfe zurück und werde nicht an Gesprächen teilnehmen.",
    "fr": "Le gouvernement a déclaré vendredi qu'il rejetait l'accusation et ne participerait pas aux pourparlers.",
    "es": "El gobierno dijo el viernes que rechazaba la acusación y que no participaría en las negociaciones de paz.",
    "ru": "Правительство заявило в пятницу, что отвергает обвинения и не будет участвовать в переговорах о перемирии.",
    "ar": "قالت الحكومة يوم الجمعة إنها ترفض الاتهام وإنها لن تشارك في المحادثات التي دعت إليها الدول المجاورة.",
    "tr": "Hükümet cuma günü yaptığı açıklamada suçlamaları reddettiğini ve görüşmelere katılmayacağını söyledi.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_language(code):
    assert identify(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "Tehran", "Recep Tayyip Erdoğan, Ilham Aliyev", "1234567890 " * 30])
def test_too_little_to_say(text):
    assert identify(text) is None


def test_long_texts():
    named = "Interrogé par The Herald and The Gazette, le ministre n'a rien ajouté. "
    assert identify(TEXTS["en"] * 5) == "en"
    assert identify((TEXTS["fr"] + " ") * 3 + named + TEXTS["fr"] * 3) == "fr"
    assert identify((TEXTS["de"] + " ") * 6) == "de"
