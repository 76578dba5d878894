// How a scenario's models are judged, and how stack, calibration and band come about.
//
// All of them are fitted on out-of-fold answers; so are the figures taken from, which is why each
// is fitted a second time for every fold, on the other folds' answers alone, and only those say how
// well it does: stack weights, the calibration of hits, the modelled size of the error and the
// band's quantiles have never seen the rows they are judged on. What a hit is, a quantile of
// streams, is also taken from the other folds.
#include "score/judge.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <set>

#include "base/check.h"
#include "base/hash.h"
#include "evaluate/cross_combine.h"
#include "evaluate/error_scale.h"
#include "evaluate/scaled_band.h"
#include "features/alarm_level.h"
#include "features/feature_table.h"
#include "score/bare_reading.h"
#include "score/out_of_fold_reasons.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

using features::Target;

// Shuffling costs as much as predicting every row: of single features only those on which the trees
// split most are shuffled.
constexpr std::size_t kFeaturesShuffled = 20;

// What the parts say of their test rows, put together: one entry (or matrix row) a row.
struct OutOfFoldAnswers {
  learn::FeatureMatrix matrix;
  LearnerAnswers outcome;
  LearnerAnswers hit;
  std::vector<double> is_hit;  // by the threshold of each row's own training part
  // What combined each fold's answers; set while they are judged.
  std::vector<learn::Stack> stacks;
  std::vector<learn::Calibration> hit_odds;
};

OutOfFoldAnswers gather(const Question& question, std::span<const PartFit> parts) {
  OutOfFoldAnswers all;
  all.is_hit = tested_hits(question, parts);
  all.outcome = tested_answers(question, parts, &PartFit::test_outcome);
  all.hit = tested_answers(question, parts, &PartFit::test_hit);
  return all;
}

learn::TreeEnsemble fit_error_size(const learn::FeatureMatrix& matrix,
                                   std::span<const double> sizes, std::uint64_t seed) {
  learn::BoostingOptions options;
  options.trees = 120;
  options.leaves = 8;
  options.min_leaf_rows = 60;
  options.seed = seed;
  return learn::fit_boosting(learn::BinnedMatrix(matrix, 1, kBins), sizes, options);
}

// Sets the model's error size, band and range, and the card's figures about them.
void fit_band(const Question& question, const OutOfFoldAnswers& all, const JudgeOptions& options,
              OutcomeModel& model, JudgedModel& judged) {
  std::vector<double> residuals(question.truth);
  for (std::size_t i = 0; i < residuals.size(); ++i) residuals[i] -= judged.out_of_fold[i];
  const evaluate::ErrorScale scale = evaluate::cross_fit_scale(
      all.matrix, residuals, question.plan,
      [&](const learn::FeatureMatrix& matrix, std::span<const double> sizes, int) {
        const auto fitted = std::make_shared<const learn::TreeEnsemble>(
            fit_error_size(matrix, sizes, options.seed));
        return [fitted](const learn::FeatureMatrix& rows) {
          std::vector<double> predicted(rows.rows());
          fitted->predict(rows, predicted);
          return predicted;
        };
      },
      options.threads);
  model.least_scale = scale.floor;
  const evaluate::BandRows rows{question.truth, judged.out_of_fold, scale.scale};
  model.band = evaluate::fit_band(rows, kBandCoverage);
  const evaluate::BandCheck check = evaluate::check_band(
      rows, question.plan, kBandCoverage, question.artist,
      {.resamples = options.resamples, .seed = options.seed, .threads = options.threads});
  judged.card.band_coverage = check.coverage;
  judged.card.band_width = check.mean_width / std::log(10.0);
  for (std::size_t i = 0; i < residuals.size(); ++i) {
    judged.low.push_back(judged.out_of_fold[i] + scale.scale[i] * model.band.low);
    judged.high.push_back(judged.out_of_fold[i] + scale.scale[i] * model.band.high);
  }
  if (!options.for_use) return;
  std::vector<double> sizes = evaluate::error_sizes(residuals);
  model.error_size = fit_error_size(all.matrix, sizes, options.seed);
  for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] /= scale.scale[i];
  model.range.emplace(RangeEvidence{question.reach, all.matrix, sizes}, families_of(model.recipe));
}

