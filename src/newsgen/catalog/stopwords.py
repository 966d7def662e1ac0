"""Words that say nothing of what an article is about, for each language that has such a list.

Articles, pronouns, prepositions, auxiliaries, and the words of the trade that stand in any story ("said", "million").
Words of one letter are never asked. A language without a list loses nothing but a little sharpness.
"""

from typing import Final

_ENGLISH: Final = """
about after all also an and any are as at be because been before being between billion both but by can corp could did
do dlrs during each first for from had has have he her his however if in inc into is it its last ltd may million mln
more most new no not now of on one only or other our out over pct percent reuter reuters said say says second should
since so some such than that the their them then there these they this those through three to two under up was we were
what when where which while who will with would year years you your
"""
_GERMAN: Final = """
aber als am an auch auf aus bei bis das dass dem den der des die dies diese dieser doch du durch ein eine einem einen
einer eines er es für gegen habe haben hat hatte ich ihm ihr ihre im in ist jahr jahre jahren kann kein mehr mit nach
nicht noch nur ob oder ohne sagte sagt sei sein seine seit sich sie sind so über um und uns unter vom von vor war waren
was wenn wer werden wie wieder will wir wird wurde wurden zu zum zur zwei
"""
_FRENCH: Final = """
ai ainsi alors ans après au aussi aux avait avec avoir ce cela ces cet cette comme contre dans de depuis des deux dit
donc du elle elles en entre est et être eu fait il ils je la le les leur leurs lui mais même ne nos notre nous on ont
ou par pas plus pour qu que qui sa sans se ses si son sont sous sur tout tous très un une vers vous été était
"""
_SPANISH: Final = """
al ante antes así aunque años año cada como con contra cuando de del desde dijo donde dos durante el ella ellos en
entre era es esta este esto está están fue fueron ha han hasta hay la las le les lo los más me mi muy ni no nos o para
pero por porque que quien se sea según ser si sido sin sobre son su sus también tan tiene todo todos tras un una uno y
ya
"""
_TURKISH: Final = """
ama ancak bir biri birçok bu bunu bunun çok da daha de değil diye dedi en gibi göre hem her için ile ise iki kadar ki
mi mu ne o olan olarak oldu olduğu olduğunu olması onu onun sonra şu ve veya var yani ya yıl yeni yok
"""
_ARABIC: Final = """
في من على إلى عن أن إن كان كانت هذا هذه ذلك التي الذي الذين بعد قبل بين مع ما لا لم لن قد كما أو ثم حتى كل غير منذ عند
عام حول خلال وقال قال وأضاف أي هو هي هم وهو وهي أكثر وفي ومن إنه أنه أنها
"""

STOPPED: Final = {
    "ar": frozenset(_ARABIC.split()),
    "de": frozenset(_GERMAN.split()),
    "en": frozenset(_ENGLISH.split()),
    "es": frozenset(_SPANISH.split()),
    "fr": frozenset(_FRENCH.split()),
    "tr": frozenset(_TURKISH.split()),
}
