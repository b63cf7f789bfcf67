"""Writes what a product page says: descriptions, activation, requirements."""

from bitloot.sandbox.kinguin.catalogue.item import SEED, Item
from bitloot.sandbox.kinguin.catalogue.items import THEMES
from bitloot.sandbox.kinguin.catalogue.oddities import oddities
from bitloot.sandbox.kinguin.dice import dice

_CLOSINGS = (
    "A first run takes about {hours} hours; a good one takes longer.",
    "Plays well on modest machines and sings on strong ones.",
    "Made by {maker}, a small team that answers its letters.",
    "Free updates have been added every season since release.",
    "Saves travel with you, subtitles come in every listed language.",
    "Includes a photo mode, a remappable control scheme and an unhurried tutorial.",
)
_EDITIONS = {
    "Deluxe Edition": "The Deluxe Edition adds the score, an art book and two bonus chapters.",
    "Ultimate Edition": "The Ultimate Edition holds every expansion and a making-of film.",
}
_GOODS = {
    "software": (
        "{title} is {what}. You receive a license key for {edition} and download the program from "
        "{maker}. The interface speaks {count} languages, updates within the version are free, and "
        "nothing is sent home without asking."
    ),
    "subscription": (
        "{title} gives you {what}. This code adds {edition} to a new or existing {maker} account. "
        "Codes add up, so a running membership is simply extended."
    ),
    "prepaid": (
        "{edition} of {what}. Redeem the code in your {maker} account and the balance is there at "
        "once. The credit does not expire and can be spent in parts."
    ),
}
_PLAIN_GOODS = "It's a code & nothing but a code: no disc, no box."
_POLISH = (
    "{title} to spokojna, pięknie napisana opowieść o miejscu, którego nie ma na mapach. Każda "
    "decyzja zostawia ślad, a każda droga prowadzi z powrotem do domu."
)
_STEPS = {
    "PC Steam": ("Open the Steam client and log in.",
                 "Choose Games, then Activate a Product on Steam.",
                 "Enter the key and follow the instructions."),
    "PC Epic Games": ("Log in at the Epic Games site.",
                      "Open your account menu and choose Redeem Code.",
                      "Enter the key and press Redeem."),
    "PC GOG": ("Log in at GOG.", "Open the redeem page and enter the key.",
               "The game now stands in your library."),
    "PC Ubisoft Connect": ("Open Ubisoft Connect and log in.", "Choose Activate a key in the menu.",
                           "Enter the key and confirm."),
    "EA App": ("Open the EA App and log in.", "Choose Redeem code in your account menu.",
               "Enter the key and confirm."),
    "PC Battle.net": ("Log in to your Battle.net account.", "Choose Redeem a code.",
                      "Enter the key; the game appears among your games."),
}  # fmt: skip
_CONSOLE_STEPS = (
    "Sign in on your console or on its store's site.", "Choose Redeem code.",
    "Enter the 15 characters and confirm.",
)  # fmt: skip
_GOODS_STEPS = (
    "Log in to your account at the maker's site.", "Choose Redeem and enter the code.",
    "The purchase is active at once.",
)  # fmt: skip


def describe(item: Item) -> str:
    """Two to four sentences; some with HTML entities, a few in Polish, as in the real catalogue."""
    flags = oddities(item)
    if "polish" in flags:
        return _POLISH.format(title=item.title)
    written = _game_text(item) if item.theme in THEMES else _good_text(item)
    if "html_entities" in flags:
        return f"{written} {_PLAIN_GOODS}".replace("&", "&amp;").replace("'", "&#39;")
    return written


def _game_text(item: Item) -> str:
    theme = THEMES[item.theme]
    rng = dice(SEED, "text", item.title)
    sentences = [rng.choice(theme.openings), *rng.sample(theme.middles, 2)]
    if item.edition in _EDITIONS:
        sentences.append(_EDITIONS[item.edition])
    elif item.kind == "dlc":
        extra = item.edition.removeprefix("- ").removesuffix(" DLC")
        sentences = [f"{extra} for {item.title}: the base game is required.", sentences[0]]
    else:
        sentences.append(rng.choice(_CLOSINGS))
    return " ".join(sentences).format(
        title=item.title, name=item.family, maker=item.maker,
        place=rng.choice(theme.places), hours=rng.randint(6, 60),
    )  # fmt: skip


def _good_text(item: Item) -> str:
    return _GOODS[item.kind].format(
        title=item.title, what=item.what, maker=item.maker, edition=item.edition,
        count=dice(SEED, "languages", item.title).randint(6, 24),
    )  # fmt: skip


def activation(item: Item) -> str:
    """Numbered lines ended by CR LF; older products hold HTML, some hold nothing."""
    flags = oddities(item)
    if "no_activation" in flags:
        return ""
    steps = _STEPS.get(item.platform, _CONSOLE_STEPS) if item.theme in THEMES else _GOODS_STEPS
    if "html_activation" in flags:
        return "<ol>" + "".join(f"<li>{step}</li>" for step in steps) + "</ol>"
    return "\r\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
