#!/usr/bin/env bash
# A real OpenSearch with its k-NN plugin on this machine, from Maven Central, for trying, tests and benchmarks.
#
#   server.sh fetch  [--neural] [--testing]
#                                 bring the program and prepare it for quick starts; afterwards no network is needed
#   server.sh start  [options]    bring it if need be, and start it; returns when it answers; it goes on after the shell ends
#   server.sh run    [options]    the same in the foreground
#   server.sh status [options]    0 if it answers, 1 if it doesn't
#   server.sh stop   [options]    stop it; what it holds is kept and there again at the next start
#
#   --base DIR       where it keeps its data and log                   (.triptych/opensearch)
#   --port N         of HTTP, on loopback only; at most 9299           (9201)
#   --name CLUSTER   the cluster's name                                (triptych)
#   --heap SIZE      the Java heap, such as 512m or 4g                 (1g)
#   --neural         also load neural-search, for the native hybrid query
#   --testing        also take the index settings that OpenSearch keeps for its own tests
#   --peers A,B,C    the transport ports of all nodes of one cluster on this machine …
#   --transport A    … and this node's own
#
# Source: the server starts inside org.codelibs.opensearch.runner.OpenSearchRunner, which puts OpenSearch's own modules on
# one class path. A server for many users is better started from the official image: compose.yaml.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${TRIPTYCH_HOME:-$here/../../.triptych}
version=$(sed -n 's:.*<opensearch.version>\(.*\)</opensearch.version>.*:\1:p' "$here/pom.xml")
patience=${OPENSEARCH_PATIENCE:-120} # seconds until a server that doesn't answer counts as failed

say() { printf '%s\n' "$*" >&2; }
wrong() { say "$*" && exit 2; }

base=$home/opensearch port=9201 name=triptych heap=1g neural="" testing="" peers="" transport=""
command=${1:-}
[ $# = 0 ] || shift
while [ $# -gt 0 ]; do
    case "$1" in
        --neural) neural=yes && shift && continue ;;
        --testing) testing=yes && shift && continue ;;
        --base | --port | --name | --heap | --peers | --transport) [ $# -gt 1 ] || wrong "$1 needs a value" ;;
        *) wrong "server.sh doesn't know $1; its first lines say what it knows" ;;
    esac
    printf -v "${1#--}" %s "$2"
    shift 2
done
[[ $port =~ ^[0-9]{4}$ && $port -gt 1024 && $port -le 9299 ]] || wrong "--port is $port; give one from 1025 to 9299"
[ -z "$peers" ] || [ -n "$transport" ] || wrong "--peers needs --transport, this node's own port among them"
software=$home/opensearch-$version

need_java() {
    local found
    found=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p') || true
    [ "${found:-0}" -ge 17 ] || {
        say "OpenSearch needs Java 17 or newer, and here is ${found:+only Java $found}${found:-none}."
        say "On Debian and Ubuntu: apt-get install openjdk-17-jre-headless (or default-jre-headless)"
        exit 3
    }
}

# A folder for one thing that is being made. What is complete is moved to its place in one step, so that nothing that was cut
# short is ever taken for whole. Folders of processes that were killed are cleared away.
making() {
    local old
    mkdir -p "$software"
    for old in "$software"/making.*; do
        kill -0 "${old##*.}" 2>/dev/null || rm -rf "$old"
    done
    mkdir "$software/making.$$"
    printf '%s' "$software/making.$$"
}

# One part of the program. Maven keeps the files that it has got, so that a fetch that was cut short goes on from there.
fetch_part() (
    command -v mvn >/dev/null || {
        say "OpenSearch is fetched with Maven, which is not here. On Debian and Ubuntu: apt-get install maven"
        exit 3
    }
    into=$(making) checksums=--strict-checksums
    [ "$1" != neural ] || checksums=--lax-checksums # that one file was published without any
    trap 'rm -rf "$into"' EXIT
    say "Fetching OpenSearch $version ($1) from Maven Central"
    mvn --quiet --batch-mode -Dstyle.color=never $checksums --update-snapshots --file "$here/pom.xml" --activate-profiles "$1" \
        "-Dinto=$into" package 2>&1 | sed "s/$(printf '\033')\[0m//g" >&2 || {
        say "OpenSearch could not be fetched whole. Maven says above why; run it again, and it goes on with what it has."
        exit 3
    }
    for part in lib knn neural testing; do # in this order: where knn is, lib is too
        [ ! -d "$into/$part" ] || [ -d "$software/$part" ] || mv "$into/$part" "$software/"
    done
)

