"""Which language a text is in, and the tables of words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.articles.reading import language as reading
from newsgen.articles.reading.language import detect, direction, languages, phrases, words

SENTENCES = {
    "ar": "قال مسؤول في المدينة يوم الاثنين إن الجسر الجديد سيفتح قريبا.",
    "de": "Die neue Brücke über den Hafen ist am Montag eröffnet worden, zwei Jahre zu spät.",
    "en": "The new bridge over the harbour opened on Monday, two years late, and it was said to be the last.",
    "es": "El nuevo puente sobre el puerto se abrió el lunes, con dos años de retraso, según la ciudad.",
    "fa": "پل جدید بندر روز دوشنبه با دو سال تأخیر گشایش یافت و چند هزار نفر از آن گذشتند.",
    "fr": "Le nouveau pont sur le port a été ouvert lundi, avec deux ans de retard, dans une ville en fête.",
    "he": "הגשר החדש נפתח ביום שני באיחור של שנתיים.",
    "it": "Il nuovo ponte sul porto è stato aperto lunedì, con due anni di ritardo, dopo una lunga attesa.",
    "ja": "港の新しい橋が月曜日に開通した。",
    "ko": "항구의 새 다리가 월요일에 개통되었다.",
    "nl": "De nieuwe brug over de haven is maandag geopend, twee jaar later dan het plan was.",
    "pl": "Nowy most nad portem został otwarty w poniedziałek, o dwa lata za późno, jak podano, ale nie dla aut.",
    "pt": "A nova ponte sobre o porto foi aberta na segunda, com dois anos de atraso, mas não para os carros.",
    "ru": "Новый мост через гавань был открыт в понедельник, на два года позже, и не для машин.",
    "tr": "Limanın üzerindeki yeni köprü iki yıl gecikmeyle açıldı ve bu ilk olarak dedi.",
    "zh": "港口的新桥星期一开通。",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_gives_its_language_away(language):
    assert detect(SENTENCES[language])[0] == language


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("", "", "en"),
        ("", "tr", "tr"),
        ("Oldport", "de", "de"),
        (SENTENCES["en"], "en-GB", "en-GB"),
        (SENTENCES["de"], "en-GB", "de"),
    ],
)
def test_the_hint_counts_where_the_text_says_nothing_else(text, hint, expected):
    assert detect(text, hint)[0] == expected


PIECES = [
    "the", "The ", "and", "of", " und", "für", "FÜR", "d'un", "d’un", "l'homme", "the's", "’the’", "“and”", "…of", "de",
    "la", "le", "en", "het", "och", "und\u017f", "\u212ain", "stra\u00dfe", "1a2the_and", "\u0301", "и", "в", "\ud800",
    "-", " ", " ", " ", "\n", ".", "'", "’", "\xa0", "é", "που", "و", "😀",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(), st.sampled_from(["", "en", "de", "fr"]))
def test_words_cut_as_bytes_tell_the_same_language(text, hint):
    quick = detect(text, hint)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_voices", reading._voices_of_letters)
        assert detect(text, hint) == quick


@pytest.mark.parametrize(("language", "way"), [("ar", "rtl"), ("fa-IR", "rtl"), ("en", "ltr"), ("xx", "ltr")])
def test_direction(language, way):
    assert direction(language) == way


def test_a_language_without_a_table_borrows_from_all():
    assert words("xx") == {}
    assert "foto" in phrases("xx", "credits", "words")


def test_english_stands_beside_every_other():
    assert {"foto", "photo"} <= set(phrases("de", "credits", "words"))


@pytest.mark.parametrize("language", languages())
def test_a_table_is_whole(language):
    table = words(language)
    assert len(table["dates"].get("months", ())) in (0, 12)
    assert table["dates"]["order"] in ("dmy", "mdy", "either")
    for part in ("bylines", "credits", "pages", "notes", "sources", "people"):
        for key, said in table.get(part, {}).items():
            assert isinstance(said, list), f"{part}.{key}"
            assert said == [phrase.lower() for phrase in said], f"{part}.{key}"
            assert all(re.search(r"\S", phrase) for phrase in said), f"{part}.{key}"
