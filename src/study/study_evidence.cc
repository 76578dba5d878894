#include "study/study_evidence.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace crossfade::study {

using features::Scenario;
using features::Target;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

const score::JudgedModel* find_judged(const score::Training& training, Target target,
                                      Scenario scenario) {
  const auto found = std::ranges::find_if(training.judged, [&](const score::JudgedModel& judged) {
    return judged.card.target == score::target_name(target) &&
           judged.card.scenario == score::scenario_name(scenario) && !judged.card.refused;
  });
  return found == training.judged.end() ? nullptr : &*found;
}

insight::OutOfFoldAnswers answers_of(const score::Training& training, Target target,
                                     Scenario scenario) {
  const score::JudgedModel* judged = find_judged(training, target, scenario);
  if (judged == nullptr) return {};
  return {judged->rows, judged->out_of_fold, judged->low, judged->high};
}

std::vector<advise::TrackForecast> forecast_tracks(const catalogue::Catalogue& catalogue,
                                                   std::span<const features::TrackCues> cues,
                                                   const score::Training& training) {
  const score::JudgedModel* judged =
      find_judged(training, Target::kLogStreams, Scenario::kRosterDemo);
  if (judged == nullptr) judged = find_judged(training, Target::kLogStreams, Scenario::kDemo);
  std::vector<advise::TrackForecast> forecasts;
  std::set<std::uint64_t> forecast;  // recordings
  const auto add = [&](std::size_t row, double streams, double low, double high) {
    forecast.insert(catalogue.ids.recording[row]);
    forecasts.push_back({.row = row,
                         .artist_id = catalogue.ids.artist[row],
                         .artist = std::string(catalogue.text(catalogue.artist[row])),
                         .track = std::string(catalogue.text(catalogue.track[row])),
                         .streams = std::expm1(streams),
                         .low = std::expm1(low),
                         .high = std::expm1(high),
                         .has_video = cues[row].video_kind == features::VideoKind::kMusicVideo});
  };
  for (std::size_t i = 0; judged != nullptr && i < judged->rows.size(); ++i) {
    add(judged->rows[i], judged->out_of_fold[i], judged->low[i], judged->high[i]);
  }
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (!forecast.contains(catalogue.ids.recording[row])) add(row, kNaN, kNaN, kNaN);
  }
  return forecasts;
}

advise::EffectEvidence effect_evidence(const insight::VideoEffectStudy& study) {
  const insight::Finding& effect = study.findings.front();
  return {effect.estimate, study.sensitivity.robustness_value,
          effect.verdict != insight::Verdict::kNotIdentifiable};
}

}  // namespace crossfade::study
