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

# The same bytes wherever it is built: no folder of this machine in the module's panic messages.
# Cargo splits this variable at spaces, so a folder with one in its name goes without.
cargo_home=${CARGO_HOME:-$HOME/.cargo}
if [[ "$cargo_home$root" != *" "* ]]; then
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$cargo_home=cargo --remap-path-prefix=$root=trade-figure"
fi

# Trunk watches the whole project and refuses to ignore a folder that is not there.
options=()
if [ "${1:-}" = serve ] || [ "${1:-}" = watch ]; then
  mkdir -p dist target
  for folder in dist target node_modules .venv .ci docs fuzz tests; do
    if [ -d "$folder" ]; then options+=(--ignore "$folder"); fi
  done
fi

exec trunk "$@" ${options[@]+"${options[@]}"}
