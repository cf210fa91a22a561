"""The product's settings on a throw-away home, with quick passwords and no shared cache."""

import os
import tempfile

_home = tempfile.mkdtemp(prefix="ortaq-test-home-")
os.environ["ORTAQ_HOME"] = _home
os.environ.setdefault("ORTAQ_REQUIRE_SECOND_FACTOR", "0")
# The driver of the browser keeps an event loop in the thread that later tests run in.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from ortaq.locale import compile_catalogues  # noqa: E402

compile_catalogues()

from ortaq.settings import *  # noqa: E402, F403

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
