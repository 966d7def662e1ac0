"""Cards are set once and joined into every list that shows them."""

from newsgen.render.cards import ROOT, Cards
from newsgen.render.theme import Theme
from render.markup import Markup
from render.sample import ARABIC_CARD, PHOTOS, UNDATED_CARD, cards, page

THEME = Theme()
WORDS = THEME.tables.words("en")


class Setter:
    """Counts how often a card is set."""

    def __init__(self):
        self.headlines = []

    def __call__(self, _name, values):
        self.headlines.append(values["card"].headline)
        return f"[{values['root']}{values['card'].url}]"


def real():
    """Cards as the default theme sets them."""
    return Cards(THEME.printed)


def joined(of, shown, *, url="index.html", shape="story", **changed):
    root = "../" * url.count("/")
    return of.joined(shown, page=page("topic", url, **changed), words=WORDS, root=root, shape=shape)


def test_a_card_is_set_once_for_all_lists():
    setter = Setter()
    of = Cards(setter)
    (card,) = cards(1)
    assert joined(of, [card]) == f"[{card.url}]"
    assert joined(of, [card, card], url="topics/syria/index.html") == f"[../../{card.url}][../../{card.url}]"
    assert len(setter.headlines) == 1


def test_a_card_is_set_anew_for_another_shape_or_photo():
    setter = Setter()
    of = Cards(setter)
    (card,) = cards(1, photos=True)
    joined(of, [card])
    joined(of, [card], shape="brief")
    joined(of, [card], photos=PHOTOS)
    assert len(setter.headlines) == 3


def test_only_the_latest_cards_are_kept():
    setter = Setter()
    of = Cards(setter, kept=2)
    first, second, third = cards(3)
    joined(of, [first, second, third, third])
    assert len(setter.headlines) == 3
    joined(of, [first])
    assert len(setter.headlines) == 4


def test_no_mark_is_left_in_a_list():
    printed = joined(real(), cards(12, photos=True), url="topics/x/index.html", photos=PHOTOS)
    assert ROOT not in printed
    assert 'src="../../photos/market.33cc44dd.jpg"' in printed


def test_a_card_speaks_its_own_language_and_the_list_its_own():
    printed = joined(real(), [ARABIC_CARD])
    found = Markup(printed)
    assert [(tag["lang"], tag["dir"]) for tag in found.every("h3")] == [("ar", "rtl")]
    assert [tag["lang"] for tag in found.every("bdi")] == ["ar"]
    assert found.text.endswith("2 March 2016")
    assert [tag["datetime"] for tag in found.every("time")] == ["2016-03-02"]


def test_an_undated_card_has_words_and_no_time():
    found = Markup(joined(real(), [UNDATED_CARD]))
    assert found.every("time") == []
    assert found.text.endswith("on or after 20 July 2012, inferred")
