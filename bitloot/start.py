"""Entry point of `bitloot`.

What is imported stays: looking for garbage among it costs a third of a command's start, and more
whenever garbage is collected later.
"""

import gc

gc.disable()

from bitloot.cli import main as run_command  # noqa: E402 (importing it is what takes the time)


def main() -> None:
    """Run the command line."""
    gc.freeze()
    gc.enable()
    run_command()