bring() {
    need_java
    [ -d "$software/knn" ] || fetch_part server
    [ -z "$neural" ] || [ -d "$software/neural" ] || fetch_part neural
    [ -z "$testing" ] || [ -d "$software/testing" ] || fetch_part testing
}

# Java reads, checks and links ten thousand classes at every start, unless it may keep what came of it, which halves the time.
# Such an archive is good for one Java and one place only, hence its name. A start does without one, too.
archive() {
    printf '%s/classes-%s.jsa' "$software" "$({ java -version && cd "$software" && pwd; } 2>&1 | grep -v 'Picked up' | cksum | cut -d' ' -f1)"
}

keep_classes() ( # shellcheck disable=SC2030  # the base folder is another one in here only
    # Without what an option adds, since the archive also serves a longer class path but no shorter one; at a port, or the next one
    # that is free, where nobody takes it for the server that is wanted.
    base=$(making) number="" neural="" testing="" name=preparing port=$((9210 + RANDOM % 80))
    trap 'kill -9 $number 2>/dev/null || true; rm -rf "$base"' EXIT
    mkdir -p "$base/node_1/config"
    echo "discovery.type: single-node" >"$base/node_1/config/opensearch.yml"
    command_line -XX:ArchiveClassesAtExit="$base/classes"
    "${java[@]}" >"$base/log" 2>&1 &
    number=$!
    for _ in $(seq $((patience * 5))); do
        if grep -q '\] started$' "$base/log" || ! kill -0 "$number" 2>/dev/null; then break; fi
        sleep 0.2
    done
    kill "$number" 2>/dev/null || true
    wait "$number" || true
    number=""
    [ ! -s "$base/classes" ] || mv "$base/classes" "$1"
)

fetch() {
    local kept
    bring
    kept=$(archive)
    [ -e "$kept" ] || {
        say "Preparing it, so that every start takes half the time"
        keep_classes "$kept"
    }
}

# The answer to GET, read without curl, which not every machine has.
answer() {
    (
        exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
        printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
        while IFS= read -r -t 5 line <&3 || [ -n "$line" ]; do printf '%s\n' "$line"; done
    ) 2>/dev/null
}

# Does this process answer at the port, rather than any other server?
answering() { [[ $(answer '/_nodes/_local/process?filter_path=nodes.*.process.id') == *"\"id\":$1}"* ]]; }
# Its indices are there, too; a damaged one or a cluster that waits for its other nodes is not.
recovered() { [[ $(answer '/_cluster/health?wait_for_status=yellow&timeout=1s') == *'"timed_out":false'* ]]; }
taken() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

# This base folder's process, if it lives. A number left behind by a crash may belong to somebody else by now, and a
# process that ended but that nobody collected is no server any more.
pid() {
    local number state
    number=$(sed -n 1p "$base/server.pid" 2>/dev/null) && [ -n "$number" ] && kill -0 "$number" 2>/dev/null || return 1
    if [ -r "/proc/$number/stat" ]; then
        state=$(sed 's/.*) \(.\).*/\1/' "/proc/$number/stat")
        [ "$state" != Z ] || return 1
        [[ $(tr '\0' ' ' <"/proc/$number/cmdline") == *"-basePath $base "* ]] || return 1
    fi
    printf '%s' "$number"
}