// The features that the parts' learners split on most, each a group of its own.
std::vector<evaluate::ColumnGroup> feature_groups(const features::FeatureRecipe& recipe,
                                                  std::span<const PartFit> parts) {
  std::vector<double> share(recipe.size());
  for (const PartFit& part : parts) {
    for (const learn::TreeEnsemble& learner : part.outcome.models) {
      const std::vector<std::size_t> counts = learner.split_counts();
      const double splits = std::accumulate(counts.begin(), counts.end(), 0.0);
      for (std::size_t c = 0; c < share.size(); ++c) {
        share[c] += static_cast<double>(counts[c]) / std::max(splits, 1.0);
      }
    }
  }
  std::vector<std::size_t> order(share.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t c) { return share[c]; });
  order.resize(std::min(order.size(), kFeaturesShuffled));
  std::vector<evaluate::ColumnGroup> groups;
  for (const std::size_t c : order) {
    groups.push_back({std::string(features::feature_table()[recipe.features[c]].name), {c}});
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

// The parts' learners under their fold's stack and, where hits were fitted, calibration.
std::vector<evaluate::JointPredictor> predictors(std::span<const PartFit> parts,
                                                 const OutOfFoldAnswers& all, bool with_hits) {
  std::vector<evaluate::JointPredictor> predictors;
  for (std::size_t f = 0; f < parts.size(); ++f) {
    predictors.push_back([&part = parts[f], &all, f, with_hits](const learn::FeatureMatrix& rows) {
      LearnerAnswers answers{stacked(all.stacks[f], ask(part.outcome, rows, 1))};
      if (with_hits) {
        answers.push_back(
            calibrated(all.hit_odds[f], hit_scores(ask(part.hit, rows, 1), answers.front())));
      }
      return answers;
    });
  }
  return predictors;
}

// The groups with what they are worth, the worthiest first.
std::vector<evaluate::Importance> ranked(const std::vector<evaluate::ColumnGroup>& groups,
                                         std::span<const stats::Estimate> losses) {
  std::vector<evaluate::Importance> result;
  for (std::size_t i = 0; i < groups.size(); ++i) result.push_back({groups[i].name, losses[i]});
  std::ranges::stable_sort(result, std::ranges::greater{},
                           [](const evaluate::Importance& each) { return each.loss.value; });
  return result;
}

// Sets what the families are worth to every card, and single features to that of streams.
void add_importances(const Question& question, std::span<const PartFit> parts,
                     const OutOfFoldAnswers& all, const JudgeOptions& options,
                     const OutcomeModel& model, std::vector<JudgedModel>& judged) {
  const bool with_hits = judged.size() > 1 && !judged[1].card.refused;
  std::vector<evaluate::JointTarget> targets{{question.truth, judged[0].out_of_fold, evaluate::r2}};
  if (with_hits) targets.push_back({all.is_hit, judged[1].out_of_fold, evaluate::auc});
  const evaluate::ImportanceOptions shuffling{.seed = options.seed, .threads = options.threads};
  const std::vector<evaluate::ColumnGroup> families = family_groups(model.recipe);
  const auto losses = evaluate::joint_permutation_importance(
      all.matrix, targets, question.plan, predictors(parts, all, with_hits), families, shuffling);
  for (std::size_t t = 0; t < targets.size(); ++t) {
    judged[t].card.family_importance = ranked(families, losses[t]);
  }
  if (question.outcome != Target::kLogStreams || features::has_roster(question.scenario)) return;
  const std::vector<evaluate::ColumnGroup> singles = feature_groups(model.recipe, parts);
  const auto single_losses =
      evaluate::joint_permutation_importance(all.matrix, {targets.data(), 1}, question.plan,
                                             predictors(parts, all, false), singles, shuffling);
  judged[0].card.feature_importance = ranked(singles, single_losses.front());
}

// Sets how the model did fold by fold, and which folds these were.
void set_folds(const Question& question, std::span<const double> truth,
               std::span<const double> predicted, const evaluate::Score& score,
               evaluate::ModelCard& card) {
  for (int fold = 0; fold < question.plan.folds; ++fold) {
    std::vector<double> fold_truth;
    std::vector<double> fold_predicted;
    for (const std::size_t row : question.plan.test_rows(fold)) {
      fold_truth.push_back(truth[row]);
      fold_predicted.push_back(predicted[row]);
    }
    card.fold_figures.push_back({fold_truth.size(), score(fold_truth, fold_predicted)});
  }
  std::string folds;
  for (std::size_t i = 0; i < question.rows.size(); ++i) {
    folds += std::to_string(question.rows[i]) + ' ' + std::to_string(question.plan.fold[i]) + '\n';
  }
  card.folds_digest = base::content_digest(folds);
}

evaluate::ModelCard start_card(const Question& question, Target target, Effort effort, int folds) {
  evaluate::ModelCard card;
  card.target = target_name(target);
  card.scenario = scenario_name(question.scenario);
  for (const LearnerSetting& setting : learner_settings(target, question.scenario, effort)) {
    card.learners.push_back(setting.card);
  }
  card.rows = question.rows.size();
  card.artists = std::set(question.artist.begin(), question.artist.end()).size();
  card.folds = folds;
  card.alarm_level = features::alarm_level(target, question.scenario);
  card.refused = target == Target::kHit ? question.hit_refused : question.refused;
  for (const std::size_t feature :
       features::make_recipe(question.outcome, question.scenario).features) {
    card.features.emplace_back(features::feature_table()[feature].name);
  }
  return card;
}

JudgedModel judge_outcome(const Question& question, OutOfFoldAnswers& all,
                          const JudgeOptions& options, OutcomeModel& model) {
  JudgedModel judged;
  judged.card = start_card(question, question.outcome, options.effort, question.plan.folds);
  judged.rows = question.rows;
  judged.truth = question.truth;
  judged.artist = question.artist;
  judged.out_of_fold = cross_stack(question, all.outcome, all.stacks);
  model.stack = learn::fit_stack(all.outcome, question.truth);
  judged.card.regression = evaluate::regression_figures(
      question.truth, judged.out_of_fold, question.artist,
      {.resamples = options.resamples, .seed = options.seed, .threads = options.threads});
  set_folds(question, question.truth, judged.out_of_fold, evaluate::r2, judged.card);
  model.fold_figures = judged.card.fold_figures;
  for (const std::vector<double>& learner : all.outcome) {
    judged.card.learner_scores.push_back(evaluate::r2(question.truth, learner));
  }
  judged.card.stack_weights.assign(model.stack.weights().begin(), model.stack.weights().end());
  fit_band(question, all, options, model, judged);
  return judged;
}

JudgedModel judge_hits(const Question& question, OutOfFoldAnswers& all, const JudgeOptions& options,
                       const JudgedModel& outcome, OutcomeModel& model) {
  JudgedModel judged;
  judged.card = start_card(question, Target::kHit, options.effort, question.plan.folds);
  judged.rows = question.rows;
  if (judged.card.refused) return judged;
  const LearnerAnswers scores = hit_scores(all.hit, outcome.out_of_fold);
  judged.truth = all.is_hit;
  judged.artist = question.artist;
  judged.out_of_fold = cross_calibrate(question, scores, all.is_hit, all.hit_odds);
  model.hit_trial = {judged.out_of_fold, judged.truth, judged.artist};
  model.hit_odds = learn::fit_calibration(scores, all.is_hit);
  set_folds(question, all.is_hit, judged.out_of_fold, evaluate::auc, judged.card);
  model.hit_fold_figures = judged.card.fold_figures;
  judged.card.hit_threshold = model.hit_threshold;
  judged.card.classification = evaluate::classification_figures(
      all.is_hit, judged.out_of_fold, question.artist,
      {.resamples = options.resamples, .seed = options.seed, .threads = options.threads});
  return judged;
}

}  // namespace

