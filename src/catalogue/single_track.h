#pragma once

#include <cstddef>

#include "catalogue/import.h"

namespace crossfade::catalogue {

/// One track of an import as an import of its own: its cells and identities as they are, record 1
/// of a file of no path. For asking a model about a track of the catalogue as about any other row.
Import single_track(const Import& import, std::size_t row);

}  // namespace crossfade::catalogue
