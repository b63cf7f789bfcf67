"""Themes built on systems: space, neon action, puzzles, cities and racing."""

from bitloot.sandbox.kinguin.catalogue.themes import Theme

SPACE = Theme(
    code="space",
    genres=("Strategy", "Simulation", "Action", "MMO"),
    names=(
        "Perihel", "Astravane", "Kepler's Orchard", "Halcyon Relay", "Novaskein",
        "Umbra Tetherline", "Ostrakon Deep", "Vantara", "Cinderlight", "Meridian Ark",
    ),
    subtitles=(
        "Dead Reckoning", "Colony Nine", "The Quiet Armada", "Slow Light", "Terminus Bloom",
        "Burn Window", "Heliopause", "The Long Orbit", "Second Sun",
    ),
    things=("Children", "The Signal", "Surveyors", "Ghosts"),
    places=("a ring of broken stations", "the tidally locked frontier", "the comet belts",
            "a star that is late to die"),
    openings=(
        "The colony ship {name} wakes its crew two centuries early and will not say why.",
        "{title} asks you to run an empire in {place}, where orders travel at the speed of light.",
        "Someone is switching off the stars around {place}, one every eleven days.",
        "From a single drill in {place}, build the supply line that feeds nine worlds.",
    ),
    middles=(
        "Plot real orbits, spend real fuel and learn to love the launch window.",
        "Design ships part by part, then watch your design flaws become legends.",
        "Negotiate with machine cultures that trade in predictions.",
        "Every captain you hire writes a log, and the logs disagree.",
    ),
)  # fmt: skip

NEON = Theme(
    code="neon",
    genres=("FPS", "Action", "Third-Person Shooter", "Co-op"),
    names=(
        "Chromewake", "Kuroi District", "Vanta Protocol", "Static Saints", "Glasshound",
        "Zero Tenancy", "Rainfall Unit", "Hexline", "Nightcourt", "Voltaine",
    ),
    subtitles=(
        "Afterburn", "No Fixed Address", "Wet Concrete", "Null Choir", "Payday Protocol",
        "Ghost Shift", "Black Ice Market", "Terms of Violence", "Last Upload",
    ),
    things=("Couriers", "The Fall", "Saints", "Debtors"),
    places=("a city that bills by the breath", "the flooded arcades", "the thirteenth ward",
            "a tower with its own weather"),
    openings=(
        "In {place}, your reflexes are leased, and the rent is due at midnight.",
        "{title} is a fast, first-rate shooter about a repossession crew in {place}.",
        "They deleted your name from {place}. You still have the gun that knew it.",
        "A courier, a corpse and eleven minutes of missing rain: welcome to {name}.",
    ),
    middles=(
        "Slide, grapple and bend time through arenas that rebuild as you bleed.",
        "Sixty weapons, each with a firmware to hack and a recall to fear.",
        "Squads of four share one budget of luck; spend it loudly.",
        "Synth-heavy music is cut live to the rhythm of your shots.",
    ),
)  # fmt: skip

PUZZLE = Theme(
    code="puzzle",
    genres=("Puzzle", "Indie", "Casual", "Point & click"),
    names=(
        "Isobar", "Tessella", "Quietform", "Meander Atlas", "Lumen & Line",
        "Kartograf", "Palimpsa", "Folio Null", "Contourless", "Octave Garden",
    ),
    subtitles=(
        "A Study in Paths", "Sixty Doors", "The Patient Map", "Margins", "Soft Geometry",
        "Unfinished Rooms", "Every Other River", "Proof by Moonlight",
    ),
    things=("The Cartographer", "A History", "Fragments", "The Gardens"),
    places=("a map that draws itself", "the museum of unsent letters", "a folded garden",
            "the archive of almost"),
    openings=(
        "{title} is a calm puzzle game about {place}.",
        "A line, a hill and a rule you are not told: {name} teaches without a single word.",
        "Restore {place}, one contour at a time.",
        "Somewhere in {place} there is a door that only opens to those who are not in a hurry.",
    ),
    middles=(
        "One hundred and forty puzzles grow from one idea and never repeat it.",
        "No timer, no score; a single undo that reaches back to the beginning.",
        "Every solution becomes a piece of the score, so you compose as you think.",
        "Hints come as questions, and the best of them answers itself.",
    ),
)  # fmt: skip

CITY = Theme(
    code="city",
    genres=("Simulation", "Strategy", "Life Simulation"),
    names=(
        "Brickmere", "Tramline 44", "Little Municipal", "Granary & Sons", "Overpass Island",
        "Quarterstone", "Foundry Lane", "Harborblock", "Parcelwood", "Neue Kolonie",
    ),
    subtitles=(
        "Zoning Season", "Rush Hour", "The Ninth Ward", "Water and Power", "Market Day",
        "Ring Road", "Civic Pride", "Brass and Steam",
    ),
    things=("Mayors", "The Builders", "A Year", "Founders"),
    places=("a river delta nobody wanted", "three islands and one bridge",
            "a valley with excellent clay", "a former airport"),
    openings=(
        "You are given {place}, a modest loan and forty impatient families.",
        "{title} is a city builder small enough to love and deep enough to lose a winter in.",
        "Lay out {place} block by block, then keep the trams running on time.",
        "The council of {name} wants a tower, a park and lower taxes, in that order.",
    ),
    middles=(
        "Every citizen has a job, a commute and an opinion about your roundabout.",
        "Production chains run from clay pit to concert hall without a spreadsheet in sight.",
        "Seasons change what people need; floods change where they can live.",
        "Share blueprints, or paste a friend's whole quarter into your own.",
    ),
)  # fmt: skip

RACING = Theme(
    code="racing",
    genres=("Racing", "Sport", "Simulation"),
    names=(
        "Apexia", "Redshift Rally", "Torque Union", "Gran Velora", "Slipstream Cartel",
        "Nordkurve", "Drift Canton", "Overrev", "Pitlane Heroes", "Hillclimb Royale",
    ),
    subtitles=(
        "Coast to Coast", "Night Stage", "Factory Season", "Wet Tires", "Open Throttle",
        "Twelve Hours", "Gravel Kings", "The Blue Line",
    ),
    things=("Champions", "The Spirit", "Nights", "Masters"),
    places=("forty closed mountain passes", "a coast road in the rain", "the salt flats",
            "the old city circuit"),
    openings=(
        "{title} brings sixty invented machines to {place} and gives each a temper.",
        "Start in a borrowed hatchback, end on the podium of {name}.",
        "From dawn on {place} to midnight under floodlights, {title} is about one clean lap.",
        "Four hundred horses, two wheels on the grass and no excuses: this is {name}.",
    ),
    middles=(
        "Tires, fuel and track temperature change every lap, and so must you.",
        "Race twelve friends or your own ghost, with rankings that reset each season.",
        "A full career follows your team's books as closely as its lap times.",
        "Wheel, pad or keyboard: the handling is honest on all three.",
    ),
)  # fmt: skip

SYSTEM_THEMES = (SPACE, NEON, PUZZLE, CITY, RACING)
