#include "score/demo_score.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "score/demo_score_json.h"
#include "score/small_study_test.h"

namespace crossfade::score {
namespace {

using features::Scenario;
using features::Target;

const Scorer& scorer() {
  static const Scorer made({std::shared_ptr<void>(), &small_study()}, &small_import(), 2);
  return made;
}

audio::Listened sound(double tempo, double loudness) {
  audio::Listened heard;
  audio::AudioDescriptors& d = heard.descriptors;
  d.duration_s = 200;
  d.tempo_bpm = tempo;
  d.key = 5;
  d.loudness_lufs = loudness;
  d.mean_level_db = loudness - 4;
  d.crest_db = 12;
  d.dynamics_db = 6;
  d.onset_rate_hz = 3;
  d.beat_strength = .5;
  d.tonal_share = .6;
  d.spectral_centroid_hz = 2000;
  d.spectral_spread_hz = 1500;
  d.spectral_rolloff_hz = 5000;
  d.spectral_flatness = .1;
  d.spectral_flux = .2;
  d.low_share = .3;
  d.high_share = .1;
  d.energy = .5;
  d.danceability = .5;
  d.acousticness = .3;
  d.valence = .5;
  return heard;
}

// By somebody whom no roster knows.
Demo named(const audio::Listened& heard) {
  return {&heard, "Some Demo", {.artist = "Nobody Yet", .album_type = "single"}};
}

std::string told(const std::vector<DemoScore>& scores) {
  std::string text;
  for (const DemoScore& score : scores) text += json_of(score).dump();
  return text;
}

// Says the same of every sound.
AudioMap constant_map(double value) {
  const std::vector<double> none(kAudioInputs.size(), 0.0);
  return {value, none, none, none, none, {}};
}

// A calibration that says the same of every sound, off by `error` either way.
AudioCalibration constant_calibration(double value, float error) {
  AudioCalibration calibration;
  for (std::size_t f = 0; f < kPlatformFeatures; ++f) {
    FeatureCalibration& feature = calibration.features[f];
    feature.gate = Gate::kOpen;
    feature.is_fitted = true;
    feature.error = error;
    feature.residuals = {-error, error};
    feature.map =
        constant_map(f == static_cast<std::size_t>(PlatformFeature::kLoudness) ? -8 : value);
  }
  return calibration;
}

TEST_CASE("the models of streams before release know bare sound, and a file keeps what they know") {
  const FolderInTest folder;
  save_study_model(small_study(), folder / "m");
  const StudyModel loaded = load_study_model(folder / "m");
  for (const OutcomeModel& model : loaded.models) {
    const bool knows = knows_bare_sound(model.outcome, model.scenario);
    REQUIRE(model.bare.has_value() == knows);
    if (!knows) continue;
    const OutcomeModel* kept = small_study().find(model.outcome, model.scenario);
    CHECK(model.bare->band.low == kept->bare->band.low);
    CHECK(model.bare->hit_trial.probability == kept->bare->hit_trial.probability);
    CHECK(model.bare->hit_trial.is_hit == model.hit_trial.is_hit);
    CHECK(model.bare->hit_trial.probability != model.hit_trial.probability);
    REQUIRE(model.alone.has_value() == knows_sound_alone(model.outcome, model.scenario));
    if (!model.alone) continue;
    CHECK(model.alone->recipe.features == kept->alone->recipe.features);
    CHECK(model.alone->reading.hit_trial.probability == kept->alone->reading.hit_trial.probability);
  }
}

TEST_CASE("a demo has its chance, what such chances came to, and its rank") {
  const audio::Listened slow = sound(80, -14);
  const audio::Listened fast = sound(124, -7);
  const std::vector<Demo> demos{named(slow), named(fast)};
  const std::vector<DemoScore> scores = score_demos(scorer(), demos, {});
  const HitTrial& trial = small_study().find(Target::kLogStreams, Scenario::kDemo)->bare->hit_trial;
  for (const DemoScore& score : scores) {
    CHECK(score.prediction.scenario == "a");
    CHECK(score.prediction.hit_probability > 0);
    CHECK(score.prediction.streams_low < score.prediction.streams);
    CHECK(score.prediction.streams < score.prediction.streams_high);
    CHECK(std::isnan(score.prediction.views));
    CHECK(score.base_rate.n == trial.is_hit.size());
    CHECK(score.lift == score.prediction.hit_probability / score.base_rate.value - 1);
    const auto below = std::ranges::count_if(trial.probability, [&](double probability) {
      return probability < score.prediction.hit_probability;
    });
    CHECK(score.released_below == static_cast<std::size_t>(below));
    CHECK(score.alike.n >= 50);
    CHECK(score.places == 2);
    CHECK(score.read.size() == 4);
    CHECK(score.hidden.size() == 7);
    REQUIRE(score.prediction.explanation.has_value());
    CHECK(score.prediction.explanation->nearest.size() == kNeighbours);
    const features::Reasons& why = score.prediction.explanation->hit.value();
    const double odds = 1 / (1 + std::exp(-why.answer()));
    CHECK(odds == doctest::Approx(score.prediction.hit_probability).epsilon(1e-6));
  }
  CHECK(scores[0].place + scores[1].place == 3);
  CHECK_FALSE(demo_caution(scores, text::Language::kEnglish).empty());
}

TEST_CASE("a demo's answer does not depend on others, threads or how often it is asked about") {
  const audio::Listened one = sound(80, -14);
  const audio::Listened other = sound(124, -7);
  const AudioCalibration calibration = constant_calibration(.5, .1F);
  for (const AudioCalibration* each :
       {static_cast<const AudioCalibration*>(nullptr), &calibration}) {
    const std::vector<Demo> both{named(one), named(other)};
    const std::vector<DemoScore> together =
        score_demos(scorer(), both, {.calibration = each, .threads = 2});
    CHECK(told(together) == told(score_demos(scorer(), both, {.calibration = each})));
    const std::vector<DemoScore> alone =
        score_demos(scorer(), std::span(both).subspan(1), {.calibration = each});
    CHECK(alone[0].prediction.hit_probability == together[1].prediction.hit_probability);
    CHECK(alone[0].prediction.streams_low == together[1].prediction.streams_low);
  }
}

TEST_CASE("a demo without an artist is scored by its sound alone, whatever it is called") {
  const audio::Listened heard = sound(100, -9);
  const std::vector<Demo> demos{{&heard, " "},
                                {&heard, "another name", {.track = "Title", .album_type = "album"}},
                                named(heard)};
  const std::vector<DemoScore> scores = score_demos(scorer(), demos, {});
  const OutcomeModel& model = *small_study().find(Target::kLogStreams, Scenario::kDemo);
  CHECK(scores[0].by_sound_alone);
  CHECK_FALSE(scores[2].by_sound_alone);
  CHECK(scores[0].prediction.hit_probability == scores[1].prediction.hit_probability);
  CHECK(scores[0].prediction.streams_low == scores[1].prediction.streams_low);
  CHECK(scores[0].prediction.hit_probability != scores[2].prediction.hit_probability);
  const std::vector<double>& trial = model.alone->reading.hit_trial.probability;
  const auto below = std::ranges::count_if(trial, [&](double probability) {
    return probability < scores[0].prediction.hit_probability;
  });
  CHECK(scores[0].released_below == static_cast<std::size_t>(below));
  REQUIRE(scores[0].prediction.explanation.has_value());
  const features::Reasons& why = scores[0].prediction.explanation->hit.value();
  CHECK(1 / (1 + std::exp(-why.answer())) ==
        doctest::Approx(scores[0].prediction.hit_probability).epsilon(1e-6));
  for (const features::FamilyReason& each : why.families) {
    CHECK(each.family == features::Family::kAudio);
  }
  CHECK(demo_caution(scores, text::Language::kEnglish).find("sound alone") != std::string::npos);
  CHECK(demo_caution(scores, text::Language::kKorean).find("소리만으로") != std::string::npos);
}

TEST_CASE("an artist of the roster is scored by the roster's model") {
  const audio::Listened heard = sound(100, -9);
  const catalogue::Catalogue& known = small_import().catalogue;
  const std::vector<Demo> demos{
      {&heard, "one", {.artist = std::string(known.text(known.artist[0]))}},
      {&heard, "one", {.artist = "Nobody Yet"}}};
  const std::vector<DemoScore> scores = score_demos(scorer(), demos, {});
  CHECK(scores[0].prediction.scenario == "b");
  CHECK(scores[1].prediction.scenario == "a");
}

TEST_CASE("what calibration opens is read, and its error widens the band") {
  const audio::Listened heard = sound(100, -9);
  const std::vector<Demo> demos{named(heard)};
  const AudioCalibration sure = constant_calibration(.5, 0);
  const AudioCalibration unsure = constant_calibration(.5, .3F);
  const DemoScore exact = score_demos(scorer(), demos, {.calibration = &sure})[0];
  const DemoScore vague = score_demos(scorer(), demos, {.calibration = &unsure})[0];
  CHECK(exact.hidden.empty());
  CHECK(exact.released ==
        small_study().find(Target::kLogStreams, Scenario::kDemo)->hit_trial.is_hit.size());
  const auto width = [](const DemoScore& score) {
    return std::log1p(score.prediction.streams_high) - std::log1p(score.prediction.streams_low);
  };
  CHECK(width(vague) > width(exact));
}

TEST_CASE("no views are foretold where all of the sound is known, either") {
  const audio::Listened heard = sound(100, -9);
  const std::vector<Demo> demos{named(heard)};
  const AudioCalibration calibration = constant_calibration(.5, .1F);
  const Prediction prediction =
      score_demos(scorer(), demos, {.calibration = &calibration})[0].prediction;
  CHECK(prediction.streams > 0);
  CHECK(std::isnan(prediction.views));
  CHECK(std::isnan(prediction.views_high));
  CHECK_FALSE(prediction.explanation.value().views.has_value());
}

TEST_CASE("a demo of which nothing can be mapped is scored alike beside one that is mapped") {
  const audio::Listened heard = sound(100, -9);
  audio::Listened limited = sound(90, -11);
  limited.descriptors.spectral_centroid_hz = audio::kMissing;
  AudioCalibration calibration = constant_calibration(.5, .1F);
  calibration.features[0].gate = Gate::kTooWeak;
  const std::vector<Demo> both{named(heard), named(limited)};
  const std::vector<DemoScore> together =
      score_demos(scorer(), both, {.calibration = &calibration});
  const std::vector<DemoScore> alone =
      score_demos(scorer(), std::span(both).subspan(1), {.calibration = &calibration});
  const Prediction& one = together[1].prediction;
  const Prediction& other = alone[0].prediction;
  CHECK(one.hit_probability == other.hit_probability);
  CHECK(one.streams == other.streams);
  CHECK(one.streams_low == other.streams_low);
  CHECK(one.streams_high == other.streams_high);
}

TEST_CASE("a shut gate leaves the score as it is without a calibration") {
  const audio::Listened heard = sound(100, -9);
  const std::vector<Demo> demos{named(heard)};
  AudioCalibration shut = constant_calibration(.5, .1F);
  for (FeatureCalibration& feature : shut.features) feature.gate = Gate::kTooWeak;
  CHECK(told(score_demos(scorer(), demos, {.calibration = &shut})) ==
        told(score_demos(scorer(), demos, {})));
}

TEST_CASE("a mix has no single chance, and a planned video moves nothing but the note") {
  audio::Listened mix = sound(100, -9);
  mix.warnings = {audio::Warning::kLooksLikeMix};
  const audio::Listened heard = sound(100, -9);
  const std::vector<Demo> demos{{&mix, "m"}, {&heard, "h"}, {&heard, "h", {.video_planned = true}}};
  const std::vector<DemoScore> scores = score_demos(scorer(), demos, {});
  CHECK(std::isnan(scores[0].prediction.hit_probability));
  CHECK(scores[0].place == 0);
  CHECK(scores[0].prediction.note.find("mix") != std::string::npos);
  CHECK(scores[1].prediction.hit_probability == scores[2].prediction.hit_probability);
  CHECK(scores[2].prediction.note.find("video") != std::string::npos);
}

TEST_CASE("rules for missing cells fill nothing of what is not heard") {
  StudyModel filling = small_study();
  filling.missing.policy = catalogue::MissingPolicy::kMedian;
  filling.missing.value.fill(.9);
  const Scorer filled({std::shared_ptr<void>(), &filling}, nullptr, 1);
  const Scorer plain({std::shared_ptr<void>(), &small_study()}, nullptr, 1);
  const audio::Listened heard = sound(100, -9);
  const std::vector<Demo> demos{named(heard)};
  CHECK(told(score_demos(filled, demos, {})) == told(score_demos(plain, demos, {})));
  filling.missing.policy = catalogue::MissingPolicy::kRefuse;
  CHECK(told(score_demos(filled, demos, {})) == told(score_demos(plain, demos, {})));
}

}  // namespace
}  // namespace crossfade::score
