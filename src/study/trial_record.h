#pragma once

#include <string>

#include "registry/runs.h"
#include "score/trial_bench.h"
#include "study/sweep_file.h"

namespace crossfade::study {

/// Answers as a trial's file keeps them: CSV, a column a repeat, three decimals.
std::string answers_csv(const score::TrialAnswers& answers);
/// Reads answers_csv(). Throws base::Error (kInputRefused) where it is not of `repeats` columns and
/// `rows` rows.
score::TrialAnswers parse_answers(const std::string& csv, std::size_t repeats, std::size_t rows);
/// Rounds to the three decimals that are kept, so that figures do not depend on who made them: the
/// fit, or what the store holds of it.
void round_answers(score::TrialAnswers& answers);

/// The parameters by which a trial is known again: setting, folds, repeats.
std::vector<registry::RunEntry> trial_params(const SweepSetting& setting, int folds, int repeats);

/// Adds a trial's figures, folds and answers to its run.
void add_outcome(const score::TrialRows& rows, const score::TrialAnswers& answers, int threads,
                 registry::RunRecord& run);

/// The trial of such parameters, data, seed and code that is finished, or null.
const registry::RunRecord* find_trial(const std::vector<registry::RunRecord>& runs,
                                      const registry::RunRecord& wanted);

}  // namespace crossfade::study
