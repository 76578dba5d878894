#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/random.h"

namespace crossfade::learn {

/// How many of `count` a share is: at least one, where there are any.
inline std::size_t share_of(double share, std::size_t count) {
  const double rounded = std::round(share * static_cast<double>(count));
  return std::max(static_cast<std::size_t>(rounded), std::min<std::size_t>(count, 1));
}

/// Draws the columns that a split may try, without replacement and afresh for every node. Where all
/// are tried, each tree looks at them in a random order of its own, so that of columns that split
/// equally well (as all do in a node of two rows) none is favoured by its place in the table.
class ColumnDraw {
 public:
  /// Draws `tried` of `columns` (all, where there are fewer), which must outlive it.
  ColumnDraw(std::span<const std::uint32_t> columns, std::size_t tried)
      : columns_(columns), order_(columns.size()), tried_(std::min(tried, columns.size())) {}

  /// Begins a tree, whose random numbers come from `random`.
  void begin(base::Random& random) {
    random_ = &random;
    std::ranges::copy(columns_, order_.begin());
    if (tries_all()) shuffle(0, order_.size());
  }

  bool tries_all() const { return tried_ == order_.size(); }

  /// Calls `search(columns)` for the drawn ones; goes on to the others, one by one, while `found()`
  /// is false.
  template <typename Search, typename Found>
  void for_each(const Search& search, const Found& found) {
    const std::span<const std::uint32_t> columns(order_);
    if (!tries_all()) shuffle(0, tried_);
    search(columns.first(tried_));
    for (std::size_t i = tried_; i < order_.size() && !found(); ++i) {
      shuffle(i, i + 1);
      search(columns.subspan(i, 1));
    }
  }

 private:
  // Fills the places [begin, end) at random from all places from `begin` on.
  void shuffle(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto left = static_cast<std::uint32_t>(order_.size() - i);
      std::swap(order_[i], order_[i + random_->below(left)]);
    }
  }

  std::span<const std::uint32_t> columns_;
  std::vector<std::uint32_t> order_;
  std::size_t tried_;
  base::Random* random_ = nullptr;
};

}  // namespace crossfade::learn
