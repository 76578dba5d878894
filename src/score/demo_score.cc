// What becomes of a demo whose sound was heard.
//
// A platform's perceived features are no formula of ours, and what a model learnt from them holds
// for them alone. So a feature is told to the model only where audio calibration has shown, on the
// label's own released recordings, that our map to it ranks them nearly as the platform does; the
// others are missing, which the models of streams before release know from their training
// (PartFit). Where any is missing, band, odds and rank are those of rows of which nothing perceived
// was known: that is too cautious where most are open, and never too bold.
//
// A mapped value is off by as much as the calibration's residuals say. Each is drawn from their
// quantiles, one a stratum in an order of its own (a Latin hypercube; McKay, Beckman and Conover
// 1979), the same for every demo so that two demos differ by their sound alone.
#include "score/demo_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "base/random.h"
#include "catalogue/missing_policy.h"
#include "evaluate/metrics.h"
#include "score/row_notes.h"
#include "stats/bootstrap.h"
#include "text/number_format.h"

namespace crossfade::score {
namespace {

using features::Target;

constexpr std::size_t kDraws = 16;
constexpr std::uint64_t kSeed = 7;
constexpr double kBandQuantile = 1.6449;  // a normal's 95 %
constexpr std::size_t kAlike = 500;

constexpr text::Bilingual kMix{
    "looks like a mix of several pieces, of which no single chance can be told",
    "여러 곡을 이은 믹스로 보이므로 하나의 확률을 말할 수 없음"};
constexpr text::Bilingual kNotSteady{"its tempo or key changes: the score reads one of them",
                                     "템포나 조가 바뀌므로 그중 하나로 계산함"};
constexpr text::Bilingual kNamesUnknown{"scored by its sound alone, as no artist is named",
                                        "아티스트를 밝히지 않아 소리만으로 계산함"};
constexpr text::Bilingual kVideoPlanned{
    "a planned video moves no forecast before release: see the findings for what one is worth",
    "발매 전 예측은 계획된 영상에 따라 달라지지 않음: 영상의 효과는 분석 결과를 볼 것"};
constexpr text::Bilingual kAlone{
    "From the sound alone, AUC {} [{}, {}] on {} released recordings: such a chance says little, "
    "and "
    "compares demos with each other. It decides nothing alone.",
    "소리만으로 얻은 확률의 AUC는 {} [{}, {}]입니다(발매 음원 {}곡). 말해 주는 것이 적으며 "
    "데모끼리 "
    "견주는 데 쓰입니다. 이것만으로 결정하지 마십시오."};
constexpr text::Bilingual kWithSheet{
    "From the sound and what names and release sheet tell, AUC {} [{}, {}] on {} released "
    "recordings: most of it is who made them and how they are released, not how they sound.",
    "소리와 이름, 발매 정보로 얻은 확률의 AUC는 {} [{}, {}]입니다(발매 음원 {}곡). 대부분은 소리가 "
    "아니라 누가 만들어 어떻게 발매하는지에서 옵니다."};

// A name that holds no letter, where a sheet must have one.
constexpr std::string_view kNoName = "?";

// Columns that are told as measured.
struct MeasuredColumn {
  std::string_view header;
  double (*value)(const audio::AudioDescriptors&);
};
constexpr MeasuredColumn kMeasured[] = {
    {"Tempo", [](const audio::AudioDescriptors& d) { return d.tempo_bpm; }},
    {"Key", [](const audio::AudioDescriptors& d) { return d.key; }},
    {"Duration_ms", [](const audio::AudioDescriptors& d) { return 1000 * d.duration_s; }},
};
constexpr std::string_view kPlatformHeaders[kPlatformFeatures] = {
    "Danceability",     "Energy",   "Speechiness", "Acousticness",
    "Instrumentalness", "Liveness", "Valence",     "Loudness"};

// What a model is told of a demo's sound; one entry a feature.
struct Told {
  std::array<CalibratedValue, kPlatformFeatures> values;

