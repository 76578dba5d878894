#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/hash.h"
#include "base/random.h"
#include "catalogue/key_table.h"

namespace crossfade::warehouse {

/// The hash of one description of a thing: its identity and everything a row of its table says. 64
/// bits: among ten million descriptions two meet with probability 3e-6.
class DescriptionHash {
 public:
  DescriptionHash& add(std::uint64_t value) {
    hash_ = base::mix_seed(hash_, value);
    return *this;
  }
  DescriptionHash& add(double value) {
    return add(std::isnan(value) ? kMissing : std::bit_cast<std::uint64_t>(value + 0.0));
  }
  DescriptionHash& add(std::string_view text) { return add(text.empty() ? 0 : base::hash64(text)); }

  /// Never 0.
  std::uint64_t value() const { return hash_ == 0 ? 1 : hash_; }

 private:
  // The bits of a NaN that no cell gives; those of 0.0 are all zero, and zero is not missing.
  static constexpr std::uint64_t kMissing = UINT64_MAX;

  std::uint64_t hash_ = 0;
};

/// Which row of a table holds which description.
class DescriptionTable {
 public:
  /// The row id of the description, calling `insert(row id)` to write it where it is new.
  template <typename Insert>
  std::int64_t row_of(const DescriptionHash& hash, const Insert& insert) {
    if (const std::uint64_t row = rows_.find(hash.value()); row != 0) {
      return static_cast<std::int64_t>(row);
    }
    insert(++last_);
    rows_.insert(hash.value(), static_cast<std::uint64_t>(last_));
    return last_;
  }
  /// Makes room for so many more descriptions.
  void reserve(std::size_t more) { rows_.reserve(rows_.size() + more); }
  /// Remembers a row that the store holds; rows come in ascending order.
  void remember(const DescriptionHash& hash, std::int64_t row) {
    rows_.insert(hash.value(), static_cast<std::uint64_t>(row));
    last_ = row;
  }

 private:
  catalogue::KeyTable rows_;
  std::int64_t last_ = 0;
};

}  // namespace crossfade::warehouse
