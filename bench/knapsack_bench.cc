// Solves one multiple-choice knapsack and prints the answer and what it cost, as one line of JSON:
//
//   knapsack_bench DATA [--gap X]
//
// DATA is text, numbers apart by blanks: the number of items, of options an item, the budget, the
// most items in all and in a group, then for each item its group and for each option its value and
// its cost. --gap stops at a gap that is enough (default 0: the optimum, where the search gets
// there). tests/knapsack_peer_test.py compares the answers with CBC's.
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "advise/knapsack.h"
#include "base/file.h"
#include "bench.h"

namespace {

using crossfade::advise::Knapsack;
using crossfade::advise::KnapsackOptions;
using crossfade::advise::KnapsackSolution;
using crossfade::base::Error;
using crossfade::base::ErrorKind;
using crossfade::bench::Clock;

class NumberReader {
 public:
  explicit NumberReader(const std::string& file) : file_(file), bytes_(file_.bytes()) {}

  template <typename T>
  T next() {
    bytes_.remove_prefix(std::min(bytes_.find_first_not_of(" \n"), bytes_.size()));
    T number{};
    const auto read = std::from_chars(bytes_.data(), bytes_.data() + bytes_.size(), number);
    if (read.ec != std::errc()) {
      throw Error(ErrorKind::kInputRefused, "a number is missing", {file_.path()});
    }
    bytes_.remove_prefix(static_cast<std::size_t>(read.ptr - bytes_.data()));
    return number;
  }

 private:
  crossfade::base::MappedFile file_;
  std::string_view bytes_;
};

Knapsack read_knapsack(const std::string& file) {
  NumberReader numbers(file);
  Knapsack knapsack;
  const auto items = numbers.next<std::size_t>();
  knapsack.options = numbers.next<std::size_t>();
  knapsack.budget = numbers.next<double>();
  knapsack.most_items = numbers.next<std::size_t>();
  knapsack.most_a_group = numbers.next<std::size_t>();
  for (std::size_t i = 0; i < items; ++i) {
    knapsack.groups.push_back(numbers.next<std::uint32_t>());
    for (std::size_t option = 0; option < knapsack.options; ++option) {
      knapsack.values.push_back(numbers.next<double>());
      knapsack.costs.push_back(numbers.next<double>());
    }
  }
  return knapsack;
}

void run(int count, char** words) {
  KnapsackOptions options;
  const std::string data = crossfade::bench::parse_words(
      count, words, {{"--gap", [&](const char* v) { options.enough_gap = std::atof(v); }}});
  const Knapsack knapsack = read_knapsack(data);
  const Clock start = Clock::now();
  const KnapsackSolution solution = crossfade::advise::solve_knapsack(knapsack, options);
  const Clock solved = Clock::now();
  std::printf(
      "{\"items\": %zu, \"value\": %.17g, \"cost\": %.17g, \"upper_bound\": %.17g, \"gap\": %.3g, "
      "\"cpu_s\": %.6f, \"chosen\": [",
      knapsack.items(), solution.value, solution.cost, solution.upper_bound, solution.gap(),
      solved.cpu() - start.cpu());
  for (std::size_t i = 0; i < solution.chosen.size(); ++i) {
    std::printf("%s%d", i == 0 ? "" : ", ", solution.chosen[i]);
  }
  std::printf("]}\n");
}

}  // namespace

int main(int count, char** words) {
  return crossfade::bench::run_bench("knapsack_bench", [&] { run(count, words); });
}
