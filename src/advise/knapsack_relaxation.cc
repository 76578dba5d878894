// The Lagrangian relaxation of the budget.
//
// With a price p on money, an item is worth the most that one of its options brings after its cost
// is paid: w = max(0, max over options of value - p cost). What is left to decide, which items get
// one, is to choose the heaviest set under "at most k of a group" and "at most n in all", two
// limits that lie within each other; there the greedy choice is optimal and whole: the k heaviest
// of each group, of those the n heaviest. So
//   L(p) = p budget + weight of that set
// is worth at least as much as any choice within the limits, for every p >= 0, and its minimum is
// the bound of the linear program. L is convex and made of straight pieces, one a choice: value +
// p (budget - cost). The minimum is found from two choices, one too dear and one within the budget,
// whose pieces are intersected; the price at which they meet gives the next choice, until it gives
// no lower piece (Kelley's cutting planes in one dimension; Fisher 1981). Some twenty steps do.
//
// At that price the duals of the two other limits are read off the order: the weight of the first
// item that the limit on all turns away, and, above it, of the first that its group turns away.
#include "advise/knapsack_relaxation.h"

#include <algorithm>

namespace crossfade::advise {
namespace {

constexpr int kMostSteps = 200;
constexpr double kRounding = 1e-12;

// An item at some price: its best option and what that is worth.
struct Offer {
  double weight;
  std::uint32_t item;
  int option;
};

// Heavier first; of equals the earlier item.
bool is_before(const Offer& a, const Offer& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.item < b.item;
}

// The best choice at a price, and the straight piece of L that it gives.
struct Piece {
  std::vector<Offer> picked;
  double value = 0;
  double cost = 0;
  double bound = 0;  // L at the price it was made for

  double at(double price, double budget) const { return value + price * (budget - cost); }
};

Offer best_offer(const KnapsackLayout& layout, std::uint32_t item, double price) {
  const Knapsack& knapsack = layout.knapsack();
  Offer offer{0, item, kNoOption};
  for (int option = 0; option < static_cast<int>(knapsack.options); ++option) {
    if (!layout.is_open(item, option)) continue;
    const double weight = knapsack.value(item, option) - price * knapsack.cost(item, option);
    const bool is_cheaper = offer.option != kNoOption && weight == offer.weight &&
                            knapsack.cost(item, option) < knapsack.cost(item, offer.option);
    if (weight > offer.weight || is_cheaper) offer = {weight, item, option};
  }
  return offer;
}

// Puts the `most` heaviest first and drops the rest; returns the weight of the first one dropped.
double keep_heaviest(std::vector<Offer>& offers, std::size_t begin, std::size_t most) {
  if (offers.size() - begin <= most) return 0;
  const auto edge = offers.begin() + static_cast<std::ptrdiff_t>(begin + most);
  std::nth_element(offers.begin() + static_cast<std::ptrdiff_t>(begin), edge, offers.end(),
                   is_before);
  const double turned_away = edge->weight;
  offers.erase(edge, offers.end());
  return turned_away;
}

// What the limits turn away, at a price: the duals' source.
struct TurnedAway {
  double by_items = 0;
  std::vector<double> by_group;
};

Piece best_at(const KnapsackLayout& layout, double price, TurnedAway* turned_away = nullptr) {
  Piece piece;
  for (std::size_t g = 0; g < layout.groups(); ++g) {
    const std::size_t begin = piece.picked.size();
    for (std::size_t m = layout.starts()[g]; m < layout.starts()[g + 1]; ++m) {
      const Offer offer = best_offer(layout, layout.members()[m], price);
      if (offer.weight > 0) piece.picked.push_back(offer);
    }
    const double weight = keep_heaviest(piece.picked, begin, layout.most_a_group());
    if (turned_away != nullptr) turned_away->by_group.push_back(weight);
  }
  const double weight = keep_heaviest(piece.picked, 0, layout.most_items());
  if (turned_away != nullptr) turned_away->by_items = weight;
  double weights = 0;
  for (const Offer& offer : piece.picked) {
    weights += offer.weight;
    piece.value += layout.knapsack().value(offer.item, offer.option);
    piece.cost += layout.knapsack().cost(offer.item, offer.option);
  }
  piece.bound = price * layout.budget() + weights;
  return piece;
}

// A price at which nothing that costs money is worth it.
double highest_price(const KnapsackLayout& layout) {
  double highest = 0;
  for (std::size_t item = 0; item < layout.items(); ++item) {
    for (int option = 0; option < static_cast<int>(layout.knapsack().options); ++option) {
      const double cost = layout.knapsack().cost(item, option);
      if (!layout.is_open(item, option) || !(cost > 0)) continue;
      highest = std::max(highest, layout.knapsack().value(item, option) / cost);
    }
  }
  return highest * (1 + kRounding);
}

// The price with the lowest bound and the best choice within the budget that was met on the way.
std::pair<double, Piece> lowest_bound(const KnapsackLayout& layout) {
  Piece dear = best_at(layout, 0);
  if (dear.cost <= layout.budget()) return {0, std::move(dear)};
  double best_price = highest_price(layout);
  Piece cheap = best_at(layout, best_price);
  double lowest = cheap.bound;
  for (int step = 0; step < kMostSteps; ++step) {
    const double price = (dear.value - cheap.value) / (dear.cost - cheap.cost);
    Piece next = best_at(layout, price);
    if (next.bound < lowest) {
      lowest = next.bound;
      best_price = price;
    }
    const bool is_lowest = next.bound <= dear.at(price, layout.budget()) * (1 + kRounding);
    (next.cost <= layout.budget() ? cheap : dear) = std::move(next);
    if (is_lowest) break;
  }
  return {best_price, std::move(cheap)};
}

}  // namespace

KnapsackRelaxation relax_knapsack(const KnapsackLayout& layout) {
  const auto [price, within] = lowest_bound(layout);
  TurnedAway turned_away;
  const Piece best = best_at(layout, price, &turned_away);

  KnapsackRelaxation relaxation;
  relaxation.bound = best.bound * (1 + kRounding);
  relaxation.budget_price = price;
  relaxation.item_price = turned_away.by_items;
  for (const double weight : turned_away.by_group) {
    relaxation.group_prices.push_back(std::max(0.0, weight - relaxation.item_price));
  }
  relaxation.surpluses.resize(layout.items());
  for (std::uint32_t item = 0; item < layout.items(); ++item) {
    const double weight = best_offer(layout, item, price).weight;
    relaxation.surpluses[item] = std::max(
        0.0, weight - relaxation.item_price - relaxation.group_prices[layout.group_of(item)]);
  }
  relaxation.chosen.assign(layout.items(), kNoOption);
  for (const Offer& offer : within.picked) relaxation.chosen[offer.item] = offer.option;
  return relaxation;
}

}  // namespace crossfade::advise
