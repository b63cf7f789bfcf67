"""`bitloot run` with the shop's own programs replaced by small ones: `stand_in_run.py FOLDER`.

FOLDER/data is the data folder; FOLDER/shop gets what stands in for the shop.
"""

import sys
from pathlib import Path

from bitloot.embedded import parts
from bitloot.embedded.plan import RunOptions
from bitloot.embedded.run import run

BITLOOT = """#!/bin/sh
echo "$*" >> {folder}/commands
case "$1" in
  realtime) exec {python} -m http.server --bind 127.0.0.1 "$REALTIME_PORT" ;;
  worker) exec sleep 600 ;;
  db) exec {python} {folder}/step.py "$2" ;;
esac
"""
STEP = """
import os, sys, psycopg2
if os.environ.get("FAIL_AT") == sys.argv[1]:
    sys.exit("the step is meant to fail")
with psycopg2.connect(os.environ["DATABASE_URL"]) as connection:
    connection.cursor().execute("CREATE TABLE IF NOT EXISTS steps (at timestamptz DEFAULT now())")
    connection.cursor().execute("INSERT INTO steps DEFAULT VALUES")
"""
GUNICORN = """
import os
bind = "127.0.0.1:" + os.environ["PORT"]
worker_class = "gthread"
"""
WSGI = """
def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["PATH_INFO"].encode()]
"""


def main(folder: Path) -> int:
    shop = folder / "shop"
    shop.mkdir(exist_ok=True)
    (shop / "bitloot").write_text(BITLOOT.format(python=sys.executable, folder=shop))
    (shop / "bitloot").chmod(0o755)
    (shop / "step.py").write_text(STEP)
    (shop / "gunicorn.conf.py").write_text(GUNICORN)
    (shop / "wsgi.py").write_text(WSGI)
    parts.PROJECT, parts.BITLOOT = shop, str(shop / "bitloot")
    return run(RunOptions(data=folder / "data"))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