  bool is_drawn() const {
    return std::ranges::any_of(values, [](const CalibratedValue& each) { return each.is_open; });
  }
  SoundKnown sound(const DemoSheet& sheet) const {
    if (sheet.artist.empty()) return SoundKnown::kAlone;
    const auto is_missing = [](const CalibratedValue& each) { return std::isnan(each.value); };
    return std::ranges::any_of(values, is_missing) ? SoundKnown::kBare : SoundKnown::kAsTraining;
  }
};

Told tell(const audio::AudioDescriptors& heard, const AudioCalibration* calibration) {
  Told told;
  for (const PlatformColumn& column : kPlatformColumns) {
    CalibratedValue& value = told.values[static_cast<std::size_t>(column.feature)];
    if (calibration != nullptr) value = calibration->value_of(column.feature, heard);
    if (value.is_open && !std::isnan(value.value)) continue;
    value = {};
    if (column.feature == PlatformFeature::kLoudness) value.value = heard.loudness_lufs;
  }
  return told;
}

// Residuals by draw and feature.
using Draws = std::array<std::array<double, kPlatformFeatures>, kDraws>;

Draws draw_residuals(const AudioCalibration& calibration) {
  Draws draws{};
  for (std::size_t f = 0; f < kPlatformFeatures; ++f) {
    const std::vector<float>& residuals = calibration.features[f].residuals;
    if (residuals.empty()) continue;
    std::array<std::size_t, kDraws> strata;
    std::iota(strata.begin(), strata.end(), std::size_t{0});
    base::Random random(base::mix_seed(kSeed, f));
    for (std::size_t k = kDraws; k > 1; --k) {
      std::swap(strata[k - 1], strata[random.below(static_cast<std::uint32_t>(k))]);
    }
    for (std::size_t k = 0; k < kDraws; ++k) {
      draws[k][f] = residuals[(2 * strata[k] + 1) * residuals.size() / (2 * kDraws)];
    }
  }
  return draws;
}

std::string_view title_of(const Demo& demo) {
  const std::string& title = demo.sheet.track.empty() ? demo.name : demo.sheet.track;
  return title.empty() ? kNoName : std::string_view(title);
}

// Rows for the importer, which reads them as it reads a file.
class RowSheet {
 public:
  void add(const Demo& demo, const Told& told, const std::array<double, kPlatformFeatures>& off) {
    std::vector<std::string_view>& row = table_.rows.emplace_back();
    const DemoSheet& sheet = demo.sheet;
    set(row, "Artist", sheet.artist.empty() ? kNoName : std::string_view(sheet.artist));
    set(row, "Track", title_of(demo));
    set(row, "Album", sheet.album);
    set(row, "Album_type", sheet.album_type);
    for (const MeasuredColumn& column : kMeasured) {
      set_number(row, column.header, column.value(demo.heard->descriptors));
    }
    for (std::size_t f = 0; f < kPlatformFeatures; ++f) {
      const double value = told.values[f].value + (told.values[f].is_open ? off[f] : 0);
      set_number(row, kPlatformHeaders[f],
                 std::clamp(value, kPlatformColumns[f].low, kPlatformColumns[f].high));
    }
  }

  catalogue::Import import() {
    for (std::vector<std::string_view>& row : table_.rows) row.resize(table_.header.size());
    return catalogue::import_table(table_, "the sheet of the demos", {});
  }

 private:
  void set_number(std::vector<std::string_view>& row, std::string_view header, double value) {
    if (!std::isnan(value)) set(row, header, made_.emplace_back(fmt::format("{}", value)));
  }

  void set(std::vector<std::string_view>& row, std::string_view header, std::string_view text) {
    auto found = std::ranges::find(table_.header, header);
    if (found == table_.header.end()) found = table_.header.insert(found, std::string(header));
    const auto column = static_cast<std::size_t>(found - table_.header.begin());
    row.resize(std::max(row.size(), column + 1));
    row[column] = text;
  }

