"""Themes told as stories: fantasy, horror, wilderness, sea and platform games."""

from bitloot.sandbox.kinguin.catalogue.themes import Theme

FANTASY = Theme(
    code="fantasy",
    genres=("RPG", "Adventure", "Story rich", "Open World"),
    names=(
        "Veyramoor", "Orrenfall", "Thessaldine", "Caelwick", "Marrowgild",
        "Ysolderan", "Brannoch", "Eldravine", "Sorrelthane", "Kyrrowen",
    ),
    subtitles=(
        "The Salt Crown", "Ninth Oath", "A Court of Ash", "The Drowned Choir", "Winter's Ledger",
        "Thorn Regent", "The Lantern Saints", "Oathbreaker's Due", "The Gilded Wound",
        "Song of Antlers", "The Hollow Throne", "Embers Below",
    ),
    things=("Wardens", "The Last Bell", "Heirs", "Relics", "A Knight"),
    places=("the bell-towns of the north", "a kingdom under glass", "seven quarrelling fiefs",
            "the marble marshes", "a city built inside a giant's ribs"),
    openings=(
        "The king of {name} has been dead for nine days, and still he signs decrees.",
        "In {place}, every oath leaves a mark on the skin, and yours have begun to fade.",
        "{title} sends a disgraced herald across {place} with one blank banner and three enemies.",
        "When the bells of {name} ring by themselves, the graves are opened and counted.",
        "You wake in {place} with a crown in your pack and no memory of whose head it fitted.",
    ),
    middles=(
        "Build a fellowship whose members remember every promise you break.",
        "Forge runes from what you give up: a name, a year, a friend.",
        "Fight in measured, weighty duels where stance matters more than steel.",
        "Follow two hundred hand-written quests, none of which asks you to fetch ten of anything.",
        "Rule what you win: set tithes, settle feuds and live with the petitions that follow.",
    ),
)  # fmt: skip

HORROR = Theme(
    code="horror",
    genres=("Horror", "Adventure", "Survival", "Story rich"),
    names=(
        "Wychmere", "Hallowfen", "Gravelock Hill", "Nettlewake", "Blackwater Row",
        "Saint Orrin's", "Dunmorrow", "Mothgate", "Ashgrove Nine", "Crow Tithe",
    ),
    subtitles=(
        "Nobody's Lantern", "The Tenth Room", "Low Voices", "What the Snow Kept",
        "Visiting Hours", "A Thin Door", "The Quiet Tenant", "After the Choir",
    ),
    things=("The Caretaker", "Letters from the Attic", "The Long Night", "Children"),
    places=("a drowned valley", "the closed ward", "an orchard that fruits in winter",
            "a village with one house too many"),
    openings=(
        "The last train to {name} arrives on time, eleven years after the line was closed.",
        "Someone has been winding the clocks in {place}, and it is not the dead.",
        "{title} is a slow, close horror story about a house that learns your habits.",
        "You came to {name} to sell your grandmother's house; the house has other buyers in mind.",
    ),
    middles=(
        "There are no weapons, only a lamp, a notebook and the good sense to leave a room.",
        "Every recording you play back has one more voice on it than you remember.",
        "What hunts you listens through your own microphone, should you let it.",
        "Explore without a map; the building redraws itself around what you avoid.",
    ),
)  # fmt: skip

WILDS = Theme(
    code="wilds",
    genres=("Survival", "Open World", "Adventure", "Co-op"),
    names=(
        "Tarnhollow", "Borealund", "Fennmarrow", "Kestrel Steppe", "Old Sunder",
        "Highmeadow Zero", "Ironpine", "Solvarra", "Duskwater", "Morrowgrass",
    ),
    subtitles=(
        "First Thaw", "The Long Cairn", "Northbound", "Wolf Season", "Small Fires",
        "Above the Treeline", "Riverlight", "The Empty Quarter",
    ),
    things=("Trappers", "The Far Side", "Echoes", "Rangers"),
    places=("a continent without roads", "the high steppe", "an unmapped archipelago of pines",
            "the glacier country"),
    openings=(
        "One tent, one kettle and four hundred kilometers of {place} to cross before winter.",
        "{title} drops you in {place}, where the weather is the main character.",
        "They closed the road to {name} in spring. In autumn you are told to open it again.",
        "A plane, a dog and a radio that only receives: that is all you bring to {name}.",
    ),
    middles=(
        "Read tracks, wind and bark; the wilderness explains itself to those who wait.",
        "Raise a cabin beam by beam with up to three friends, and heat it all night.",
        "Every animal eats, sleeps and remembers where it met you.",
        "Trade stories at the campfire for maps, seeds and better boots.",
    ),
)  # fmt: skip

SEA = Theme(
    code="sea",
    genres=("Strategy", "Adventure", "Simulation"),
    names=(
        "Corsayne", "Port Halcyra", "Marisande", "Tidewrack", "Gull & Sextant",
        "Anchorhold", "Seven Leagues East", "Brinemark", "Ketterwall", "Lanternstrait",
    ),
    subtitles=(
        "Letters of Marque", "Spice and Powder", "The Glass Fleet", "Monsoon Year",
        "Under False Colors", "Deep Ledger", "Admiral's Gambit", "The Wrecking Coast",
    ),
    things=("Merchants", "The Last Harbor", "Tides", "The Pilots"),
    places=("a sea with eleven flags", "the fever coast", "the amber trade routes",
            "a strait where no chart agrees"),
    openings=(
        "You inherit a leaking brig, a debt in three currencies and a berth in {name}.",
        "{title} is a game of trade, cannon and very bad weather in {place}.",
        "War has come to {place}, and both sides would like to borrow your ships.",
        "The lighthouse of {name} burns blue tonight: buy everything, or run.",
    ),
    middles=(
        "Chart currents that shift with the seasons and sell the maps, or keep them.",
        "Command real-time broadsides where wind, crew and nerve decide.",
        "Found trading houses, bribe harbor masters and corner the market in nutmeg.",
        "Your officers have debts and cousins; a mutiny begins at dinner.",
    ),
)  # fmt: skip

PLATFORM = Theme(
    code="platform",
    genres=("Platformer", "Indie", "Casual", "Co-op"),
    names=(
        "Pip & Marzipan", "Tumbleglow", "Fig Bandit", "Oodalot", "Captain Thimble",
        "Bounce Republic", "Miss Moth", "Two Left Boots", "Jellybarn", "Hopscotch Kingdom",
    ),
    subtitles=(
        "Upside Town", "The Great Crumb", "Bigger Jumps", "Moonjar", "Paper Weather",
        "The Sock War", "Second Helping", "Twice Upon a Time",
    ),
    things=("The Ballad", "Adventures", "The Lost Buttons", "Legends"),
    places=("a town folded from paper", "the underside of a picnic", "a very small moon",
            "the kingdom behind the radiator"),
    openings=(
        "{title} is a bright, springy platformer set in {place}.",
        "Somebody stole the color orange from {place}, and lunch is ruined.",
        "Small hero, large hat: jump, glide and apologize your way across {place}.",
        "Everything in {name} bounces, including the mayor.",
    ),
    middles=(
        "Ninety hand-drawn levels hide three secrets each, and one joke.",
        "Play alone or hand a friend the second pad at any moment; nobody is left behind.",
        "Tight controls, generous checkpoints and a soundtrack you will hum in the shower.",
        "A gentle mode lets young players finish, a cruel mode lets old ones cry.",
    ),
)  # fmt: skip

STORY_THEMES = (FANTASY, HORROR, WILDS, SEA, PLATFORM)
