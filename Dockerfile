# The page in an image: slim, not root, and nothing in it is written to but /data and /tmp.
#
#   docker build --build-arg TORCH_INDEX=… -t triptych .     TORCH_INDEX: a package index with builds of torch without CUDA
#   docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges -p 7860:7860 -v triptych:/data triptych
#
# Options of `python -m demo` go behind the image's name. The steps are those of deploy/install.sh, which the tests run too.
ARG PYTHON_IMAGE=python:3.12-slim

FROM ${PYTHON_IMAGE} AS packages
ARG TORCH_INDEX=""
WORKDIR /build
COPY requirements.txt constraints.txt ./
COPY deploy/install.sh deploy/install.sh
RUN --mount=type=cache,target=/root/.cache UV_LINK_MODE=copy sh deploy/install.sh packages /srv/triptych

FROM packages AS whole
# The compiler stays behind in this stage; what it makes goes along with the app.
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends gcc libc6-dev
COPY search search
COPY demo demo
COPY assets assets
COPY deploy deploy
RUN sh deploy/install.sh code /srv/triptych && sh deploy/install.sh prepare /srv/triptych

FROM ${PYTHON_IMAGE}
RUN useradd --uid 1000 --create-home triptych && install --directory --owner triptych /data
# The packages are a layer of their own, which stays the same from one version of the code to the next.
COPY --from=packages /srv/triptych/venv /srv/triptych/venv
COPY --from=whole /srv/triptych/compiled /srv/triptych/compiled
COPY --from=whole /srv/triptych/app /srv/triptych/app
ENV TRIPTYCH_HOME=/data
USER 1000
WORKDIR /data
VOLUME /data
EXPOSE 7860
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["/srv/triptych/venv/bin/python", "/srv/triptych/app/deploy/ready.py"]
ENTRYPOINT ["/srv/triptych/app/deploy/start.sh"]
