"""Why a picture was not fetched; the text is a sentence for staff."""


class PictureError(Exception):
    """Another try may succeed."""


class PictureRefusedError(PictureError):
    """No other try would: the address or what lies there is not acceptable."""
