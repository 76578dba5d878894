#pragma once

#include <cstddef>
#include <vector>

#include "catalogue/catalogue.h"
#include "insight/reference_profile.h"

namespace crossfade::insight {

/// The old system's cleaned table: columns of equal length, nothing missing. Kept apart from the
/// feature table on purpose: it fills what was missing, which nothing else here does.
struct ReferenceTable {
  std::vector<catalogue::NameId> artist;
  std::vector<double> danceability, energy, key, loudness, speechiness, acousticness,
      instrumentalness, liveness, valence, tempo, duration_ms;
  std::vector<double> streams, views, likes, comments;
  std::vector<char> official_video;

  std::size_t size() const { return artist.size(); }
};

struct ReferenceCleaning {
  ReferenceTable table;
  ReferenceKpis kpis;
};

/// Fills (counts with 0, audio with the column's median, official_video with false), then cuts
/// |z| > 3 on streams, views and likes, one after the other, and takes the KPI figures.
ReferenceCleaning clean_as_reference(const catalogue::Catalogue& catalogue);

}  // namespace crossfade::insight
