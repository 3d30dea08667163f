#!/usr/bin/env bash
# A PostgreSQL cluster of our own, for tests, in a folder of its own on a free loopback port, never as root.
#
#   tools/postgres.sh start FOLDER    makes the cluster if FOLDER is new, starts it, prints its address
#   tools/postgres.sh stop FOLDER     stops it at once (what a power cut does); the folder stays, start goes on with it
#   tools/postgres.sh remove FOLDER   stops it and deletes the folder
#
# It reads no setting of, and never speaks to, any other cluster of this machine. fsync stays on: the fault tests count on it.
set -euo pipefail

bin() { # the server's programs are not on Debian's PATH; take the newest, and only one that answers
    local found
    for found in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) "$(dirname "$(command -v initdb || echo /none)")"; do
        if "$found/initdb" --version >/dev/null 2>&1 && "$found/postgres" --version >/dev/null 2>&1; then
            echo "$found"
            return
        fi
    done
    echo "no PostgreSQL server programs found (Debian: apt-get install postgresql)" >&2
    return 1
}

user() { # who runs the server: ourselves, or somebody unprivileged where we are root
    if [ "$(id -u)" -ne 0 ]; then id -un
    elif id postgres >/dev/null 2>&1; then echo postgres
    else
        id nbtest >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin nbtest
        echo nbtest
    fi
}

as() { # runs the rest as that user
    if [ "$(id -u)" -ne 0 ]; then (cd "$folder" && "$@")
    else (cd "$folder" && setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups env -u PGDATA -u PGPORT HOME="$folder" "$@")
    fi
}

free_port() {
    local port
    while :; do
        port=$((RANDOM % 20000 + 20000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

running() { [ -f "$folder/data/postmaster.pid" ] && as "$bin/pg_ctl" -D "$folder/data" status >/dev/null 2>&1; }

start() {
    mkdir -p "$folder"
    if [ "$(id -u)" -eq 0 ]; then chown "$user" "$folder"; fi
    chmod 700 "$folder"
    if [ ! -f "$folder/data/PG_VERSION" ]; then
        as "$bin/initdb" -D "$folder/data" -U postgres --auth=trust --encoding=UTF8 --locale=C >"$folder/initdb.log" 2>&1 \
            || { cat "$folder/initdb.log" >&2; return 1; }
    fi
    local port try
    for try in 1 2 3 4 5; do
        port=$(cat "$folder/port" 2>/dev/null || free_port) # the same address after a stop, so that a program can find it again
        if as "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 60 -o "-p $port -c listen_addresses=127.0.0.1 \
            -c unix_socket_directories= -c max_connections=400 -c fsync=on -c synchronous_commit=on -c log_min_messages=warning" \
            start >/dev/null 2>&1; then
            echo "$port" >"$folder/port"
            echo "postgres://postgres@127.0.0.1:$port/postgres"
            return
        fi
        rm -f "$folder/port"
        echo "PostgreSQL did not start on port $port (try $try)" >&2
    done
    tail -20 "$folder/server.log" >&2
    return 1
}

stop() { if running; then as "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null; fi; }

folder=${2:?usage: tools/postgres.sh start|stop|remove FOLDER}
bin=$(bin)
user=$(user)
case ${1:-} in
    start) start ;;
    stop) stop ;;
    remove) if [ -d "$folder" ]; then stop; rm -rf "$folder"; fi ;;
    *) echo "usage: tools/postgres.sh start|stop|remove FOLDER" >&2; exit 2 ;;
esac
