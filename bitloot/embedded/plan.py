"""What one run consists of: a folder, ports, secrets, and what the environment already provides."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.ports import HOST
from bitloot.embedded.postgres import Cluster
from bitloot.embedded.valkey import valkey_url

PROJECT = Path(__file__).resolve().parents[2]
SEEDS = ("demo", "none")
PROVIDERS = ("NOWPAYMENTS_BASE_URL", "KINGUIN_BASE_URL", "RESEND_BASE_URL", "R2_ENDPOINT_URL")


@dataclass(frozen=True)
class RunOptions:
    """What a person may choose: the data folder, the shop's port, and the seed (demo or none)."""

    data: Path = Path("var")
    port: int | None = None
    seed: str = "demo"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "RunOptions":
        """Read BITLOOT_DATA, PORT and SEED. Raises EmbeddedError for a value that is none."""
        seed = environ.get("SEED") or "demo"
        if seed not in SEEDS:
            raise EmbeddedError(f"SEED must be one of {', '.join(SEEDS)}, not {seed!r}.")
        port = environ.get("PORT", "")
        if port and not (port.isdigit() and 0 < int(port) < 65536):  # noqa: PLR2004 - TCP's limit
            raise EmbeddedError(f"PORT must be a number from 1 to 65535, not {port!r}.")
        return cls(
            data=Path(environ.get("BITLOOT_DATA") or "var"),
            port=int(port) if port else None,
            seed=seed,
        )


@dataclass(frozen=True)
class Plan:
    """One run. `environ` is what was given from outside; empty values count as not given."""

    data: Path
    environ: Mapping[str, str]
    ports: Mapping[str, int]
    secrets: Mapping[str, str]
    seed: str

    @property
    def cluster(self) -> Cluster | None:
        """The embedded PostgreSQL, unless DATABASE_URL names another server."""
        if self.given("DATABASE_URL"):
            return None
        password = self.secrets["POSTGRES_PASSWORD"]
        return Cluster(self.data / "postgres", self.ports["postgres"], password)

    @property
    def redis_url(self) -> str:
        """The embedded Valkey's, unless REDIS_URL names another server."""
        embedded = valkey_url(self.ports["valkey"], self.secrets["VALKEY_PASSWORD"])
        return self.given("REDIS_URL") or embedded

    @property
    def uses_sandbox(self) -> bool:
        """Whether at least one provider comes from the sandbox."""
        return not all(self.given(name) for name in PROVIDERS)

    def given(self, name: str) -> str:
        """A setting from outside, or the empty string."""
        return self.environ.get(name, "").strip()

    def url(self, port: str, path: str = "", scheme: str = "http") -> str:
        """An address on one of the run's ports."""
        return f"{scheme}://{HOST}:{self.ports[port]}{path}"


def outer_environment() -> dict[str, str]:
    """The process environment over the file that BITLOOT_ENV_FILE names.

    Raises EmbeddedError for a production environment: what is started here is for one machine.
    """
    named = os.environ.get("BITLOOT_ENV_FILE")
    from_file = dotenv_values(named) if named else {}
    environ = {name: value for name, value in from_file.items() if value is not None} | os.environ
    if environ.get("BITLOOT_MODE") == "production":
        raise EmbeddedError(
            "BITLOOT_MODE is production: start `bitloot web`, `bitloot worker` and `bitloot "
            "realtime` each on their own; `bitloot run` is the embedded default."
        )
    return environ
