"""What this room does by the clock."""

from bitloot.merchandising.families import AT_ONCE, read_titles

_BATCHES = 10


def keep_families() -> None:
    """Every half minute; a catalogue of 100,000 new titles is read within a few rounds."""
    for _ in range(_BATCHES):
        if read_titles() < AT_ONCE:
            return
