#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evaluate/fold_plan.h"
#include "learn/feature_matrix.h"

namespace crossfade::evaluate {

/// What made a leak suspected.
enum class LeakKind : std::uint8_t {
  kColumnAlone,  ///< one column predicts the target too well by itself
  kSplitRows,    ///< rows that share something stand in several folds
  kHighScore,    ///< a model does better than anything honest is known to do
};

/// A suspicion of a leak; the report makes the sentence.
struct LeakWarning {
  LeakKind kind = LeakKind::kColumnAlone;
  /// The column, or what the split rows share; empty where no column was found to be the cause.
  std::string culprit;
  /// kColumnAlone: the column's own score. Else the score with the culprit in play.
  double value_with = std::numeric_limits<double>::quiet_NaN();
  /// kSplitRows: the score on the other rows alone. kHighScore: of a model without the culprit.
  /// NaN where it was not or cannot be taken.
  double value_without = std::numeric_limits<double>::quiet_NaN();
  /// What was exceeded; NaN for kSplitRows, where a single row is worth saying.
  double level = std::numeric_limits<double>::quiet_NaN();
  std::size_t rows = 0;  ///< kSplitRows: how many
};

/// How a column's score is taken: R2, or for a target of 0 and 1 the area under the ROC curve.
enum class AloneMeasure : std::uint8_t { kR2, kAuc };

/// Above these a column that was given, not fitted, is suspect. The best honest single columns of
/// the example have an R2 of .38 and an AUC of .88 (likes, views); the target in another guise has
/// .81 (a video's comments, for its views) to .97 (streams by the half decade, AUC .974). Fitted
/// columns hold a model's answer: give them the alarm level of the whole model.
inline constexpr double kSuspectR2 = 0.70;
inline constexpr double kSuspectAuc = 0.97;

/// A column of a matrix and the score above which it is suspect.
struct WatchedColumn {
  std::string name;
  double level = kSuspectR2;
};

/// How well each column predicts `target` alone, out of fold: by the mean target of the other
/// folds' rows in each of 20 bins of about equal mass, missing values in a bin of their own. So
/// neither shape nor direction matters. One score a column; NaN where all targets are equal. Rows
/// left out or without target take no part. Cost: about one reading of the matrix.
std::vector<double> scores_alone(const learn::FeatureMatrix& features,
                                 std::span<const double> target, const FoldPlan& plan,
                                 AloneMeasure measure, int threads);

/// Warnings of the columns whose score exceeds their level, highest score first.
std::vector<LeakWarning> warn_of_columns(std::span<const double> scores,
                                         std::span<const WatchedColumn> columns);

/// The score of the out-of-fold predictions on some rows.
using RowScore = std::function<double(std::span<const std::size_t> rows)>;

/// A warning where rows of one key stand in several folds (row_groups.h), with the score of the
/// out-of-fold predictions on all rows and on the rows that are not split. `what` says what the
/// rows share, e.g. "video".
std::optional<LeakWarning> warn_of_split(const std::string& what,
                                         std::span<const std::uint64_t> keys, const FoldPlan& plan,
                                         const RowScore& score);

/// The score of a model fitted without one candidate; expensive.
using ScoreWithout = std::function<double(std::size_t candidate)>;

/// A warning where `score` exceeds `level`. The culprit is the first candidate without which it
/// does not, or else the one whose absence costs most; candidates come in the order of their
/// importance, as many as may be tried. Empty where no candidate's absence lowers the score.
std::optional<LeakWarning> warn_of_score(double score, double level,
                                         std::span<const std::string> candidates,
                                         const ScoreWithout& score_without);

}  // namespace crossfade::evaluate
