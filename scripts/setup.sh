#!/usr/bin/env bash
# setup.sh build|native|test: installs what a build, the tests without a browser, or everything needs
# and this machine has not got; what is there at its pinned version is left alone. What only the person
# at the machine can install is named, all of it at once, with the command that does.
set -euo pipefail

# shellcheck source=env.sh
. "$(dirname "$0")/env.sh"
cd "$root"

part=${1:-}
case $part in
  build | native | test) ;;
  *)
    echo "usage: scripts/setup.sh build|native|test" >&2
    exit 2
    ;;
esac

missing=()
say() { printf '==> setup: %s\n' "$*"; }

# miss WHAT COMMAND: something this script cannot install.
miss() { missing+=("$1"$'\n'"      $2"); }

have_apt() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }

apt_updated=
# apt_install PACKAGE...: true if all of them are installed afterwards.
apt_install() {
  say "installing $* (apt)"
  if [ -z "$apt_updated" ]; then
    DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null || return 1
    apt_updated=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >/dev/null
}

# --- Rust: the compiler of rust-toolchain.toml, with its target and components ---

channel=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml)

# has_rust: the pinned compiler is what runs here, and it can compile for the browser.
has_rust() {
  local sysroot
  [ "$(version_of rustc)" = "$channel" ] && sysroot=$(rustc --print sysroot) &&
    [ -d "$sysroot/lib/rustlib/wasm32-unknown-unknown/lib" ] &&
    [ -d "$sysroot/lib/rustlib/src/rust/library" ] &&
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1
}

need_rust() {
  if ! command -v cargo >/dev/null; then
    miss "Rust's installer, rustup" \
      "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --default-toolchain none"
  elif has_rust; then
    return 0
  elif ! command -v rustup >/dev/null; then
    miss "Rust $channel with clippy, rust-src, rustfmt and the target wasm32-unknown-unknown (found $(version_of rustc))" \
      "install rustup (https://rustup.rs), which reads rust-toolchain.toml"
  else
    say "installing Rust $channel (rustup)"
    rustup toolchain install "$channel" --profile minimal --component clippy,rust-src,rustfmt \
      --target wasm32-unknown-unknown --no-self-update ||
      miss "Rust $channel" "rustup toolchain install $channel"
  fi
}

# --- wasm-bindgen, wasm-pack, trunk: compiled once into the cache folder ---

cargo_install() {
  local crate=$1 version=$2 options=()
  say "installing $crate $version into $TRADE_FIGURE_TOOLS (a few minutes, once)"
  if cargo binstall -V >/dev/null 2>&1 &&
    cargo binstall --no-confirm --root "$TRADE_FIGURE_TOOLS" "$crate@$version"; then
    return 0
  fi
  # Trunk spends its time waiting for others: compiled without optimisation it is ready far sooner.
  if [ "$crate" = trunk ]; then
    options=(--no-default-features --features rustls)
    export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off
  fi
  cargo install --locked --force --root "$TRADE_FIGURE_TOOLS" "${options[@]}" "$crate@$version"
}

