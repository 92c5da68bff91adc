# What the scenarios share. Sourced inside the booted system, as root.
# shellcheck shell=bash

set -euo pipefail
trap 'echo "stopped at ${BASH_SOURCE[0]##*/}:$LINENO: $BASH_COMMAND" >&2' ERR
set -E

repository=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../..")
spool=/var/spool/leadclock
inbox=$spool/inbox
state=/var/lib/leadclock
configuration=/etc/leadclock/leadclock.yaml
drop_ins=/etc/systemd/system/leadclockd.service.d

# --- saying what was expected and seen

fail() { printf 'FAILED: %s\n' "$*" >&2; trap - ERR; exit 1; }
expect_equal() { [ "$2" = "$3" ] || fail "$1: expected '$2', seen '$3'"; }
expect_match() { [[ $3 =~ $2 ]] || fail "$1: expected something like '$2', seen '$3'"; }
expect_between() { # WHAT LOWEST HIGHEST SEEN
  (($4 >= $2 && $4 <= $3)) || fail "$1: expected $2 to $3, seen $4"
}
expect_refused() { # WHAT COMMAND...
  local what=$1 said; shift
  if said=$("$@" 2>&1); then fail "$what: expected a refusal of '$*', it was done: $said"; fi
}
expect_done() { # WHAT COMMAND...
  local what=$1 said; shift
  said=$("$@" 2>&1) || fail "$what: '$*' ended with $?: $said"
}

# wait_for SECONDS WHAT COMMAND...: until the command succeeds.
wait_for() {
  local end=$((SECONDS + $1)) what=$2; shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || fail "not within the time: $what ($*)"
    sleep 0.1
  done
}

# --- people and programs

# as USER COMMAND...: with that user's groups and nothing else, and without PAM, which would speak to
# the journal.
as() {
  local user=$1; shift
  setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups --inh-caps=-all "$@"
}

add_user() { useradd --no-create-home --user-group --shell /usr/sbin/nologin ${2:+--groups "$2"} "$1"; }

# install_leadclock: as a server's administrator would, then the people of the configuration below.
install_leadclock() {
  make --silent --directory "$repository" install DESTDIR= PREFIX=/usr
  add_user ana leadclock-ops
  add_user forms leadclock-drop
  add_user shop leadclock-drop
  add_user outsider
  make_source website
  configure 1s 2s
}

# make_source NAME: a folder of the inbox. A new folder inherits the inbox's list, in which the group
# may do nothing: the list is taken off before the mode says what the group may do.
make_source() {
  mkdir "$inbox/$1"
  setfacl --remove-all "$inbox/$1"
  chown leadclock:leadclock-drop "$inbox/$1"
  chmod 3730 "$inbox/$1"
  setfacl --modify default:user:leadclock:rwx,default:group::---,default:mask::rwx,default:other::--- "$inbox/$1"
}

# configure FIRST SECOND: a ladder of two levels in seconds, on a calendar that is always open.
configure() {
  cat >"$configuration" <<YAML
spool: $spool
state: $state
timezone: Europe/Berlin
region: DE
people:
  ana: { name: Ana Ruiz, emails: [ana@example.com], login: ana }
  ben: { name: Ben Okoro, emails: [ben@example.com] }
  cleo: { name: Cleo Marsh, emails: [cleo@example.com] }
teams:
  sales: { members: [ana, ben], manager: cleo }
catch-all: cleo
sources:
  website: { settle: 1s }
policies:
  default:
    calendar: always
    first-response:
      - { after: $1, level: at-risk, notify: [owner], priority: notice }
      - { after: $2, level: late, notify: [manager], priority: warning }
routes:
  - { team: sales, policy: default }
limits: { file: 64KiB, grace: 2s, empty: 2s, stalled: 2s }
YAML
}

# drop_in NAME LINE...: settings added to the service.
drop_in() {
  local name=$1; shift
  mkdir -p "$drop_ins"
  printf '%s\n' '[Service]' "$@" >"$drop_ins/$name.conf"
  systemctl daemon-reload
}

start_leadclock() {
  systemctl start leadclockd || { systemctl status --no-pager leadclockd; fail "the service does not start"; }
}
shown() { systemctl show --property="$1" --value leadclockd; }
state_is() { [ "$(shown ActiveState)" = "$1" ]; }
main_process() { shown MainPID; }

# --- leads

