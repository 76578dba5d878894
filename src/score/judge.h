#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "evaluate/model_card.h"
#include "features/family_reasons.h"
#include "score/outcome_model.h"
#include "score/part_fit.h"
#include "score/question.h"

namespace crossfade::score {

/// What the bands of models promise.
inline constexpr double kBandCoverage = 0.9;

/// How models are judged.
struct JudgeOptions {
  int resamples = 400;  ///< of the intervals
  std::uint64_t seed = 7;
  int threads = 1;
  Effort effort = Effort::kFull;
  bool for_use = true;                      ///< false: the model is only judged
  std::vector<std::size_t> explained = {};  ///< catalogue rows whose reasons are asked for
};

/// Why a row was answered as it was out of fold.
struct ExplainedRow {
  std::size_t row;  ///< of the catalogue
  features::Reasons reasons;
};

/// A card with the answers behind it: out of fold, each by models that never saw the row's fold.
struct JudgedModel {
  evaluate::ModelCard card;
  std::vector<std::size_t> rows;      ///< of the catalogue
  std::vector<double> truth;          ///< log unit, or 1 for a hit and 0
  std::vector<std::uint32_t> artist;  ///< numbered from 0: what intervals resample
  std::vector<double> out_of_fold;    ///< log unit, or the probability of a hit
  std::vector<double> low;            ///< ends of the 90 % band, log unit; empty for hits
  std::vector<double> high;
  std::vector<ExplainedRow> explained;  ///< those of JudgeOptions::explained that were judged
};

/// Makes a model of what was fitted on each fold's training part (`parts`), which gives weights,
/// calibration and band, and judges it on what the parts say of their test rows. Returns the card
/// of the outcome and, for streams, that of hits. The model answers for new rows once the caller
/// has set what is fitted on all rows: features and learners; its error size and range are set
/// where `for_use`.
std::vector<JudgedModel> judge(const Question& question, std::span<const PartFit> parts,
                               const JudgeOptions& options, OutcomeModel& model);

/// rows x `columns` of a part's matrix of its test rows (mostly that of the recipe): each row of
/// the question as the part saw it that tested it.
learn::FeatureMatrix tested_matrix(const Question& question, std::span<const PartFit> parts,
                                   std::span<const std::size_t> columns,
                                   learn::FeatureMatrix PartFit::*matrix = &PartFit::test_matrix);
/// Answers of the parts to their test rows: learner x row of the question.
LearnerAnswers tested_answers(const Question& question, std::span<const PartFit> parts,
                              LearnerAnswers PartFit::*answers);

/// Answers made one, each fold's by what was fitted on the other folds' alone
/// (evaluate::cross_combine); sets what was fitted for each fold.
std::vector<double> cross_stack(const Question& question, const LearnerAnswers& answers,
                                std::vector<learn::Stack>& stacks);
std::vector<double> cross_calibrate(const Question& question, const LearnerAnswers& scores,
                                    std::span<const double> is_hit,
                                    std::vector<learn::Calibration>& calibrations);

/// What the parts' answers score, stacked and calibrated as judge() does. NaN for hits where the
/// question has none.
struct PartScores {
  double r2 = std::numeric_limits<double>::quiet_NaN();
  double auc = std::numeric_limits<double>::quiet_NaN();
};
PartScores score_parts(const Question& question, std::span<const PartFit> parts);

/// 1 for a row of the question above the hit threshold of the part that tested it, else 0.
std::vector<double> tested_hits(const Question& question, std::span<const PartFit> parts);

/// The cards of a question without a model.
std::vector<JudgedModel> refused_cards(const Question& question, Effort effort, int folds);

}  // namespace crossfade::score
