#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/format_table.h"
#include "catalogue/identifiers.h"
#include "catalogue/import.h"
#include "table/csv_reader.h"

namespace crossfade::catalogue {

/// Turns the records of one file into rows of a catalogue. What each cell means is settled once,
/// from the file's format; identities are not its business.
class RowReader {
 public:
  /// `file` is the index of the file in Import::files. All must outlive the reader.
  RowReader(const FormatMatch& format, const std::vector<std::string>& header, std::uint32_t file,
            Catalogue& catalogue, std::vector<ImportIssue>& issues);

  /// Appends the record to every column but the identities; false if it is left out. What is wrong
  /// with it is added to the issues.
  bool read(const table::CsvRow& row);

  /// Adds an issue of `row`; `cell` is the cell it stands in, kAbsent for the whole row.
  void note(const table::CsvRow& row, std::size_t cell, IssueKind kind);

  /// The cell that holds `column`; kAbsent if this file has none.
  std::size_t cell_of(Column column) const;
  static constexpr std::size_t kAbsent = SIZE_MAX;

 private:
  /// The numbers that a column can hold; the others are taken as missing.
  struct Range {
    double low;
    double high;
    bool is_whole;
    bool is_count;
  };
  struct TextColumn {
    std::size_t cell;
    std::vector<NameId>* ids;
    NameId last;  // most columns hold runs of one name
  };
  struct IdentifierColumn {
    std::size_t cell;
    std::vector<NameId>* ids;
    CanonicalId canonical;
  };
  struct NumberColumn {
    std::size_t cell;
    std::vector<double>* values;
    Range range;
  };
  struct FlagColumn {
    std::size_t cell;
    std::vector<Flag>* values;
  };

  void bind_texts();
  void bind_numbers();
  bool is_usable(const table::CsvRow& row);
  NameId read_text(TextColumn& column, const table::CsvRow& row);
  NameId read_identifier(const IdentifierColumn& column, const table::CsvRow& row);
  double read_number(const NumberColumn& column, const table::CsvRow& row);
  Flag read_flag(const FlagColumn& column, const table::CsvRow& row);
  base::Date read_date(std::size_t cell, const table::CsvRow& row);

  const FormatMatch& format_;
  const std::vector<std::string>& header_;
  std::uint32_t file_;
  Catalogue& catalogue_;
  std::vector<ImportIssue>& issues_;
  std::vector<TextColumn> texts_;
  std::vector<IdentifierColumn> identifiers_;
  std::vector<NumberColumn> numbers_;
  std::vector<FlagColumn> flags_;
  std::size_t artist_cell_;
  std::size_t track_cell_;
  std::size_t date_cell_;
  std::string canonical_;  // reused from cell to cell
};

}  // namespace crossfade::catalogue
