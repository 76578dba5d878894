#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace crossfade::advise {

/// The choice of no option.
inline constexpr int kNoOption = -1;
inline constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

/// Items of which each gets one option or none, under a budget, a limit on the items that get one
/// and a limit on those of each group (a multiple-choice knapsack). Pure numbers, any units.
struct Knapsack {
  std::size_t options = 1;            ///< an item, apart from none; 1 or more
  std::vector<double> values;         ///< items x options, row-major; what is not above 0 is left
  std::vector<double> costs;          ///< likewise; 0 or more
  std::vector<std::uint32_t> groups;  ///< one an item, any numbers
  double budget = 0;                  ///< 0 or more; kept to 12 digits
  std::size_t most_items = kNoLimit;
  std::size_t most_a_group = kNoLimit;

  std::size_t items() const { return groups.size(); }
  double value(std::size_t item, int option) const {
    return option == kNoOption ? 0 : values[item * options + static_cast<std::size_t>(option)];
  }
  double cost(std::size_t item, int option) const {
    return option == kNoOption ? 0 : costs[item * options + static_cast<std::size_t>(option)];
  }
};

struct KnapsackOptions {
  double enough_gap = 0;  ///< stop searching here; 0 goes on to the optimum
  /// Of the widest search, partial choices looked at: about half a second. Fewer are faster, more
  /// close more where the gap stays open.
  std::size_t most_states = 8'000'000;
};

/// What each item gets, and how much more any other choice could be worth at most.
struct KnapsackSolution {
  std::vector<int> chosen;  ///< one an item: its option, or kNoOption
  double value = 0;
  double cost = 0;
  double upper_bound =
      0;  ///< no choice is worth more; the value, to 11 digits, where it is optimal

  /// What may be missing, as a share of the bound: 0 to 1.
  double gap() const { return upper_bound > 0 ? 1 - value / upper_bound : 0; }
};

/// The best choice, proved by its bound: Lagrangian relaxation, then a search of the changes to its
/// solution that the bound leaves open (after Pisinger 1995). Exact unless the search is cut
/// short, which the gap then says. Values and costs are finite, as is the sum of the values. The
/// same bytes every time; one thread.
KnapsackSolution solve_knapsack(const Knapsack& knapsack, const KnapsackOptions& options = {});

}  // namespace crossfade::advise
