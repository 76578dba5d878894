// Why a model answers as it does.
//
// The stack is a weighted sum of tree ensembles, and so are the log-odds of a hit, of which the
// stack is a part; Shapley values of a sum are the sums of Shapley values (linearity), so those of
// the learners (learn/contributions.h) make up those of the answer, exactly.
//
// In the roster scenarios two features hold what the base model says of the row: roster_base, and
// roster_expected, which is roster_base + roster_process. Left there, the views of a video would
// count as "the artist's other tracks". So what such a feature contributes is handed down to where
// it comes from, in proportion to the base model's own contributions for the row (and to the
// process's surplus, whose reference is 0): the rescale rule of DeepLIFT (Shrikumar, Greenside and
// Kundaje 2017) as Chen, Lundberg and Lee (2022, "Explaining a series of models by propagating
// Shapley values") put it to use. Nothing is lost, so the sum stays exact. Where the base model's
// contributions all but cancel, their proportions would blow up, and the feature keeps its own.
#include "score/reasons.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/parallel.h"
#include "features/feature_values.h"

namespace crossfade::score {
namespace {

using features::Fitted;

// The sum of what is handed down is at least this share of the sum of its sizes: no part gets more
// than four times what is handed down.
constexpr double kLeastAgreement = .25;

// Where the feature that is made by `value` stands in the recipe.
std::size_t place_of(const features::FeatureRecipe& recipe,
                     float (*value)(const features::TrackView&)) {
  const auto found = std::ranges::find_if(recipe.features, [&](std::size_t feature) {
    return features::feature_table()[feature].value == value;
  });
  CF_CHECK(found != recipe.features.end());
  return static_cast<std::size_t>(found - recipe.features.begin());
}

void hand_down_one(std::size_t column, std::span<const double> parts,
                   std::span<double> contributions) {
  double sum = 0;
  double size = 0;
  for (const double part : parts) {
    sum += part;
    size += std::abs(part);
  }
  // Also false where there is nothing to go by, or the process's surplus is not known.
  if (!(size > 0 && std::abs(sum) >= kLeastAgreement * size)) return;
  const double share = contributions[column] / sum;
  contributions[column] = 0;
  for (std::size_t c = 0; c < parts.size(); ++c) contributions[c] += share * parts[c];
}

}  // namespace

ExplainedModel explained(const OutcomeModel& model, SoundKnown sound) {
  if (sound == SoundKnown::kAlone) {
    const SoundModel& alone = model.alone.value();
    const bool has_hits = !alone.hit_learners.models.empty();
    return {model.features, alone.recipe,       alone.learners,
            alone.stack,    alone.hit_learners, has_hits ? &alone.reading.hit_odds : nullptr};
  }
  const learn::Calibration& odds =
      sound == SoundKnown::kBare ? model.bare.value().hit_odds : model.hit_odds;
  return {model.features, model.recipe,       model.learners,
          model.stack,    model.hit_learners, model.hit_learners.models.empty() ? nullptr : &odds};
}

void Explainer::Sum::include(const Learners& included, std::span<const double> included_weights) {
  for (std::size_t l = 0; l < included.models.size(); ++l) {
    if (included_weights[l] == 0) continue;
    learners.emplace_back(included.models[l]);
    weights.push_back(included_weights[l]);
    base += weights.back() * learners.back().expected_value();
  }
}

void Explainer::Sum::add(std::span<const float> row, std::span<double> contributions) const {
  for (std::size_t l = 0; l < learners.size(); ++l) {
    learners[l].add(row, weights[l], contributions);
  }
}

Explainer::Explainer(const ExplainedModel& model) : model_(model) {
  outcome_.base = model.stack.intercept();
  outcome_.include(model.learners, model.stack.weights());
  if (model.hit_odds != nullptr) {
    const std::span<const double> weights = model.hit_odds->weights();
    CF_CHECK(weights.size() == model.hit_learners.models.size() + 1);
    hit_.base = model.hit_odds->intercept() + weights.back() * outcome_.base;
    hit_.include(model.hit_learners, weights);
  }
  for (const learn::TreeEnsemble& copy : model.features.base_copies()) base_.emplace_back(copy);
  if (base_.empty()) return;
  using features::values::fitted;
  places_ = {place_of(model.recipe, fitted<Fitted::kRosterBase>),
             place_of(model.recipe, fitted<Fitted::kRosterProcess>),
             place_of(model.recipe, fitted<Fitted::kRosterExpected>)};
  for (const std::size_t feature : model.features.base_recipe().features) {
    const auto found = std::ranges::lower_bound(model.recipe.features, feature);
    CF_CHECK(found != model.recipe.features.end() && *found == feature);
    base_columns_.push_back(static_cast<std::size_t>(found - model.recipe.features.begin()));
  }
}

// Of the copies that answered for the row (their mean), by the model's columns.
std::vector<double> Explainer::base_contributions(std::span<const float> row,
                                                  std::uint64_t artist) const {
  std::vector<float> asked;
  for (const std::size_t column : base_columns_) asked.push_back(row[column]);
  const std::optional<std::size_t> fold = model_.features.inner_fold(artist);
  const std::span<const learn::Contributions> copies =
      fold ? std::span(base_).subspan(*fold, 1) : std::span(base_);
  const double weight = 1 / static_cast<double>(copies.size());
  std::vector<double> contributions(asked.size());
  double answer = 0;
  for (const learn::Contributions& copy : copies) {
    copy.add(asked, weight, contributions);
    answer += weight * copy.expected_value();
  }
  std::vector<double> by_column(row.size());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    by_column[base_columns_[i]] = contributions[i];
    answer += contributions[i];
  }
  // Other copies than these would have been asked: the feature is a float of their answer.
  CF_CHECK(std::abs(answer - static_cast<double>(row[places_.base])) < 1e-3);
  return by_column;
}

