#include "advise/knapsack_core.h"

#include <algorithm>
#include <limits>

namespace crossfade::advise {
namespace {

// The options of an item that lose less than the gap, as options alone.
std::vector<OptionChange> open_options(const KnapsackLayout& layout,
                                       const KnapsackRelaxation& relaxation, std::size_t item,
                                       double gap) {
  std::vector<OptionChange> open;
  for (int option = kNoOption; option < static_cast<int>(layout.knapsack().options); ++option) {
    if (option != kNoOption && !layout.is_open(item, option)) continue;
    const double loss = relaxation.loss(layout, item, option);
    if (loss < gap) open.push_back({option, 0, 0, loss, 0});
  }
  return open;
}

void write_as_changes(const Knapsack& knapsack, int kept, OpenItem& open) {
  for (OptionChange& change : open.changes) {
    change.value = knapsack.value(open.item, change.option) - knapsack.value(open.item, kept);
    change.cost = knapsack.cost(open.item, change.option) - knapsack.cost(open.item, kept);
    change.items = (change.option != kNoOption ? 1 : 0) - (kept != kNoOption ? 1 : 0);
  }
}

int most_more_items(const std::vector<OpenItem>& items) {
  int more = 0;
  for (const OpenItem& item : items) {
    more += std::max(0, std::ranges::max(item.changes, {}, &OptionChange::items).items);
  }
  return more;
}

// The least that a unit loses by not taking an item's best option.
double ease_of_change(const OpenUnit& unit) {
  double least = std::numeric_limits<double>::infinity();
  for (const OpenItem& item : unit.items) {
    double first = std::numeric_limits<double>::infinity();
    double second = first;
    for (const OptionChange& change : item.changes) {
      if (change.loss < first) {
        second = first;
        first = change.loss;
      } else {
        second = std::min(second, change.loss);
      }
    }
    least = std::min(least, second);
  }
  return least;
}

void sort_by_ease(std::vector<OpenUnit>& units) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t u = 0; u < units.size(); ++u) order.emplace_back(ease_of_change(units[u]), u);
  std::ranges::sort(order);
  std::vector<OpenUnit> sorted;
  sorted.reserve(units.size());
  for (const auto& [ease, u] : order) sorted.push_back(std::move(units[u]));
  units = std::move(sorted);
}

// Closes the units that are hardest to change: their items keep what they have.
void close_units(std::size_t most_units, KnapsackCore& core) {
  std::vector<OpenUnit> open;
  for (OpenUnit& unit : core.units) {
    if (open.size() < most_units || (unit.counts_places && unit.places < 0)) {
      open.push_back(std::move(unit));
      continue;
    }
    if (unit.counts_places) core.loss += unit.group_price * unit.places;
    for (const OpenItem& item : unit.items) {
      for (const OptionChange& change : item.changes) {
        if (change.option == core.kept[item.item]) {
          core.loss += change.loss;
        } else {
          core.least_closed = std::min(core.least_closed, change.loss);
        }
      }
    }
  }
  core.units = std::move(open);
}

// Puts a group's open items into units of the core.
void add_units(std::vector<OpenItem> items, int free_places, double group_price,
               KnapsackCore& core) {
  const bool counts = group_price > 0 || most_more_items(items) > free_places;
  if (counts) {
    core.units.push_back({std::move(items), true, free_places, group_price});
    return;
  }
  for (OpenItem& item : items) {
    OpenUnit unit;
    unit.items.push_back(std::move(item));
    core.units.push_back(std::move(unit));
  }
}

}  // namespace

KnapsackCore open_core(const KnapsackLayout& layout, const KnapsackRelaxation& relaxation,
                       const std::vector<int>& chosen, double gap, std::size_t most_units) {
  const Knapsack& knapsack = layout.knapsack();
  KnapsackCore core;
  core.kept = chosen;
  int taken = 0;
  int most_taken = 0;
  for (std::size_t g = 0; g < layout.groups(); ++g) {
    std::vector<OpenItem> items;
    int in_group = 0;
    for (std::size_t m = layout.starts()[g]; m < layout.starts()[g + 1]; ++m) {
      const std::uint32_t item = layout.members()[m];
      OpenItem open{item, open_options(layout, relaxation, item, gap)};
      if (open.changes.empty()) {
        core.is_possible = false;
        return core;
      }
      int& kept = core.kept[item];
      if (std::ranges::find(open.changes, kept, &OptionChange::option) == open.changes.end()) {
        kept = std::ranges::min(open.changes, {}, &OptionChange::loss).option;
      }
      core.value += knapsack.value(item, kept);
      core.cost += knapsack.cost(item, kept);
      in_group += kept != kNoOption ? 1 : 0;
      if (open.changes.size() == 1) {
        core.loss += open.changes.front().loss;
      } else {
        write_as_changes(knapsack, kept, open);
        items.push_back(std::move(open));
      }
    }
    const int free_places = static_cast<int>(layout.most_a_group()) - in_group;
    taken += in_group;
    most_taken += in_group + most_more_items(items);
    if (items.empty()) {
      core.loss += relaxation.group_prices[g] * free_places;
      core.is_possible = core.is_possible && free_places >= 0;
    } else {
      add_units(std::move(items), free_places, relaxation.group_prices[g], core);
    }
  }
  const int most_items = static_cast<int>(layout.most_items());
  core.places = most_items - taken;
  core.counts_items = relaxation.item_price > 0 || most_taken > most_items;
  sort_by_ease(core.units);
  close_units(most_units, core);
  return core;
}

}  // namespace crossfade::advise
