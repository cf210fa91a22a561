"""Django's settings, made from the options table and the home folder."""

from __future__ import annotations

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from ortaq import locale, options
from ortaq.data.country import load
from ortaq.home import Home

PACKAGE = Path(__file__).parent
HOME = Home.from_environment()
COUNTRY = options.COUNTRY.text()
CHECK_QUOTA = options.CHECK_QUOTA.number()
CONSULTATION_WORKING_DAYS = options.CONSULTATION_WORKING_DAYS.number()

DEBUG = options.DEBUG.flag()
SECRET_KEY = HOME.key("session")
ALLOWED_HOSTS = options.HOSTS.items()
ROOT_URLCONF = "ortaq.web.urls"
WSGI_APPLICATION = "ortaq.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_cotton",
    "django_htmx",
    "ninja",
    "ortaq.shared.audit",
    "ortaq.shared.people",
    "ortaq.shared.lake",
    "ortaq.shared.files",
    "ortaq.shared.outbox",
    "ortaq.act.reports",
    "ortaq.act.campaigns",
    "ortaq.act.intake",
    "ortaq.picture.statistics",
    "ortaq.picture.indicators",
    "ortaq.plan.frameworks",
    "ortaq.plan.assessments",
    "ortaq.plan.rounds",
    "ortaq.plan.gaps",
    "ortaq.plan.measures",
    "ortaq.plan.choices",
    "ortaq.plan.surveys",
    "ortaq.plan.effects",
    "ortaq.plan.monitoring",
    "ortaq.plan.decisions",
    "ortaq.plan.consultations",
    "ortaq.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ortaq.web.middleware.DenyByDefault",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "ortaq.web.templatetags.ortaq"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ortaq.web.context.site",
            ],
        },
    }
]
COTTON_DIR = "components"

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA busy_timeout = 20000;"
    "PRAGMA cache_size = -65536;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA mmap_size = 2147418112;"  # SQLite's own most: pages are read without a call for each
)
if options.DATABASE_URL.text():
    _postgresql = dj_database_url.parse(
        options.DATABASE_URL.text(), conn_max_age=60, conn_health_checks=True
    )
    # The server plans a statement once a connection, not at each arrival.
    _postgresql["OPTIONS"] = {
        "server_side_binding": True,
        "prepare_threshold": 3,
        **_postgresql.get("OPTIONS", {}),
    }
    DATABASES = {"default": _postgresql}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(HOME.database),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "init_command": _SQLITE_PRAGMAS,
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
            },
        }
    }
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "ortaq_cache",
    }
}

# Languages: Kazakh first; the reader picks; the language is the first part of every address.
LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [locale.FOLDER]
FORMAT_MODULE_PATH = ["ortaq.web.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
USE_TZ = True
TIME_ZONE = load(COUNTRY).time_zone

# People
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "ortaq.web.sign_in.AccountsByAdministrator"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Ortaq"
MFA_TOTP_TOLERANCE = (
    1  # the step before and after, as RFC 6238 section 5.2 allows: clocks of phones differ
)
MFA_ALLOW_UNVERIFIED_EMAIL = True
REQUIRE_SECOND_FACTOR = options.REQUIRE_SECOND_FACTOR.flag() and not HOME.demo_mark.exists()
EMAIL_FILE_PATH = str(HOME.mail)
DEFAULT_FROM_EMAIL = options.MAIL_FROM.text()
EMAIL_HOST = options.MAIL_HOST.text()
EMAIL_PORT = int(options.MAIL_PORT.text())
EMAIL_HOST_USER = options.MAIL_USER.text()
EMAIL_HOST_PASSWORD = options.MAIL_PASSWORD.text()
EMAIL_USE_TLS = options.MAIL_TLS.text() == "starttls"
EMAIL_USE_SSL = options.MAIL_TLS.text() == "tls"
EMAIL_TIMEOUT = 60
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "ortaq.shared.outbox.folder.FolderBackend"
)

# Files
STATIC_URL = "/static/"
STATIC_ROOT = HOME.static
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Walls
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "ortaq.web.views.errors.csrf_failure"
if options.HTTPS.flag():
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
