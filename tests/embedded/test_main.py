import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import os, psycopg2
with psycopg2.connect(os.environ["DATABASE_URL"]).cursor() as cursor:
    cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    print(cursor.fetchone()[0], os.environ["BITLOOT_MODE"], os.environ["BITLOOT_DATA"])
raise SystemExit(7)
"""


def test_a_command_gets_servers_of_its_own_and_its_status_is_told() -> None:
    command = [sys.executable, "-m", "bitloot.embedded", sys.executable, "-c", SCRIPT]
    environ = {name: value for name, value in os.environ.items() if not name.startswith("TEST_")}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 7, done.stderr
    tables, mode, folder = done.stdout.split()
    assert (tables, mode) == ("0", "test")
    assert not Path(folder).exists()
