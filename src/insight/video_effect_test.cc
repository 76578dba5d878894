#include "insight/video_effect.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/random.h"
#include "features/test_catalogue.h"
#include "insight/effect_trial_test.h"
#include "insight/video_effect_words.h"

namespace crossfade::insight {
namespace {

using catalogue::Flag;

constexpr catalogue::VideoTruth kFamous{.effect = 0.2, .fame_confounding = 0.7};

VideoEffectOptions quick_options() {
  VideoEffectOptions options;
  options.variations = false;
  options.trees = 6;
  options.tree_share = 0.33;
  return options;
}

bool warns(const EffectMethod& method, EffectWarning warning) {
  return std::ranges::find(method.warnings, warning) != method.warnings.end();
}

// The study of a catalogue made by hand, every row of it.
VideoEffectStudy study_of(const catalogue::Catalogue& catalogue,
                          const VideoEffectOptions& options = quick_options()) {
  const features::RowMaterial material = features::read_material(catalogue, {}, 1);
  RowChoice all{"all", {}};
  for (std::size_t row = 0; row < catalogue.size(); ++row) all.rows.push_back(row);
  return study_video_effect(material, {&all, 1}, options);
}

// Twelve artists with ten tracks each; the flag of track i of artist a is flag(a, i).
template <typename FlagOf>
catalogue::Catalogue small_catalogue(const FlagOf& flag) {
  catalogue::Catalogue catalogue;
  base::Random random(3);
  for (int a = 0; a < 12; ++a) {
    for (int i = 0; i < 10; ++i) {
      const std::string artist = "artist " + std::to_string(a);
      const std::string track = "track " + std::to_string(10 * a + i);
      features::TestTrack row;
      row.artist = artist;
      row.track = track;
      row.title = track;
      row.channel = artist;
      row.streams = std::exp(10 + random.normal());
      row.energy = random.uniform();
      features::add_track(row, catalogue);
      catalogue.official_video.back() = flag(a, i);
    }
  }
  return catalogue;
}

TEST_CASE("under fame the methods that compare artists miss and warn, those within artists hold") {
  const VideoEffectStudy study =
      study_generated({.tracks = 1500, .seed = 11, .video = kFamous}, quick_options());
  REQUIRE(study.methods.size() == 8);
  for (const std::string_view id : {kRatioOfMeans, kGeometricRatio, kWeightedByTrack}) {
    const EffectMethod& method = *study.method(id);
    CHECK(method.estimate.low > 0.4);
    CHECK(method.artist_imbalance > 0.1);
    CHECK(warns(method, EffectWarning::kArtistsDiffer));
    CHECK(warns(method, EffectWarning::kUnlikeWithinArtist));
  }
  for (const std::string_view id :
       {kArtistEffects, kWeightedByArtist, kPartiallyLinear, kMatching}) {
    const EffectMethod& method = *study.method(id);
    CHECK(method.estimate.low < 0.3);
    CHECK(method.estimate.high > 0.1);
    CHECK(method.estimate.value < 0.45);
    CHECK(std::abs(method.artist_imbalance) < 0.1);
    CHECK_FALSE(warns(method, EffectWarning::kArtistsDiffer));
  }
  const EffectMethod& wrong = *study.method(kHoldingViews);
  CHECK(wrong.reading == Reading::kWrong);
  CHECK(wrong.estimate.high < 0.2);
  CHECK(warns(wrong, EffectWarning::kControlIsMoved));
}

TEST_CASE("over twenty catalogues the main interval holds the truth in most, the naive in none") {
  int main_covers = 0;
  int naive_covers = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const VideoEffectStudy study =
        study_generated({.tracks = 600, .seed = seed, .video = kFamous}, quick_options());
    const auto covers = [&study](std::string_view id) {
      const stats::Estimate& estimate = study.method(id)->estimate;
      return estimate.low <= 0.2 && 0.2 <= estimate.high ? 1 : 0;
    };
    main_covers += covers(kWeightedByArtist);
    naive_covers += covers(kGeometricRatio);
  }
  CHECK(main_covers >= 16);
  CHECK(naive_covers <= 2);
}

TEST_CASE("the study tells kinds, overlap, balance, sensitivity, groups and two findings") {
  VideoEffectOptions options = quick_options();
  options.variations = true;
  const VideoEffectStudy study =
      study_generated({.tracks = 1200, .seed = 4, .video = kFamous}, options);
  std::size_t rows = 0;
  for (const VideoKindLine& line : study.kinds) {
    rows += line.rows;
    if (line.kind == features::VideoKind::kMusicVideo) CHECK(100 * line.flagged > 95 * line.known);
    if (line.kind == features::VideoKind::kTopic) CHECK(line.flagged == 0);
  }
  CHECK(rows == study.rows);
  CHECK(study.compared_rows < study.rows);
  CHECK(study.overlap.one_sided_rows ==
        doctest::Approx(1 - static_cast<double>(study.compared_rows) /
                                static_cast<double>(study.rows)));
  std::size_t binned = 0;
  for (std::size_t bin = 0; bin < Overlap::kBins; ++bin) {
    binned += study.overlap.flagged[bin] + study.overlap.plain[bin];
  }
  CHECK(binned == study.compared_rows);
  const auto others = std::ranges::find_if(study.balance, [](const CovariateBalance& each) {
    return each.label.english.starts_with("streams of the artist's other");
  });
  REQUIRE(others != study.balance.end());
  CHECK(others->before > 0.3);
  CHECK(std::abs(others->after) < 0.1);
  CHECK(study.sensitivity.robustness_value > 0);
  CHECK(study.sensitivity.e_value > study.sensitivity.e_value_of_limit);
  REQUIRE(study.groups.size() == 6);
  std::size_t by_size = 0;
  for (std::size_t g = 3; g < 6; ++g) by_size += study.groups[g].estimate.n;
  CHECK(by_size == study.compared_rows);
  REQUIRE(study.findings.size() == 2);
  CHECK(study.findings[0].id == "h2-video-effect");
  CHECK(study.findings[1].id == "h2-music-video");
  CHECK(study.findings[0].estimate.value == study.method(kWeightedByArtist)->estimate.value);
  // Three methods, three choices of rows, the other treatment.
  CHECK(study.findings[0].under.size() == 7);
  // Here the flag and the kind say the same, up to videos whose titles say more.
  CHECK(study.findings[1].estimate.value ==
        doctest::Approx(study.findings[0].estimate.value).epsilon(0.3));
}

TEST_CASE("any number of threads gives the same study") {
  VideoEffectOptions options = quick_options();
  const catalogue::GenerateOptions catalogue{.tracks = 400, .seed = 2, .video = kFamous};
  const VideoEffectStudy one = study_generated(catalogue, options);
  options.threads = 3;
  const VideoEffectStudy three = study_generated(catalogue, options);
  REQUIRE(one.methods.size() == three.methods.size());
  for (std::size_t m = 0; m < one.methods.size(); ++m) {
    CHECK(one.methods[m].estimate.low == three.methods[m].estimate.low);
  }
  CHECK(one.findings[0].sentence.english == three.findings[0].sentence.english);
}

TEST_CASE(
    "a flag that no row has, one that all have and one that no artist mixes identify nothing") {
  const struct {
    catalogue::Catalogue catalogue;
    const char* reason;
  } cases[] = {
      {small_catalogue([](int, int) { return Flag::kMissing; }), "no track with streams says"},
      {small_catalogue([](int, int) { return Flag::kTrue; }), "every track has"},
      {small_catalogue([](int, int) { return Flag::kFalse; }), "no track has"},
      {small_catalogue([](int a, int) { return a < 6 ? Flag::kTrue : Flag::kFalse; }),
       "only 0 artists"},
      {small_catalogue([](int a, int i) { return a < 9 && i < 5 ? Flag::kTrue : Flag::kFalse; }),
       "only 9 artists"},
      {catalogue::Catalogue{}, "no track with streams says"}};
  for (const auto& each : cases) {
    const VideoEffectStudy study = study_of(each.catalogue);
    const Finding& finding = study.findings.front();
    CHECK(finding.verdict == Verdict::kNotIdentifiable);
    CHECK(std::isnan(finding.estimate.value));
    CHECK(finding.sentence.english.find(each.reason) != std::string::npos);
    CHECK_FALSE(finding.sentence.korean.empty());
    CHECK(study.method(kWeightedByArtist) == nullptr);
    CHECK(std::isnan(study.sensitivity.e_value));
    CHECK(study.groups.empty());
  }
  // What can be seen is still listed.
  CHECK(study_of(cases[3].catalogue).method(kGeometricRatio) != nullptr);
  CHECK(study_of(cases[0].catalogue).methods.empty());
}

TEST_CASE("ten artists with both kinds are enough for an answer, however wide") {
  const VideoEffectStudy study = study_of(
      small_catalogue([](int a, int i) { return a < 10 && i < 5 ? Flag::kTrue : Flag::kFalse; }));
  REQUIRE(study.method(kWeightedByArtist) != nullptr);
  CHECK(study.compared_artists == 10);
  CHECK(study.findings.front().verdict == Verdict::kUndecided);
  for (const EffectMethod& method : study.methods) CHECK_FALSE(std::isnan(method.estimate.low));
}

TEST_CASE("without any video titles the second finding says why it has no answer") {
  VideoEffectOptions options = quick_options();
  options.variations = true;
  catalogue::Catalogue catalogue =
      small_catalogue([](int, int i) { return i < 5 ? Flag::kTrue : Flag::kFalse; });
  std::ranges::fill(catalogue.title, catalogue::kNoName);
  std::ranges::fill(catalogue.channel, catalogue::kNoName);
  const VideoEffectStudy study = study_of(catalogue, options);
  REQUIRE(study.findings.size() == 2);
  CHECK(study.findings[1].verdict == Verdict::kNotIdentifiable);
  CHECK(study.findings[1].sentence.english.find("names a video") != std::string::npos);
}

TEST_CASE("an association above the claim that a weak hidden cause explains supports no claim") {
  const stats::Estimate estimate{.value = 0.49, .low = 0.4, .high = 0.57, .n = 12000};
  Sensitivity sensitivity{.robustness_value = 0.14,
                          .e_value = 2.1,
                          .e_value_of_limit = 1.9,
                          .robustness_of_claim = 0.05};
  const auto finding_of = [&] {
    return answered_finding(VideoTreatment::kMusicVideo, estimate, sensitivity, 0.3);
  };
  CHECK(finding_of().verdict == Verdict::kUndecided);
  CHECK(finding_of().sentence.english.find("5.0 %") != std::string::npos);
  sensitivity.robustness_of_claim = 0.2;
  CHECK(finding_of().verdict == Verdict::kSupported);
  sensitivity.robustness_of_claim = std::numeric_limits<double>::quiet_NaN();
  CHECK(finding_of().verdict == Verdict::kUndecided);
}

TEST_CASE("tracks that all stream the same tell no effect, not an effect of nothing") {
  catalogue::Catalogue catalogue =
      small_catalogue([](int, int i) { return i < 5 ? Flag::kTrue : Flag::kFalse; });
  std::ranges::fill(catalogue.streams, 5000.0);
  const VideoEffectStudy study = study_of(catalogue);
  CHECK(study.findings.front().verdict == Verdict::kNotIdentifiable);
  CHECK(study.findings.front().sentence.english.find("the same streams") != std::string::npos);
  CHECK(std::isnan(study.sensitivity.robustness_value));
}

}  // namespace
}  // namespace crossfade::insight
