#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "score/trial_bench.h"

namespace crossfade::score {

/// What choosing the best of several settings is worth. The best score of many is partly luck: the
/// same rows chose it. So the choice itself is judged (Cawley and Talbot 2010; Varma and Simon
/// 2006).
struct TrialChoice {
  std::size_t best = 0;       ///< the setting with the highest score on all folds
  stats::Estimate as_chosen;  ///< its score on the rows that chose it: too good by the luck of it
  /// For every fold the setting that is best on the other folds answers for this fold's rows: the
  /// score of these answers. No row takes part in choosing what answers for it.
  stats::Estimate honest;
  /// One a setting: in how many of the folds it was that choice.
  std::vector<std::size_t> fold_wins;
  /// One a setting: the share of draws of artists, with replacement, in which it scores best.
  std::vector<double> draw_wins;
};

/// Judges the choice among settings by their answers (one or more; equal scores: the first wins).
/// Intervals and draws resample artists as `options` say.
TrialChoice judge_choice(const TrialRows& rows, std::span<const TrialAnswers> settings,
                         const stats::BootstrapOptions& options);

}  // namespace crossfade::score
