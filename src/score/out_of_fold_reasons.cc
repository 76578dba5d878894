#include "score/out_of_fold_reasons.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/check.h"
#include "base/random.h"

namespace crossfade::score {
namespace {

// Enough for shares with a standard error of .03 at most (measured on the example), at two seconds
// for all models.
constexpr std::size_t kRowsDrawn = 40;
constexpr std::uint64_t kDrawSeed = 300;  // a stream of the seed

std::vector<std::size_t> draw_places(std::size_t rows, std::uint64_t seed) {
  base::Random random(base::mix_seed(seed, kDrawSeed));
  std::size_t wanted = std::min(rows, kRowsDrawn);
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < rows; ++place) {
    if (random.below(static_cast<std::uint32_t>(rows - place)) >= wanted) continue;
    places.push_back(place);
    --wanted;
  }
  return places;
}

// Of rows of the catalogue, where they stand in the question; those that are not asked about are
// left out.
std::vector<std::size_t> places_of(const Question& question, std::span<const std::size_t> rows) {
  std::vector<std::size_t> places;
  for (const std::size_t row : rows) {
    const auto found = std::ranges::lower_bound(question.rows, row);
    if (found == question.rows.end() || *found != row) continue;
    places.push_back(static_cast<std::size_t>(found - question.rows.begin()));
  }
  return places;
}

// One entry a place.
std::vector<RowReasons> reasons_of(const OutOfFoldModels& models,
                                   std::span<const std::size_t> places, int threads) {
  std::vector<RowReasons> reasons(places.size());
  for (std::size_t fold = 0; fold < models.parts.size(); ++fold) {
    std::vector<std::size_t> asked;  // of `places`
    std::vector<std::size_t> rows;
    std::vector<std::uint64_t> artists;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (models.question.plan.fold[places[i]] != static_cast<int>(fold)) continue;
      asked.push_back(i);
      rows.push_back(places[i]);
      artists.push_back(models.question.artist_identity[places[i]]);
    }
    if (asked.empty()) continue;
    const PartFit& part = models.parts[fold];
    const Explainer explainer({part.features, models.recipe, part.outcome, models.stacks[fold],
                               part.hit,
                               models.hit_odds.empty() ? nullptr : &models.hit_odds[fold]});
    std::vector<RowReasons> told =
        explain_rows(explainer, models.matrix.select_rows(rows), artists, threads);
    for (std::size_t i = 0; i < asked.size(); ++i) reasons[asked[i]] = std::move(told[i]);
  }
  return reasons;
}

void set_shares(std::span<const features::Reasons> reasons, evaluate::ModelCard& card) {
  card.family_shares = family_shares(reasons);
  card.rows_explained = reasons.size();
}

}  // namespace

std::vector<evaluate::FamilyShare> family_shares(std::span<const features::Reasons> reasons) {
  std::vector<evaluate::FamilyShare> shares;
  double total = 0;
  for (const features::Reasons& each : reasons) {
    for (const features::FamilyReason& reason : each.families) {
      const std::string name(features::family_name(reason.family));
      auto found = std::ranges::find(shares, name, &evaluate::FamilyShare::name);
      if (found == shares.end()) found = shares.insert(found, {name, 0});
      found->share += std::abs(reason.contribution);
      total += std::abs(reason.contribution);
    }
  }
  for (evaluate::FamilyShare& each : shares) each.share /= total;
  std::ranges::stable_sort(shares, std::ranges::greater{}, &evaluate::FamilyShare::share);
  return shares;
}

void explain_out_of_fold(const OutOfFoldModels& models, const JudgeOptions& options,
                         std::vector<JudgedModel>& judged) {
  CF_CHECK(models.stacks.size() == models.parts.size());
  const Question& question = models.question;
  std::vector<std::size_t> places = draw_places(question.rows.size(), options.seed);
  const std::size_t drawn = places.size();
  const std::vector<std::size_t> named = places_of(question, options.explained);
  places.insert(places.end(), named.begin(), named.end());
  std::vector<RowReasons> reasons = reasons_of(models, places, options.threads);
  std::vector<features::Reasons> outcome;
  std::vector<features::Reasons> hit;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i >= drawn) {
      judged[0].explained.push_back({question.rows[places[i]], std::move(reasons[i].outcome)});
      continue;
    }
    outcome.push_back(std::move(reasons[i].outcome));
    if (reasons[i].hit) hit.push_back(std::move(*reasons[i].hit));
  }
  set_shares(outcome, judged[0].card);
  if (!hit.empty()) set_shares(hit, judged[1].card);
}

}  // namespace crossfade::score
