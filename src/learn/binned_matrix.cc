#include "learn/binned_matrix.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

#include "base/check.h"
#include "base/parallel.h"

namespace crossfade::learn {
namespace {

constexpr int kRowBits = 32;
constexpr int kDigitBits = 11;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;

// Bits that are ordered as the values are; those of minus zero are zero's.
std::uint32_t ordered_bits(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value + 0.0F);
  return (bits >> 31) != 0 ? ~bits : bits | 0x80000000U;
}

float value_of(std::uint32_t ordered) {
  return std::bit_cast<float>((ordered >> 31) != 0 ? ordered & 0x7fffffffU : ~ordered);
}

// Sorts by the upper half, digit by digit from the lowest; entries that agree in it keep their
// order.
void sort_by_value(std::vector<std::uint64_t>& entries, std::vector<std::uint64_t>& spare) {
  spare.resize(entries.size());
  for (int shift = kRowBits; shift < 64; shift += kDigitBits) {
    const auto digit = [shift](std::uint64_t entry) { return (entry >> shift) % kDigits; };
    std::array<std::size_t, kDigits> start{};
    for (const std::uint64_t entry : entries) ++start[digit(entry)];
    std::size_t sum = 0;
    for (std::size_t& place : start) sum += std::exchange(place, sum);
    for (const std::uint64_t entry : entries) spare[start[digit(entry)]++] = entry;
    std::swap(entries, spare);
  }
}

}  // namespace

BinnedMatrix::BinnedMatrix(const FeatureMatrix& features, int threads, std::size_t most_bins)
    : rows_(features.rows()),
      columns_(features.columns()),
      bins_(columns_),
      codes_(whole_byte_tiles(rows_) * columns_, kMissing) {
  CF_CHECK(most_bins >= 2 && most_bins <= kMostBins);
  CF_CHECK(rows_ < std::size_t{1} << kRowBits);
  std::vector<std::uint8_t> has_missing(columns_);  // not of bool: threads write side by side
  base::parallel_for(columns_, threads, [&](std::size_t c) {
    const std::span<const float> column = features.column(c);
    std::vector<Entry> known;
    known.reserve(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
      if (std::isnan(column[row])) continue;
      known.push_back(Entry{ordered_bits(column[row])} << kRowBits | row);
    }
    has_missing[c] = known.size() < rows_ ? 1 : 0;
    std::vector<Entry> spare;
    sort_by_value(known, spare);
    bins_[c] = cut(known, most_bins, codes_.data() + c * whole_byte_tiles(rows_));
  });
  for (std::uint32_t c = 0; c < columns_; ++c) {
    if (bin_count(c) + has_missing[c] > 1) varying_.push_back(c);
  }
}

// Sets the codes of the rows that the entries name.
BinnedMatrix::Column BinnedMatrix::cut(std::span<const Entry> sorted, std::size_t most_bins,
                                       std::uint8_t* codes) {
  const auto bits = [&](std::size_t i) {
    return static_cast<std::uint32_t>(sorted[i] >> kRowBits);
  };
  std::vector<std::size_t> starts;  // of each distinct value
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || bits(i) != bits(i - 1)) starts.push_back(i);
  }
  Column column;
  std::size_t first = 0;
  for (std::size_t d = 0; d < starts.size(); ++d) {
    const std::size_t end = d + 1 < starts.size() ? starts[d + 1] : sorted.size();
    // Close the bin once it holds its share of the rows that are left for the bins that are left.
    const std::size_t bins_left = most_bins - column.high.size();
    const std::size_t rows_left = sorted.size() - first;
    const bool each_its_own = starts.size() <= most_bins;
    if (!each_its_own && (end - first) * bins_left < rows_left) continue;
    const auto code = static_cast<std::uint8_t>(column.high.size());
    for (std::size_t i = first; i < end; ++i) codes[static_cast<std::uint32_t>(sorted[i])] = code;
    column.low.push_back(value_of(bits(first)));
    column.high.push_back(value_of(bits(end - 1)));
    first = end;
  }
  CF_CHECK(first == sorted.size());
  return column;
}

RowCodes::RowCodes(const BinnedMatrix& features)
    : columns_(features.columns()),
      codes_(whole_byte_tiles(features.rows()) * columns_ + kByteTile) {
  std::vector<const std::uint8_t*> columns;
  for (std::size_t c = 0; c < columns_; ++c) columns.push_back(features.column(c));
  transpose_bytes(columns, features.rows(), {}, codes_.data(), columns_);
}

float BinnedMatrix::threshold(std::size_t column, std::uint8_t left, std::uint8_t right) const {
  const Column& bins = bins_[column];
  if (right == kMissing) return std::numeric_limits<float>::infinity();
  const float low = bins.high[left];
  const float high = bins.low[right];
  const float middle = low / 2 + high / 2;
  return middle >= low && middle < high ? middle : low;
}

}  // namespace crossfade::learn
