"""`python -m bitloot.embedded COMMAND…`: a command with a PostgreSQL and a Valkey of its own.

Both are empty at the start and gone at the end; what the command writes elsewhere stays. The
checks that compare migrations with models, and the generator of the SDKs, run this way.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bitloot.embedded.ephemeral import ephemeral_services
from bitloot.embedded.secrets import load_secrets


def main(command: list[str]) -> int:
    """Run the command; returns its exit status."""
    with TemporaryDirectory(prefix="bitloot-") as name:
        folder = Path(name)
        with ephemeral_services(folder) as services:
            settings = load_secrets(folder / "settings") | {
                "BITLOOT_MODE": "test",
                "BITLOOT_DATA": name,
                "DATABASE_URL": services.database_url,
                "REDIS_URL": services.redis_url,
            }
            done = subprocess.run(command, env=os.environ | settings, check=False)  # noqa: S603
            return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