void Explainer::hand_down(std::span<const double> of_base, std::span<const float> row,
                          std::span<double> contributions) const {
  hand_down_one(places_.base, of_base, contributions);
  std::vector<double> of_expected(of_base.begin(), of_base.end());
  of_expected[places_.process] = static_cast<double>(row[places_.process]);
  hand_down_one(places_.expected, of_expected, contributions);
}

RowReasons Explainer::explain(std::span<const float> row, std::uint64_t artist) const {
  CF_CHECK(row.size() == model_.recipe.size());
  std::vector<double> outcome(row.size());
  outcome_.add(row, outcome);
  std::vector<double> hit;
  if (model_.hit_odds != nullptr) {
    const double weight = model_.hit_odds->weights().back();
    for (const double part : outcome) hit.push_back(weight * part);
    hit_.add(row, hit);
  }
  if (!base_.empty()) {
    const std::vector<double> of_base = base_contributions(row, artist);
    hand_down(of_base, row, outcome);
    if (!hit.empty()) hand_down(of_base, row, hit);
  }
  RowReasons reasons;
  reasons.outcome = features::reasons_by_family(model_.recipe, outcome_.base, outcome, row);
  if (!hit.empty()) {
    reasons.hit = features::reasons_by_family(model_.recipe, hit_.base, hit, row);
  }
  return reasons;
}

std::vector<RowReasons> explain_rows(const Explainer& explainer, const learn::FeatureMatrix& matrix,
                                     std::span<const std::uint64_t> artists, int threads) {
  CF_CHECK(artists.size() == matrix.rows());
  std::vector<RowReasons> reasons(matrix.rows());
  base::parallel_for(matrix.rows(), threads, [&](std::size_t i) {
    std::vector<float> row(matrix.columns());
    for (std::size_t c = 0; c < row.size(); ++c) row[c] = matrix.column(c)[i];
    reasons[i] = explainer.explain(row, artists[i]);
  });
  return reasons;
}

}  // namespace crossfade::score
