"""How the web processes are served: threads, because requests mostly wait for PostgreSQL."""

from config.settings import load_settings

_settings = load_settings()

bind = f"{_settings.web_host}:{_settings.port}"
workers = _settings.web_workers
threads = _settings.web_threads
worker_class = "gthread"
preload_app = True  # imported once; no connection is opened before the workers part
keepalive = 30
timeout = 60
graceful_timeout = 15
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True  # it would lie in HOME, shared by two shops of one user
accesslog = None  # the application logs each request once, with its ids
errorlog = "-"
loglevel = "warning"
