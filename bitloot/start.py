"""Entry point of `bitloot`.

What is imported stays: looking for garbage among it costs a third of a command's start, and more
whenever garbage is collected later.
"""

import gc

gc.disable()

from bitloot.cli import main  # noqa: E402 (importing it is what takes the time)

gc.freeze()
gc.enable()

__all__ = ["main"]
