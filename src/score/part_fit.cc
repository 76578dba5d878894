#include "score/part_fit.h"

#include <set>

#include "base/random.h"
#include "features/feature_recipe.h"
#include "features/sound_mask.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

using features::Target;

// Streams of the seed; a learner's is kLearners + its place.
constexpr std::uint64_t kFeatures = 1;
constexpr std::uint64_t kMasks = 2;
constexpr std::uint64_t kLearners = 100;
constexpr std::uint64_t kHitLearners = 200;
constexpr std::uint64_t kAlone = 300;

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

void add_test_rows(const features::RowMaterial& material, const PartTask& task, PartInput& input) {
  features::Roster roster;
  const bool rostered = features::has_roster(task.scenario);
  if (rostered) {
    std::vector<std::size_t> known = task.training;
    known.insert(known.end(), task.known.begin(), task.known.end());
    roster = input.features.know(material, known, 1);
  }
  const auto matrix_less = [&](features::SoundMask hidden) {
    const features::FittedRows fitted =
        input.features.apply(material, task.test, rostered ? &roster : nullptr, 1, hidden);
    return features::make_matrix(recipe_of(task), material.catalogue, material.cues, fitted, 1);
  };
  input.test = matrix_less(0);
  if (knows_bare_sound(task.outcome, task.scenario)) {
    input.bare = matrix_less(features::kAllPerceived);
  }
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

bool knows_bare_sound(Target outcome, features::Scenario scenario) {
  return outcome == Target::kLogStreams && !features::video_is_out(scenario);
}

bool knows_sound_alone(Target outcome, features::Scenario scenario) {
  return outcome == Target::kLogStreams && scenario == features::Scenario::kDemo;
}

SoundColumns sound_columns(const features::FeatureRecipe& recipe) {
  SoundColumns sound;
  for (std::size_t c = 0; c < recipe.size(); ++c) {
    if (features::feature_table()[recipe.features[c]].family != features::Family::kAudio) continue;
    sound.recipe.features.push_back(recipe.features[c]);
    sound.columns.push_back(c);
  }
  return sound;
}

PartTask part_task(const Question& question, int fold, Effort effort, std::uint64_t seed) {
  PartTask task;
  task.outcome = question.outcome;
  task.scenario = question.scenario;
  task.with_hits = question.outcome == Target::kLogStreams && !question.hit_refused;
  task.effort = effort;
  task.seed = seed;
  std::set<std::uint32_t> tested;
  for (std::size_t i = 0; i < question.rows.size(); ++i) {
    if (question.plan.fold[i] == fold) {
      task.test.push_back(question.rows[i]);
      tested.insert(question.leak_groups[i]);
    } else {
      task.training.push_back(question.rows[i]);
      task.leak_groups.push_back(question.leak_groups[i]);
    }
  }
  for (std::size_t i = 0; i < question.known.size(); ++i) {
    if (tested.contains(question.known_groups[i])) continue;
    task.known.push_back(question.known[i]);
    task.known_groups.push_back(question.known_groups[i]);
  }
  return task;
}

PartInput prepare_part(const features::RowMaterial& material, const PartTask& task) {
  PartInput input;
  features::FittingOptions fitting;
  fitting.base = base_settings(task.outcome, task.scenario);
  fitting.bins = kBins;
  fitting.seed = base::mix_seed(task.seed, kFeatures);
  std::vector<features::SoundMask> masks;
  if (knows_bare_sound(task.outcome, task.scenario)) {
    masks = features::draw_masks(task.training.size(), base::mix_seed(task.seed, kMasks));
  }
  features::FittedRows training;
  input.features =
      features::FittedFeatures::fit(material,
                                    {task.outcome, task.scenario, task.training, task.leak_groups,
                                     task.known, task.known_groups, masks, task.left_out},
                                    fitting, training);
  input.training =
      features::make_matrix(recipe_of(task), material.catalogue, material.cues, training, 1);
  input.target = features::make_target(task.outcome, material.catalogue, training.rows, 0);
  input.hit_threshold =
      stats::quantile(std::span(input.target).first(task.training.size()), features::kHitQuantile);
  if (!task.test.empty()) add_test_rows(material, task, input);
  return input;
}

namespace {

// One boosting each is enough for a dozen columns.
void fit_sound_alone(const PartTask& task, const PartInput& input, PartFit& part) {
  const SoundColumns sound = sound_columns(recipe_of(task));
  if (sound.columns.empty()) return;
  const learn::BinnedMatrix binned(input.training.select_columns(sound.columns), 1, kBins);
  part.alone_outcome = fit_learners(learner_settings(task.outcome, task.scenario, Effort::kQuick),
                                    binned, input.target, base::mix_seed(task.seed, kAlone));
  if (task.with_hits) {
    part.alone_hit = fit_learners(learner_settings(Target::kHit, task.scenario, Effort::kQuick),
                                  binned, as_hits(input.target, part.hit_threshold),
                                  base::mix_seed(task.seed, kAlone + 1));
  }
  if (task.test.empty()) return;
  part.alone_matrix = input.bare.select_columns(sound.columns);
  part.alone_test_outcome = ask(part.alone_outcome, part.alone_matrix, 1);
  part.alone_test_hit = ask(part.alone_hit, part.alone_matrix, 1);
}

}  // namespace

PartFit fit_part(const features::RowMaterial& material, const PartTask& task) {
  PartInput input = prepare_part(material, task);
  PartFit part;
  part.features = std::move(input.features);
  part.hit_threshold = input.hit_threshold;
  const learn::BinnedMatrix binned(input.training, 1, kBins);
  part.outcome = fit_learners(learner_settings(task.outcome, task.scenario, task.effort), binned,
                              input.target, base::mix_seed(task.seed, kLearners));
  if (task.with_hits) {
    part.hit = fit_learners(learner_settings(Target::kHit, task.scenario, task.effort), binned,
                            as_hits(input.target, part.hit_threshold),
                            base::mix_seed(task.seed, kHitLearners));
  }
  if (knows_sound_alone(task.outcome, task.scenario)) fit_sound_alone(task, input, part);
  if (task.test.empty()) return part;
  part.test_matrix = std::move(input.test);
  part.test_outcome = ask(part.outcome, part.test_matrix, 1);
  part.test_hit = ask(part.hit, part.test_matrix, 1);
  if (input.bare.rows() == 0) return part;
  part.bare_outcome = ask(part.outcome, input.bare, 1);
  part.bare_hit = ask(part.hit, input.bare, 1);
  return part;
}

}  // namespace crossfade::score
