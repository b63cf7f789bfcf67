"""Where providers knock. Raw bytes in; stored, judged and answered within milliseconds."""

from flask import Response, request
from flask_smorest import Blueprint

from bitloot.core.config import get_settings
from bitloot.core.edge import recorded
from bitloot.core.problems import problem
from bitloot.webhooks.inbox import Answer, Delivery, receive
from bitloot.webhooks.models import Sender
from bitloot.webhooks.verifying import secret_of

LARGEST_BODY = 64 * 1024

blp = Blueprint("webhooks", __name__, url_prefix="/webhooks", description="Webhook senders.")

_PROBLEMS = {
    Answer.BAD_BODY: ("Bad request", "The body is not what this sender sends."),
    Answer.BAD_SIGNATURE: ("Not signed in", "The signature does not match."),
    Answer.TOO_LARGE: ("Too large", "A webhook has at most 64 KB."),
    Answer.CLOSED: ("Temporarily unavailable", "This endpoint is closed: no secret is set."),
}


@blp.post("/nowpayments")
@blp.doc(operationId="receiveNowpayments")
def nowpayments() -> Response:
    """An IPN of NOWPayments."""
    return _receive(Sender.NOWPAYMENTS)


@blp.post("/kinguin")
@blp.doc(operationId="receiveKinguin")
def kinguin() -> Response:
    """`order.status` or `product.update` of Kinguin."""
    return _receive(Sender.KINGUIN)


@blp.post("/resend")
@blp.doc(operationId="receiveResend")
def resend() -> Response:
    """An e-mail event of Resend."""
    return _receive(Sender.RESEND)


def _receive(sender: Sender) -> Response:
    headers = {name.lower(): value for name, value in request.headers.items()}
    delivery = Delivery(sender, _body(), headers, request.remote_addr)
    answer = receive(delivery, secret_of(sender, get_settings()))
    if answer is Answer.OK:
        recorded()
        return Response(status=answer.value)
    title, detail = _PROBLEMS[answer]
    return problem(answer.value, title, detail)


def _body() -> bytes | None:
    """The bytes as they came; None beyond the limit, whatever the length header says."""
    if (request.content_length or 0) > LARGEST_BODY:
        return None
    body = request.stream.read(LARGEST_BODY + 1)
    return body if len(body) <= LARGEST_BODY else None
