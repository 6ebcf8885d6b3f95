# Sourced by deploy/run and deploy/test: looks for what they need, installs what the system's packages offer,
# and names precisely what has to be installed by hand. Expects $root, the folder of the clone.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Build nodes that stay alive keep the caller's pipes open; a script in a pipeline would then never end.
export MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"
  else return 1
  fi
}

apt_updated=
apt_update() {
  [ -z "$apt_updated" ] || return 0
  as_root apt-get update -qq </dev/null >&2 || return 1
  apt_updated=yes
}

# install_packages NAME...: true when all of them are installed afterwards.
install_packages() {
  command -v apt-get >/dev/null || return 1
  as_root true || return 1
  say "Installing $* with apt-get."
  apt_update || say "apt-get update failed; trying with the package lists at hand."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >&2
}

# offered_version NAME: the version apt-get would install, empty when none.
offered_version() {
  command -v apt-cache >/dev/null || return 0
  apt_update 2>/dev/null || true
  apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: \([^(].*\)$/\1/p'
}

need_dotnet() {
  local wanted
  wanted=$(sed -n 's/.*"sdk".*"version": *"\([0-9.]*\)".*/\1/p' "$root/global.json")
  if ! command -v dotnet >/dev/null && [ -x "$HOME/.dotnet/dotnet" ]; then
    export DOTNET_ROOT="$HOME/.dotnet" PATH="$HOME/.dotnet:$PATH"
  fi
  (cd "$root" && dotnet --version >/dev/null 2>&1) && return 0
  [ -z "$(offered_version dotnet-sdk-10.0)" ] || install_packages dotnet-sdk-10.0 || true
  (cd "$root" && dotnet --version >/dev/null 2>&1) && return 0
  ! command -v dotnet >/dev/null || (cd "$root" && dotnet --version >&2) || true
  fail "Tracker is built with the .NET SDK $wanted or a later 10.0 SDK, and none that works was found.
Install it from https://dotnet.microsoft.com/download/dotnet/10.0, make sure that 'dotnet --version' works in this folder, and start again."
}

node_major() { node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p'; }
node_is_right() { [ "$(node_major || true)" -ge 20 ] 2>/dev/null && command -v npm >/dev/null; }

# Node builds the scripts of the web client and runs what tests compare with; a tree without a package.json does not need it.
need_node() {
  [ -n "$(find "$root/clients" "$root/src" "$root/tests" -name package.json -not -path '*/node_modules/*' -not -path '*/bin/*' -not -path '*/obj/*' -print -quit)" ] || return 0
  node_is_right && return 0
  local offered
  offered=$(offered_version nodejs); offered=${offered#*:}; offered=${offered%%.*}
  if [ "${offered:-0}" -ge 20 ] 2>/dev/null; then
    install_packages nodejs || true
    # Some sources pack npm with Node.js, others apart.
    command -v npm >/dev/null || install_packages npm || true
  fi
  node_is_right && return 0
  fail "The web client's scripts and some tests need Node.js 20 or later and npm; found $(node --version 2>/dev/null || echo none).
Install them from https://nodejs.org/en/download, make sure that 'node --version' and 'npm --version' work, and start again."
}

# postgres_bin: prints the folder of initdb and pg_ctl, version 15 or later.
postgres_bin() {
  local dir
  for dir in $(command -v initdb | xargs -r readlink -f | xargs -r dirname) $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr); do
    [ -x "$dir/initdb" ] && [ -x "$dir/pg_ctl" ] && [ -x "$dir/postgres" ] || continue
    [ "$("$dir/postgres" --version | sed -n 's/.*) \([0-9]*\).*/\1/p')" -ge 15 ] 2>/dev/null || continue
    printf '%s\n' "$dir"
    return 0
  done
  return 1
}

need_postgres() {
  postgres_bin >/dev/null && return 0
  install_packages postgresql || true
  postgres_bin >/dev/null && return 0
  fail "The tests run on a private PostgreSQL 15 or later, and no 'initdb' and 'pg_ctl' of it were found.
Install the package 'postgresql' (apt-get install postgresql) as root, or from https://www.postgresql.org/download, and start again."
}

# chromium_path: prints the browser the tests drive.
chromium_path() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

need_chromium() {
  chromium_path >/dev/null && return 0
  install_packages chromium || true
  chromium_path >/dev/null && return 0
  fail "The browser tests drive Chromium, and it was not found.
Install the package 'chromium' (apt-get install chromium) as root, or Google Chrome, and start again."
}

icalendar_is_right() { /usr/bin/python3 -c 'import icalendar' 2>/dev/null; }

# A second library reads the calendars that Tracker writes.
need_icalendar() {
  icalendar_is_right && return 0
  install_packages python3-icalendar || true
  icalendar_is_right && return 0
  fail "The tests read calendars with the library 'icalendar' of /usr/bin/python3, and it was not found.
Install the package 'python3-icalendar' (apt-get install python3-icalendar) as root, and start again."
}

aiosmtpd_is_right() { /usr/bin/python3 -c 'import aiosmtpd.controller' 2>/dev/null; }

# A mail server of its own process takes the mails that Tracker sends.
need_aiosmtpd() {
  aiosmtpd_is_right && return 0
  install_packages python3-aiosmtpd || true
  aiosmtpd_is_right && return 0
  fail "The tests send mails to the library 'aiosmtpd' of /usr/bin/python3, and it was not found.
Install the package 'python3-aiosmtpd' (apt-get install python3-aiosmtpd) as root, and start again."
}
