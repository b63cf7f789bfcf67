"""Reference lists: regions, platforms, genres, languages, sellers, as the provider spells them."""

REGIONS: tuple[tuple[int, str], ...] = (
    (1, "Europe"),
    (2, "United States"),
    (3, "REGION FREE"),
    (4, "Other"),
    (5, "Outside Europe"),
    (6, "RU VPN"),
    (7, "Russia"),
    (8, "United Kingdom"),
    (9, "China"),
    (10, " Rest of the world (RoW) - custom"),
    (11, "Latin America"),
    (12, "Asia"),
    (13, "Germany"),
    (14, "Australia"),
    (15, "Brazil"),
    (16, "India"),
    (17, "Japan"),
    (18, "North America"),
    (45, "Argentina"),
    (46, "Turkey"),
)

# "PC Digital Download" stands twice in the provider's own answer.
PLATFORMS: tuple[str, ...] = (
    "PC Battle.net",
    "PC Epic Games",
    "PC GOG",
    "PC Mog Station",
    "PC Digital Download",
    "EA App",
    "PC Rockstar Games",
    "PC Steam",
    "PC Ubisoft Connect",
    "PC",
    "PC Digital Download",
    "2DS",
    "Xbox 360",
    "Xbox One",
    "Xbox Series X|S",
    "PlayStation 3",
    "PlayStation 4",
    "PlayStation 5",
    "Nintendo",
    "Android",
    "Other",
)

GENRES: tuple[str, ...] = (
    "Action", "Adult Games", "Adventure", "Anime", "Casual", "Co-op", "Dating Simulator", "FPS",
    "Fighting", "Hack and Slash", "Hidden Object", "Horror", "Indie", "Life Simulation", "MMO",
    "Music / Soundtrack", "Online Courses", "Open World", "Platformer", "Point & click",
    "PSN Card", "Puzzle", "Racing", "RPG", "Simulation", "Software", "Sport", "Story rich",
    "Strategy", "Subscription", "Survival", "Third-Person Shooter", "Visual Novel", "VR Games",
    "XBOX LIVE Gold Card", "XBOX LIVE Points",
)  # fmt: skip

REGION_FREE = 3

TAGS: tuple[str, ...] = ("indie valley", "dlc", "base", "software", "prepaid")

LANGUAGES: tuple[str, ...] = (
    "English", "German", "French", "Spanish", "Italian", "Polish", "Portuguese - Brazil",
    "Japanese", "Korean", "Chinese", "Turkish", "Czech", "Dutch", "Ukrainian", "Swedish",
)  # fmt: skip

MERCHANTS: tuple[str, ...] = (
    "Northgate Keys", "Pixel Quay", "Harbor Digital", "Lumen Codes", "Ninefold Games",
    "Cobalt Counter", "Third Lantern", "Vellum Trade", "Brightwater Media", "Copper Fox",
    "Quiet Depot", "Marlow & Finch", "Keyhouse 24", "Saffron Direct",
)  # fmt: skip

EXCLUDED_COUNTRIES: tuple[tuple[str, ...], ...] = (
    ("RU", "BY"),
    ("CN", "HK", "TW", "MO"),
    ("DE", "AT"),
    ("JP",),
    ("AF", "CU", "IR", "KP", "SY"),
    ("TR", "AR", "BR", "IN"),
    ("AU", "NZ"),
)


def region_name(region_id: int) -> str:
    """The name the provider prints for a region id."""
    return dict(REGIONS)[region_id]
