#!/usr/bin/env bash
# Builds Crossfade and runs the main job on the example: prints the summary and where the report is.
# Options are handed to `crossfade run`, e.g. ./run.sh --lang ko
set -euo pipefail
cd "$(dirname "$0")"
. tools/setup.sh

install_missing "${CROSSFADE_PACKAGES[@]}"
build_preset release --target crossfade
exec build/release/crossfade run examples/spotify_youtube.csv --as-of 2023-02-07 --out out/example "$@"