std::vector<JudgedModel> judge(const Question& question, std::span<const PartFit> parts,
                               const JudgeOptions& options, OutcomeModel& model) {
  CF_CHECK(static_cast<int>(parts.size()) == question.plan.folds);
  model.outcome = question.outcome;
  model.scenario = question.scenario;
  model.recipe = features::make_recipe(question.outcome, question.scenario);
  if (question.outcome == Target::kLogStreams && !question.hit_refused) {
    model.hit_threshold = std::expm1(stats::quantile(question.truth, features::kHitQuantile));
  }
  OutOfFoldAnswers all = gather(question, parts);
  std::vector<std::size_t> columns(model.recipe.size());
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  all.matrix = tested_matrix(question, parts, columns);
  std::vector<JudgedModel> judged{judge_outcome(question, all, options, model)};
  if (question.outcome == Target::kLogStreams) {
    judged.push_back(judge_hits(question, all, options, judged.front(), model));
  }
  if (options.for_use && knows_bare_sound(question.outcome, question.scenario)) {
    model.bare = read_bare_answers(question, parts, all.stacks, all.is_hit);
    if (knows_sound_alone(question.outcome, question.scenario)) {
      model.alone = read_sound_alone(question, parts, model.recipe, all.is_hit);
    }
  }
  add_importances(question, parts, all, options, model, judged);
  explain_out_of_fold({question, model.recipe, parts, all.matrix, all.stacks, all.hit_odds},
                      options, judged);
  return judged;
}

