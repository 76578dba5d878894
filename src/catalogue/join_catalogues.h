#pragma once

#include "catalogue/catalogue.h"

namespace crossfade::catalogue {

/// The rows of the first catalogue, and behind them those of the second. Both have identities, of
/// the same store: else what they share is not known as the same.
Catalogue join_catalogues(const Catalogue& first, const Catalogue& second);

}  // namespace crossfade::catalogue
