#pragma once

#include <span>
#include <vector>

#include "base/file.h"
#include "evaluate/calibration_bins.h"
#include "evaluate/model_card.h"
#include "text/language.h"

namespace crossfade::report {

/// A model's curves as files that stand alone: calibration.csv and .svg (what was foretold beside
/// what came, with the diagonal that a calibrated model lies on; probabilities, or decades of the
/// count) and, where the card has importances, importance.csv and .svg (the families of features).
/// Without bins there is no calibration.
std::vector<base::FolderFile> curve_files(const evaluate::ModelCard& card,
                                          std::span<const evaluate::CalibrationBin> bins,
                                          text::Language language);

}  // namespace crossfade::report
