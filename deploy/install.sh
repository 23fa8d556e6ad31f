#!/bin/sh
# Puts Triptych into an empty folder, from which it runs without writing there: what the Dockerfile runs, step by step, and
# what a server without Docker runs at once.
#
#   sh deploy/install.sh all PREFIX
#
#   … packages PREFIX    an environment of its own with the packages of constraints.txt     (PREFIX/venv)
#   … code PREFIX        what a running page needs of this checkout, and nothing else       (PREFIX/app)
#   … prepare PREFIX     the index of the bundled collection (PREFIX/app/prepared), everything that a start imports,
#                        compiled (PREFIX/compiled), and the inner loops of searching, where there is a C compiler
#
# CC            the C compiler; by default cc. Without one everything works, and large indexes are searched more slowly
# PYTHON        the interpreter to build on; by default python3, which has to be 3.11 or newer
# TORCH_INDEX   the address of a package index with other builds of torch, such as the much smaller ones without CUDA
#
# Afterwards PREFIX/app/deploy/start.sh serves the page. It writes to TRIPTYCH_HOME and to the temporary folder only.
set -eu

here=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
step=${1:-} prefix=${2:-}

say() { printf '%s\n' "$*" >&2; }

[ -n "$prefix" ] || { say "usage: sh deploy/install.sh all|packages|code|prepare PREFIX" && exit 2; }
mkdir -p "$prefix"
prefix=$(CDPATH='' cd "$prefix" && pwd)
python=$prefix/venv/bin/python

# The environment has no pip: nothing is installed into it later. uv is quicker; pip does the same where it can't be had.
packages() {
    base=${PYTHON:-python3}
    "$base" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        say "Triptych needs Python 3.11 or newer; name one: PYTHON=/path/to/python3.12 sh deploy/install.sh …"
        exit 2
    }
    [ ! -e "$prefix/venv" ] || { say "There is a $prefix/venv already; give an empty folder." && exit 2; }
    tools=$(mktemp -d)
    trap 'rm -rf "$tools"' EXIT
    "$base" -m venv --without-pip "$prefix/venv"
    if command -v uv >/dev/null; then
        uv=uv
    else
        "$base" -m venv "$tools/venv"
        "$tools/venv/bin/python" -m pip install --quiet --constraint "$here/constraints.txt" uv || true
        uv=$tools/venv/bin/uv
    fi
    # uv doesn't read pip's settings; the commonest one is handed on, and like pip it trusts whom the system trusts.
    export UV_SYSTEM_CERTS=true UV_HTTP_TIMEOUT=180
    if [ -n "${PIP_INDEX_URL:-}" ]; then export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$PIP_INDEX_URL}"; fi
    if [ -n "${TORCH_INDEX:-}" ]; then
        install --index-url "$TORCH_INDEX" torch
    fi
    install --requirement "$here/requirements.txt"
    # From any folder, `python -m demo` and `python -m search` are those of the app.
    "$python" -c "import pathlib, sysconfig
pathlib.Path(sysconfig.get_path('purelib'), 'triptych.pth').write_text('$prefix/app\n')"
}

install() {
    if "$uv" --version >/dev/null 2>&1; then
        "$uv" pip install --python "$python" --constraint "$here/constraints.txt" "$@"
    else
        "$tools/venv/bin/python" -m pip --python "$python" install --constraint "$here/constraints.txt" "$@"
    fi
}

code() {
    mkdir -p "$prefix/app/assets/catalogue" "$prefix/app/deploy"
    for part in search demo assets/encoder assets/catalogue/images; do
        rm -rf "${prefix:?}/app/$part"
        cp -R "$here/$part" "$prefix/app/$part"
    done
    cp "$here/assets/catalogue/metadata.csv" "$here/assets/catalogue/examples.jsonl" "$prefix/app/assets/catalogue/"
    cp "$here/deploy/start.sh" "$here/deploy/ready.py" "$prefix/app/deploy/"
    find "$prefix/app" -name __pycache__ -prune -exec rm -rf {} +
    # What was compiled in the checkout may be for another machine.
    rm -rf "$prefix/app/search/indexes/embedded/native/built"
}

# Doing once what a start does compiles what a start imports; all that the packages hold would take minutes. It is kept in a
# folder of its own, so that an image's layer with the packages stays the same when the code changes.
prepare() {
    cd "$prefix"
    export PYTHONPYCACHEPREFIX="$prefix/compiled"
    "$python" -m compileall -q "$prefix/app"
    "$python" -m search.indexes.embedded.native
    home=$(mktemp -d)
    trap 'rm -rf "$home"' EXIT
    env -u PYTHONDONTWRITEBYTECODE TRIPTYCH_HOME="$home" "$python" -c "
import demo.__main__, demo.server, demo.warming
from search import Query
from search.bundled import open_bundled
with open_bundled() as engine:
    engine.search(Query(text='striped dress'), diversify='kmeans')"
    rm -rf "$prefix/app/prepared"
    mkdir "$prefix/app/prepared"
    mv "$home"/bundled-*.index "$prefix/app/prepared/"
}

case "$step" in
    packages | code | prepare) "$step" ;;
    all) packages && code && prepare ;;
    *) say "install.sh knows no step '$step'; it knows all, packages, code and prepare" && exit 2 ;;
esac
