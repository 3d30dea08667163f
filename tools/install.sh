# Sourced by ./test: installs what a part needs and is not there, and says so. Building the program needs none of it.

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else echo "needs root (or sudo) to run: $*" >&2; return 1
    fi
}

apt_updated=
debian() { # debian PACKAGE...: installs Debian packages; RUNLEVEL=1 keeps their services from being started
    echo "installing from Debian: $*"
    command -v apt-get >/dev/null || { echo "no apt-get here: install $* yourself" >&2; return 1; }
    if [ -z "$apt_updated" ]; then as_root apt-get update -qq || return 1; apt_updated=yes; fi
    as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

need_postgres() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || debian postgresql || return 1
    command -v psql >/dev/null || debian postgresql-client
}

need_node() {
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then debian nodejs npm; fi
}

need_chromium() {
    [ -n "${CHROMIUM:-}" ] || [ -x /usr/bin/chromium ] || debian chromium
}

need_npm_packages() { # need_npm_packages FOLDER: what its lock file says, only where it isn't there yet
    need_node || return 1
    if [ ! -e "$1/node_modules/.package-lock.json" ] || [ "$1/package-lock.json" -nt "$1/node_modules/.package-lock.json" ]; then
        echo "installing from npm, by lock file: $1"
        npm ci --prefix "$1" --no-audit --no-fund --loglevel=error || return 1
        touch "$1/node_modules/.package-lock.json"
    fi
}

need_cargo_deny() {
    if ! cargo deny --version >/dev/null 2>&1; then
        echo "installing cargo-deny from crates.io (built once, some minutes)"
        cargo install --locked --quiet cargo-deny
    fi
}

need_python() { # browser tests change a SQLite file with it
    command -v python3 >/dev/null || debian python3
}

statistics=${CARGO_TARGET_DIR:-target}/statistics # Python's packages, in a folder of their own
need_statistics() { # what tools/statistics/requirements.txt says, only where it isn't there yet
    local list=tools/statistics/requirements.txt
    if [ -x "$statistics/bin/python" ] && cmp -s "$list" "$statistics/installed"; then return; fi
    command -v python3 >/dev/null && python3 -c 'import ensurepip, venv' 2>/dev/null || debian python3 python3-venv || return 1
    echo "installing from PyPI, pinned: SciPy and statsmodels, into $statistics"
    rm -rf "$statistics"
    python3 -m venv "$statistics" || return 1
    "$statistics/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: -r "$list" || return 1
    cp "$list" "$statistics/installed"
}