  catalogue::CellTable table_;
  std::deque<std::string> made_;
};

// One demo's answers to its drawn rows made one.
void combine(std::span<const Prediction> draws, Prediction& answer) {
  double probability = 0;
  double mean = 0;
  double square = 0;
  double below = 0;
  double above = 0;
  const auto count = static_cast<double>(draws.size());
  for (const Prediction& draw : draws) {
    const double expected = std::log1p(draw.streams);
    probability += draw.hit_probability / count;
    mean += expected / count;
    square += expected * expected / count;
    below += (expected - std::log1p(draw.streams_low)) / count;
    above += (std::log1p(draw.streams_high) - expected) / count;
  }
  const double spread = kBandQuantile * std::sqrt(std::max(0.0, square - mean * mean));
  answer.hit_probability = probability;
  answer.streams = std::expm1(mean);
  answer.streams_low = std::max(0.0, std::expm1(mean - std::hypot(below, spread)));
  answer.streams_high = std::expm1(mean + std::hypot(above, spread));
}

const OutcomeModel* model_of(const StudyModel& model, const Prediction& prediction) {
  for (const features::Scenario scenario : features::kScenarios) {
    if (scenario_name(scenario) == prediction.scenario) {
      return model.find(Target::kLogStreams, scenario);
    }
  }
  return nullptr;
}

stats::Estimate share_of_hits(const HitTrial& trial, std::span<const std::size_t> rows) {
  std::vector<std::uint32_t> artist;
  std::vector<double> hit;
  for (const std::size_t row : rows) {
    artist.push_back(trial.artist[row]);
    hit.push_back(trial.is_hit[row]);
  }
  const auto share = [&](std::span<const double> weights) {
    double hits = 0;
    double all = 0;
    for (std::size_t i = 0; i < hit.size(); ++i) {
      hits += weights[i] * hit[i];
      all += weights[i];
    }
    return hits / all;
  };
  return stats::bootstrap(artist, share, {.seed = kSeed});
}

// A model's trial, its rows in the order of their probability: made once for all demos.
struct Bar {
  const HitTrial* trial;
  std::vector<std::size_t> order;
  stats::Estimate base_rate;
  stats::Estimate auc;
};

Bar make_bar(const HitTrial& trial) {
  Bar bar{&trial, std::vector<std::size_t>(trial.is_hit.size()), {}, {}};
  bar.auc = evaluate::auc_estimate(trial.is_hit, trial.probability, trial.artist, {.seed = kSeed});
  std::iota(bar.order.begin(), bar.order.end(), std::size_t{0});
  bar.base_rate = share_of_hits(trial, bar.order);
  std::ranges::stable_sort(bar.order, {}, [&](std::size_t row) { return trial.probability[row]; });
  return bar;
}

void hold_against(const Bar& bar, DemoScore& score) {
  const double probability = score.prediction.hit_probability;
  const auto place = std::ranges::lower_bound(
      bar.order, probability, {}, [&](std::size_t row) { return bar.trial->probability[row]; });
  const auto below = static_cast<std::size_t>(place - bar.order.begin());
  const std::size_t rows = bar.order.size();
  const std::size_t alike = std::min(rows, std::clamp(rows / 5, std::size_t{50}, kAlike));
  std::size_t first = std::min(below - std::min(below, alike / 2), rows - alike);
  std::size_t last = first + alike;
  // Equal ones are equally near.
  const auto told = [&](std::size_t at) { return bar.trial->probability[bar.order[at]]; };
  while (first > 0 && told(first - 1) == told(first)) --first;
  while (last < rows && told(last) == told(last - 1)) ++last;
  score.released_below = below;
  score.released = rows;
  score.base_rate = bar.base_rate;
  score.lift = probability / bar.base_rate.value - 1;
  score.alike = share_of_hits(*bar.trial, std::span(bar.order).subspan(first, last - first));
  score.auc = bar.auc;
}

void add_notes(const Demo& demo, DemoScore& score) {
  Prediction& prediction = score.prediction;
  prediction.artist = demo.sheet.artist;
  prediction.track = demo.sheet.track;
  if (score.by_sound_alone) add_note(prediction, kNamesUnknown);
  if (std::ranges::find(demo.heard->warnings, audio::Warning::kNotSteady) !=
      demo.heard->warnings.end()) {
    add_note(prediction, kNotSteady);
  }
  if (demo.sheet.video_planned) add_note(prediction, kVideoPlanned);
}

void name_columns(const Told& told, const audio::AudioDescriptors& heard, DemoScore& score) {
  const auto name = [&](std::string_view header, double value) {
    (std::isnan(value) ? score.hidden : score.read).push_back(header);
  };
  for (const MeasuredColumn& column : kMeasured) name(column.header, column.value(heard));
  for (std::size_t f = 0; f < kPlatformFeatures; ++f) {
    name(kPlatformHeaders[f], told.values[f].value);
  }
}

// Demos of which as much is known, asked about together.
class Asked {
 public:
  Asked(const Scorer& scorer, const DemoOptions& options, SoundKnown sound)
      : scorer_(scorer), options_(options), sound_(sound) {
    if (options.calibration != nullptr) draws_ = draw_residuals(*options.calibration);
  }

