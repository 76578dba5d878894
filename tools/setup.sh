# Sourced by run.sh and test.sh: brings the Debian packages that are missing.
# shellcheck shell=bash

CROSSFADE_PACKAGES=(
  g++ cmake ninja-build ccache pkg-config python3
  libfmt-dev libxxhash-dev libutf8proc-dev nlohmann-json3-dev libtomlplusplus-dev libfast-float-dev
  libsqlite3-dev libcli11-dev libeigen3-dev doctest-dev
)

# Installs what of "$@" is missing and says which; uses sudo only when not root.
install_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q 'ok installed' ||
      missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  echo "Installing Debian packages: ${missing[*]}" >&2
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || {
    echo "Cannot install: ${missing[*]}. Install them by hand and start again." >&2
    exit 1
  }
}

# Configures (once) and builds a preset; quiet unless it fails.
build_preset() {
  local preset=$1 log
  shift
  log=build/$preset.log
  mkdir -p build
  echo "Building $preset ..." >&2
  if [ ! -f "build/$preset/build.ninja" ]; then
    cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
  fi
  cmake --build --preset "$preset" "$@" >>"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 1; }
}

# Installs the libraries that ours are compared with; without them their tests are skipped.
install_peers() {
  echo "Installing peers ..." >&2
  [ -x build/peers/bin/python ] || python3 -m venv build/peers
  build/peers/bin/pip install --quiet --requirement tests/peers.txt >&2 ||
    echo "Not all peers could be installed." >&2
  install_missing coinor-cbc
}
