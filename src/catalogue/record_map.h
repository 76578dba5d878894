#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "catalogue/import.h"

namespace crossfade::catalogue {

/// Where a row came from.
struct RecordPlace {
  std::uint32_t file = 0;  ///< index into Import::files
  std::size_t record = 0;  ///< data record in that file, from 1
};

/// Which record of which file a catalogue row is, and back. Every record that gave no row stands in
/// the issues, so the one follows from the other; a file whose figures do not add up (a catalogue
/// put together by other means) is not mapped.
class RecordMap {
 public:
  explicit RecordMap(const Import& import);

  /// The record of `row`; nothing where no file is known for it.
  std::optional<RecordPlace> place_of(std::size_t row) const;
  /// The row of a record; nothing where the record was left out or the file is not mapped.
  std::optional<std::size_t> row_of(std::uint32_t file, std::size_t record) const;

 private:
  const Import& import_;
  std::vector<std::vector<std::size_t>> left_out_;  // by file: records, ascending
  std::vector<bool> mapped_;
};

/// Whether an issue of this kind means that the row was left out.
bool leaves_row_out(IssueKind kind);

}  // namespace crossfade::catalogue