  void answer(std::span<const Demo> demos, std::span<const Told> told,
              const std::vector<std::size_t>& places, std::vector<DemoScore>& scores) {
    if (places.empty()) return;
    RowSheet plain;
    RowSheet drawn;
    const bool is_drawn =
        std::ranges::any_of(places, [&](std::size_t place) { return told[place].is_drawn(); });
    for (const std::size_t place : places) {
      plain.add(demos[place], told[place], {});
      if (!is_drawn) continue;
      for (const auto& draw : draws_) drawn.add(demos[place], told[place], draw);
    }
    std::vector<Prediction> answers =
        scorer_.predict(plain.import(), options_.threads, options_.detail, sound_);
    std::vector<Prediction> draws;
    if (is_drawn) {
      draws = scorer_.predict(drawn.import(), options_.threads, Detail::kAnswers, sound_);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      DemoScore& score = scores[places[i]];
      score.prediction = std::move(answers[i]);
      score.prediction.row = places[i] + 1;
      if (is_drawn) {
        combine(std::span(draws).subspan(i * kDraws, kDraws), score.prediction);
      }
      score.by_sound_alone = sound_ == SoundKnown::kAlone;
      judge(score);
    }
  }

 private:
  void judge(DemoScore& score) {
    const OutcomeModel* model = model_of(scorer_.model(), score.prediction);
    if (model == nullptr || std::isnan(score.prediction.hit_probability)) return;
    auto found = std::ranges::find(bars_, model, &std::pair<const OutcomeModel*, Bar>::first);
    if (found == bars_.end()) {
      const bool is_whole = sound_ == SoundKnown::kAsTraining;
      bars_.emplace_back(
          model, make_bar(is_whole ? model->hit_trial : reading_of(*model, sound_).hit_trial));
      found = bars_.end() - 1;
    }
    hold_against(found->second, score);
  }

  const Scorer& scorer_;
  const DemoOptions& options_;
  SoundKnown sound_;
  Draws draws_{};
  std::vector<std::pair<const OutcomeModel*, Bar>> bars_;
};

void rank(std::vector<DemoScore>& scores) {
  const auto is_scored = [](const DemoScore& score) {
    return !std::isnan(score.prediction.hit_probability);
  };
  const auto scored = static_cast<std::size_t>(std::ranges::count_if(scores, is_scored));
  for (DemoScore& score : scores) {
    if (!is_scored(score)) continue;
    const double probability = score.prediction.hit_probability;
    score.place =
        1 + static_cast<std::size_t>(std::ranges::count_if(scores, [&](const DemoScore& other) {
          return other.prediction.hit_probability > probability;
        }));
    score.places = scored;
  }
}

}  // namespace

std::vector<DemoScore> score_demos(const Scorer& scorer, std::span<const Demo> demos,
                                   const DemoOptions& options) {
  std::vector<DemoScore> scores(demos.size());
  std::vector<Told> told;
  std::map<SoundKnown, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < demos.size(); ++i) {
    const audio::Listened& heard = *demos[i].heard;
    told.push_back(tell(heard.descriptors, options.calibration));
    if (std::ranges::find(heard.warnings, audio::Warning::kLooksLikeMix) != heard.warnings.end()) {
      scores[i].prediction.row = i + 1;
      add_refusal(scores[i].prediction, kMix.english, kMix.korean);
      continue;
    }
    name_columns(told[i], heard.descriptors, scores[i]);
    places[told[i].sound(demos[i].sheet)].push_back(i);
  }
  for (const auto& [sound, asked] : places) {
    Asked(scorer, options, sound).answer(demos, told, asked, scores);
  }
  for (std::size_t i = 0; i < demos.size(); ++i) {
    if (!scores[i].prediction.scenario.empty()) add_notes(demos[i], scores[i]);
  }
  rank(scores);
  return scores;
}

std::string demo_caution(std::span<const DemoScore> scores, text::Language language) {
  std::string caution;
  std::set<std::pair<bool, std::string>> said;
  for (const DemoScore& score : scores) {
    if (std::isnan(score.auc.value)) continue;
    if (!said.emplace(score.by_sound_alone, score.prediction.scenario).second) continue;
    caution += caution.empty() ? "" : " ";
    caution +=
        fmt::format(fmt::runtime((score.by_sound_alone ? kAlone : kWithSheet).in(language)),
                    text::format_decimal(score.auc.value, 2),
                    text::format_decimal(score.auc.low, 2), text::format_decimal(score.auc.high, 2),
                    text::format_count(static_cast<double>(score.auc.n)));
  }
  return caution;
}

}  // namespace crossfade::score
