"""Entry point of the HTTP server."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from ortaq import options
from ortaq.locale import compile_catalogues

_NEW_OBJECTS = 50_000
"""Objects made between two searches for rings of garbage: answers by the ten thousand hold none."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ortaq.settings")
compile_catalogues()
application = get_wsgi_application()
if options.PROXIES.items():
    application = wrap_wsgi_with_proxy_headers(application, options.PROXIES.items())
import_module(settings.ROOT_URLCONF)
import_module("ortaq.engine.extract.roles.judge")  # else the first report waits until it is loaded
gc.collect()
gc.set_threshold(_NEW_OBJECTS)
gc.freeze()  # what the start has brought stays: looking through it again would hold up one request in ten
