// The search of the changes that the relaxation leaves open.
//
// Against the relaxation's bound every option of an item has a loss (KnapsackRelaxation), and
// losses add up: a choice that loses as much as bound - value of the best choice known cannot be
// better than it. So options that alone lose as much are closed, and most items have one option
// left: of 20,000 some hundred stay open (knapsack_core.h). Those are walked one after the other,
// as in Pisinger's core algorithms (1995, 1997): a state says what the options of the items walked
// cost and bring, the other items keeping what they have; each state is thus a whole choice, and
// the best within the limits is kept. A state is dropped when its losses reach the gap, when even
// the cheapest rest is too dear, or when another costs no more, takes no more places and is worth
// at least as much. Items whose group's limit could bind are walked together, with the places that
// their group has used; items that are easiest to change come first.
//
// Where more states are left than can be followed to the end, those that lose most go; the least
// loss among them then bounds what the search did not see.
#include "advise/knapsack_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "advise/knapsack_core.h"

namespace crossfade::advise {
namespace {

// What is worth no more than this share of the bound is no improvement.
constexpr double kRounding = 1e-11;
constexpr std::size_t kLeastWidth = 16;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// A choice: the items walked changed, the others as they are kept.
struct State {
  double value;
  double cost;
  double loss;   // of the items and groups walked
  int items;     // more than what is kept; 0 where the limit cannot bind
  int in_group;  // likewise, of the unit that is being walked
  std::uint32_t parent;
  int option;  // of the last item walked
};

bool is_before(const State& a, const State& b) {
  return std::tie(a.cost, b.value, a.items, a.in_group) <
         std::tie(b.cost, a.value, b.items, b.in_group);
}

// How far the items that are still to be walked can move a state.
struct Reach {
  double dearer = 0;
  double cheaper = 0;
  int more = 0;
  int fewer = 0;

  void add(const OpenItem& open) {
    const auto [least, most] = std::ranges::minmax(open.changes, {}, &OptionChange::cost);
    const auto [fewest, largest] = std::ranges::minmax(open.changes, {}, &OptionChange::items);
    dearer += std::max(0.0, most.cost);
    cheaper += std::max(0.0, -least.cost);
    more += std::max(0, largest.items);
    fewer += std::max(0, -fewest.items);
  }
};

// The most value met with so many items or fewer (a tree of prefix maxima, Fenwick 1994), for each
// number of places of the group.
class BestMet {
 public:
  explicit BestMet(const std::vector<State>& states) {
    const auto [fewest, most] = std::ranges::minmax(states, {}, &State::items);
    const auto [least, largest] = std::ranges::minmax(states, {}, &State::in_group);
    fewest_items_ = fewest.items;
    least_places_ = least.in_group;
    items_ = static_cast<std::size_t>(most.items - fewest.items) + 1;
    const auto places = static_cast<std::size_t>(largest.in_group - least.in_group) + 1;
    best_.assign(places * (items_ + 1), -kInfinity);
  }

  // Whether a state was met that takes no more and is worth at least as much. Remembers this one
  // where not.
  bool covers(const State& state) {
    const auto place = static_cast<std::size_t>(state.in_group - least_places_);
    const auto first = static_cast<std::size_t>(state.items - fewest_items_) + 1;
    for (std::size_t p = 0; p <= place; ++p) {
      for (std::size_t i = first; i > 0; i &= i - 1) {
        if (best_[p * (items_ + 1) + i] >= state.value) return true;
      }
    }
    for (std::size_t i = first; i <= items_; i += i & (~i + 1)) {
      double& best = best_[place * (items_ + 1) + i];
      best = std::max(best, state.value);
    }
    return false;
  }

 private:
  int fewest_items_;
  int least_places_;
  std::size_t items_;
  std::vector<double> best_;
};

// What all steps of a search share.
class ChangeSearch {
 public:
  ChangeSearch(const KnapsackLayout& layout, const KnapsackRelaxation& relaxation,
               const KnapsackCore& core, std::size_t most_states)
      : layout_(layout), relaxation_(relaxation), core_(core), states_left_(most_states) {}

  // Looks for choices that lose less than `gap`.
  void walk(double gap);
  // Whether one was found: then its options are written to `chosen`.
  bool write_best(std::vector<int>& chosen) const;
  double least_dropped() const { return least_dropped_; }

