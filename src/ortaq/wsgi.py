"""Entry point of the HTTP server."""

import os

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from ortaq import options
from ortaq.locale import compile_catalogues

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ortaq.settings")
compile_catalogues()
application = get_wsgi_application()
if options.PROXIES.items():
    application = wrap_wsgi_with_proxy_headers(application, options.PROXIES.items())
