#pragma once

#include <span>
#include <vector>

#include "score/judge.h"
#include "score/reasons.h"

namespace crossfade::score {

/// What answered out of fold for the rows of a question: each fold's part, combined by what was
/// fitted on the other folds' answers.
struct OutOfFoldModels {
  const Question& question;
  const features::FeatureRecipe& recipe;
  std::span<const PartFit> parts;        ///< one a fold
  const learn::FeatureMatrix& matrix;    ///< one row a row of the question, as its own part saw it
  std::span<const learn::Stack> stacks;  ///< one a fold
  std::span<const learn::Calibration> hit_odds;  ///< one a fold; none where there are no hits
};

/// Explains rows by the models that never saw their fold: sets the family shares of each card, from
/// rows drawn at random, and the reasons of the rows that the options name. `judged` holds the
/// outcome and, for streams, hits. A row costs about 10 ms.
void explain_out_of_fold(const OutOfFoldModels& models, const JudgeOptions& options,
                         std::vector<JudgedModel>& judged);

/// Each family's mean |contribution| as a share of the sum over all families, largest first; none
/// where no family contributes.
std::vector<evaluate::FamilyShare> family_shares(std::span<const features::Reasons> reasons);

}  // namespace crossfade::score
