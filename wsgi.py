"""What gunicorn serves: the API, the console and the storefront on one origin."""

import admin_console
from bitloot import pwa
from bitloot.app import create_app

app = create_app()
admin_console.mount(app)
pwa.mount(app)
