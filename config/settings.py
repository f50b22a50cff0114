"""The one settings module. Everything that differs between machines comes from the environment.

Safe by default: without any variable, DEBUG is off, cookies travel over https only, no host is
allowed, and a missing secret stops the start instead of being replaced by a known one.
`.env.example` lists every variable read here.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Keys for names and other secrets kept encrypted in the database, newest first: the first one
# encrypts, all of them decrypt, so a key is rotated by putting a new one in front.
FIELD_ENCRYPTION_KEYS = env.list("FIELD_ENCRYPTION_KEYS")
# The same for sources, whose keys may be kept apart; without them, those of names.
SOURCE_ENCRYPTION_KEYS = env.list("SOURCE_ENCRYPTION_KEYS", default=FIELD_ENCRYPTION_KEYS)
# Keys the digests by which an encrypted name is found again. After a change of it,
# `manage.py write_name_digests` writes them anew.
NAME_DIGEST_KEY = env.str("NAME_DIGEST_KEY")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_filters",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "parties",
    "cases",
    "communications",
    "reporting",
    "config.apps.Site",
]

MIDDLEWARE = [
    "config.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.PrivateResponseMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "communications.context.what_waits",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data -----------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL")}
DATABASES["default"].update(
    ENGINE="django.db.backends.postgresql",
    CONN_MAX_AGE=env.int("DATABASE_CONN_MAX_AGE", default=60),
    CONN_HEALTH_CHECKS=True,
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "tracker",
    }
}

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / ".data" / "files")))
# Without a manifest the files are served as they lie in static/: for the demo and the tests.
STATIC_MANIFEST = env.bool("STATIC_MANIFEST", default=True)
STORAGES = {
    "default": {"BACKEND": "config.storage.WholeFileStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "static-collected" if STATIC_MANIFEST else None
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not STATIC_MANIFEST

# --- People -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "parties.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "parties.accounts.ClosedAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
SESSION_COOKIE_AGE = env.int("SESSION_SECONDS", default=8 * 3600)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- The wire ---------------------------------------------------------------------------------

# Only for a machine that serves itself, over http on loopback: the demo and the tests.
ALLOW_HTTP = env.bool("ALLOW_HTTP", default=False)
SECURE_SSL_REDIRECT = not ALLOW_HTTP
# The API answers plain http with an error of its own: whoever was redirected would not notice.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^api/"]
SESSION_COOKIE_SECURE = not ALLOW_HTTP
CSRF_COOKIE_SECURE = not ALLOW_HTTP
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "communications.views.errors.csrf_failure"
SECURE_HSTS_SECONDS = 0 if ALLOW_HTTP else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not ALLOW_HTTP
SECURE_HSTS_PRELOAD = not ALLOW_HTTP
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# --- Language and time ------------------------------------------------------------------------

LANGUAGE_CODE = "en"
# A language is offered when all of the interface is translated into it: no page mixes two. Every
# string goes through gettext already. Letters have their own languages, `parties.enums.Language`.
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Zurich"

# --- Rules of the field that an installation may set --------------------------------------------

# Which day starts the reply window: "letter_date", the day the public sees, or "dispatched_on".
REPLY_CLOCK_START = env.str("REPLY_CLOCK_START", default="letter_date")
# For how many days before the due day a letter counts as "due soon".
DUE_SOON_DAYS = env.int("DUE_SOON_DAYS", default=7)
# The largest file that may come with a submission or a reply, in bytes.
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_BYTES", default=25 * 1024 * 1024)

# --- Celery -------------------------------------------------------------------------------------

# The queue's library writes a socket, and the number of the database on it, in its own way.
CELERY_BROKER_URL = (
    REDIS_URL.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=", 1)
    if REDIS_URL.startswith("unix://")
    else REDIS_URL
)
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Europe/Zurich"
# Beat keeps nothing. A nightly job counts as last run before beat started, so beat asks for it at
# once: that makes up for a night on which beat was down. What is asked for every few seconds or
# minutes goes without.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
BEFORE_BEAT_STARTED = datetime(2000, 1, 1, tzinfo=UTC)
CELERY_BEAT_SCHEDULE = {
    "flag-overdue": {
        "task": "communications.tasks.flag_overdue",
        "schedule": crontab(hour=0, minute=30),
        "last_run_at": BEFORE_BEAT_STARTED,
    },
    "remind-of-due-days": {
        "task": "communications.tasks.remind_of_due_days",
        "schedule": crontab(hour=0, minute=35),
        "last_run_at": BEFORE_BEAT_STARTED,
    },
    "remind-of-sign-offs": {
        "task": "communications.tasks.remind_of_sign_offs",
        "schedule": crontab(hour=0, minute=40),
        "last_run_at": BEFORE_BEAT_STARTED,
    },
    "send-digests": {
        "task": "communications.tasks.send_digests",
        "schedule": crontab(hour=0, minute=50),
        "last_run_at": BEFORE_BEAT_STARTED,
    },
    # Each act asks for it as well; this is for what the queue has lost and for later attempts.
    "deliver-outbox": {
        "task": "communications.tasks.deliver_outbox",
        "schedule": 30.0,
        "options": {"expires": 60},
    },
}

# --- API ----------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["communications.api.authentication.BearerToken"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_VERSIONING_CLASS": None,
    "EXCEPTION_HANDLER": "communications.api.problems.problem_response",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    # The form of an answer is told by the header Accept alone.
    "URL_FORMAT_OVERRIDE": None,
}
KNOX_TOKEN_MODEL = "parties.ApiToken"  # noqa: S105
REST_KNOX = {
    "TOKEN_MODEL": "parties.ApiToken",
    # So that a token is known as one wherever it turns up, in a log or in a repository.
    "TOKEN_PREFIX": "ct_",
    "TOKEN_TTL": timedelta(days=env.int("API_TOKEN_DAYS", default=90)),
    "AUTO_REFRESH": False,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Communications tracker",
    "DESCRIPTION": "Communications of the Special Procedures, for offices of mandate-holders.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SORT_OPERATION_PARAMETERS": False,
    "ENUM_NAME_OVERRIDES": {
        "LetterType": "communications.enums.LetterType",
        "Phase": "communications.enums.Phase",
        "Language": "parties.enums.Language",
        "AddresseeKind": "communications.enums.AddresseeKind",
        "WindowUnit": "communications.enums.WindowUnit",
        "WindowSource": "communications.enums.WindowSource",
        "ReplyKind": "communications.enums.ReplyKind",
        "ExtensionKind": "communications.enums.ExtensionKind",
        "RelationKind": "communications.enums.RelationKind",
        "EventKind": "communications.api.shapes.EVENT_KINDS",
    },
}

# --- Mail, logs ---------------------------------------------------------------------------------

# Without a mail server nothing leaves: each mail is a file in a folder, and none is in a log.
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="filemail://")
vars().update(EMAIL_CONFIG)
EMAIL_FILE_PATH = EMAIL_CONFIG["EMAIL_FILE_PATH"] or str(MEDIA_ROOT / "mail")
# A server that does not answer is tried again later.
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="tracker@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "config.logs.RequestIdFilter"}},
    "formatters": {
        "line": {
            "()": "config.logs.UtcFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s",
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["request_id"],
        }
    },
    # They tell of every step; fonts and texts of letters are none of a log's business.
    "loggers": {"weasyprint": {"level": "ERROR"}, "fontTools": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