learn::FeatureMatrix tested_matrix(const Question& question, std::span<const PartFit> parts,
                                   std::span<const std::size_t> columns,
                                   learn::FeatureMatrix PartFit::*matrix) {
  learn::FeatureMatrix tested(question.rows.size(), columns.size());
  for (std::size_t f = 0; f < parts.size(); ++f) {
    const std::vector<std::size_t> places = question.plan.test_rows(static_cast<int>(f));
    for (std::size_t c = 0; c < tested.columns(); ++c) {
      for (std::size_t i = 0; i < places.size(); ++i) {
        tested.column(c)[places[i]] = (parts[f].*matrix).column(columns[c])[i];
      }
    }
  }
  return tested;
}

LearnerAnswers tested_answers(const Question& question, std::span<const PartFit> parts,
                              LearnerAnswers PartFit::*answers) {
  LearnerAnswers tested((parts.front().*answers).size(), std::vector<double>(question.rows.size()));
  for (std::size_t f = 0; f < parts.size(); ++f) {
    const std::vector<std::size_t> places = question.plan.test_rows(static_cast<int>(f));
    for (std::size_t l = 0; l < tested.size(); ++l) {
      for (std::size_t i = 0; i < places.size(); ++i) {
        tested[l][places[i]] = (parts[f].*answers)[l][i];
      }
    }
  }
  return tested;
}

std::vector<double> cross_stack(const Question& question, const LearnerAnswers& answers,
                                std::vector<learn::Stack>& stacks) {
  stacks.resize(static_cast<std::size_t>(question.plan.folds));
  return evaluate::cross_combine(
      answers, question.truth, question.plan,
      [&](evaluate::Answers training, std::span<const double> truth, int fold) {
        learn::Stack& stack = stacks[static_cast<std::size_t>(fold)];
        stack = learn::fit_stack(training, truth);
        return [&stack](evaluate::Answers asked) {
          return stacked(stack, {asked.begin(), asked.end()});
        };
      });
}

std::vector<double> cross_calibrate(const Question& question, const LearnerAnswers& scores,
                                    std::span<const double> is_hit,
                                    std::vector<learn::Calibration>& calibrations) {
  calibrations.resize(static_cast<std::size_t>(question.plan.folds));
  return evaluate::cross_combine(
      scores, is_hit, question.plan,
      [&](evaluate::Answers training, std::span<const double> truth, int fold) {
        learn::Calibration& odds = calibrations[static_cast<std::size_t>(fold)];
        odds = learn::fit_calibration(training, truth);
        return [&odds](evaluate::Answers asked) {
          return calibrated(odds, {asked.begin(), asked.end()});
        };
      });
}

std::vector<double> tested_hits(const Question& question, std::span<const PartFit> parts) {
  std::vector<double> is_hit(question.rows.size());
  for (std::size_t i = 0; i < is_hit.size(); ++i) {
    const PartFit& part = parts[static_cast<std::size_t>(question.plan.fold[i])];
    is_hit[i] = question.truth[i] > part.hit_threshold ? 1 : 0;
  }
  return is_hit;
}

PartScores score_parts(const Question& question, std::span<const PartFit> parts) {
  OutOfFoldAnswers all = gather(question, parts);
  const std::vector<double> expected = cross_stack(question, all.outcome, all.stacks);
  PartScores scores;
  scores.r2 = evaluate::r2(question.truth, expected);
  if (all.hit.empty()) return scores;
  const LearnerAnswers hits = hit_scores(all.hit, expected);
  scores.auc = evaluate::auc(all.is_hit, cross_calibrate(question, hits, all.is_hit, all.hit_odds));
  return scores;
}

std::vector<JudgedModel> refused_cards(const Question& question, Effort effort, int folds) {
  std::vector<JudgedModel> cards(1);
  cards[0].card = start_card(question, question.outcome, effort, folds);
  if (question.outcome == Target::kLogStreams) {
    cards.emplace_back();
    cards[1].card = start_card(question, Target::kHit, effort, folds);
  }
  return cards;
}

}  // namespace crossfade::score
