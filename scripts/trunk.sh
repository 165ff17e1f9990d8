#!/usr/bin/env bash
# trunk.sh ARGUMENT...: trunk with what this project needs around it.
set -euo pipefail

# shellcheck source=env.sh
. "$(dirname "$0")/env.sh"
cd "$root"

# Trunk reads NO_COLOR as a boolean, and would ask the network for a newer trunk.
export TRUNK_SKIP_VERSION_CHECK=true
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi

# A compile error is enough; trunk's own stack is of no use to whoever made it.
export RUST_BACKTRACE=0

# What readers download is a fifth smaller with a standard library that is itself built for size and
# that stops at a panic without formatting a message (the shell then shows the page's own table).
# Rewriting loops for fewer multiplications, which processors no longer mind, costs a hundredth more.
# Building it needs switches that the pinned compiler has but does not offer without this variable;
# a compiler of another version may need other switches. With --cfg=optimize_attribute, what reads large
# files is built for speed, and takes half the time.
export RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Cpanic=immediate-abort -Zunstable-options -Zlocation-detail=none -Cllvm-args=-disable-lsr --cfg=optimize_attribute"
# A target folder of its own, since cargo builds everything anew when these switches change.
export CARGO_TARGET_DIR=$root/target/embed

# Trunk watches the whole project and refuses to ignore a folder that is not there.
options=()
if [ "${1:-}" = serve ] || [ "${1:-}" = watch ]; then
  mkdir -p dist target
  for folder in dist target node_modules .venv .ci docs fuzz tests; do
    if [ -d "$folder" ]; then options+=(--ignore "$folder"); fi
  done
fi

# What every page loads has no feature, since each costs every reader bytes; see scripts/embed.mjs.
case "${1:-}" in
  build | serve | watch) options+=(--no-default-features) ;;
esac

exec trunk "$@" ${options[@]+"${options[@]}"}
