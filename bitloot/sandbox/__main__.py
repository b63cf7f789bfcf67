"""`python -m bitloot.sandbox`: the sandbox alone, configured by BITLOOT_SANDBOX_* variables."""

from __future__ import annotations

import logging
import sys

from bitloot.sandbox.config import SandboxConfig
from bitloot.sandbox.run import serve


def main() -> None:
    """Serve until stopped; prints the address of each provider."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    serve(SandboxConfig.from_env(), announce=sys.stdout.write)


if __name__ == "__main__":
    main()
