# griddesk as a container. Build: docker build -t griddesk .
# For the very same image each time, name Python's by its digest, which
# docker buildx imagetools inspect python:3.11-slim shows:
#   docker build -t griddesk --build-arg PYTHON_IMAGE=python:3.11-slim@sha256:… .
# What is installed is what requirements.lock names, hash by hash; no test tools.
ARG PYTHON_IMAGE=python:3.11-slim
FROM ${PYTHON_IMAGE} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/griddesk
WORKDIR /src
COPY requirements.lock ./
RUN /opt/griddesk/bin/pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY bot bot
COPY botapi botapi
COPY bridge bridge
COPY domain domain
COPY scheduler scheduler
COPY simulator simulator
COPY storage storage
COPY web web
RUN /opt/griddesk/bin/pip install --no-deps --no-build-isolation .

FROM ${PYTHON_IMAGE}
ENV PATH=/opt/griddesk/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --system --uid 10001 --home-dir /data --create-home griddesk
COPY --from=build /opt/griddesk /opt/griddesk
USER griddesk
# var/ (the SQLite file, attachments) lies below the folder the program starts in
WORKDIR /data
VOLUME /data
ENV GRIDDESK_ALIVE_FILE=/tmp/griddesk.alive
# touched every 20 seconds while it works and its database answers
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD test -n "$(find /tmp/griddesk.alive -mmin -2 2>/dev/null)"
STOPSIGNAL SIGTERM
# the bridge to Feishu: docker run --entrypoint griddesk-bridge … griddesk feishu
ENTRYPOINT ["griddesk"]
CMD ["run"]
