"""Answers in JSON as the provider writes it, and its error envelope."""

from __future__ import annotations

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.nowpayments.coins import coins
from bitloot.sandbox.nowpayments.javascript import js_json
from bitloot.sandbox.nowpayments.rates import UnknownCurrencyError


class ApiError(Exception):
    """Answered as `{"status":false,"statusCode":…,"code":…,"message":…}`."""

    def __init__(self, status: int, code: str, message: str) -> None:
        """Status is the HTTP status."""
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def invalid_params(message: str) -> ApiError:
    """Return the 400 of a failed validation, with Joi's text."""
    return ApiError(400, "INVALID_REQUEST_PARAMS", message)


def answer(body: Json, status: int = 200) -> Response:
    """Return JSON with numbers as JavaScript prints them."""
    return Response(js_json(body), status, content_type="application/json; charset=utf-8")


def envelope(status: int, code: str, message: str) -> Response:
    """Return the error envelope."""
    body: Doc = {"status": False, "statusCode": status, "code": code, "message": message}
    return answer(body, status)


def install_errors(app: Flask) -> None:
    """Answer every error of `app` with the envelope."""

    @app.errorhandler(ApiError)
    def api_error(error: ApiError) -> Response:
        return envelope(error.status, error.code, error.message)

    @app.errorhandler(UnknownCurrencyError)
    def unknown_currency(error: UnknownCurrencyError) -> Response:
        return envelope(400, "INVALID_REQUEST_PARAMS", f"Currency {error} was not found")

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        codes = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}
        status = error.code or 500
        return envelope(status, codes.get(status, "INTERNAL_ERROR"), error.name)


def known_coin(code: str) -> str:
    """Return the lower-case code of a coin, or raise the provider's error."""
    low = code.lower()
    if low not in coins():
        raise invalid_params(f"Currency {code} was not found")
    return low
