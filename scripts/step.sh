#!/usr/bin/env bash
# step.sh TITLE COMMAND [ARGUMENT...]: runs one step with the project's tools, says what it is, how
# long it took, and, when it fails, which step and command that was.
set -euo pipefail

# shellcheck source=env.sh
. "$(dirname "$0")/env.sh"
cd "$root"

title=$1
shift
printf '\n==> %s\n' "$title"
start=$SECONDS
status=0
"$@" || status=$?
if [ "$status" -ne 0 ]; then
  printf '\n==> FAILED: %s (exit code %s): %s\n' "$title" "$status" "$*" >&2
  exit "$status"
fi
printf '==> done: %s (%s s)\n' "$title" "$((SECONDS - start))"
