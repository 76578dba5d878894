#pragma once

#include <string>
#include <vector>

#include "score/prediction.h"
#include "text/language.h"

namespace crossfade::score {

/// Predictions for a reader, a block of lines each: what is expected, the base and the factors that
/// lead there, each with what counts most of it, and the recordings that sound most like the track.
/// Predictions have to be of Detail::kReasons.
std::string to_text(const std::vector<Prediction>& predictions, text::Language language);

}  // namespace crossfade::score
