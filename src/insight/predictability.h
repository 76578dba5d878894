#pragma once

#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "evaluate/model_card.h"
#include "features/track_cues.h"
#include "insight/finding.h"
#include "insight/row_choices.h"
#include "stats/bootstrap.h"

namespace crossfade::insight {

/// How H1, "streams are at least 70 % predictable", is judged.
struct PredictabilityOptions {
  double threshold = 0.7;                           ///< of R2: the claim
  int folds = 5;                                    ///< that keep artists whole
  stats::BootstrapOptions bootstrap = {.seed = 7};  ///< its seed also draws folds and trees
};

/// H1 as it was put: log streams from audio features and engagement ratios alone, without and with
/// the video's views. Two findings, moved under every choice of rows; where the rows cannot carry a
/// model, not identifiable with the reason. `cues` has one entry a catalogue row.
std::vector<Finding> find_predictability(const catalogue::Catalogue& catalogue,
                                         std::span<const features::TrackCues> cues,
                                         std::span<const RowChoice> choices,
                                         const PredictabilityOptions& options);

/// H1 by what is known when one asks: a finding for each scenario that has a card of log streams
/// among `cards`. One whose card was refused is not identifiable.
std::vector<Finding> find_predictability(std::span<const evaluate::ModelCard> cards,
                                         double threshold);

}  // namespace crossfade::insight
