from enum import StrEnum


class ProductCreateCategory(StrEnum):
    DLC = "dlc"
    GAMES = "games"
    GIFT_CARDS = "gift-cards"
    SOFTWARE = "software"
    SUBSCRIPTIONS = "subscriptions"

    def __str__(self) -> str:
        return str(self.value)
