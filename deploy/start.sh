#!/bin/sh
# Serves the page from where deploy/install.sh put it:  start.sh [options of `python -m demo`]
#
# HOST           where to listen      (0.0.0.0; a proxy or the container's published port stands in front)
# PORT           and at which port    (7860)
# TRIPTYCH_HOME  a folder that may be written to; the prepared index of the bundled collection is copied there
set -eu

app=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
home=${TRIPTYCH_HOME:?"names no folder; give one that may be written to, such as TRIPTYCH_HOME=/data"}

# A copy that was cut short has another name, so that it is never taken for whole.
for prepared in "$app"/prepared/*.index; do
    name=${prepared##*/}
    [ -d "$prepared" ] && [ ! -e "$home/$name" ] || continue
    rm -rf "$home/$name".copying
    cp -R "$prepared" "$home/$name.copying"
    chmod -R u+w "$home/$name.copying"
    mv "$home/$name.copying" "$home/$name"
done

export PYTHONPYCACHEPREFIX="${app%/app}/compiled" PYTHONDONTWRITEBYTECODE=1
exec "$app/../venv/bin/python" -m demo --host "${HOST:-0.0.0.0}" --port "${PORT:-7860}" "$@"
