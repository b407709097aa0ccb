# What the runs are made of: steps that are timed, may go beside each other, and end in one table. It is sourced, by a script that declares its
# steps in the order in which they are to be done:
#
#   declare_step NAME "NEEDED NAMES" "COMMAND"   a step in the foreground: its output is seen as it comes
#   declare_beside NAME "NEEDED NAMES" "COMMAND" a step that goes beside those that follow it: its output is shown whole, once it has ended
#   run_steps [NAME…]                           does them, or only these and what they need; exits with 1 when any failed
#
# A step of which a needed one failed is not done, and all others are: one run tells of everything that is wrong.
set -uo pipefail
work=$(mktemp -d)
lanes=()
leave() {
  [ ${#lanes[@]} -eq 0 ] || kill "${lanes[@]}" 2>/dev/null
  rm -rf "$work"
}
trap leave EXIT
trap 'exit 130' INT TERM

names=()
declare -A needs commands kind
declare_step() { names+=("$1"); needs[$1]=$2; commands[$1]=$3; kind[$1]=step; }
declare_beside() { declare_step "$@"; kind[$1]=beside; }

# Waits until a step has ended, and says whether it passed.
passed() {
  until [ -e "$work/$1.result" ]; do sleep 0.2; done
  [ "$(cat "$work/$1.result")" = passed ]
}

# Does one step. What it says goes to its log, and in the foreground also to the screen. Its result is told last and in one piece.
perform() {
  local name=$1 began status need
  for need in ${needs[$name]}; do
    passed "$need" || { printf '0' > "$work/$name.seconds"; printf 'not done: %s failed' "$need" > "$work/$name.part"; mv "$work/$name.part" "$work/$name.result"; return; }
  done
  began=$SECONDS
  if [ "${kind[$name]}" = step ]; then
    printf '\n== %s\n' "$name"
    (set -e; ${commands[$name]}) 2>&1 | tee "$work/$name.log"
    status=${PIPESTATUS[0]}
  else
    (set -e; ${commands[$name]}) > "$work/$name.log" 2>&1
    status=$?
  fi
  printf '%s' "$((SECONDS - began))" > "$work/$name.seconds"
  { [ "$status" -eq 0 ] && printf passed || printf FAILED; } > "$work/$name.part"
  mv "$work/$name.part" "$work/$name.result"
}

# Shows what the steps beside have said, of those that have ended and weren't shown.
show_beside() {
  local name
  for name in "${chosen[@]}"; do
    [ "${kind[$name]}" = beside ] && [ -e "$work/$name.result" ] && [ -e "$work/$name.log" ] && [ ! -e "$work/$name.shown" ] || continue
    printf '\n== %s\n' "$name"
    cat "$work/$name.log"
    : > "$work/$name.shown"
  done
}

run_steps() {
  local name need began=$SECONDS failed=0 at
  declare -A wanted=()
  for name in "$@"; do
    [ -n "${kind[$name]:-}" ] || { echo "there is no step «$name»; there are: ${names[*]}" >&2; exit 2; }
    wanted[$name]=1
  done
  # A step stands after those that it needs, so one pass from the end finds them all.
  for ((at = ${#names[@]} - 1; at >= 0; at--)); do
    name=${names[at]}
    [ $# -eq 0 ] || [ -n "${wanted[$name]:-}" ] || continue
    wanted[$name]=1
    for need in ${needs[$name]}; do wanted[$need]=1; done
  done
  chosen=()
  for name in "${names[@]}"; do [ -z "${wanted[$name]:-}" ] || chosen+=("$name"); done
  # Steps beside that follow each other in the list go one after the other; each such lane goes beside what comes after it.
  local lane=()
  for name in "${chosen[@]}" ""; do
    if [ "${kind[${name:-none}]:-}" = beside ]; then lane+=("$name"); continue; fi
    if [ ${#lane[@]} -gt 0 ]; then
      (trap - EXIT; for name in "${lane[@]}"; do perform "$name"; done) &
      lanes+=($!)
      lane=()
    fi
    if [ -n "$name" ]; then
      perform "$name"
      show_beside
    fi
  done
  wait
  lanes=()
  show_beside
  printf '\n%-16s %8s  %s\n' step seconds result
  for name in "${chosen[@]}"; do
    printf '%-16s %8s  %s%s\n' "$name" "$(cat "$work/$name.seconds")" "$(cat "$work/$name.result")" "$([ "${kind[$name]}" = step ] || echo ', beside others')"
    [ "$(cat "$work/$name.result")" = passed ] || failed=1
  done
  printf '%-16s %8s  %s\n' all "$((SECONDS - began))" "$([ $failed -eq 0 ] && echo passed || echo FAILED)"
  exit $failed
}
