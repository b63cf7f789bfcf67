from enum import StrEnum


class ProductCreateDeliveryType(StrEnum):
    ACCOUNT = "account"
    BUNDLE = "bundle"
    CODE = "code"
    CUSTOM = "custom"
    KEY = "key"
    LICENSE = "license"

    def __str__(self) -> str:
        return str(self.value)
