#!/usr/bin/env bash
# Builds Crossfade and runs its tests; ends with ctest's summary.
#   ./test.sh         unit, command, golden and MLflow tests; unit tests under ASan and UBSan too
#   ./test.sh --all   also the dashboard in Chromium, TSan, peers, fuzz targets and slow tests
set -euo pipefail
cd "$(dirname "$0")"
. tools/setup.sh

all=no
case "${1:-}" in
  "") ;;
  --all) all=yes ;;
  *) echo "usage: ./test.sh [--all]" >&2; exit 2 ;;
esac

install_missing "${CROSSFADE_PACKAGES[@]}" python3-icalendar python3-venv ffmpeg espeak-ng
find_node
build_preset dev
build_preset asan --target unit_tests crossfade
if [ $all = yes ]; then
  install_missing clang-19 libclang-rt-19-dev
  build_preset tsan --target unit_tests
  build_preset fuzz --target fuzz_targets
  build_preset bench
  install_peers
fi

export CROSSFADE_ASAN_BUILD=$PWD/build/asan
selection=(-LE 'slow|peer|fuzz|tsan|ui')
[ $all = yes ] && selection=()
exec ctest --test-dir build/dev --timeout 1200 --output-on-failure --no-tests=error -j 2 "${selection[@]}"
