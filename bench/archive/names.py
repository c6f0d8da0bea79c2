"""Invented names, made of syllables, and the real countries and large cities among which they lie."""

from __future__ import annotations

from random import Random

_STARTS = (
    "Al Ar Bar Bel Bor Bran Cal Cor Dal Dor Dre El Fal Fen Gal Gor Gre Hal Har Hes Il Jor Kal Kel Kor Lan Lor Mal Mar "
    "Mel Mor Nar Nel Nor Ol Or Pel Per Quel Ral Ren Ros Sal Sel Sor Tal Tar Tel Tor Ul Val Var Vel Vor Wal Wen Yel Zor"
).split()
_MIDDLES = "a e i o u an en in on ar er or el il am em ad ed is os a e i o u".split()
_TOWN_ENDS = (
    "burg by dal den dorf field ford gard grad ham holm kirk mere mont mouth port stad stow ton vik wick".split()
)
_LAST_ENDS = (
    "ak berg by der din feld gren harsk ic ijn lek lin man mund nen ow quist ra sen ska sky son stad ti vet vik"
)
_SITE_ENDS = "ane ard ell esk ine ith oll orn oss und urn yle".split()
_FIRM_ENDS = (
    "Energy,Foods,Freight,Group,Holdings,Lines,Metals,Motors,Optics,Pumps,Steel,Systems,Textiles,Timber,Water,Works,"
    "& Sons,Chemicals,Cement,Shipping"
).split(",")
_FIRST = (
    "Ada Agnes Albin Alma Anselm Asta Bela Boris Carla Cato Clara Dario Dina Edda Elio Elsa Emil Enno Fabia Felix "
    "Flora Gerda Goran Greta Hanno Hedda Helga Hugo Ida Igor Ines Iris Ivo Jana Jory Juno Karin Kaspar Klara Lars Lena "
    "Leon Lidia Livia Luca Magda Marek Marta Milan Mina Mira Nadia Nils Nora Oleg Olga Oskar Otto Pavel Pavo Petra Pia "
    "Rafa Rita Rosa Ruben Runa Sandor Selma Silvia Sonja Stefan Sven Tamar Thea Tilda Tobias Ulla Vera Viktor Vilma"
).split()

OUTLETS = (
    "Morning Ledger,Daily Compass,Evening Post-Star,National Courier,Lantern,Harbour Times,Valley Herald,Plain Dealer,"
    "Tribune of the North,Weekly Mirror,Standard,Observer Online,Channel Six News,Coast Gazette,Free Sentinel,Echo,"
    "Public Radio Four,Independent Voice,City Chronicle,Examiner"
).split(",")
AGENCIES = ("Meridian News Agency", "Polar Press", "United Dispatch")
COUNTRIES = (
    "Argentina,Australia,Austria,Belgium,Brazil,Bulgaria,Canada,Chile,Croatia,Denmark,Egypt,Estonia,Finland,France,"
    "Germany,Ghana,Greece,Hungary,India,Indonesia,Ireland,Italy,Japan,Jordan,Kenya,Latvia,Malaysia,Mexico,Morocco,"
    "Norway,Pakistan,Peru,Poland,Portugal,Romania,Serbia,Slovakia,Slovenia,Spain,Sweden,Switzerland,Tunisia,Turkey,Vietnam"
).split(",")
CITIES = (
    "Ankara,Athens,Barcelona,Berlin,Bogota,Brussels,Bucharest,Budapest,Cairo,Chicago,Copenhagen,Dublin,Geneva,Hamburg,"
    "Helsinki,Istanbul,Jakarta,Lagos,Lima,Lisbon,London,Madrid,Manila,Melbourne,Milan,Montreal,Mumbai,Munich,Nairobi,"
    "Oslo,Paris,Prague,Rome,Santiago,Seoul,Sofia,Stockholm,Sydney,Tokyo,Toronto,Vienna,Warsaw,Zagreb,Zurich"
).split(",")


def make_town(dice: Random) -> str:
    """Return a name such as "Kelanford"."""
    return dice.choice(_STARTS) + dice.choice(_MIDDLES) + dice.choice(_TOWN_ENDS)


def make_site(dice: Random) -> str:
    """Return a name of a dam, a mine, a quarter: "Torinesk"."""
    return dice.choice(_STARTS) + dice.choice(_MIDDLES) + dice.choice("bdklmnrstv") + dice.choice(_SITE_ENDS)


def make_last_name(dice: Random) -> str:
    """Return a family name: "Belonquist"."""
    return dice.choice(_STARTS) + dice.choice(_MIDDLES) + dice.choice(_LAST_ENDS.split())


def make_person(dice: Random) -> tuple[str, str]:
    """Return a first name and a family name."""
    return dice.choice(_FIRST), make_last_name(dice)


def make_firm(dice: Random) -> str:
    """Return the name of a company: "Norel Freight"."""
    stem = dice.choice(_STARTS) + dice.choice(_MIDDLES) + dice.choice(("", "dex", "lon", "mar", "nova", "tek", "via"))
    return f"{stem} {dice.choice(_FIRM_ENDS)}"


def make_region(dice: Random) -> str:
    """Return the name of a province: "Velaria"."""
    return dice.choice(_STARTS) + dice.choice(_MIDDLES) + dice.choice(("ria", "land", "nia", "mark", "via", "lia"))


def make_street(dice: Random) -> str:
    """Return the name of a street or a square."""
    return f"{make_last_name(dice)} {dice.choice(('Street', 'Road', 'Square', 'Lane', 'Avenue', 'Quay'))}"
