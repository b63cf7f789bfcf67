"""Resend's error shape, and an answer for every error."""

from __future__ import annotations

from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

from bitloot.sandbox.documents import Doc


class ApiError(Exception):
    """Answered as `{"statusCode":…,"name":…,"message":…}`."""

    def __init__(self, status: int, name: str, message: str) -> None:
        """Status is the HTTP status."""
        super().__init__(message)
        self.status = status
        self.name = name
        self.message = message

    def response(self) -> Response:
        """Return the answer."""
        body: Doc = {"statusCode": self.status, "name": self.name, "message": self.message}
        answer = jsonify(body)
        answer.status_code = self.status
        return answer


def invalid(message: str, name: str = "validation_error") -> ApiError:
    """Return a 422."""
    return ApiError(422, name, message)


def unexpected() -> ApiError:
    """Return the 500 of Resend."""
    return ApiError(500, "application_error", "An unexpected error occurred.")


ROUTING_ERRORS = {
    404: ("not_found", "The requested endpoint does not exist."),
    405: ("method_not_allowed", "Method is not allowed for the requested path."),
}


def install_errors(app: Flask) -> None:
    """Answer every error of `app` in the shape."""

    @app.errorhandler(ApiError)
    def api_error(error: ApiError) -> Response:
        return error.response()

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        status = error.code or 500
        if status in ROUTING_ERRORS:
            return ApiError(status, *ROUTING_ERRORS[status]).response()
        return unexpected().response()
