#include "catalogue/record_map.h"

#include <algorithm>

namespace crossfade::catalogue {

bool leaves_row_out(IssueKind kind) {
  return kind == IssueKind::kRowTooShort || kind == IssueKind::kRowTooLong ||
         kind == IssueKind::kNameMissing;
}

RecordMap::RecordMap(const Import& import)
    : import_(import), left_out_(import.files.size()), mapped_(import.files.size()) {
  for (const ImportIssue& issue : import.issues) {
    if (leaves_row_out(issue.kind) && issue.file < left_out_.size()) {
      left_out_[issue.file].push_back(issue.record);
    }
  }
  for (std::size_t file = 0; file < left_out_.size(); ++file) {
    std::vector<std::size_t>& records = left_out_[file];
    std::sort(records.begin(), records.end());
    records.erase(std::unique(records.begin(), records.end()), records.end());
    mapped_[file] = import.files[file].tracks + records.size() == import.files[file].records;
  }
}

std::optional<RecordPlace> RecordMap::place_of(std::size_t row) const {
  for (std::size_t file = 0; file < mapped_.size(); ++file) {
    const ImportedFile& from = import_.files[file];
    if (row < from.first_track || row >= from.first_track + from.tracks) continue;
    if (!mapped_[file]) return std::nullopt;
    // The k-th record left out (from 0) stands before the row if, without the k before it, its
    // number is not above the row's; these numbers never fall with k.
    const std::vector<std::size_t>& records = left_out_[file];
    const std::size_t number = row - from.first_track + 1;
    std::size_t before = 0;
    for (std::size_t end = records.size(); before < end;) {
      const std::size_t k = before + (end - before) / 2;
      if (records[k] - k <= number) {
        before = k + 1;
      } else {
        end = k;
      }
    }
    const std::size_t record = number + before;
    return RecordPlace{static_cast<std::uint32_t>(file), record};
  }
  return std::nullopt;
}

std::optional<std::size_t> RecordMap::row_of(std::uint32_t file, std::size_t record) const {
  if (file >= mapped_.size() || !mapped_[file]) return std::nullopt;
  const std::vector<std::size_t>& records = left_out_[file];
  const auto before = std::lower_bound(records.begin(), records.end(), record);
  const bool left_out = before != records.end() && *before == record;
  if (left_out || record == 0 || record > import_.files[file].records) return std::nullopt;
  return import_.files[file].first_track + record - 1 -
         static_cast<std::size_t>(before - records.begin());
}

}  // namespace crossfade::catalogue
