#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "table/toml.h"

namespace crossfade::advise {

/// The numbers that a key may hold.
struct NumberRange {
  double low = 0;
  double high = std::numeric_limits<double>::infinity();
  bool above_low = false;  ///< `low` itself is refused
};

/// The whole numbers that a key may hold, both ends included.
struct WholeRange {
  int low = 0;
  int high = 0;
};

/// One section of a plan file on its way into a struct. Each take_…() reads a key: it leaves
/// `value` as it is and returns false where the key is not there, and throws base::Error
/// (kInputRefused; file, line, column and the key's full name, e.g. `videos.tiers[2].cost`) where
/// the key holds something else than it may. Holds references to table and file name.
class PlanSection {
 public:
  /// `name` is the section's full name, empty for the file itself; `line` the one it begins on.
  PlanSection(const table::TomlTable& table, std::string name, std::size_t line,
              const std::string& file);

  /// Whole numbers are numbers too.
  bool take_number(std::string_view key, const NumberRange& range, double& value);
  bool take_whole(std::string_view key, WholeRange range, int& value);
  /// A list of whole numbers that rise from one to the next.
  bool take_wholes(std::string_view key, WholeRange range, std::vector<int>& values);
  /// Not empty, no line ends or other control characters, at most 1,000 bytes.
  bool take_text(std::string_view key, std::string& value);
  bool take_date(std::string_view key, base::Date& value);
  /// The section [key]; nothing where it is not there.
  std::optional<PlanSection> take_section(std::string_view key);
  /// The sections [[key]].
  std::vector<PlanSection> take_sections(std::string_view key);

  /// Refuses the first key that nothing has asked for, and says which word was meant, or which
  /// there are. To be called after all take_…().
  void refuse_others() const;

  /// Throws base::Error: "`full name` <sentence>", at the key where there is one, else at the
  /// section.
  [[noreturn]] void refuse(std::string_view key, std::string_view sentence,
                           std::string_view remedy = {}) const;

 private:
  const table::TomlMember* take(std::string_view key);
  const table::TomlMember* find(std::string_view key) const;
  std::string full_name(std::string_view key) const;
  int checked_whole(std::string_view key, WholeRange range, const table::TomlValue& value) const;

  const table::TomlTable& table_;
  std::string name_;
  std::size_t line_;
  const std::string& file_;
  std::vector<std::string_view> known_;  ///< keys asked for, in that order
};

}  // namespace crossfade::advise
