// What the watch looks at and what it lets pass.
//
// Features that are fitted (from the names, from other artists' or the artist's other tracks) hold
// a model's answer, so alone they may do what the whole model may; given ones may not
// (evaluate/leak_alarm.h). A score that is too high is explained by leaving out first the feature
// that is suspect alone, then families, as a leak that stands in one column mostly stands in what
// is derived from it too.
#include "score/leak_watch.h"

#include <algorithm>
#include <array>
#include <string>

#include "evaluate/leak_alarm.h"
#include "evaluate/metrics.h"
#include "features/alarm_level.h"
#include "features/feature_recipe.h"
#include "features/feature_table.h"
#include "features/leak_groups.h"

namespace crossfade::score {
namespace {

using evaluate::LeakKind;
using evaluate::LeakWarning;
using features::Family;
using features::Target;

// By features::Tie, as LeakWarning::culprit names them.
constexpr std::array<const char*, features::kTies> kTieNames = {"recording", "video", "streams"};

const features::Feature& feature_at(std::size_t index) { return features::feature_table()[index]; }

// Rows on which features are scored alone: enough to tell an honest one from the target.
constexpr std::size_t kRowsScored = 3'000;

evaluate::FoldPlan thinned(evaluate::FoldPlan plan) {
  const std::size_t step = plan.fold.size() / kRowsScored + 1;
  for (std::size_t i = 0; i < plan.fold.size(); ++i) {
    if (i % step != 0) plan.fold[i] = evaluate::FoldPlan::kLeftOut;
  }
  return plan;
}

bool is_fitted(std::size_t feature) { return features::is_fitted(feature_at(feature).family); }

Target target_of(const JudgedModel& judged, const Question& question) {
  return judged.card.classification ? Target::kHit : question.outcome;
}

double score_of(const JudgedModel& judged, std::span<const double> truth,
                std::span<const std::size_t> rows) {
  std::vector<double> true_values;
  std::vector<double> answers;
  for (const std::size_t row : rows) {
    true_values.push_back(truth[row]);
    answers.push_back(judged.out_of_fold[row]);
  }
  return judged.card.classification ? evaluate::auc(true_values, answers)
                                    : evaluate::r2(true_values, answers);
}

void warn_of_splits(const features::RowTies& ties, const Question& question,
                    std::span<const double> truth, JudgedModel& judged) {
  for (std::size_t tie = 0; tie < features::kTies; ++tie) {
    const auto score = [&](std::span<const std::size_t> rows) {
      return score_of(judged, truth, rows);
    };
    if (auto warning = evaluate::warn_of_split(kTieNames[tie], ties[tie], question.plan, score)) {
      judged.card.leak_warnings.push_back(std::move(*warning));
    }
  }
}

// What is left out of a refit, by its name on the warning.
struct Suspects {
  std::vector<std::string> names;
  std::vector<std::vector<std::size_t>> features;

  void add(std::string name, std::vector<std::size_t> members) {
    if (names.size() == LeakWatch::kMostRefits) return;
    names.push_back(std::move(name));
    features.push_back(std::move(members));
  }
};

Suspects suspects_of(const evaluate::ModelCard& card, const features::FeatureRecipe& recipe) {
  Suspects suspects;
  for (const LeakWarning& warning : card.leak_warnings) {
    if (warning.kind != LeakKind::kColumnAlone) continue;
    suspects.add(warning.culprit, {features::feature_index(warning.culprit)});
    break;
  }
  for (const evaluate::Importance& importance : card.family_importance) {
    std::vector<std::size_t> members;
    for (const std::size_t feature : recipe.features) {
      if (features::family_name(feature_at(feature).family) == importance.name) {
        members.push_back(feature);
      }
    }
    if (members.size() < recipe.size()) suspects.add(importance.name, std::move(members));
  }
  return suspects;
}

std::vector<evaluate::WatchedColumn> columns_of(const evaluate::ModelCard& card,
                                                const features::FeatureRecipe& recipe) {
  const double level = card.classification ? evaluate::kSuspectAuc : evaluate::kSuspectR2;
  std::vector<evaluate::WatchedColumn> columns;
  for (const std::size_t feature : recipe.features) {
    columns.push_back(
        {std::string(feature_at(feature).name), is_fitted(feature) ? card.alarm_level : level});
  }
  return columns;
}

// The scores of refits, each made once for all models of a question.
struct Refits {
  const ScoresWithout& scores_without;
  std::map<std::vector<std::size_t>, PartScores> made = {};

  const PartScores& without(const std::vector<std::size_t>& left_out) {
    const auto found = made.find(left_out);
    if (found != made.end()) return found->second;
    return made.emplace(left_out, scores_without(left_out)).first->second;
  }
};

// The warning comes first on the card, as it is the gravest.
void warn_of_score(const features::FeatureRecipe& recipe, Refits& refits,
                   evaluate::ModelCard& card) {
  const Suspects suspects = suspects_of(card, recipe);
  const double score = card.regression ? card.regression->r2.value : card.classification->auc.value;
  const auto without = [&](std::size_t suspect) {
    const PartScores& scores = refits.without(suspects.features[suspect]);
    return card.regression ? scores.r2 : scores.auc;
  };
  if (auto warning = evaluate::warn_of_score(score, card.alarm_level, suspects.names, without)) {
    card.leak_warnings.insert(card.leak_warnings.begin(), std::move(*warning));
  }
}

}  // namespace

std::vector<double> LeakWatch::scores_alone(const WatchedQuestion& watched, Target target,
                                            std::span<const double> truth) {
  const Question& question = watched.question;
  const features::FeatureRecipe recipe = features::make_recipe(question.outcome, question.scenario);
  std::vector<std::size_t> unknown;
  for (std::size_t c = 0; c < recipe.size(); ++c) {
    if (is_fitted(recipe.features[c]) || !alone_.contains({target, recipe.features[c]})) {
      unknown.push_back(c);
    }
  }
  const std::vector<double> found = evaluate::scores_alone(
      tested_matrix(question, watched.parts, unknown), truth, thinned(question.plan),
      target == Target::kHit ? evaluate::AloneMeasure::kAuc : evaluate::AloneMeasure::kR2,
      threads_);
  for (std::size_t u = 0; u < unknown.size(); ++u) {
    alone_[{target, recipe.features[unknown[u]]}] = found[u];
  }
  std::vector<double> scores;
  for (const std::size_t feature : recipe.features) scores.push_back(alone_.at({target, feature}));
  return scores;
}

void LeakWatch::look_at(const WatchedQuestion& watched, std::vector<JudgedModel>& judged) {
  const Question& question = watched.question;
  const features::FeatureRecipe recipe = features::make_recipe(question.outcome, question.scenario);
  const features::RowTies ties = features::find_ties(catalogue_, question.rows);
  Refits refits{watched.scores_without};
  for (JudgedModel& model : judged) {
    if (model.card.refused) continue;
    const Target target = target_of(model, question);
    const std::vector<double> truth =
        target == Target::kHit ? tested_hits(question, watched.parts) : question.truth;
    model.card.leak_warnings = evaluate::warn_of_columns(scores_alone(watched, target, truth),
                                                         columns_of(model.card, recipe));
    warn_of_splits(ties, question, truth, model);
    warn_of_score(recipe, refits, model.card);
  }
}

}  // namespace crossfade::score
