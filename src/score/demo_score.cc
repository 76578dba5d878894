// A demo's chance beside what such chances came to. The rows that a model is asked about are made
// in demo_rows.h; here its answers are made one, and held against the released recordings that the
// same model was judged on, out of fold and with as little of the sound known.
#include "score/demo_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "evaluate/metrics.h"
#include "score/row_notes.h"
#include "stats/bootstrap.h"
#include "text/number_format.h"

namespace crossfade::score {
namespace {

using features::Target;

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
    "and compares demos with each other. It decides nothing alone.",
    "소리만으로 얻은 확률의 AUC는 {} [{}, {}]입니다(발매 음원 {}곡). 말해 주는 것이 적으며 "
    "데모끼리 "
    "견주는 데 쓰입니다. 이것만으로 결정하지 마십시오."};
constexpr text::Bilingual kWithSheet{
    "From the sound and what names and release sheet tell, AUC {} [{}, {}] on {} released "
    "recordings: most of it is who made them and how they are released, not how they sound.",
    "소리와 이름, 발매 정보로 얻은 확률의 AUC는 {} [{}, {}]입니다(발매 음원 {}곡). 대부분은 소리가 "
    "아니라 누가 만들어 어떻게 발매하는지에서 옵니다."};

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

// A demo has no video yet; a row of which all of the sound is known is told of one all the same.
void leave_out_views(Prediction& prediction) {
  prediction.views = DemoScore::kUnknown;
  prediction.views_low = DemoScore::kUnknown;
  prediction.views_high = DemoScore::kUnknown;
  if (prediction.explanation) prediction.explanation->views.reset();
}

// Demos of which as much is known, asked about together.
class Asked {
 public:
  Asked(const Scorer& scorer, const DemoOptions& options, SoundKnown sound)
      : scorer_(scorer), options_(options), sound_(sound) {
    if (options.calibration != nullptr) draws_ = draw_residuals(*options.calibration);
  }

  void answer(std::span<const Demo> demos, std::span<const ToldSound> told,
              const std::vector<std::size_t>& places, std::vector<DemoScore>& scores) {
    if (places.empty()) return;
    DemoRows plain;
    DemoRows drawn;
    bool is_any_drawn = false;
    for (const std::size_t place : places) {
      plain.add(demos[place], told[place], {});
      if (!told[place].is_drawn()) continue;
      is_any_drawn = true;
      for (const auto& draw : draws_) drawn.add(demos[place], told[place], draw);
    }
    std::vector<Prediction> answers =
        scorer_.predict(plain.import(), options_.threads, options_.detail, sound_);
    std::vector<Prediction> draws;
    if (is_any_drawn) {
      draws = scorer_.predict(drawn.import(), options_.threads, Detail::kAnswers, sound_);
    }
    std::span<const Prediction> left(draws);
    for (std::size_t i = 0; i < places.size(); ++i) {
      DemoScore& score = scores[places[i]];
      score.prediction = std::move(answers[i]);
      score.prediction.row = places[i] + 1;
      if (told[places[i]].is_drawn()) {
        if (!score.prediction.scenario.empty()) combine(left.first(kDraws), score.prediction);
        left = left.subspan(kDraws);
      }
      leave_out_views(score.prediction);
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
  ResidualDraws draws_{};
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
  std::vector<ToldSound> told;
  std::map<SoundKnown, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < demos.size(); ++i) {
    const audio::Listened& heard = *demos[i].heard;
    told.push_back(tell_sound(heard.descriptors, options.calibration));
    if (std::ranges::find(heard.warnings, audio::Warning::kLooksLikeMix) != heard.warnings.end()) {
      scores[i].prediction.row = i + 1;
      add_refusal(scores[i].prediction, kMix.english, kMix.korean);
      continue;
    }
    scores[i].read = told[i].read;
    scores[i].hidden = told[i].hidden;
    places[told[i].sound_known(demos[i])].push_back(i);
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
