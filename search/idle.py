"""Words that stand in any caption and tell nobody what a picture shows."""

from search.words import words

_ENGLISH = """
a about above after again all almost along also an and another any are around as ask asked asks at away back be
because been before behind being below beside between both but by came can come comes could detail details did do does
doing done down during each either even every few for from front get gets go goes going got had has have having he her
here hers him his how i if in into is it its itself just like look looking looks made make makes many may me more most
much must my near new next no nor not now of off on once one only onto or other others our out over own same seen she
should shown so some such take taken takes than that the their them then there these they this those through to
together too toward towards under until up upon us use used very via was we wear wearing wears were what when where
which while who whose why will with within without worn would you your
"""
_GERMAN = """
aber als am an auch auf aus bei beim bis da das dass dem den der des die dies diese dieser du durch ein eine einem
einen einer eines er es für gegen hinter ihr ihre im in ins ist kein keine mehr mit nach neben nicht noch nur ob
oder ohne schon sehr sein seine sich sie sind so über um und unter vom von vor was weil wenn wie wir wird zu zum zur
"""
_FRENCH = """
à au aux avec ce ces cette comme dans de des du elle en est et il ils je la le les leur leurs mais ne notre nous ou où
par pas plus pour qu que qui sa sans se ses sont sous sur très un une vos votre vous
"""

IDLE = frozenset(words(_ENGLISH + _GERMAN + _FRENCH))
"""Articles, prepositions, pronouns and the like, of English, German and French; none that another of them has as a name
of something, such as the German "hat" and "man" and the French "son"."""
