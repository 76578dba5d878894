#!/usr/bin/env bash
# Builds Crossfade and runs the main job on the example: prints the summary, where the report is, and the
# command that opens the dashboard on it.
# Options are handed to `crossfade run`, e.g. ./run.sh --lang ko
set -euo pipefail
cd "$(dirname "$0")"
. tools/setup.sh

install_missing "${CROSSFADE_PACKAGES[@]}"
find_node
build_preset release --target crossfade
store=out/example.db
mkdir -p out
build/release/crossfade run examples/spotify_youtube.csv --as-of 2023-02-07 --out out/example \
  --store "$store" --model "$store.models" --budget examples/plan.toml "$@"
echo "Dashboard: build/release/crossfade serve --store $store"