# lead NUMBER: a lead like no other, as JSON.
lead() {
  printf '{"name":"Buyer %d","email":"buyer.%d@customer.example","message":"please call about offer %d"}\n' \
    "$1" "$1" "$1"
}
drop_by_rename() { # USER FILE CONTENT
  as "$1" bash -c 'umask 027; printf "%s\n" "$2" >"$1.part" && mv "$1.part" "$1"' drop "$inbox/website/$2" "$3"
}
drop_in_place() {
  as "$1" bash -c 'umask 027; printf "%s\n" "$2" >"$1"' drop "$inbox/website/$2" "$3"
}
drop_by_link() {
  as "$1" bash -c 'umask 027; printf "%s\n" "$2" >"$1.part" && ln "$1.part" "$1" && rm "$1.part"' \
    drop "$inbox/website/$2" "$3"
}

# listed: the leads as an ops user sees them, in JSON.
listed() { as ana leadclock list --all --json; }
leads_listed() { listed | python3 -c 'import json, sys; print(len(json.load(sys.stdin)))'; }
leads_are() { [ "$(leads_listed)" = "$1" ]; }

is_empty() { [ -z "$(ls -A "$1")" ]; }
# archived: how many files the archive has.
archived() { find "$spool/archive" -type f | wc -l; }

# --- the journal

# entries MATCH... -- FIELD...: one line an entry, the fields separated by tabs.
entries() { journalctl --sync; "$repository/Tests/System/entries" "$@"; }
count_entries() { entries "$@" -- MESSAGE_ID | wc -l; }
entries_are() { local wanted=$1; shift; [ "$(count_entries "$@")" = "$wanted" ]; }
# different FIELD MATCH...: how many different values it has.
different() { local field=$1; shift; entries "$@" -- "$field" | sort -u | wc -l; }
different_are() { local wanted=$1; shift; [ "$(different "$@")" = "$wanted" ]; }

microseconds() { date +%s%6N; }

# --- programs that write leads in their own manner

writers=$repository/Tests/Writers
staged=/var/tmp/leads # another file system than the spool's
written=()

# have PROGRAM...: whether all are installed. What is missing is said, and with CI set it fails.
have() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null && continue
    [ -z "${CI:-}" ] || fail "$program is not installed: scripts/deps test"
    echo "skipped: $program is not installed (scripts/deps test)"
    return 1
  done
}

# written_by SOURCE COMMAND...: thirty leads in a folder of their own, as mode 0644 files of the user
# `forms`, who runs the command there; $inbox/SOURCE is where it is to bring them.
written_by() {
  local source=$1; shift
  stage "$source"
  (cd "$staged/$source" && as "${writer:-forms}" bash -euc 'umask 022; "$@"' write "$@") ||
    fail "$source: '$*' ended with $?"
}
stage() { # SOURCE
  make_source "$1"
  written+=("$1")
  install -d -o forms -g forms "$staged/$1"
  as forms bash -c 'umask 022; "$@"' stage "$writers/leads" stage "$1" "$staged/$1"
}
# expect_each_once: every source written by gave exactly its leads, and nothing was put aside.
expect_each_once() {
  local end=$((SECONDS + 20)) said
  until said=$("$writers/leads" check "${written[@]}"); do
    ((SECONDS < end)) || fail "within 20 s: $said"
    sleep 0.3
  done
  local event
  for event in lead-duplicate repeat file-quarantined; do
    expect_equal "$event" "" "$(entries "LEADCLOCK_EVENT=$event" -- LEADCLOCK_SOURCE LEADCLOCK_REASON | sort | uniq -c)"
  done
  echo "each lead once: ${written[*]}"
}

# people_of SOURCE: its folder, and its ten people as JSON in $staged/SOURCE.people.
people_of() {
  make_source "$1"
  mkdir -p "$staged"
  "$writers/contacts" made "$1" >"$staged/$1.people"
}
# expect_people SOURCE...: each of them once, with name, address, number and message.
expect_people() {
  local end=$((SECONDS + 20)) said
  until said=$("$writers/contacts" check "$@"); do
    ((SECONDS < end)) || fail "within 20 s: $said"
    sleep 0.3
  done
  expect_equal "duplicates" "" "$(entries LEADCLOCK_EVENT=lead-duplicate -- LEADCLOCK_SOURCE)"
  echo "each person once: $*"
}
