#include "insight/kpi_columns.h"

#include <unordered_map>

#include "insight/artist_sums.h"

namespace crossfade::insight {
namespace {

constexpr std::uint32_t kNoNumber = UINT32_MAX;

// Numbers as they stand at `rows`, made dense; returns how many there are.
std::size_t renumber(std::span<const std::uint32_t> numbers, std::size_t count,
                     std::span<const std::uint32_t> rows, std::vector<std::uint32_t>& renumbered) {
  std::vector<std::uint32_t> number(count, kNoNumber);
  std::uint32_t next = 0;
  renumbered.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    std::uint32_t& given = number[numbers[row]];
    if (given == kNoNumber) given = next++;
    renumbered.push_back(given);
  }
  return next;
}

}  // namespace

RowOwners row_owners(const catalogue::Catalogue& catalogue,
                     const catalogue::RecordingIndex& recordings) {
  ArtistGroups artists = group_by_artist(catalogue);
  RowOwners owners{std::move(artists.group), artists.count, {}, 0};
  owners.recording.reserve(catalogue.size());
  std::unordered_map<std::uint64_t, std::uint32_t> number;
  number.reserve(recordings.recordings);
  for (const std::uint64_t recording : recordings.recording) {
    const auto next = static_cast<std::uint32_t>(number.size());
    owners.recording.push_back(number.try_emplace(recording, next).first->second);
  }
  owners.recordings = number.size();
  return owners;
}

RowOwners owners_at(const RowOwners& owners, std::span<const std::uint32_t> rows) {
  RowOwners at;
  at.artists = renumber(owners.artist, owners.artists, rows, at.artist);
  at.recordings = renumber(owners.recording, owners.recordings, rows, at.recording);
  return at;
}

KpiColumns kpi_columns(const catalogue::Catalogue& catalogue, const RowOwners& owners,
                       std::span<const std::uint32_t> rows) {
  const auto at_rows = [rows](const auto& column) {
    std::remove_cvref_t<decltype(column)> values;
    values.reserve(rows.size());
    for (const std::uint32_t row : rows) values.push_back(column[row]);
    return values;
  };
  return {at_rows(catalogue.streams),  at_rows(catalogue.views),          at_rows(catalogue.likes),
          at_rows(catalogue.comments), at_rows(catalogue.official_video), owners_at(owners, rows)};
}

}  // namespace crossfade::insight
