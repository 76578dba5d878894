#include "score/part_fit.h"

#include "base/random.h"
#include "features/feature_recipe.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

using features::Target;

// Streams of the seed; a learner's is kLearners + its place.
constexpr std::uint64_t kFeatures = 1;
constexpr std::uint64_t kLearners = 100;
constexpr std::uint64_t kHitLearners = 200;

Learners fit_learners(const std::vector<LearnerSetting>& settings,
                      const learn::BinnedMatrix& features, std::span<const double> target,
                      std::uint64_t seed) {
  Learners learners;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    learners.models.push_back(settings[i].fit(features, target, base::mix_seed(seed, i)));
  }
  return learners;
}

std::vector<double> as_hits(std::span<const double> log_streams, double threshold) {
  std::vector<double> hits;
  hits.reserve(log_streams.size());
  for (const double value : log_streams) hits.push_back(value > threshold ? 1 : 0);
  return hits;
}

features::FeatureRecipe recipe_of(const PartTask& task) {
  return features::leave_out(features::make_recipe(task.outcome, task.scenario), task.left_out);
}

void ask_about_test_rows(const features::RowMaterial& material, const PartTask& task,
                         PartFit& part) {
  features::Roster roster;
  const bool rostered = features::has_roster(task.scenario);
  if (rostered) {
    std::vector<std::size_t> known = task.training;
    known.insert(known.end(), task.known.begin(), task.known.end());
    roster = part.features.know(material, known, 1);
  }
  const features::FittedRows fitted =
      part.features.apply(material, task.test, rostered ? &roster : nullptr, 1);
  part.test_matrix =
      features::make_matrix(recipe_of(task), material.catalogue, material.cues, fitted, 1);
  part.test_outcome = ask(part.outcome, part.test_matrix, 1);
  part.test_hit = ask(part.hit, part.test_matrix, 1);
}

}  // namespace

LearnerAnswers ask(const Learners& learners, const learn::FeatureMatrix& features, int threads) {
  LearnerAnswers answers;
  for (const learn::TreeEnsemble& model : learners.models) {
    answers.emplace_back(features.rows());
    model.predict(features, answers.back(), threads);
  }
  return answers;
}

PartFit fit_part(const features::RowMaterial& material, const PartTask& task) {
  PartFit part;
  features::FittingOptions fitting;
  fitting.base = base_settings(task.scenario);
  fitting.bins = kBins;
  fitting.seed = base::mix_seed(task.seed, kFeatures);
  features::FittedRows training;
  part.features =
      features::FittedFeatures::fit(material,
                                    {task.outcome, task.scenario, task.training, task.leak_groups,
                                     task.known, task.known_groups, task.left_out},
                                    fitting, training);
  const learn::FeatureMatrix matrix =
      features::make_matrix(recipe_of(task), material.catalogue, material.cues, training, 1);
  const learn::BinnedMatrix binned(matrix, 1, kBins);
  const std::vector<double> target =
      features::make_target(task.outcome, material.catalogue, task.training, 0);
  part.outcome = fit_learners(learner_settings(task.outcome, task.scenario, task.effort), binned,
                              target, base::mix_seed(task.seed, kLearners));
  if (task.with_hits) {
    part.hit_threshold = stats::quantile(target, features::kHitQuantile);
    part.hit =
        fit_learners(learner_settings(Target::kHit, task.scenario, task.effort), binned,
                     as_hits(target, part.hit_threshold), base::mix_seed(task.seed, kHitLearners));
  }
  if (!task.test.empty()) ask_about_test_rows(material, task, part);
  return part;
}

}  // namespace crossfade::score