 private:
  // The states after one more item, before any is dropped for others.
  std::vector<State> step(const std::vector<State>& states, const OpenUnit& unit,
                          const OpenItem& open, const Reach& rest);
  void finish_unit(const OpenUnit& unit, std::vector<State>& states) const;
  void thin(const Reach& rest, std::vector<State>& states);
  bool is_lost(const State& state, const Reach& rest) const;
  double least_loss(const State& state, const Reach& rest) const;
  void keep_if_best(const State& state, const OpenUnit& unit);

  const KnapsackLayout& layout_;
  const KnapsackRelaxation& relaxation_;
  const KnapsackCore& core_;
  std::size_t states_left_;
  std::size_t changes_left_ = 0;  // of the items that are still to be walked
  double gap_ = 0;
  double least_dropped_ = kInfinity;
  // For each item walked, where its states came from: the state before and the option taken.
  std::vector<std::uint32_t> walked_;
  std::vector<std::vector<std::pair<std::uint32_t, int>>> origins_;
  std::size_t first_whole_ = 0;  // items to walk before every group can be within its limit
  bool has_best_ = false;
  State best_{};
  std::size_t best_steps_ = 0;
};

// What a choice loses at least that begins with this state.
double ChangeSearch::least_loss(const State& state, const Reach& rest) const {
  const double left = layout_.budget() - state.cost - rest.dearer;
  double loss = state.loss + relaxation_.budget_price * std::max(0.0, left);
  if (core_.counts_items) {
    const int free_places = core_.places - state.items - rest.more;
    loss += relaxation_.item_price * std::max(0, free_places);
  }
  return loss;
}

bool ChangeSearch::is_lost(const State& state, const Reach& rest) const {
  if (state.cost - rest.cheaper > layout_.budget()) return true;
  if (core_.counts_items && state.items - rest.fewer > core_.places) return true;
  return least_loss(state, rest) >= gap_;
}

void ChangeSearch::keep_if_best(const State& state, const OpenUnit& unit) {
  const bool fits = walked_.size() >= first_whole_ && state.cost <= layout_.budget() &&
                    (!core_.counts_items || state.items <= core_.places) &&
                    (!unit.counts_places || state.in_group <= unit.places);
  if (!fits || (has_best_ && state.value <= best_.value)) return;
  // Not all that a whole choice loses is in `loss`; its value says it.
  const double lost = relaxation_.bound - state.value;
  if (lost >= gap_) return;
  has_best_ = true;
  best_ = state;
  best_steps_ = walked_.size();
  gap_ = lost - kRounding * relaxation_.bound;
}

std::vector<State> ChangeSearch::step(const std::vector<State>& states, const OpenUnit& unit,
                                      const OpenItem& open, const Reach& rest) {
  std::vector<State> all;
  std::vector<State> changed;
  std::vector<State> merged;
  states_left_ -= std::min(states_left_, states.size() * open.changes.size());
  changes_left_ -= open.changes.size();
  for (const OptionChange& change : open.changes) {
    changed.clear();
    for (std::uint32_t s = 0; s < states.size(); ++s) {
      State state = states[s];
      state.value += change.value;
      state.cost += change.cost;
      state.loss += change.loss;
      if (core_.counts_items) state.items += change.items;
      if (unit.counts_places) state.in_group += change.items;
      state.parent = s;
      state.option = change.option;
      keep_if_best(state, unit);
      if (!is_lost(state, rest)) changed.push_back(state);
    }
    merged.resize(all.size() + changed.size());
    std::ranges::merge(all, changed, merged.begin(), is_before);
    std::swap(all, merged);
  }
  return all;
}

// Closes a group: its limit holds now, and places that stay free are lost.
void ChangeSearch::finish_unit(const OpenUnit& unit, std::vector<State>& states) const {
  if (!unit.counts_places) return;
  std::erase_if(states, [&](const State& state) { return state.in_group > unit.places; });
  for (State& state : states) {
    state.loss += unit.group_price * (unit.places - state.in_group);
    state.in_group = 0;
  }
}

// Drops states that others cover, and of the rest those that lose most where there are more than
// can be followed to the end.
void ChangeSearch::thin(const Reach& rest, std::vector<State>& states) {
  std::erase_if(states, [&](const State& state) { return is_lost(state, rest); });
  if (states.empty()) return;
  BestMet met(states);
  std::erase_if(states, [&](const State& state) { return met.covers(state); });
  const std::size_t width =
      std::max(kLeastWidth, states_left_ / std::max<std::size_t>(changes_left_, 1));
  if (states.size() <= width) return;
  std::vector<double> losses;
  losses.reserve(states.size());
  for (const State& state : states) losses.push_back(least_loss(state, rest));
  const auto edge = losses.begin() + static_cast<std::ptrdiff_t>(width);
  std::ranges::nth_element(losses, edge);
  const double limit = *edge;
  least_dropped_ = std::min(least_dropped_, limit);
  // Of those that lose exactly as much as the limit, a share is kept, spread over all costs.
  const auto kept = static_cast<std::size_t>(std::count(losses.begin(), edge, limit));
  const auto alike = kept + static_cast<std::size_t>(std::count(edge, losses.end(), limit));
  std::size_t met_alike = 0;
  std::size_t end = 0;
  for (const State& state : states) {
    const double loss = least_loss(state, rest);
    bool stays = loss < limit;
    if (loss == limit) {
      stays = (met_alike + 1) * kept / alike > met_alike * kept / alike;
      ++met_alike;
    }
    if (stays) states[end++] = state;
  }
  states.resize(end);
}

void ChangeSearch::walk(double gap) {
  gap_ = gap;
  std::size_t items = 0;
  for (const OpenUnit& unit : core_.units) {
    if (unit.counts_places && unit.places < 0) first_whole_ = items + 1;
    items += unit.items.size();
    for (const OpenItem& open : unit.items) changes_left_ += open.changes.size();
  }
  std::vector<Reach> rests(1);
  for (auto unit = core_.units.rbegin(); unit != core_.units.rend(); ++unit) {
    for (auto open = unit->items.rbegin(); open != unit->items.rend(); ++open) {
      rests.push_back(rests.back());
      rests.back().add(*open);
    }
  }
  std::vector<State> states = {{core_.value, core_.cost, core_.loss, 0, 0, 0, kNoOption}};
  keep_if_best(states.front(), {});
  for (const OpenUnit& unit : core_.units) {
    for (const OpenItem& open : unit.items) {
      rests.pop_back();
      walked_.push_back(open.item);
      states = step(states, unit, open, rests.back());
      if (&open == &unit.items.back()) finish_unit(unit, states);
      thin(rests.back(), states);
      origins_.emplace_back();
      origins_.back().reserve(states.size());
      for (const State& state : states) origins_.back().emplace_back(state.parent, state.option);
      if (states.empty()) return;
    }
  }
}

bool ChangeSearch::write_best(std::vector<int>& chosen) const {
  if (!has_best_) return false;
  chosen = core_.kept;
  int option = best_.option;
  std::uint32_t parent = best_.parent;
  for (std::size_t w = best_steps_; w-- > 0;) {
    chosen[walked_[w]] = option;
    if (w > 0) std::tie(parent, option) = origins_[w - 1][parent];
  }
  return true;
}

}  // namespace

KnapsackSearch search_changes(const KnapsackLayout& layout, const KnapsackRelaxation& relaxation,
                              const SearchLimits& limits, std::vector<int>& chosen) {
  double value = 0;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    value += layout.knapsack().value(i, chosen[i]);
  }
  const double tolerance = kRounding * relaxation.bound;
  const double gap = relaxation.bound - value - tolerance;
  KnapsackSearch found{std::min(relaxation.bound, value + tolerance), true};
  if (gap <= 0) return found;
  const KnapsackCore core = open_core(layout, relaxation, chosen, gap, limits.units);
  if (!core.is_possible) return found;
  ChangeSearch search(layout, relaxation, core, limits.states);
  search.walk(gap);
  const double least_unseen = std::min(search.least_dropped(), core.least_closed);
  found.is_whole = std::isinf(least_unseen);
  if (search.write_best(chosen)) {
    value = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      value += layout.knapsack().value(i, chosen[i]);
    }
  }
  const double unseen = relaxation.bound - least_unseen;
  found.upper_bound = std::min(relaxation.bound, std::max(value + tolerance, unseen));
  return found;
}

}  // namespace crossfade::advise
