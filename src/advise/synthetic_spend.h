#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "advise/response_curve.h"
#include "advise/spend_history.h"

namespace crossfade::advise {

/// What a synthetic spend history looks like.
struct SyntheticSpendOptions {
  std::size_t weeks = 150;
  std::uint64_t seed = 1;
  std::size_t platforms = 3;  ///< 1 to 3: spotify, youtube, tiktok
  double spread = 0.04;       ///< of a week's counts about what is expected, as a share
};

/// A history whose truth is known.
struct SyntheticSpend {
  SpendHistory history;
  std::vector<ResponseCurve> streams;  ///< true curves, in the order of history.platforms
  std::vector<ResponseCurve> views;    ///< the same for views: they differ in their ceilings alone
};

/// Weekly spend in campaigns that begin and end on each platform by itself, with quiet weeks
/// between them, and what it brings: a baseline that grows by a fifth in a hundred weeks, the true
/// curves, and normal noise. The first week is that of 2022-01-03. Same options, same history.
SyntheticSpend generate_spend(const SyntheticSpendOptions& options);

/// The history as CSV, a line a week and platform, in the form that read_spend_history() takes.
std::string spend_csv(const SpendHistory& history);

}  // namespace crossfade::advise
