#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/progress.h"
#include "catalogue/catalogue.h"
#include "catalogue/identity_index.h"

namespace crossfade::catalogue {

/// What can be wrong with a row; the row is kept unless it says otherwise.
enum class IssueKind : std::uint8_t {
  kRowTooShort,    ///< fewer cells than the header: the row is left out
  kRowTooLong,     ///< more cells than the header: the row is left out
  kNameMissing,    ///< artist or track name empty: the row is left out
  kNotANumber,     ///< a cell that is no finite number: taken as missing
  kNegativeCount,  ///< a count below zero: taken as missing
  kOutOfRange,     ///< a value that its column cannot hold (below): taken as missing
  kNotAFlag,       ///< neither true nor false: taken as missing
  kNotADate,       ///< no such day, or not ISO 8601: taken as missing
  kBadIdentifier,  ///< not a valid URI, URL or ISRC: taken as missing
  kIdentityClash,  ///< identifiers of the row name two things already known as different
};

// What columns can hold: audio features 0 to 1, key -1 to 11 and whole, loudness -100 to 20 dB,
// tempo 0 to 1000 bpm, duration above 0 and up to 1e9 ms, counts up to 1e15. Dates like 4/5/2024
// are not read: nothing in them says which is the month.

/// The name of an issue kind as reports and stores write it, e.g. "negative-count".
const char* issue_kind_name(IssueKind kind);

/// One complaint about one cell or row of a file.
struct ImportIssue {
  std::uint32_t file = 0;  ///< index into Import::files
  std::size_t record = 0;  ///< data record in the file, from 1
  std::size_t line = 0;    ///< line on which the record begins, from 1
  std::string column;      ///< header of the cell; empty for a whole row
  IssueKind kind = IssueKind::kNotANumber;
  std::string cell;  ///< the cell as it stood, cut to 80 bytes
};

/// A file that was imported.
struct ImportedFile {
  std::string path;
  std::string name;                          ///< the last part of the path
  std::string digest;                        ///< base::content_digest of the bytes; tables: empty
  std::string format;                        ///< name of the format found
  std::size_t records = 0;                   ///< data records in the file
  std::size_t first_track = 0;               ///< catalogue row of its first track
  std::size_t tracks = 0;                    ///< rows it gave
  std::vector<std::string> unknown_columns;  ///< headers that nothing here uses
};

/// The result of reading files: the catalogue in import order, and everything that was wrong.
struct Import {
  Catalogue catalogue;
  std::vector<ImportedFile> files;
  std::vector<ImportIssue> issues;
  base::Date as_of;  ///< the date of the counts, if the user gave one
};

struct ImportOptions {
  base::Date as_of;
  base::Progress* progress = nullptr;  ///< not owned; may be null
};

/// Reads the files, in this order, into one catalogue and assigns identities (identity.h, a fresh
/// index). Bad cells and rows become issues. Throws base::Error for what refuses a whole file: no
/// such file, unreadable CSV, doubled headers, an unknown set of headers (names the headers seen
/// and the nearest known format), a file without a single usable row. Texts are stored as they
/// stand in the file; identifiers in one form (identifiers.h).
Import import_files(const std::vector<std::string>& paths, const ImportOptions& options);

/// The same, with the identities of earlier imports: things they knew keep their ids, and `index`
/// learns what is new (IdentityIndex::new_entries). After an error `index` is of no more use.
Import import_files(const std::vector<std::string>& paths, const ImportOptions& options,
                    IdentityIndex& index);

/// The same of a CSV file's bytes in memory; `name` is the file's in complaints.
Import import_bytes(std::string_view csv, const std::string& name, const ImportOptions& options);

/// A table in memory, as a file would hold it: every cell is a text, an empty one is missing.
struct CellTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string_view>> rows;  ///< refer to texts that outlive the import
};
/// The same of a table, which has no lines: an issue's line is its record.
Import import_table(const CellTable& table, const std::string& name, const ImportOptions& options);

}  // namespace crossfade::catalogue
