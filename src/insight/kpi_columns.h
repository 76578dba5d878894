#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/recording_index.h"

namespace crossfade::insight {

/// The artist and the recording of each row of a catalogue as numbers from 0, in the order of first
/// sight.
struct RowOwners {
  std::vector<std::uint32_t> artist;
  std::size_t artists = 0;
  std::vector<std::uint32_t> recording;
  std::size_t recordings = 0;
};
RowOwners row_owners(const catalogue::Catalogue& catalogue,
                     const catalogue::RecordingIndex& recordings);

/// What the key figures are taken from, one entry a row; numbers are missing as in a catalogue.
struct KpiColumns {
  std::vector<double> streams;
  std::vector<double> views;
  std::vector<double> likes;
  std::vector<double> comments;
  std::vector<catalogue::Flag> official_video;
  RowOwners owners;  ///< of these rows

  std::size_t size() const { return streams.size(); }
};

/// The columns of these catalogue rows; `owners` are those of the whole catalogue.
KpiColumns kpi_columns(const catalogue::Catalogue& catalogue, const RowOwners& owners,
                       std::span<const std::uint32_t> rows);

/// The owners of these rows alone, numbered anew in the order of their first sight.
RowOwners owners_at(const RowOwners& owners, std::span<const std::uint32_t> rows);

}  // namespace crossfade::insight
