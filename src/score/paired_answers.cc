#include "score/paired_answers.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/parallel.h"
#include "catalogue/join_catalogues.h"
#include "evaluate/refuse_rows.h"
#include "features/feature_recipe.h"
#include "learn/calibration.h"
#include "learn/stack.h"
#include "score/outcome_model.h"
#include "score/paired_rows.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

using features::Scenario;
using features::Target;

constexpr std::size_t kFewestRows = 50;  // to learn from in a fold

// A side's import as its recipe fills it, in front of the tested rows, filled by the same rule.
struct Ground {
  catalogue::Import learnt;
  catalogue::RecordingIndex recordings;
  catalogue::Catalogue joint;
  std::size_t offset = 0;
};

Ground lay_ground(const catalogue::Import& latest, const TrialSide& side) {
  Ground ground;
  ground.learnt = side.data;
  const catalogue::MissingReport filled =
      catalogue::treat_missing(side.recipe.missing, ground.learnt);
  ground.recordings = catalogue::index_recordings(ground.learnt.catalogue);
  if (side.is_latest) {
    ground.joint = ground.learnt.catalogue;
    return ground;
  }
  ground.offset = ground.learnt.catalogue.size();
  catalogue::Catalogue tested = latest.catalogue;
  catalogue::fill_missing(filled.rule, tested);
  ground.joint = catalogue::join_catalogues(ground.learnt.catalogue, tested);
  return ground;
}

// What the fits of one fold say: of the recipe's own rows of the fold, and of the tested ones.
struct FoldAnswers {
  LearnerAnswers own;
  LearnerAnswers own_hit;  // log-odds
  LearnerAnswers asked;
  LearnerAnswers asked_hit;
  double hit_threshold = 0;  // log streams
};

// A question laid out for a side.
struct Layout {
  PairedRows rows;
  std::vector<double> truth;  // of the rows to learn from, log unit
  bool with_hits = false;
  std::vector<FoldAnswers> folds;  // none: there is no model
};

std::vector<std::uint32_t> numbered_artists(const catalogue::Catalogue& catalogue,
                                            std::span<const std::size_t> rows) {
  std::vector<std::uint64_t> known;
  for (const std::size_t row : rows) known.push_back(catalogue.ids.artist[row]);
  std::ranges::sort(known);
  std::vector<std::uint32_t> numbers;
  for (const std::size_t row : rows) {
    numbers.push_back(static_cast<std::uint32_t>(
        std::ranges::lower_bound(known, catalogue.ids.artist[row]) - known.begin()));
  }
  return numbers;
}

// Whether enough is left in every fold, once what is tied to its test rows is put aside.
bool can_teach(const PairedRows& rows, const Question& question) {
  for (int fold = 0; fold < question.plan.folds; ++fold) {
    if (trial_task(rows, question, fold).training.size() < kFewestRows) return false;
  }
  return true;
}

Layout lay_out(const Ground& ground, const features::RowMaterial& material,
               const Question& question, const TrialOptions& options) {
  Layout layout;
  if (question.refused) return layout;
  layout.rows = lay_out_trial({material, ground.recordings, ground.learnt.catalogue, ground.offset},
                              question, options.seed);
  layout.truth = features::make_target(question.outcome, material.catalogue, layout.rows.rows, 0);
  if (evaluate::refuse_rows(layout.truth, numbered_artists(material.catalogue, layout.rows.rows),
                            options.folds) ||
      !can_teach(layout.rows, question)) {
    return layout;
  }
  layout.with_hits =
      question.outcome == Target::kLogStreams && !question.hit_refused &&
      std::ranges::max(layout.truth) > stats::quantile(layout.truth, features::kHitQuantile);
  layout.folds.resize(static_cast<std::size_t>(options.folds));
  return layout;
}

std::vector<std::size_t> asked_in(const Layout& layout, const Question& question, int fold) {
  std::vector<std::size_t> rows;
  for (const std::size_t place : question.plan.test_rows(fold)) {
    rows.push_back(layout.rows.asked[place]);
  }
  return rows;
}

FoldAnswers answer_fold(const features::RowMaterial& material, const Layout& layout,
                        const Question& question, int fold, const Recipe& recipe) {
  PartTask task = trial_task(layout.rows, question, fold);
  task.with_hits = layout.with_hits;
  task.effort = recipe.effort;
  task.seed = recipe.seed;
  const PartFit part = fit_part(material, task);
  features::Roster roster;
  const bool has_roster = features::has_roster(question.scenario);
  if (has_roster) {
    roster = part.features.know(material, paired_roster(layout.rows, question, fold), 1);
  }
  const features::FittedRows fitted = part.features.apply(
      material, asked_in(layout, question, fold), has_roster ? &roster : nullptr, 1);
  const learn::FeatureMatrix matrix =
      features::make_matrix(features::make_recipe(question.outcome, question.scenario),
                            material.catalogue, material.cues, fitted, 1);
  return {part.test_outcome, part.test_hit, ask(part.outcome, matrix, 1), ask(part.hit, matrix, 1),
          part.hit_threshold};
}

