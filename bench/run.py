"""`make bench`: the shop against its own ceilings, on this machine, in one run.

make bench                      everything
make bench ONLY=key_latency     one part (key_latency, ingest, sync, reprice, sealing, chaining,
                                race, importing, reads, storm, chaos, money)
make bench ONLY=chaos ROUNDS=5  orders under `kill -9`, longer than the test does it
make bench ONLY=race ROUNDS=20  fifty buyers of the last key, 500 rounds if not said otherwise
make bench ONLY=importing LINES=1000  a million lines if not said otherwise
make bench ONLY=money ORDERS=300  a thousand orders paid in every way, or as many as named
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from chaining import chaining
from chaos import chaos
from importing import importing
from ingest import ingest
from key_latency import key_latency
from money import money
from race import race
from reads import reads
from reprice import reprice
from sealing import sealing
from storm import storm
from sync import sync

PARTS: dict[str, Callable[[Path], None]] = {
    "key_latency": key_latency,
    "ingest": ingest,
    "sync": sync,
    "reprice": reprice,
    "sealing": sealing,
    "chaining": chaining,
    "race": race,
    "importing": importing,
    "reads": reads,
    "storm": storm,
    "chaos": chaos,
    "money": money,
}


def main() -> None:
    chosen = os.environ.get("ONLY")
    for name, part in PARTS.items():
        if chosen in (None, "", name):
            print(f"\n== {name} ==", flush=True)
            with tempfile.TemporaryDirectory(prefix="bitloot-bench-") as folder:
                part(Path(folder) / "data")


if __name__ == "__main__":
    main()
