#include "score/question.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "evaluate/refuse_rows.h"
#include "features/feature_recipe.h"
#include "features/leak_groups.h"
#include "features/study_rows.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

using features::Target;
using Kind = evaluate::Refusal::Kind;

std::optional<evaluate::Refusal> hit_refusal(const Question& question) {
  if (question.refused) return question.refused;
  const double threshold = stats::quantile(question.truth, features::kHitQuantile);
  if (std::ranges::max(question.truth) > threshold) return std::nullopt;
  return evaluate::Refusal{Kind::kNoHit};
}

// Sets the leak groups, which tie the question's rows to each other and to what else is known.
void add_known_rows(const catalogue::Catalogue& catalogue, Question& question) {
  std::vector<std::size_t> rows = question.rows;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (std::isnan(catalogue.streams[row]) || std::isnan(catalogue.views[row])) continue;
    if (!std::ranges::binary_search(question.rows, row)) question.known.push_back(row);
  }
  rows.insert(rows.end(), question.known.begin(), question.known.end());
  const std::vector<std::uint64_t> groups =
      features::leak_groups(features::find_ties(catalogue, rows));
  const auto asked = groups.begin() + static_cast<std::ptrdiff_t>(question.rows.size());
  question.leak_groups.assign(groups.begin(), asked);
  question.known_groups.assign(asked, groups.end());
}

}  // namespace

Question make_question(const features::RowMaterial& material,
                       const catalogue::RecordingIndex& recordings, Target outcome,
                       features::Scenario scenario, int folds, std::uint64_t seed) {
  const catalogue::Catalogue& catalogue = material.catalogue;
  Question question;
  question.outcome = outcome;
  question.scenario = scenario;
  question.rows = outcome == Target::kLogViews ? features::view_study_rows(catalogue, recordings)
                                               : features::stream_study_rows(catalogue, recordings);
  question.truth = features::make_target(outcome, catalogue, question.rows, 0);
  // Numbered by first sight: the identities themselves may differ between a file and a store.
  std::vector<std::uint64_t>& artists = question.artist_identity;
  std::unordered_map<std::uint64_t, std::uint32_t> number;
  for (const std::size_t row : question.rows) {
    artists.push_back(catalogue.ids.artist[row]);
    question.artist.push_back(
        number.emplace(artists.back(), static_cast<std::uint32_t>(number.size())).first->second);
  }
  const std::vector<std::uint64_t> groups =
      features::leak_groups(features::find_ties(catalogue, question.rows));
  add_known_rows(catalogue, question);
  question.refused = evaluate::refuse_rows(question.truth, question.artist, folds);
  if (outcome == Target::kLogStreams) question.hit_refused = hit_refusal(question);
  if (question.refused) return question;
  question.plan = evaluate::plan_folds(features::has_roster(scenario) ? groups : artists, folds,
                                       static_cast<std::uint32_t>(seed));
  return question;
}

}  // namespace crossfade::score
