"""What the embedded default tells a person when it cannot go on."""


class EmbeddedError(RuntimeError):
    """A start that cannot succeed; the message says why and what to do, and is safe to print."""
