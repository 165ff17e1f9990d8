# The environment of every step, to be sourced by bash: the pinned versions, where the tools are.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export TRADE_FIGURE_TOOLS="${TRADE_FIGURE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/trade-figure/tools}"

# shellcheck source=../tools.env
. "$root/tools.env"

# Cargo, where rustup puts it, for a shell that has not been told.
if ! command -v cargo >/dev/null; then
  PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
fi

# version_of TOOL: the version that `TOOL --version` prints, or nothing.
version_of() {
  local words
  words=$("$1" --version 2>/dev/null | head -n 1) || return 0
  words=${words#* }
  printf '%s' "${words%% *}"
}

# wrong_tools: the pinned tools that PATH has not got at their version, one `CRATE VERSION` a line.
wrong_tools() {
  local tool crate version
  while read -r tool crate version; do
    if [ "$(version_of "$tool")" != "$version" ]; then echo "$crate $version"; fi
  done <<END | uniq
wasm-bindgen wasm-bindgen-cli $WASM_BINDGEN_VERSION
wasm-bindgen-test-runner wasm-bindgen-cli $WASM_BINDGEN_VERSION
wasm-pack wasm-pack $WASM_PACK_VERSION
trunk trunk $TRUNK_VERSION
END
}

# first_on_path NAME...: the path of the first program that is there, or nothing.
first_on_path() {
  local name
  for name in "$@"; do
    if command -v "$name"; then return 0; fi
  done
}

# Our own copies come first only where the system's are missing or at another version.
if [ -d "$TRADE_FIGURE_TOOLS/bin" ] && [ -n "$(wrong_tools)" ]; then
  PATH="$TRADE_FIGURE_TOOLS/bin:$PATH"
fi
export PATH

# Lists of names, split on purpose.
# shellcheck disable=SC2086
{
  CHROME="${CHROME:-$(first_on_path $CHROME_NAMES)}"
  CHROMEDRIVER="${CHROMEDRIVER:-$(first_on_path $CHROMEDRIVER_NAMES)}"
  FIREFOX="${FIREFOX:-$(first_on_path $FIREFOX_NAMES)}"
}
export CHROME CHROMEDRIVER FIREFOX
