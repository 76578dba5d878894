// How the study's models are trained and judged.
//
// Every figure comes from predictions out of fold: artists stay whole, and of several rows that carry
// one recording only the first takes part, so that nothing a model is judged on was seen by it in
// another guise. The model that is kept is then fitted on all rows. The hit threshold is a quantile of
// the training part, taken anew in every fold: the test rows have no say in what a hit is.
#include "score/training.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/hash.h"
#include "evaluate/cross_validation.h"
#include "features/feature_table.h"
#include "features/study_rows.h"
#include "score/forest_settings.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

using features::Scenario;
using features::Target;

constexpr double kBandCoverage = 0.9;
constexpr std::size_t kFewestRows = 100;
// Shuffling a feature costs as much as predicting every row: only those that a forest splits on most are
// shuffled one by one, and only for streams. Families are shuffled for every model.
constexpr std::size_t kFeaturesShuffled = 20;

// Everything the models of one import share.
struct Material {
  const catalogue::Catalogue& catalogue;
  std::vector<features::TrackCues> cues;
  std::vector<std::size_t> stream_rows;
  std::vector<std::size_t> view_rows;
  TrainingOptions options;
};

// One model's training table.
struct Table {
  Target target = Target::kLogStreams;
  Scenario scenario = Scenario::kDemo;
  std::vector<std::size_t> rows;
  features::FeatureRecipe recipe;
  learn::FeatureMatrix matrix;
  std::vector<double> value;               // for hits: log streams, cut anew in every fold
  std::vector<std::uint64_t> artist;       // identity, for the folds
  std::vector<std::uint32_t> group;        // the same, numbered from 0, for the intervals
};

Target fitted_target(Target target) {
  return target == Target::kHit ? Target::kLogStreams : target;
}

Table make_table(const Material& material, Target target, Scenario scenario) {
  Table table;
  table.target = target;
  table.scenario = scenario;
  table.rows = target == Target::kLogViews ? material.view_rows : material.stream_rows;
  table.recipe = features::make_recipe(target, scenario);
  table.matrix = features::make_matrix(table.recipe, material.catalogue, material.cues, table.rows,
                                       material.options.threads);
  table.value = features::make_target(fitted_target(target), material.catalogue, table.rows, 0);
  // Numbered by first sight: the identities themselves may differ between a file and a store.
  std::unordered_map<std::uint64_t, std::uint32_t> number;
  for (const std::size_t row : table.rows) {
    const std::uint64_t artist = material.catalogue.ids.artist[row];
    table.artist.push_back(artist);
    table.group.push_back(
        number.emplace(artist, static_cast<std::uint32_t>(number.size())).first->second);
  }
  return table;
}

std::vector<double> as_hits(std::span<const double> log_streams, double threshold) {
  std::vector<double> hits;
  hits.reserve(log_streams.size());
  for (const double value : log_streams) hits.push_back(value > threshold ? 1 : 0);
  return hits;
}

learn::ForestModel fit(const learn::FeatureMatrix& features, std::span<const double> value,
                       Target target, const learn::ForestOptions& forest) {
  if (target != Target::kHit) return learn::fit_forest(features, value, forest);
  const std::vector<double> hits = as_hits(value, stats::quantile(value, features::kHitQuantile));
  return learn::fit_forest(features, hits, forest);
}

evaluate::Learner learner_of(const Table& table, const TrainingOptions& options) {
  learn::ForestOptions forest = forest_settings(table.target, table.scenario);
  forest.seed = options.seed;
  forest.threads = options.threads;
  return [forest, target = table.target, progress = options.progress](
             const learn::FeatureMatrix& features, std::span<const double> value, int) {
    const auto model =
        std::make_shared<const learn::ForestModel>(fit(features, value, target, forest));
    if (progress != nullptr) progress->advance();
    // One thread: the importances already ask from all of them.
    return [model](const learn::FeatureMatrix& rows) {
      std::vector<double> predicted(rows.rows());
      model->predict(rows, predicted);
      return predicted;
    };
  };
}

