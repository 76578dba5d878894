#pragma once

#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "insight/finding.h"
#include "insight/row_choices.h"
#include "insight/tempo_segment.h"
#include "stats/bootstrap.h"

namespace crossfade::insight {

/// The rules that the old system believed in; change a bound to ask about another.
struct OldInsightOptions {
  double threshold = 0;  ///< of the lifts: 0 asks whether there is a gain at all
  double danceability = 0.7;
  double energy = 0.8;
  TempoSegment tempo = {};
  stats::BootstrapOptions bootstrap = {.seed = 7};
};

/// The old insights on these data, each moved under every choice of rows: tracks with engagement
/// (likes + comments a view) above the median against the others, and engagement at equal views;
/// the hit chance of danceable and energetic tracks; streams in the tempo segment, as given and
/// with half and double tempo in mind. All are lifts as observed, not effects. Rows without what a
/// finding asks about are left out of it.
std::vector<Finding> recompute_old_insights(const catalogue::Catalogue& catalogue,
                                            std::span<const RowChoice> choices,
                                            const OldInsightOptions& options);

}  // namespace crossfade::insight
