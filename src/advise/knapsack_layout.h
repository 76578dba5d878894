#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "advise/knapsack.h"

namespace crossfade::advise {

/// A knapsack made ready: its items by group, its limits no larger than they can matter,
/// and items that no choice needs set apart.
class KnapsackLayout {
 public:
  /// `knapsack` must outlive the layout.
  explicit KnapsackLayout(const Knapsack& knapsack);

  const Knapsack& knapsack() const { return knapsack_; }
  std::size_t items() const { return knapsack_.items(); }
  std::size_t groups() const { return starts_.size() - 1; }
  std::size_t group_of(std::size_t item) const { return group_[item]; }
  /// Items of group g stand in members() from starts()[g] to before starts()[g + 1], ascending.
  const std::vector<std::uint32_t>& members() const { return members_; }
  const std::vector<std::size_t>& starts() const { return starts_; }
  double budget() const { return budget_; }
  std::size_t most_items() const { return most_items_; }
  std::size_t most_a_group() const { return most_a_group_; }
  /// Whether an option is worth something, not dearer than the whole budget and not of an item that
  /// is spare: one with so many equals that one of them is always free in its place.
  bool is_open(std::size_t item, int option) const {
    return !spare_[item] && is_affordable(item, option);
  }

 private:
  bool is_affordable(std::size_t item, int option) const {
    return knapsack_.value(item, option) > 0 && knapsack_.cost(item, option) <= budget_;
  }
  std::size_t most_paid() const;
  void set_spare_apart();

  const Knapsack& knapsack_;
  std::vector<std::uint32_t> group_;
  std::vector<std::uint32_t> members_;
  std::vector<std::size_t> starts_;
  std::vector<bool> spare_;  // one an item
  double budget_;
  std::size_t most_items_;
  std::size_t most_a_group_;
};

}  // namespace crossfade::advise
