from pathlib import Path

import pytest

from bitloot.embedded.environment import child_environment, run_settings, sandbox_environment
from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.plan import PROVIDERS, Plan, RunOptions, outer_environment
from bitloot.embedded.ports import USUAL
from bitloot.embedded.secrets import RECIPES


def plan(**environ: str) -> Plan:
    secrets = {name: f"invented-{name}" for name in RECIPES}
    return Plan(Path("/data"), environ, USUAL, secrets, seed="demo")


def test_with_nothing_given_everything_is_local() -> None:
    settings = child_environment(plan())
    assert settings["BITLOOT_MODE"] == "embedded"
    assert settings["PUBLIC_URL"] == "http://127.0.0.1:8000"
    assert settings["LIVE_URL"] == "ws://127.0.0.1:8001"
    assert settings["SANDBOX_URL"] == "http://127.0.0.1:8014/sandbox/"
    assert settings["NOWPAYMENTS_BASE_URL"] == "http://127.0.0.1:8010/v1"
    assert settings["KINGUIN_BASE_URL"] == "http://127.0.0.1:8011/esa/api"
    assert settings["RESEND_BASE_URL"] == "http://127.0.0.1:8012"
    assert settings["R2_ENDPOINT_URL"] == "http://127.0.0.1:8013"
    assert settings["DATABASE_URL"].startswith("postgresql://bitloot:")
    assert settings["REDIS_URL"].startswith("redis://:")


def test_a_given_provider_is_used_as_it_is_and_gets_no_invented_secret() -> None:
    given = plan(KINGUIN_BASE_URL="https://kinguin.example/esa/api", KINGUIN_API_KEY="theirs")
    settings = run_settings(given)
    assert "KINGUIN_BASE_URL" not in settings
    assert "KINGUIN_WEBHOOK_SECRET" not in settings
    assert child_environment(given)["KINGUIN_API_KEY"] == "theirs"
    assert settings["RESEND_BASE_URL"] == "http://127.0.0.1:8012"
    assert "BITLOOT_SANDBOX_KINGUIN_API_KEY" not in sandbox_environment(given)


def test_the_sandbox_holds_the_same_secrets_as_the_shop() -> None:
    given = plan(RESEND_WEBHOOK_SECRET="whsec_mine", R2_BUCKET="my-bucket")
    shop, sandbox = child_environment(given), sandbox_environment(given)
    assert shop["RESEND_WEBHOOK_SECRET"] == "whsec_mine"
    assert sandbox["BITLOOT_SANDBOX_RESEND_WEBHOOK_SECRET"] == "whsec_mine"
    assert sandbox["BITLOOT_SANDBOX_S3_BUCKET"] == shop["R2_BUCKET"] == "my-bucket"
    assert sandbox["BITLOOT_SANDBOX_S3_SECRET_KEY"] == shop["R2_SECRET_ACCESS_KEY"]
    assert sandbox["BITLOOT_SANDBOX_PORT_CONTROL"] == "8014"
    assert "MASTER_KEYS" not in sandbox


def test_with_all_providers_given_there_is_no_sandbox() -> None:
    given = plan(**dict.fromkeys(PROVIDERS, "https://provider.example"))
    assert not given.uses_sandbox
    assert "SANDBOX_URL" not in run_settings(given)


def test_servers_given_from_outside_replace_the_embedded_ones() -> None:
    given = plan(DATABASE_URL="postgresql://elsewhere/shop", REDIS_URL="redis://elsewhere/1")
    assert given.cluster is None
    assert child_environment(given)["DATABASE_URL"] == "postgresql://elsewhere/shop"
    assert child_environment(given)["REDIS_URL"] == "redis://elsewhere/1"


def test_an_empty_value_counts_as_not_given() -> None:
    assert plan(KINGUIN_BASE_URL="", DATABASE_URL=" ").cluster is not None
    settings = child_environment(plan(KINGUIN_BASE_URL=""))
    assert settings["KINGUIN_BASE_URL"] == "http://127.0.0.1:8011/esa/api"


def test_the_port_of_the_run_wins_over_the_wish() -> None:
    assert child_environment(plan(PORT="1", BITLOOT_DATA="x"))["PORT"] == "8000"


@pytest.mark.parametrize("port", ["0", "65536", "-1", "80a", " "])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(EmbeddedError, match="PORT"):
        RunOptions.from_environment({"PORT": port})


def test_an_unknown_seed_is_refused() -> None:
    with pytest.raises(EmbeddedError, match="demo, none"):
        RunOptions.from_environment({"SEED": "nothing"})


def test_options_come_from_the_environment() -> None:
    environ = {"BITLOOT_DATA": "/some/dir", "PORT": "9000", "SEED": "none"}
    assert RunOptions.from_environment(environ) == RunOptions(Path("/some/dir"), 9000, "none")
    assert RunOptions.from_environment({"PORT": "", "SEED": ""}) == RunOptions()


def test_a_settings_file_gives_what_the_environment_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "shop.env"
    settings.write_text("MAIL_FROM=file@example.org\nCAPTCHA_MODE=always\n")
    monkeypatch.setenv("BITLOOT_ENV_FILE", str(settings))
    monkeypatch.setenv("CAPTCHA_MODE", "off")
    environ = outer_environment()
    assert environ["MAIL_FROM"] == "file@example.org"
    assert environ["CAPTCHA_MODE"] == "off"


def test_production_is_not_started_this_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BITLOOT_MODE", "production")
    with pytest.raises(EmbeddedError, match="production"):
        outer_environment()
