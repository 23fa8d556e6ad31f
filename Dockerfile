# docker build --build-arg TORCH_INDEX=… -t triptych .     TORCH_INDEX: a package index with builds of torch without CUDA
# docker run -p 7860:7860 -v triptych:/data triptych
FROM python:3.12-slim

ARG TORCH_INDEX=""

RUN useradd --create-home triptych && mkdir /data && chown triptych /data
COPY --chown=triptych . /srv/triptych
WORKDIR /srv/triptych
RUN chown triptych .

USER triptych
RUN sh setup.sh && rm -rf ~/.cache

ENV TRIPTYCH_HOME=/data
VOLUME /data
EXPOSE 7860
CMD [".venv/bin/python", "-m", "demo", "--host", "0.0.0.0"]
