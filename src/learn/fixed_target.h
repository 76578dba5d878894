#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade::learn {

/// A target as whole numbers, so that sums over rows are exact in any order and neither SIMD nor
/// the number of threads can change a byte. Splits are decided on 22 bits of the target's range
/// (fewer above a million rows); the value of a leaf is a mean of up to 48 bits.
class FixedTarget {
 public:
  /// One value a row, within the range of a float; 1 to 2^25 - 1 rows.
  explicit FixedTarget(std::span<const double> target);

  std::size_t rows() const { return coarse_.size(); }
  /// What splits are decided on: at most 2^22 in size.
  std::int32_t coarse(std::size_t row) const { return coarse_[row]; }
  /// What leaves are made of: the sum over a sample of as many rows as there are fits 63 bits.
  std::int64_t fine(std::size_t row) const { return fine_[row]; }
  std::span<const std::int64_t> fine() const { return fine_; }
  /// The mean target of rows whose fine values, times their weights, sum up to `fine_sum`.
  float mean(std::int64_t fine_sum, std::int64_t weight) const;

  /// A node's weight and weighted coarse target travel in one integer: (sum << weight_bits) +
  /// weight.
  std::int64_t pack(std::int64_t weighted, std::int64_t weight) const {
    return (weighted << weight_bits_) + weight;
  }
  std::int64_t weight_of(std::int64_t packed) const {
    return packed & ((std::int64_t{1} << weight_bits_) - 1);
  }
  int weight_bits() const { return weight_bits_; }

 private:
  std::vector<std::int32_t> coarse_;
  std::vector<std::int64_t> fine_;
  double middle_;
  double fine_unit_;  // of the target, a step of the fine values
  int weight_bits_;
};

}  // namespace crossfade::learn
