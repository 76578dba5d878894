#include "advise/knapsack.h"

#include <algorithm>
#include <cmath>

#include "advise/knapsack_relaxation.h"
#include "advise/knapsack_search.h"
#include "base/check.h"

namespace crossfade::advise {
namespace {

void check(const Knapsack& knapsack) {
  const std::size_t size = knapsack.items() * knapsack.options;
  CF_CHECK(knapsack.options >= 1 && knapsack.options < 1000 && knapsack.items() < 1U << 31);
  CF_CHECK(knapsack.values.size() == size && knapsack.costs.size() == size);
  CF_CHECK(knapsack.budget >= 0 && std::isfinite(knapsack.budget));
  double most = 0;
  for (std::size_t i = 0; i < size; ++i) {
    CF_CHECK(std::isfinite(knapsack.values[i]));
    CF_CHECK(knapsack.costs[i] >= 0 && std::isfinite(knapsack.costs[i]));
    most += std::max(0.0, knapsack.values[i]);
  }
  CF_CHECK(std::isfinite(most));
}

// What a choice takes of each limit.
struct Used {
  double cost = 0;
  std::size_t items = 0;
  std::vector<std::size_t> by_group;
};

Used used_by(const KnapsackLayout& layout, const std::vector<int>& chosen) {
  Used used;
  used.by_group.resize(layout.groups());
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i] == kNoOption) continue;
    used.cost += layout.knapsack().cost(i, chosen[i]);
    ++used.items;
    ++used.by_group[layout.group_of(i)];
  }
  return used;
}

// Spends what the relaxation's choice leaves: better options and further items, those that lose
// least against the bound first.
void fill_up(const KnapsackLayout& layout, const KnapsackRelaxation& relaxation,
             std::vector<int>& chosen) {
  const Knapsack& knapsack = layout.knapsack();
  struct Offer {
    double loss;
    std::size_t item;
    int option;
  };
  std::vector<Offer> offers;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    for (int option = 0; option < static_cast<int>(knapsack.options); ++option) {
      if (!layout.is_open(i, option)) continue;
      if (knapsack.value(i, option) <= knapsack.value(i, chosen[i])) continue;
      offers.push_back({relaxation.loss(layout, i, option), i, option});
    }
  }
  std::ranges::stable_sort(offers, {}, &Offer::loss);
  Used used = used_by(layout, chosen);
  for (const auto& [loss, item, option] : offers) {
    const double cost = used.cost + knapsack.cost(item, option) - knapsack.cost(item, chosen[item]);
    if (cost > layout.budget()) continue;
    if (knapsack.value(item, option) <= knapsack.value(item, chosen[item])) continue;
    std::size_t& in_group = used.by_group[layout.group_of(item)];
    if (chosen[item] == kNoOption) {
      if (used.items == layout.most_items() || in_group == layout.most_a_group()) continue;
      ++used.items;
      ++in_group;
    }
    used.cost = cost;
    chosen[item] = option;
  }
}

void sum_up(const Knapsack& knapsack, KnapsackSolution& solution) {
  solution.value = 0;
  solution.cost = 0;
  for (std::size_t i = 0; i < solution.chosen.size(); ++i) {
    solution.value += knapsack.value(i, solution.chosen[i]);
    solution.cost += knapsack.cost(i, solution.chosen[i]);
  }
}

}  // namespace

KnapsackSolution solve_knapsack(const Knapsack& knapsack, const KnapsackOptions& options) {
  check(knapsack);
  KnapsackSolution solution;
  const KnapsackLayout layout(knapsack);
  const KnapsackRelaxation relaxation = relax_knapsack(layout);
  solution.chosen = relaxation.chosen;
  fill_up(layout, relaxation, solution.chosen);
  solution.upper_bound = relaxation.bound;
  // The items that are easiest to change first: they give most of the value, and the closer gap
  // leaves less open to the searches that follow.
  const std::size_t states = options.most_states;
  for (const SearchLimits& limits :
       {SearchLimits{states / 64, 50}, SearchLimits{states / 16, 200},
        SearchLimits{states / 16, kNoLimit}, SearchLimits{states, kNoLimit}}) {
    const KnapsackSearch search = search_changes(layout, relaxation, limits, solution.chosen);
    sum_up(knapsack, solution);
    solution.upper_bound = std::min(solution.upper_bound, search.upper_bound);
    if (search.is_whole || solution.gap() <= options.enough_gap) break;
  }
  return solution;
}

}  // namespace crossfade::advise