// The truth that out-of-fold predictions are held against: for hits, by each fold's own threshold.
std::vector<double> truth_of(const Table& table, const evaluate::FoldPlan& plan) {
  if (table.target != Target::kHit) return table.value;
  std::vector<double> truth(table.value.size());
  for (int fold = 0; fold < plan.folds; ++fold) {
    std::vector<double> training;
    for (const std::size_t i : plan.training_rows(fold)) training.push_back(table.value[i]);
    const double threshold = stats::quantile(training, features::kHitQuantile);
    for (const std::size_t i : plan.test_rows(fold)) truth[i] = table.value[i] > threshold ? 1 : 0;
  }
  return truth;
}

// Why this table cannot carry a model, where it cannot.
std::optional<evaluate::Refusal> refusal(const Table& table, std::size_t folds) {
  using Kind = evaluate::Refusal::Kind;
  const std::size_t rows = table.rows.size();
  if (rows < kFewestRows) return evaluate::Refusal{Kind::kFewRows, rows, kFewestRows};
  const std::size_t artists = std::set(table.group.begin(), table.group.end()).size();
  if (artists < folds) return evaluate::Refusal{Kind::kFewArtists, artists, folds};
  if (std::ranges::min(table.value) == std::ranges::max(table.value)) {
    return evaluate::Refusal{Kind::kConstantTarget};
  }
  if (table.target == Target::kHit) {
    const double threshold = stats::quantile(table.value, features::kHitQuantile);
    if (std::ranges::max(table.value) <= threshold) return evaluate::Refusal{Kind::kNoHit};
  }
  return std::nullopt;
}

// The features that the forest splits on most, each a group of its own.
std::vector<evaluate::ColumnGroup> feature_groups(const TrackModel& model) {
  const std::vector<std::size_t> counts = model.forest.split_counts();
  std::vector<std::size_t> order(counts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t c) { return counts[c]; });
  order.resize(std::min(order.size(), kFeaturesShuffled));
  std::vector<evaluate::ColumnGroup> groups;
  for (const std::size_t c : order) {
    groups.push_back({std::string(features::feature_table()[model.recipe.features[c]].name), {c}});
  }
  return groups;
}

std::vector<evaluate::ColumnGroup> family_groups(const features::FeatureRecipe& recipe) {
  std::vector<evaluate::ColumnGroup> groups;
  for (std::size_t c = 0; c < recipe.size(); ++c) {
    const std::string name(
        features::family_name(features::feature_table()[recipe.features[c]].family));
    const auto same = [&](const evaluate::ColumnGroup& group) { return group.name == name; };
    auto found = std::ranges::find_if(groups, same);
    if (found == groups.end()) found = groups.insert(groups.end(), {name, {}});
    found->columns.push_back(c);
  }
  return groups;
}

std::vector<evaluate::Importance> importances(const Table& table, std::span<const double> truth,
                                              const evaluate::FoldPlan& plan,
                                              const evaluate::OutOfFold& fitted,
                                              const std::vector<evaluate::ColumnGroup>& groups,
                                              const TrainingOptions& options) {
  const std::vector<stats::Estimate> losses = evaluate::permutation_importance(
      table.matrix, truth, plan, fitted, groups,
      table.target == Target::kHit ? evaluate::auc : evaluate::r2,
      {.seed = options.seed, .threads = options.threads});
  std::vector<evaluate::Importance> result;
  for (std::size_t i = 0; i < groups.size(); ++i) result.push_back({groups[i].name, losses[i]});
  std::ranges::stable_sort(result, std::ranges::greater{},
                           [](const evaluate::Importance& each) { return each.loss.value; });
  return result;
}

