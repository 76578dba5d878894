#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "evaluate/model_card.h"

namespace crossfade::evaluate {

/// Why no model of these rows could be judged in `folds` folds that keep artists whole: fewer than
/// 100 rows, fewer artists than folds, or a target that never varies. Nothing where one can be. One
/// finite target and one artist a row.
std::optional<Refusal> refuse_rows(std::span<const double> target,
                                   std::span<const std::uint32_t> artists, int folds);

}  // namespace crossfade::evaluate
