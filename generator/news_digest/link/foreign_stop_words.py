"""Stop words of other languages, for the sites that are written in them; English ones count everywhere.

The same kinds of words as in English, from any grammar of the language: articles, pronouns, prepositions,
conjunctions, auxiliary verbs, adverbs of degree, time and place. Apostrophes part words (`l'eau`), so what
stands before one is a word here.
"""

from __future__ import annotations

from functools import cache

from news_digest.link.stop_words import STOP_WORDS

_WORDS = {
    "de": """
ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beide
beiden beim bereits bis bisher da dabei dafür dagegen daher damit danach dann daran darauf darüber das
dass davon dazu dem den denen denn der deren des dessen die dies diese diesem diesen dieser dieses doch
dort du durch ein eine einem einen einer eines einige einigen einmal er erst erste ersten es etwa etwas
für gegen gegenüber gibt habe haben hat hatte hatten hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren
ihrer im immer in indem ins ist ja je jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinen
keiner können konnte konnten man mehr mehrere mein mit muss müssen musste nach nachdem nicht nichts noch
nun nur ob obwohl oder ohne rund schon sehr sei sein seine seinem seinen seiner seit selbst sich sie sind
so sobald solche soll sollen sollte sollten sondern sonst soweit sowie über um und uns unser unter viel
viele vielen vom von vor während war waren warum was weder wegen weil weiter weitere weiteren wenn wer
werde werden wie wieder will wir wird wo wollen wollte worden wurde wurden zu zum zur zwar zwischen
""",
    "es": """
a ahora al algo algún alguna algunas algunos allí ante antes aquel aquella aunque aún así bajo bien cada
casi como con contra cosa cual cuales cualquier cuando cuanto da de debe del desde donde dos durante e el
él ella ellas ellos embargo en entonces entre era eran eres es esa esas ese eso esos esta está están
estaba estaban este esto estos estar fue fueron fuera ha haber había habían hace hacer hacia han has
hasta hay he hizo incluso junto la las le les lo los luego más me mediante menos mi mientras mismo misma
mismos mucho mucha muchos muchas muy nada ni ningún ninguna no nos nosotros nuestra nuestro nunca o os
otra otras otro otros para parte pero poco por porque pues puede pueden que qué quien quienes se sea sean
según ser será si sí sido siempre siendo sin sino sobre solo sólo son su sus también tampoco tan tanto te
tener tendrá tiene tienen toda todas todavía todo todos tras tu un una unas uno unos usted va van varias
varios veces vez y ya yo
""",
    "fr": """
a afin ai ainsi alors ans après assez au aucun aucune auparavant aussi autre autres aux avait avaient
avant avec avoir c ce ceci cela celle celles celui cependant certains ces cet cette ceux chaque chez ci
comme comment contre d dans de déjà depuis des désormais deux devant doit donc dont du durant elle elles
en encore enfin entre envers es est et étaient était été être eu eux fait faire fois font hors il ils j
je jusqu jusque l la là le les leur leurs lors lorsque lui m ma mais malgré me même mêmes mes moins mon n
ne ni non nos notre nous on ont ou où par parce parmi pas pendant peu peut peuvent plus plusieurs pour
pourquoi pourtant près presque puis puisque qu quand que quel quelle quelles quelque quelques quels qui
quoi s sa sans se selon sera seront ses si sinon soit son sont sous souvent sur t ta tandis tant tel
telle tels tes ton toujours tous tout toute toutes très trop tu un une uns vers voici voilà vos votre
vous y
""",
}


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return what says nothing on a site in a language, given as Material names it (`de`, `es-MX`)."""
    main = language.lower().replace("_", "-").partition("-")[0]
    return STOP_WORDS | frozenset(_WORDS.get(main, "").split())
