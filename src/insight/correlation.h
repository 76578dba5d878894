#pragma once

#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "insight/finding.h"
#include "insight/row_choices.h"
#include "stats/bootstrap.h"

namespace crossfade::insight {

/// How H3, "a correlation of .6 makes joint promotion efficient", is judged.
struct CorrelationOptions {
  double threshold = 0.6;  ///< of the correlation: the claim
  stats::BootstrapOptions bootstrap = {.seed = 7};
};

/// The correlation of streams and views five ways (Pearson as counted and of logs, Spearman, within
/// artists, between artists), each moved under every choice of rows; that of logs also by segment
/// (tempo, album type, size of artist), and how much closer it is at 120 to 130 BPM. The last
/// finding is that efficiency is not identifiable from any of them.
std::vector<Finding> find_correlations(const catalogue::Catalogue& catalogue,
                                       std::span<const RowChoice> choices,
                                       const CorrelationOptions& options);

}  // namespace crossfade::insight
