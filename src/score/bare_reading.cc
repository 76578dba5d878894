#include "score/bare_reading.h"

#include <cmath>
#include <numeric>

#include "score/judge.h"

namespace crossfade::score {
namespace {

BareReading read_answers(const Question& question, const std::vector<double>& expected,
                         const LearnerAnswers& hits, std::span<const double> is_hit) {
  BareReading reading;
  reading.band = evaluate::fit_band({question.truth, expected}, kBandCoverage);
  if (hits.empty()) return reading;
  const LearnerAnswers scores = hit_scores(hits, expected);
  reading.hit_odds = learn::fit_calibration(scores, is_hit);
  std::vector<learn::Calibration> odds;
  reading.hit_trial = {cross_calibrate(question, scores, is_hit, odds),
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
  return read_answers(question, expected, tested_answers(question, parts, &PartFit::bare_hit),
                      is_hit);
}

SoundModel read_sound_alone(const Question& question, std::span<const PartFit> parts,
                            const features::FeatureRecipe& recipe, std::span<const double> is_hit) {
  const LearnerAnswers answers = tested_answers(question, parts, &PartFit::alone_test_outcome);
  SoundModel model;
  model.recipe = sound_columns(recipe).recipe;
  model.stack = learn::fit_stack(answers, question.truth);
  std::vector<learn::Stack> stacks;
  const std::vector<double> expected = cross_stack(question, answers, stacks);
  model.reading = read_answers(question, expected,
                               tested_answers(question, parts, &PartFit::alone_test_hit), is_hit);
  std::vector<std::size_t> columns(model.recipe.size());
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  const learn::FeatureMatrix matrix =
      tested_matrix(question, parts, columns, &PartFit::alone_matrix);
  std::vector<double> sizes(question.truth);
  for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = std::abs(sizes[i] - expected[i]);
  model.range.emplace(RangeEvidence{question.reach, matrix, sizes}, families_of(model.recipe));
  return model;
}

}  // namespace crossfade::score
