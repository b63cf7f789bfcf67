"""What gunicorn serves: the API, the console and the storefront on one origin."""

from bitloot import pwa
from bitloot.app import create_app

app = create_app()
pwa.mount(app)
