from enum import StrEnum


class ListProductsSort(StrEnum):
    NEWEST = "newest"
    PRICE_ASC = "price_asc"
    PRICE_DESC = "price_desc"
    RELEVANCE = "relevance"
    TITLE = "title"

    def __str__(self) -> str:
        return str(self.value)
