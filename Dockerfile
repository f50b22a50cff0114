# One image for the web server, the worker, the clock and the migrations; the command differs.

FROM python:3.11-slim-bookworm AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/tracker
COPY requirements.txt .
RUN /opt/tracker/bin/pip install --require-hashes --requirement requirements.txt

FROM python:3.11-slim-bookworm
ENV PATH=/opt/tracker/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings \
    XDG_CACHE_HOME=/tmp

# What sets the letters' text; the fonts come with the Python packages.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin tracker \
    && install --directory --owner tracker --mode 700 /data/files

COPY --from=packages /opt/tracker /opt/tracker
WORKDIR /srv/tracker
COPY . .

# The values are only for this step: they are not in the image's environment, and open nothing.
RUN python -m compileall -q /srv/tracker \
    && SECRET_KEY=only-while-building FIELD_ENCRYPTION_KEYS=none NAME_DIGEST_KEY=none \
        DATABASE_URL=postgres://none REDIS_URL=redis://none \
        python manage.py collectstatic --noinput --verbosity 0

USER tracker
EXPOSE 8000

HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 \
    CMD ["python", "-m", "config.container_health"]

# As many processes as WEB_CONCURRENCY says.
CMD ["gunicorn", "config.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--no-control-socket", \
     "--max-requests", "5000", "--max-requests-jitter", "500"]
