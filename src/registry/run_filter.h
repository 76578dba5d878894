#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "registry/run_value.h"
#include "registry/runs.h"

namespace crossfade::registry {

/// What runs are asked for, e.g. `r2 > .6 and (scenario = c or scenario = d) and not name ~ "old"`:
/// comparisons of a name (value_of()) with a number or a text, joined by and, or, not and brackets;
/// `and` binds before `or`. = and != compare numbers as numbers and texts letter by letter; < <= >
/// >= numbers alone; ~ asks for a part of a text, whatever its case. Of what a run lacks, every
/// comparison is false. Names and texts with other signs than letters, digits and _ - . / : stand
/// in double or single quotes. Immutable.
class RunFilter {
 public:
  /// Throws base::Error (kUsage; column in characters) where the text is no such question.
  explicit RunFilter(std::string_view text);

  bool matches(const RunRecord& run) const;
  /// Throws base::Error (kUsage; column) for a name that none of the runs knows.
  void refuse_unknown_names(const std::vector<RunRecord>& runs) const;

 private:
  friend class RunFilterParser;
  enum class Sign : std::uint8_t { kEqual, kUnequal, kLess, kAtMost, kMore, kAtLeast, kContains };
  enum class Kind : std::uint8_t { kCompare, kNot, kAnd, kOr };
  // Places of other nodes are those in nodes_.
  struct Node {
    Kind kind = Kind::kCompare;
    std::size_t left = 0;
    std::size_t right = 0;
    std::string name = {};  // of a comparison
    std::size_t column = 0;
    Sign sign = Sign::kEqual;
    RunValue value = {};
    std::string text = {};  // the value as it was written
  };

  bool matches(const RunRecord& run, std::size_t node) const;
  static bool compares(const Node& node, const RunValue& found);

  std::vector<Node> nodes_;
  std::size_t root_ = 0;
};

/// The runs that a filter's text asks for, in their order.
std::vector<RunRecord> filter_runs(const std::vector<RunRecord>& runs, std::string_view text);

}  // namespace crossfade::registry
