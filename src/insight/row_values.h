#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "catalogue/catalogue.h"
#include "insight/artist_sums.h"

namespace crossfade::insight {

/// A column at these catalogue rows, as it stands and as ln(1 + value).
inline std::vector<double> values_at(const std::vector<double>& column,
                                     std::span<const std::size_t> rows) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const std::size_t row : rows) values.push_back(column[row]);
  return values;
}
inline std::vector<double> logs_at(const std::vector<double>& column,
                                   std::span<const std::size_t> rows) {
  std::vector<double> values = values_at(column, rows);
  for (double& value : values) value = std::log1p(value);
  return values;
}

/// The artist of each of these rows, as numbers.
inline std::vector<std::uint32_t> artists_at(const ArtistGroups& artists,
                                             std::span<const std::size_t> rows) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(rows.size());
  for (const std::size_t row : rows) numbers.push_back(artists.group[row]);
  return numbers;
}

}  // namespace crossfade::insight