configure() {
    mkdir -p "$base/node_1/config" "$base/tmp"
    {
        echo "# Written by server.sh at every start."
        echo "http.host: _local_"
        echo "transport.host: 127.0.0.1"
        # The default, a share of the disk, stops a developer's machine whose large disk is nearly full.
        echo "cluster.routing.allocation.disk.watermark: {low: 2gb, high: 1gb, flood_stage: 500mb}"
        if [ -n "$peers" ]; then
            local addresses
            # shellcheck disable=SC2086  # one word each
            addresses=$(printf '127.0.0.1:%s, ' ${peers//,/ })
            echo "transport.port: $transport"
            echo "discovery.seed_hosts: [${addresses%, }]"
            echo "cluster.initial_cluster_manager_nodes: [${addresses%, }]"
        else
            echo "discovery.type: single-node"
        fi
    } >"$base/node_1/config/opensearch.yml"
}

# Sets `java` to the command that runs the server, with more options for Java if any are given.
command_line() {
    local plugins=org.opensearch.knn.plugin.KNNPlugin classes="$software/lib/*:$software/knn/*"
    if [ -n "$neural" ]; then
        plugins=$plugins,org.opensearch.neuralsearch.plugin.NeuralSearch classes="$classes:$software/neural/*"
    fi
    if [ -n "$testing" ]; then
        plugins=$plugins,org.opensearch.test.InternalSettingsPlugin classes="$classes:$software/testing/*"
    fi
    # The runner counts its nodes from one and adds that to the port.
    java=(java "-Xms$heap" "-Xmx$heap" -XX:+ExitOnOutOfMemoryError "-Djava.io.tmpdir=$base/tmp" -Dlog4j2.disable.jmx=true "$@"
        -cp "$classes" org.codelibs.opensearch.runner.OpenSearchRunner -basePath "$base" -numOfNode 1
        -baseHttpPort $((port - 1)) -clusterName "$name" -pluginTypes "$plugins" -printOnFailure)
}

run() {
    bring
    mkdir -p "$base"
    base=$(cd "$base" && pwd)
    configure
    command_line -XX:SharedArchiveFile="$(archive)"
    printf '%s\n' $$ "'$name' on port $port" >"$base/server.pid"
    exec "${java[@]}"
}

start() {
    mkdir -p "$base"
    base=$(cd "$base" && pwd)
    local number deadline already="" as
    if number=$(pid); then
        already=" already" as=$(sed -n 2p "$base/server.pid")
        [ "$as" = "'$name' on port $port" ] ||
            wrong "The server on $base runs already, as $as. Stop it first: server.sh stop --base $base"
    else
        taken && wrong "Port $port is taken$(answer / | sed -n 's/.*"cluster_name" : "\(.*\)".*/ by another OpenSearch, called "\1"/p'); stop what listens there, or choose another port with --port"
        bring
        set -m # a process group of its own, so that Ctrl-C on what called this doesn't reach it
        nohup "$here/server.sh" run --base "$base" --port "$port" --name "$name" --heap "$heap" ${neural:+--neural} \
            ${testing:+--testing} ${peers:+--peers "$peers" --transport "$transport"} >"$base/server.log" 2>&1 </dev/null &
        number=$!
        set +m
    fi
    deadline=$((SECONDS + patience))
    until answering "$number"; do
        if ! kill -0 "$number" 2>/dev/null || [ $SECONDS -ge $deadline ]; then
            kill "$number" 2>/dev/null || true
            say "OpenSearch did not answer at port $port. The last lines of $base/server.log:"
            tail -n 20 "$base/server.log" >&2
            say "Too little memory? A smaller heap helps: --heap 512m. Data of another version in $base? Choose another --base."
            exit 3
        fi
        sleep 0.2
    done
    for _ in $(seq 10); do
        if [ -n "$peers" ] || recovered; then break; fi
        sleep 0.2
    done
    say "OpenSearch $version answers$already at http://localhost:$port (process $number, data in $base)"
}

stop() {
    local number
    [ ! -d "$base" ] || base=$(cd "$base" && pwd)
    number=$(pid) || {
        say "No OpenSearch runs on $base"
        return
    }
    kill "$number"
    for _ in $(seq 150); do
        pid >/dev/null || break
        sleep 0.2
    done
    ! pid >/dev/null || { say "It has not ended after 30 seconds and is killed." && kill -9 "$number"; }
    rm -f "$base/server.pid"
    say "OpenSearch is stopped; its data stays in $base"
}

status() {
    [ ! -d "$base" ] || base=$(cd "$base" && pwd)
    local number
    if number=$(pid) && answering "$number"; then
        say "OpenSearch '$name' answers at http://localhost:$port (process $number, data in $base)"
    else
        say "OpenSearch '$name' with its data in $base does not answer at http://localhost:$port" && exit 1
    fi
}

case "$command" in
    fetch | start | run | status | stop) "$command" ;;
    *) wrong "usage: server.sh fetch|start|run|status|stop [--base DIR] [--port N] [--name CLUSTER] [--heap SIZE] [--neural] [--testing] [--peers A,B,C --transport A]" ;;
esac
