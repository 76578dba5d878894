#pragma once

#include <span>
#include <vector>

#include "score/paired_trial.h"
#include "score/question.h"

namespace crossfade::score {

/// What a recipe says of a question's rows, each by models that saw neither the row's fold nor what
/// is tied to it: ln(1 + count), and for streams the probability of a hit. One entry a row; empty
/// where the recipe has no such model.
struct PairedAnswers {
  std::vector<double> outcome;
  std::vector<double> hit;
};

/// Answers of one side to all questions, which are of the rows of `latest`; refused questions get
/// no answer.
std::vector<PairedAnswers> answer_pair(const catalogue::Import& latest, const TrialSide& side,
                                       std::span<const Question> questions,
                                       const TrialOptions& options);

}  // namespace crossfade::score
