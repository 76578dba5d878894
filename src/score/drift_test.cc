#include "score/drift.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "score/small_study_test.h"

namespace crossfade::score {
namespace {

const FeatureDrift& feature_of(const InputDrift& drift, const std::string& name) {
  const std::size_t feature = features::feature_index(name);
  const auto found = std::ranges::find(drift.features, feature, &FeatureDrift::feature);
  REQUIRE(found != drift.features.end());
  return *found;
}

DriftOptions two_threads() {
  DriftOptions options;
  options.threads = 2;
  return options;
}

TEST_CASE("the same rows are stable in every feature") {
  const InputDrift drift = measure_drift(small_import(), small_import(), two_threads());
  CHECK(drift.verdict == DriftVerdict::kStable);
  CHECK(drift.new_artists.value == 0);
  CHECK(drift.rows_then == drift.rows_now);
  for (const FeatureDrift& each : drift.features) CHECK(each.index.value == 0);
}

TEST_CASE("louder recordings are another population, and only what is made of loudness") {
  catalogue::Import louder = small_import();
  for (double& value : louder.catalogue.audio.loudness_db) value += 12;
  const InputDrift drift = measure_drift(small_import(), louder, two_threads());
  CHECK(drift.verdict == DriftVerdict::kDrifted);
  const FeatureDrift& loudness = feature_of(drift, "loudness");
  CHECK(loudness.verdict == DriftVerdict::kDrifted);
  CHECK(loudness.index.low > 0.25);
  CHECK(loudness.index.low <= loudness.index.value);
  CHECK(feature_of(drift, "tempo").verdict == DriftVerdict::kStable);
  REQUIRE_FALSE(drift.families.empty());
  CHECK(drift.families.front().family == features::Family::kAudio);
  CHECK(drift.families.front().verdict == DriftVerdict::kDrifted);
  CHECK(drift.features[drift.families.front().worst].feature ==
        features::feature_index("loudness"));
  DriftOptions bold = two_threads();
  bold.threshold = 100;
  CHECK(measure_drift(small_import(), louder, bold).verdict == DriftVerdict::kStable);
}

TEST_CASE("cells that are missing now are a drift with both shares") {
  catalogue::Import silent = small_import();
  for (double& value : silent.catalogue.audio.energy) {
    value = std::numeric_limits<double>::quiet_NaN();
  }
  const InputDrift drift = measure_drift(small_import(), silent, two_threads());
  const FeatureDrift& energy = feature_of(drift, "energy");
  CHECK(energy.missing_then < 0.1);
  CHECK(energy.missing_now == 1);
  CHECK(energy.verdict == DriftVerdict::kDrifted);
}

TEST_CASE("too few rows settle nothing") {
  const catalogue::Import few = import_text(generated_csv(60, 9));
  const InputDrift drift = measure_drift(small_import(), few, two_threads());
  CHECK(drift.verdict == DriftVerdict::kUndecided);
  CHECK(feature_of(drift, "tempo").verdict == DriftVerdict::kUndecided);
  CHECK(drift.new_artists.value > 0);
  CHECK(drift.new_artists.value < 1);
}

TEST_CASE("another draw of the same population is no drift, though its index is not 0") {
  const catalogue::Import other = import_text(generated_csv(600, 77));
  const InputDrift drift = measure_drift(import_text(generated_csv(600, 78)), other, two_threads());
  CHECK(drift.verdict != DriftVerdict::kDrifted);
  CHECK(feature_of(drift, "danceability").index.value > 0);
}

}  // namespace
}  // namespace crossfade::score
