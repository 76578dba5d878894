#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "score/released_match.h"

namespace crossfade::cli {

/// A mapping file: which recording each sound file is, in the label's own words. CSV with a column
/// `file` (or `path`) and one or more of ISRC, Spotify's URI or address, artist and track, under
/// the names that a catalogue may give them.
class SoundMap {
 public:
  /// Throws base::Error: as base::MappedFile and table::CsvReader do, and kInputRefused for columns
  /// that say nothing and for a file that is named twice.
  explicit SoundMap(const std::string& path);

  /// What the line of this file says: it is named as here, as seen from `folder`, or by its last
  /// part. Names of one sound in Unicode are one.
  std::optional<score::SoundClaim> find(const std::string& file, const std::string& folder);
  /// Lines (from 1, the header) whose file was never asked for, and the file's name.
  std::vector<std::pair<std::size_t, std::string>> unused() const;

 private:
  struct Line {
    score::SoundClaim claim;
    std::string file;
    std::size_t number = 0;
    bool is_used = false;
  };
  std::vector<Line> lines_;
  std::unordered_map<std::string, std::size_t> by_file_;  // text::fold of the name
};

}  // namespace crossfade::cli
