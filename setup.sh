#!/bin/sh
# Sets up .venv beside this file, from nothing or from whatever an interrupted set-up left there.
#
#   sh setup.sh          what the product needs; a C compiler (cc, or as CC says) is taken where there is one
#   sh setup.sh test     also what its tests, checks and drawing programs need, a C compiler, Chromium, Node.js and OpenSearch
#                        included where possible
#
# PYTHON        the interpreter to build on; by default the first of python3, python3.14 … python3.11 that is new enough
# TORCH_INDEX   the address of a package index with other builds of torch, such as the smaller ones without CUDA
#
# A file .venv/installed-… tells what is there and for which requirements; it is written last, so that a set-up that was
# cut short is never taken for a finished one.
set -eu
cd "$(dirname "$0")"

# uv doesn't read pip's settings; the commonest one is handed on, and like pip it trusts whom the system trusts.
export UV_SYSTEM_CERTS=true UV_HTTP_TIMEOUT=180
if [ -n "${PIP_INDEX_URL:-}" ]; then export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$PIP_INDEX_URL}"; fi

say() { printf '%s\n' "$*" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

choose_python() {
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if new_enough "$python"; then
            command -v "$python"
            return
        fi
    done
    say "Triptych needs Python 3.11 or newer; $(python3 --version 2>&1 || true) is what python3 gives here."
    say "Install a newer one, and if it isn't called python3 name it: make demo PYTHON=/path/to/python3.12"
    exit 2
}

make_venv() {
    if [ -e .venv ] && { [ -e .venv/installing ] || ! new_enough .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
        say "The .venv here was not finished or is too old; it is made anew."
        rm -rf .venv
    fi
    if [ ! -e .venv ]; then
        python=$(choose_python)
        say "Making .venv with $("$python" --version)"
        "$python" -m venv .venv || {
            rm -rf .venv
            say "Python could not make a virtual environment; on Debian and Ubuntu the package python3-venv is missing."
            exit 2
        }
    fi
}

# uv installs more quickly than pip; where it cannot be had or doesn't get through, pip does the same.
install() {
    if .venv/bin/python -m uv --version >/dev/null 2>&1 &&
        .venv/bin/python -m uv pip install --python .venv/bin/python --constraint constraints.txt "$@"; then
        return
    fi
    .venv/bin/python -m pip install --disable-pip-version-check --constraint constraints.txt "$@"
}

install_packages() {
    touch .venv/installing
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv || true
    if [ -n "${TORCH_INDEX:-}" ]; then
        install --index-url "$TORCH_INDEX" torch
    fi
    install "$@" --editable .
    .venv/bin/python -m search.indexes.embedded.native
    # The first import compiles what it finds, which takes longer than the import itself: it is done here, for good, by
    # doing once what a start does, even where the environment forbids Python to keep what it compiled.
    env -u PYTHONDONTWRITEBYTECODE .venv/bin/python -c "
import demo.server, faiss
from search.encoders import load_encoder
load_encoder('bundled')"
    rm .venv/installing
}

find_browser() {
    command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable
}

# Packages of the system, where that takes no password.
apt_install() {
    [ "$(id -u)" = 0 ] && as_root="" || as_root="sudo -n"
    command -v apt-get >/dev/null && $as_root true 2>/dev/null || return
    say "Installing $* with apt"
    export DEBIAN_FRONTEND=noninteractive
    { $as_root apt-get update -qq && $as_root apt-get install -qq -y --no-install-recommends "$@"; } >/dev/null
}

# Without a compiler the legs work through NumPy, as what compiles them says: that is no failure.
install_compiler() {
    [ -n "${CC:-}" ] || command -v cc >/dev/null || apt_install gcc libc6-dev || true
}

# A browser that is there already is taken; else apt may bring one. No browser is no failure.
install_browser() {
    find_browser >/dev/null && return
    apt_install chromium || true
    find_browser >/dev/null || say "There is no Chromium or Chrome here: the browser tests will be skipped."
}

# What the tests drive in JavaScript, in the versions of tests/package-lock.json. No Node.js is no failure either.
install_javascript() {
    command -v npm >/dev/null || apt_install nodejs npm || true
    if command -v npm >/dev/null && npm ci --prefix tests --silent; then return; fi
    say "There is no Node.js with npm here, or npm got nothing: tests in JavaScript will be skipped."
}

# The tests' OpenSearch, where Java and Maven are there to bring it; without it they say why they are skipped.
bring_opensearch() {
    if command -v java >/dev/null && command -v mvn >/dev/null; then
        deploy/opensearch/server.sh fetch --testing || say "There is no OpenSearch here yet: tests that need it will try again."
    fi
}

case "${1:-}" in
    "")
        make_venv
        install_packages
        ;;
    test)
        make_venv
        install_compiler
        { install_browser && install_javascript && bring_opensearch; } &
        install_packages --requirement requirements-dev.txt
        wait $!
        touch .venv/installed-test
        ;;
    *)
        say "usage: sh setup.sh [test]"
        exit 2
        ;;
esac
touch .venv/installed-run
