#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace crossfade::advise {

/// A line of a release list.
struct ListedRelease {
  std::string artist;
  std::string track;
  base::Date date;  ///< missing: to be found
  std::size_t line = 0;
};

/// Reads a release list: CSV with the columns artist, track and release_date in any order and case;
/// others are not read. Cells of release_date are empty or a day as 2026-10-02. Throws base::Error
/// (kInputRefused; file, line) for a column that is not there, a row with fewer or more cells than
/// the header, a name that is empty, what is not a day, a list without a row.
std::vector<ListedRelease> read_release_list(const std::string& path);

/// The same from memory; `file` is the name for complaints.
std::vector<ListedRelease> parse_release_list(std::string_view text, const std::string& file);

}  // namespace crossfade::advise
