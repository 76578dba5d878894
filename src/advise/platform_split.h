#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "advise/plan_request.h"
#include "advise/response_curve.h"
#include "advise/spend_experiment.h"
#include "advise/spend_history.h"
#include "advise/water_filling.h"
#include "insight/finding.h"
#include "stats/estimate.h"
#include "text/sentence.h"

namespace crossfade::advise {

/// A figure with the 5th and the 95th percentile of the resamples; NaN where not known.
struct ShareRange {
  double value = kNotSaid;
  double low = kNotSaid;
  double high = kNotSaid;
};

/// A curve with its 95 % band, as points for a picture.
struct CurvePoints {
  std::vector<double> spend;  ///< a week, from 0 up
  std::vector<double> streams;
  std::vector<double> low;
  std::vector<double> high;
};

/// One platform's part of the split. Spend is a week's; returns are streams a unit of money.
struct PlatformShare {
  std::string name;
  SpendLimits limits;
  double now = kNotSaid;       ///< by today's shares, of this budget and within the limits
  double proposed = kNotSaid;  ///< NaN where no split can be told
  ShareRange share;            ///< of the budget: proposed
  stats::Estimate return_now;  ///< of the next unit of money at `now`
  stats::Estimate return_proposed;
  ResponseCurve curve;
  double largest_spend = 0;  ///< of a week in the history: no one saw the curve beyond it
  CurvePoints points;
};

/// Whether the next unit of money brings more on one platform than on another, at today's split.
struct ReturnOrder {
  std::size_t first = 0;  ///< places in PlatformSplit::platforms; `first` has the higher return
  std::size_t second = 0;
  stats::Estimate difference;                               ///< of the returns
  insight::Verdict verdict = insight::Verdict::kUndecided;  ///< undecided: the interval holds 0
};

/// How to split a week's promotion budget, or why that cannot be told and what would tell it.
struct PlatformSplit {
  insight::Verdict verdict = insight::Verdict::kNotIdentifiable;
  std::vector<text::Sentence> reasons;  ///< why not identifiable
  double budget = 0;
  double unspent = 0;  ///< no platform may take it, or none would return anything
  double value_a_view = 0;
  std::vector<PlatformShare> platforms;  ///< those that may get money; empty where nothing is known
  std::vector<ReturnOrder> orders;       ///< of all pairs, the highest returns first
  /// Streams a week that the proposed split brings more than today's shares of the same budget; see
  /// split_budget().
  stats::Estimate gain;
  stats::Estimate promoted_now;  ///< streams a week that today's shares bring, all platforms
  std::size_t weeks = 0;         ///< of the history, with a known outcome
  std::size_t weeks_now = 0;     ///< the last ones, over which today's shares are taken
  stats::Estimate skill;         ///< ResponseFit::skill
  double spread = kNotSaid;      ///< of a week's outcome about what is expected, as a share
  bool seasonal = false;
  double baseline_first = kNotSaid;  ///< ResponseFit::baseline_first, baseline_last
  double baseline_last = kNotSaid;
  std::vector<text::Sentence> collect;        ///< what would tell; empty where supported
  std::optional<SpendExperiment> experiment;  ///< none where supported
  std::vector<ExperimentSize> sizes;          ///< of tests for other effects and spreads
};

/// Supported where the gain's interval lies above 0 and the curves foretell held-out weeks better
/// than the baseline alone does; else undecided.
insight::Verdict judge_split(const stats::Estimate& gain, const stats::Estimate& skill);

struct SplitOptions {
  int resamples = 200;  ///< 2 or more; raise for published figures
  std::uint64_t seed = 1;
  int threads = 1;  ///< any number gives the same split
};

/// Splits request.budget over the platforms that the request lists (all of the history where it
/// lists none) so that the expected outcome (streams, and views by request.value_a_view) is
/// largest: expected over the resampled curves, which guards against a curve that looks steep by
/// chance. `history` null: nothing is known, and the answer is what to collect.
///
/// The gain is the mean over the resamples of what the split brings more than today's shares, less
/// the optimism of a best split: what the best of each resample's curves seems to gain on them
/// beyond what it gains on the curves that they were drawn from (Efron 1983). Its 95 % interval is
/// that of the resamples, the lower end less the optimism too. Verdict: judge_split(); not
/// identifiable without history, with obstacles (spend_obstacles.h), or with fewer than two
/// platforms, whose curve is still given. None of it is from an experiment: spend
/// that followed releases takes their credit.
///
/// Throws base::Error (kInputRefused, naming the keys of the plan file) for a budget that is not
/// above 0, limits that are negative or crossed, least spends above the budget, platforms listed
/// twice or not in the history (names those that are), and a value a view without any views.
PlatformSplit split_budget(const PromotionRequest& request, const SpendHistory* history,
                           const SplitOptions& options = {});

}  // namespace crossfade::advise
