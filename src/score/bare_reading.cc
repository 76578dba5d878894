#include "score/bare_reading.h"

#include "evaluate/cross_combine.h"
#include "score/judge.h"

namespace crossfade::score {
namespace {

// A part's answers put where its test rows are.
void scatter(const LearnerAnswers& from, std::span<const std::size_t> places, std::size_t rows,
             LearnerAnswers& to) {
  to.resize(from.size(), std::vector<double>(rows));
  for (std::size_t l = 0; l < from.size(); ++l) {
    for (std::size_t i = 0; i < places.size(); ++i) to[l][places[i]] = from[l][i];
  }
}

std::vector<double> cross_calibrated(const Question& question, const LearnerAnswers& scores,
                                     std::span<const double> is_hit) {
  return evaluate::cross_combine(
      scores, is_hit, question.plan,
      [](evaluate::Answers training, std::span<const double> truth, int) {
        return [odds = learn::fit_calibration(training, truth)](evaluate::Answers asked) {
          return calibrated(odds, {asked.begin(), asked.end()});
        };
      });
}

}  // namespace

BareReading read_bare_answers(const Question& question, std::span<const PartFit> parts,
                              std::span<const learn::Stack> stacks,
                              std::span<const double> is_hit) {
  const std::size_t rows = question.rows.size();
  std::vector<double> expected(rows);
  LearnerAnswers hits;
  for (std::size_t f = 0; f < parts.size(); ++f) {
    const std::vector<std::size_t> places = question.plan.test_rows(static_cast<int>(f));
    const std::vector<double> told = stacked(stacks[f], parts[f].bare_outcome);
    for (std::size_t i = 0; i < places.size(); ++i) expected[places[i]] = told[i];
    scatter(parts[f].bare_hit, places, rows, hits);
  }
  BareReading reading;
  reading.band = evaluate::fit_band({question.truth, expected}, kBandCoverage);
  if (hits.empty()) return reading;
  const LearnerAnswers scores = hit_scores(hits, expected);
  reading.hit_odds = learn::fit_calibration(scores, is_hit);
  reading.hit_trial = {
      cross_calibrated(question, scores, is_hit), {is_hit.begin(), is_hit.end()}, question.artist};
  return reading;
}

}  // namespace crossfade::score
