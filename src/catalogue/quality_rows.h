#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/import.h"
#include "catalogue/quality.h"
#include "catalogue/record_map.h"

namespace crossfade::catalogue {

/// One line of the list of what to fix.
struct FaultyRow {
  std::string_view rule;  ///< id of the rule, or the kind of an import issue
  QualityPart part = QualityPart::kComplete;
  std::optional<RecordPlace> place = {};  ///< the record in its file, where it is known
  std::optional<std::size_t> line = {};   ///< of issues alone
  std::optional<std::size_t> row = {};    ///< of the catalogue, from 0; none where it was left out
  std::string_view column = {};           ///< of issues alone
  std::string value = {};                 ///< what the rule looked at, or the cell as it stood
};

/// The faulty rows behind a quality report, first by rule, then an entry an import issue; any part
/// of the list is made when it is asked for. Both arguments must outlive it.
class FaultyRows {
 public:
  FaultyRows(const QualityReport& report, const Import& import);

  std::size_t size() const { return ends_.back(); }
  /// Entry `index`, below size().
  FaultyRow at(std::size_t index) const;

 private:
  FaultyRow of_issue(const ImportIssue& issue) const;

  const QualityReport& report_;
  const Import& import_;
  RecordMap records_;
  std::vector<std::size_t> ends_;  // by rule: where its entries end; the last is the issues' end
};

/// The list as CSV (UTF-8, LF). Columns: rule, part, file, record (1-based data record of the
/// file), line (issues alone), row (1-based catalogue row), artist, track, column (issues alone),
/// value: what the rule looked at, or the cell as it stood. Cells that do not apply are empty.
std::string quality_rows_csv(const QualityReport& report, const Import& import);

/// The name of a part as files write it, e.g. "complete".
std::string_view quality_part_name(QualityPart part);

}  // namespace crossfade::catalogue