need_tools() {
  # wasm-bindgen's crate and its command line tool speak one version's language.
  local locked
  locked=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"/\1/p;}' Cargo.lock)
  if [ "$locked" != "$WASM_BINDGEN_VERSION" ]; then
    miss "one version of wasm-bindgen: Cargo.lock has $locked, tools.env has $WASM_BINDGEN_VERSION" \
      "change one of the two, and see docs/development.md"
  fi

  local crate version wrong
  if [ ${#missing[@]} -gt 0 ]; then return 0; fi
  if [ -z "$(wrong_tools)" ]; then return 0; fi
  PATH="$TRADE_FIGURE_TOOLS/bin:$PATH"
  wrong=$(wrong_tools)
  if [ -z "$wrong" ]; then return 0; fi
  while read -r crate version; do
    (cargo_install "$crate" "$version" </dev/null) ||
      miss "$crate $version" "cargo install --locked --root $TRADE_FIGURE_TOOLS $crate@$version"
  done <<<"$wrong"
}

# --- Node.js and its packages ---

need_node() {
  local major
  major=$(version_of node)
  major=${major#v}
  major=${major%%.*}
  if [ "${major:-0}" -lt "$NODE_MAJOR" ] || ! command -v npm >/dev/null; then
    miss "Node.js $NODE_MAJOR or newer, with npm (found ${major:-none})" \
      "see https://nodejs.org/en/download, or on Debian 13 and later: apt-get install nodejs npm"
  elif [ ! -e node_modules/.package-lock.json ] ||
    [ package-lock.json -nt node_modules/.package-lock.json ]; then
    say "installing the packages of package-lock.json (npm)"
    if npm ci --loglevel=error; then
      touch node_modules/.package-lock.json
    else
      miss "the packages of package-lock.json" "npm ci"
    fi
  fi
}

# --- Browsers, for the tests ---

need_browsers() {
  local packages
  if [ -z "$CHROME" ] || [ -z "$CHROMEDRIVER" ] || [ -z "$FIREFOX" ]; then
    read -r -a packages <<<"$APT_BROWSERS"
    if have_apt && apt_install "${packages[@]}"; then
      return 0
    elif [ -z "$CHROME" ] || [ -z "$CHROMEDRIVER" ]; then
      miss "Chromium or Chrome, and its chromedriver (or their paths in CHROME and CHROMEDRIVER)" \
        "sudo apt-get install ${packages[*]}"
    else
      say "no Firefox: its tests will be skipped"
    fi
  elif have_apt && ! fc-list ':lang=zh' 2>/dev/null | grep -q .; then
    apt_install fontconfig fonts-noto-cjk ||
      say "no Chinese font: the tests that draw Chinese text may differ"
  fi
}

# --- WebKitGTK, for its tests, which are skipped where it is not ---

need_webkit() {
  local packages
  if command -v WebKitWebDriver >/dev/null && { [ -n "${DISPLAY:-}" ] || command -v Xvfb >/dev/null; }; then return 0; fi
  read -r -a packages <<<"$APT_WEBKIT"
  { have_apt && apt_install "${packages[@]}"; } || say "no WebKitGTK with its driver and a screen: its tests will be skipped"
}

# --- Python: the Frictionless validator, in its own folder ---

need_python() {
  local wanted=tests/requirements-frictionless.txt alone=tests/requirements-citation.txt
  if cat "$wanted" "$alone" | cmp -s - .venv/installed.txt; then return 0; fi
  if ! python3 -c 'import ensurepip, venv' 2>/dev/null &&
    ! { have_apt && apt_install python3 python3-venv; }; then
    miss "Python 3 with its venv module" "sudo apt-get install python3 python3-venv"
    return 0
  fi
  say "installing the validators of data packages and of CITATION.cff into .venv (pip)"
  rm -rf .venv
  local pip=(.venv/bin/python -m pip install -q --disable-pip-version-check)
  if python3 -m venv .venv && "${pip[@]}" -r "$wanted" && "${pip[@]}" --no-deps -r "$alone"; then
    cat "$wanted" "$alone" >.venv/installed.txt
  else
    miss "the packages of $wanted and $alone" \
      "python3 -m venv .venv && .venv/bin/pip install -r $wanted && .venv/bin/pip install --no-deps -r $alone"
  fi
}

# --- A linker, which rustc calls ---

need_linker() {
  if command -v cc >/dev/null; then return 0; fi
  { have_apt && apt_install gcc libc6-dev; } ||
    miss "a C compiler, which links Rust programs" "sudo apt-get install gcc libc6-dev"
}

need_rust
need_linker
if [ "$part" != native ]; then need_node; fi
if [ "$part" = test ]; then
  need_browsers
  need_webkit
fi
if [ "$part" != build ]; then need_python; fi
# Last, since it takes minutes: whoever has to install something else first learns it at once.
if [ "$part" != native ]; then need_tools; fi

if [ ${#missing[@]} -gt 0 ]; then
  printf '\n==> setup: this machine still needs\n' >&2
  printf '  - %s\n' "${missing[@]}" >&2
  exit 1
fi
