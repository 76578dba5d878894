#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "advise/knapsack_relaxation.h"

namespace crossfade::advise {

/// An option that an item may still take, as a change to the one that it keeps.
struct OptionChange {
  int option;
  double value;
  double cost;
  double loss;  ///< of the option itself, not of the change
  int items;    ///< -1: gives its place back; 1: takes one
};

/// An item that the relaxation leaves more than one option.
struct OpenItem {
  std::uint32_t item;
  std::vector<OptionChange> changes;
};

/// Open items to be decided together: one, or those of a group whose limit could bind.
struct OpenUnit {
  std::vector<OpenItem> items;
  bool counts_places = false;
  int places = 0;          ///< of the group, less those that what is kept takes
  double group_price = 0;  ///< lost with each place that stays free
};

/// What is left to decide once every option is closed that alone loses `gap` or more.
struct KnapsackCore {
  bool is_possible = true;  ///< false: some item has no open option, so nothing loses less
  std::vector<int> kept;    ///< one an item: the option it has unless changed
  double value = 0;         ///< of what is kept, as is the next
  double cost = 0;
  double loss = 0;            ///< of the items and groups that are not open
  bool counts_items = false;  ///< whether the limit on all items could bind
  int places = 0;             ///< of all, less those that what is kept takes
  double least_closed = std::numeric_limits<double>::infinity();  ///< loss of what was closed to
                                                                  ///< keep within `most_units`
  std::vector<OpenUnit> units;  ///< those that are easiest to change first
};

/// `chosen` is what items keep wherever its option is open. Of the units at most `most_units` stay
/// open, unless what a further one keeps breaks its limit.
KnapsackCore open_core(const KnapsackLayout& layout, const KnapsackRelaxation& relaxation,
                       const std::vector<int>& chosen, double gap, std::size_t most_units);

}  // namespace crossfade::advise
