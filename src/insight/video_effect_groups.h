#pragma once

#include <vector>

#include "insight/video_effect_fits.h"

namespace crossfade::insight {

/// The main estimate by album type and by the size of the artist (thirds of the compared artists,
/// by the mean log streams of their tracks). Groups with fewer than kLeastComparedArtists artists
/// or without tracks of both kinds are left out; what is left is tested together.
std::vector<GroupEffect> effects_by_group(const features::RowMaterial& material,
                                          const WithinArtists& within);

}  // namespace crossfade::insight
