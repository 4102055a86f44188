# griddesk as a container. Build: docker build -t griddesk .
# What is installed is what requirements.lock names, hash by hash; no test tools.
FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/griddesk
WORKDIR /src
COPY requirements.lock ./
RUN /opt/griddesk/bin/pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY bot bot
COPY domain domain
COPY scheduler scheduler
COPY simulator simulator
COPY storage storage
RUN /opt/griddesk/bin/pip install --no-deps --no-build-isolation .

FROM python:3.11-slim
ENV PATH=/opt/griddesk/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --system --uid 10001 --home-dir /data --create-home griddesk
COPY --from=build /opt/griddesk /opt/griddesk
USER griddesk
# var/ (the SQLite file, attachments) lies below the folder the program starts in
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
ENTRYPOINT ["griddesk"]
CMD ["run"]
