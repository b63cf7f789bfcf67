"""Everything that leaves a window, and everything that it complains about."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebSocket

_REPORT = """addEventListener("securitypolicyviolation", (event) =>
    policyViolated(`${event.violatedDirective} refused ${event.blockedURI}`))"""


class Watch:
    """Follows all pages of a context from its first moment."""

    def __init__(self, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        self.heard: list[str] = []  # what came over WebSockets
        self._requests: list[Request] = []
        self._said: list[str] = []  # what was sent over WebSockets
        context.on("request", self._remember)
        context.on("console", self._listen)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("page", self._follow)
        context.expose_binding("policyViolated", lambda _, what: self.complaints.append(what))
        context.add_init_script(_REPORT)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def _remember(self, request: Request) -> None:
        self._requests.append(request)

    def _follow(self, page: Page) -> None:
        page.on("websocket", self._eavesdrop)

    def _eavesdrop(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.heard.append(str(frame)))
        socket.on("framesent", lambda frame: self._said.append(str(frame)))

    def forgive(self, *parts: str) -> None:
        """Forget complaints that a test has provoked."""
        self.complaints = [
            each for each in self.complaints if not any(part in each for part in parts)
        ]

    def left(self) -> list[str]:
        """All that left the browser: addresses, headers, bodies, frames."""
        return [*self._said, *(_written(request) for request in self._requests)]


def _written(request: Request) -> str:
    body = (request.post_data_buffer or b"").decode(errors="replace")
    return f"{request.method} {request.url}\n{request.all_headers()}\n{body}"
