#include "score/bare_reading.h"

#include <cmath>

#include "evaluate/cross_combine.h"
#include "score/judge.h"

namespace crossfade::score {
namespace {

// Answers of the parts put where their test rows are.
LearnerAnswers gather(const Question& question, std::span<const PartFit> parts,
                      LearnerAnswers PartFit::*answers) {
  LearnerAnswers all((parts.front().*answers).size(), std::vector<double>(question.rows.size()));
  for (std::size_t f = 0; f < parts.size(); ++f) {
    const std::vector<std::size_t> places = question.plan.test_rows(static_cast<int>(f));
    for (std::size_t l = 0; l < all.size(); ++l) {
      for (std::size_t i = 0; i < places.size(); ++i) {
        all[l][places[i]] = (parts[f].*answers)[l][i];
      }
    }
  }
  return all;
}

BareReading read_answers(const Question& question, const std::vector<double>& expected,
                         const LearnerAnswers& hits, std::span<const double> is_hit) {
  BareReading reading;
  reading.band = evaluate::fit_band({question.truth, expected}, kBandCoverage);
  if (hits.empty()) return reading;
  const LearnerAnswers scores = hit_scores(hits, expected);
  reading.hit_odds = learn::fit_calibration(scores, is_hit);
  const evaluate::CombinerLearner calibrate = [](evaluate::Answers training,
                                                 std::span<const double> truth, int) {
    return [odds = learn::fit_calibration(training, truth)](evaluate::Answers asked) {
      return calibrated(odds, {asked.begin(), asked.end()});
    };
  };
  reading.hit_trial = {evaluate::cross_combine(scores, is_hit, question.plan, calibrate),
                       {is_hit.begin(), is_hit.end()},
                       question.artist};
  return reading;
}

}  // namespace

BareReading read_bare_answers(const Question& question, std::span<const PartFit> parts,
                              std::span<const learn::Stack> stacks,
                              std::span<const double> is_hit) {
  std::vector<double> expected(question.rows.size());
  for (std::size_t f = 0; f < parts.size(); ++f) {
    const std::vector<std::size_t> places = question.plan.test_rows(static_cast<int>(f));
    const std::vector<double> told = stacked(stacks[f], parts[f].bare_outcome);
    for (std::size_t i = 0; i < places.size(); ++i) expected[places[i]] = told[i];
  }
  return read_answers(question, expected, gather(question, parts, &PartFit::bare_hit), is_hit);
}

SoundModel read_sound_alone(const Question& question, std::span<const PartFit> parts,
                            const features::FeatureRecipe& recipe, std::span<const double> is_hit) {
  const LearnerAnswers answers = gather(question, parts, &PartFit::alone_test_outcome);
  SoundModel model;
  model.recipe = sound_columns(recipe).recipe;
  model.stack = learn::fit_stack(answers, question.truth);
  const std::vector<double> expected = evaluate::cross_combine(
      answers, question.truth, question.plan,
      [](evaluate::Answers training, std::span<const double> truth, int) {
        return [stack = learn::fit_stack(training, truth)](evaluate::Answers asked) {
          return stacked(stack, {asked.begin(), asked.end()});
        };
      });
  model.reading =
      read_answers(question, expected, gather(question, parts, &PartFit::alone_test_hit), is_hit);
  learn::FeatureMatrix matrix(question.rows.size(), model.recipe.size());
  std::vector<double> sizes(question.truth);
  for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = std::abs(sizes[i] - expected[i]);
  for (std::size_t f = 0; f < parts.size(); ++f) {
    const std::vector<std::size_t> places = question.plan.test_rows(static_cast<int>(f));
    for (std::size_t c = 0; c < matrix.columns(); ++c) {
      for (std::size_t i = 0; i < places.size(); ++i) {
        matrix.column(c)[places[i]] = parts[f].alone_matrix.column(c)[i];
      }
    }
  }
  model.range.emplace(RangeEvidence{question.reach, matrix, sizes}, families_of(model.recipe));
  return model;
}

}  // namespace crossfade::score
