"""Invented software, subscriptions and prepaid cards (no real brand is named)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Good:
    """A product that is not a game: its maker, what it is, and how it is sold."""

    title: str
    maker: str
    what: str
    variants: tuple[str, ...]
    base_cents: int


SOFTWARE: tuple[Good, ...] = (
    Good("Quillmark Office 2027", "Quillmark", "a calm office suite for letters, sheets and slides",
         ("Home 1 PC Lifetime", "Business 1 PC Lifetime"), 3490),
    Good("Quillmark Notes Pro", "Quillmark", "a notebook that finds what you half remember",
         ("1 Year 3 Devices",), 1290),
    Good("Palisade Total Guard", "Palisade Labs", "an antivirus that keeps quiet until it matters",
         ("1 Year 1 Device", "1 Year 5 Devices", "2 Years 10 Devices"), 999),
    Good("Palisade Password Vault", "Palisade Labs", "a password vault for whole families",
         ("1 Year 6 Users",), 1490),
    Good("Umbrel Tunnel VPN", "Umbrel Networks", "a fast private tunnel with no logs to lose",
         ("6 Months 5 Devices", "1 Year 10 Devices"), 1890),
    Good("Ferrolite Studio 4", "Ferrolite", "a photo lab with honest colors and a fast catalog",
         ("Lifetime License",), 4590),
    Good("Ferrolite Motion 2", "Ferrolite", "a video editor that plays back while you think",
         ("Lifetime License", "1 Year License"), 5990),
    Good("Tonwerk Mixdesk", "Tonwerk Audio", "a mixing desk with twelve modelled channel strips",
         ("Standard License", "Producer License"), 3990),
    Good("Granit Backup 9", "Granit Systems", "a backup that restores, which is the point",
         ("1 PC Lifetime", "5 PCs Lifetime"), 1990),
    Good("Granit Partition Desk", "Granit Systems", "a safe way to move disks and systems",
         ("1 PC Lifetime",), 1490),
    Good("Driftwood CAD Light", "Driftwood Works", "a drawing board for wood, steel and rooms",
         ("1 Year License",), 6990),
    Good("Sorrel Tune-Up", "Sorrel Software", "a tidy-up tool that explains what it deletes",
         ("1 Year 3 PCs",), 890),
    Good("Lexamon Translate Desk", "Lexamon", "a translator that keeps your tone of voice",
         ("Lifetime License",), 2490),
    Good("Boreal Server 2026", "Boreal", "a small-business server with a friendly console",
         ("Standard 16 Core", "Core 5 User CALs"), 8990),
)  # fmt: skip

SUBSCRIPTIONS: tuple[Good, ...] = (
    Good("Arcadium Pass", "Arcadium", "hundreds of games to play on PC and console",
         ("1 Month", "3 Months", "12 Months"), 1099),
    Good("Orbitplay Premium", "Orbitplay", "online play, cloud saves and two games a month",
         ("1 Month", "12 Months"), 699),
    Good("Cantata Music", "Cantata", "ninety million songs without a single advertisement",
         ("3 Months", "12 Months"), 1990),
    Good("Filmothek Plus", "Filmothek", "films and series chosen by people, not by habit",
         ("1 Month", "6 Months"), 799),
    Good("Realmkeeper Game Time", "Hearthgate Online", "playing time for the realms of Hearthgate",
         ("30 Days", "60 Days", "180 Days"), 1190),
    Good("Sketchbook Cloud", "Ferrolite", "shared boards, brushes and a terabyte of room",
         ("12 Months",), 3490),
)  # fmt: skip

CARDS: tuple[Good, ...] = (
    Good("Arcadium Wallet", "Arcadium", "credit for the Arcadium store",
         ("5 EUR", "10 EUR", "20 EUR", "50 EUR", "100 EUR"), 97),
    Good("Orbitplay Store Card", "Orbitplay", "credit for games, add-ons and films",
         ("10 USD", "25 USD", "50 USD", "100 USD"), 91),
    Good("Hearthgate Crystals", "Hearthgate Online", "crystals for mounts, banners and dyes",
         ("500 Crystals", "1200 Crystals", "5000 Crystals"), 1),
    Good("Mobilo Recharge", "Mobilo", "prepaid credit for calls and data",
         ("10 EUR", "20 EUR", "30 EUR"), 99),
    Good("Parcel & Pear Gift Card", "Parcel & Pear", "a gift card for a very large shop",
         ("15 EUR", "25 EUR", "50 EUR", "100 EUR"), 98),
    Good("Foundry Coins", "Foundry Interactive", "coins for every game of the Foundry",
         ("1000 Coins", "2800 Coins", "6500 Coins"), 1),
    Good("Cantata Gift Card", "Cantata", "music for someone with ears",
         ("10 EUR", "30 EUR", "60 EUR"), 96),
)  # fmt: skip

DEVELOPERS: tuple[str, ...] = (
    "Lanternjaw Studio", "Foundry Interactive", "Otter & Oak", "Nine Winters", "Paper Comet",
    "Studio Halbmond", "Low Tide Games", "Kiteworks Collective", "Brass Heron", "Moss Theory",
    "Tall Quiet", "Hexagon Bakery", "Copperline", "Fjordlight", "Atelier Nuance", "Red Kettle",
)  # fmt: skip

PUBLISHERS: tuple[str, ...] = (
    "Hearthgate Online", "Arcadium", "Meridian House", "Longbow Publishing", "Orbitplay",
    "Velvet Anvil", "Tern & Co", "Paper Comet",
)  # fmt: skip