// Puts the values of a fold's places where they belong.
void scatter(const std::vector<double>& from, std::span<const std::size_t> places,
             std::vector<double>& to) {
  for (std::size_t i = 0; i < places.size(); ++i) to[places[i]] = from[i];
}
void scatter(const LearnerAnswers& from, std::span<const std::size_t> places, std::size_t rows,
             LearnerAnswers& to) {
  to.resize(std::max(to.size(), from.size()), std::vector<double>(rows));
  for (std::size_t l = 0; l < from.size(); ++l) scatter(from[l], places, to[l]);
}

// The recipe's own rows of one fold, or all others.
std::vector<std::size_t> own_rows(const Layout& layout, int fold, bool inside) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < layout.rows.fold.size(); ++i) {
    if ((layout.rows.fold[i] == fold) == inside) places.push_back(i);
  }
  return places;
}

template <typename Value>
std::vector<Value> picked(const std::vector<Value>& values, std::span<const std::size_t> places) {
  std::vector<Value> result;
  for (const std::size_t place : places) result.push_back(values[place]);
  return result;
}
LearnerAnswers picked(const LearnerAnswers& answers, std::span<const std::size_t> places) {
  LearnerAnswers result;
  for (const std::vector<double>& each : answers) result.push_back(picked<double>(each, places));
  return result;
}

// Own answers out of fold, by own row.
struct OwnAnswers {
  LearnerAnswers outcome;
  LearnerAnswers hit;
  std::vector<double> expected;  // stacked
  std::vector<double> is_hit;
};

OwnAnswers gather_own(const Layout& layout) {
  OwnAnswers own;
  const std::size_t rows = layout.rows.rows.size();
  own.is_hit.resize(rows);
  own.expected.resize(rows);
  for (std::size_t f = 0; f < layout.folds.size(); ++f) {
    const std::vector<std::size_t> places = own_rows(layout, static_cast<int>(f), true);
    scatter(layout.folds[f].own, places, rows, own.outcome);
    scatter(layout.folds[f].own_hit, places, rows, own.hit);
    for (const std::size_t i : places) {
      own.is_hit[i] = layout.truth[i] > layout.folds[f].hit_threshold ? 1 : 0;
    }
  }
  return own;
}

// As a training makes its answers (judge.cc): stack and calibration are fitted on the recipe's own
// out-of-fold answers, for every fold on the others' alone.
PairedAnswers combine(const Layout& layout, const Question& question) {
  PairedAnswers answers;
  if (layout.folds.empty()) return answers;
  OwnAnswers own = gather_own(layout);
  answers.outcome.resize(question.rows.size());
  for (std::size_t f = 0; f < layout.folds.size(); ++f) {
    const int fold = static_cast<int>(f);
    const std::vector<std::size_t> others = own_rows(layout, fold, false);
    const learn::Stack stack =
        learn::fit_stack(picked(own.outcome, others), picked(layout.truth, others));
    const std::vector<std::size_t> inside = own_rows(layout, fold, true);
    scatter(stacked(stack, picked(own.outcome, inside)), inside, own.expected);
    scatter(stacked(stack, layout.folds[f].asked), question.plan.test_rows(fold), answers.outcome);
  }
  if (!layout.with_hits) return answers;
  answers.hit.resize(question.rows.size());
  const LearnerAnswers scores = hit_scores(own.hit, own.expected);
  for (std::size_t f = 0; f < layout.folds.size(); ++f) {
    const int fold = static_cast<int>(f);
    const std::vector<std::size_t> others = own_rows(layout, fold, false);
    const learn::Calibration odds =
        learn::fit_calibration(picked(scores, others), picked(own.is_hit, others));
    const std::vector<std::size_t> asked = question.plan.test_rows(fold);
    const LearnerAnswers asked_scores =
        hit_scores(layout.folds[f].asked_hit, picked(answers.outcome, asked));
    scatter(calibrated(odds, asked_scores), asked, answers.hit);
  }
  return answers;
}

}  // namespace

std::vector<PairedAnswers> answer_pair(const catalogue::Import& latest, const TrialSide& side,
                                       std::span<const Question> questions,
                                       const TrialOptions& options) {
  const Ground ground = lay_ground(latest, side);
  const features::NameProjections names =
      features::fit_names(ground.learnt.catalogue, side.recipe.seed, options.threads);
  const features::RowMaterial material =
      features::read_material(ground.joint, names, options.threads);
  struct Place {
    std::size_t question;
    int fold;
  };
  std::vector<Layout> layouts(questions.size());
  std::vector<Place> places;
  for (std::size_t q = questions.size(); q-- > 0;) {
    const Question& question = questions[q];
    if (!is_asked(question.outcome, question.scenario, side.recipe.effort)) continue;
    layouts[q] = lay_out(ground, material, question, options);
    for (std::size_t f = 0; f < layouts[q].folds.size(); ++f) {
      places.push_back({q, static_cast<int>(f)});
    }
  }
  if (options.progress != nullptr) options.progress->begin("trial", places.size());
  base::parallel_for(places.size(), options.threads, [&](std::size_t i) {
    const auto [q, fold] = places[i];
    layouts[q].folds[static_cast<std::size_t>(fold)] =
        answer_fold(material, layouts[q], questions[q], fold, side.recipe);
    if (options.progress != nullptr) options.progress->advance();
  });
  std::vector<PairedAnswers> answers;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    answers.push_back(combine(layouts[q], questions[q]));
  }
  return answers;
}

}  // namespace crossfade::score