void judge(const Table& table, const TrainingOptions& options, JudgedModel& judged) {
  const evaluate::FoldPlan plan =
      evaluate::plan_folds(table.artist, options.folds, static_cast<std::uint32_t>(options.seed));
  const evaluate::OutOfFold fitted =
      evaluate::cross_validate(table.matrix, table.value, plan, learner_of(table, options));
  const std::vector<double> truth = truth_of(table, plan);
  const stats::BootstrapOptions bootstrap{
      .resamples = options.resamples, .seed = options.seed, .threads = options.threads};
  evaluate::ModelCard& card = judged.card;
  if (table.target == Target::kHit) {
    card.classification =
        evaluate::classification_figures(truth, fitted.prediction, table.group, bootstrap);
  } else {
    card.regression = evaluate::regression_figures(truth, fitted.prediction, table.group, bootstrap);
    const evaluate::BandRows rows{truth, fitted.prediction};
    judged.model.band = evaluate::fit_band(rows, kBandCoverage);
    const evaluate::BandCheck check =
        evaluate::check_band(rows, plan, kBandCoverage, table.group, bootstrap);
    card.band_coverage = check.coverage.value;
    card.band_width = check.mean_width / std::log(10.0);
  }
  card.family_importance =
      importances(table, truth, plan, fitted, family_groups(table.recipe), options);
  if (table.target == Target::kLogStreams) {
    card.feature_importance =
        importances(table, truth, plan, fitted, feature_groups(judged.model), options);
  }
  judged.rows = table.rows;
  judged.out_of_fold = fitted.prediction;
}

JudgedModel train_one(const Material& material, Target target, Scenario scenario) {
  const TrainingOptions& options = material.options;
  const Table table = make_table(material, target, scenario);
  JudgedModel judged;
  evaluate::ModelCard& card = judged.card;
  card.target = target_name(target);
  card.scenario = scenario_name(scenario);
  card.learner = describe(forest_settings(target, scenario));
  card.rows = table.rows.size();
  card.artists = std::set(table.group.begin(), table.group.end()).size();
  card.folds = options.folds;
  for (const std::size_t feature : table.recipe.features) {
    card.features.emplace_back(features::feature_table()[feature].name);
  }
  card.refused = refusal(table, static_cast<std::size_t>(options.folds));
  if (card.refused) return judged;

  learn::ForestOptions forest = forest_settings(target, scenario);
  forest.seed = options.seed;
  forest.threads = options.threads;
  judged.model.target = target;
  judged.model.scenario = scenario;
  judged.model.recipe = table.recipe;
  judged.model.forest = fit(table.matrix, table.value, target, forest);
  if (target == Target::kHit) {
    judged.model.hit_threshold =
        std::expm1(stats::quantile(table.value, features::kHitQuantile));
    card.hit_threshold = judged.model.hit_threshold;
  }
  if (options.progress != nullptr) options.progress->advance();
  judge(table, options, judged);
  return judged;
}

}  // namespace

Training train_models(const catalogue::Import& import, const catalogue::RecordingIndex& recordings,
                      const TrainingOptions& options) {
  const catalogue::Catalogue& catalogue = import.catalogue;
  const Material material{catalogue, features::read_all_cues(catalogue, options.threads),
                          features::stream_study_rows(catalogue, recordings),
                          features::view_study_rows(catalogue, recordings), options};
  Training training;
  training.model.seed = options.seed;
  training.model.data_digest = data_digest(import);
  training.model.training_recordings = catalogue.ids.recording;
  std::ranges::sort(training.model.training_recordings);
  const auto repeats = std::ranges::unique(training.model.training_recordings);
  training.model.training_recordings.erase(repeats.begin(), repeats.end());

  constexpr Target kTargets[] = {Target::kLogStreams, Target::kHit, Target::kLogViews};
  constexpr Scenario kScenarios[] = {Scenario::kDemo, Scenario::kVideoOut};
  if (options.progress != nullptr) {
    options.progress->begin("models",
                            std::size(kTargets) * std::size(kScenarios) *
                                (static_cast<std::size_t>(options.folds) + 1));
  }
  for (const Target target : kTargets) {
    for (const Scenario scenario : kScenarios) {
      training.judged.push_back(train_one(material, target, scenario));
      const JudgedModel& judged = training.judged.back();
      if (!judged.card.refused) training.model.models.push_back(judged.model);
    }
  }
  return training;
}

std::string data_digest(const catalogue::Import& import) {
  std::string digests;
  for (const catalogue::ImportedFile& file : import.files) digests += file.digest;
  return base::content_digest(digests);
}

}  // namespace crossfade::score
