#include "catalogue/missing_policy.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <string>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "catalogue/record_map.h"
#include "stats/summary.h"
#include "table/csv_reader.h"

namespace crossfade::catalogue {
namespace {

constexpr std::array<std::string_view, 4> kPolicies = {"keep", "median", "zero", "refuse"};

constexpr std::array<InputColumn, kInputColumns> kInputs = {{
    {"danceability",
     {"danceability", "춤추기 좋은 정도"},
     false,
     &AudioColumns::danceability,
     nullptr},
    {"energy", {"energy", "에너지"}, false, &AudioColumns::energy, nullptr},
    {"key", {"key", "조성"}, false, &AudioColumns::key, nullptr},
    {"loudness", {"loudness", "음량"}, false, &AudioColumns::loudness_db, nullptr},
    {"speechiness", {"speechiness", "말소리 비중"}, false, &AudioColumns::speechiness, nullptr},
    {"acousticness",
     {"acousticness", "어쿠스틱 정도"},
     false,
     &AudioColumns::acousticness,
     nullptr},
    {"instrumentalness",
     {"instrumentalness", "연주곡 정도"},
     false,
     &AudioColumns::instrumentalness,
     nullptr},
    {"liveness", {"liveness", "현장감"}, false, &AudioColumns::liveness, nullptr},
    {"valence", {"valence", "밝은 정도"}, false, &AudioColumns::valence, nullptr},
    {"tempo", {"tempo", "템포"}, false, &AudioColumns::tempo_bpm, nullptr},
    {"duration_ms", {"duration (ms)", "재생 시간(ms)"}, false, nullptr, &Catalogue::duration_ms},
    {"likes", {"likes", "좋아요"}, true, nullptr, &Catalogue::likes},
    {"comments", {"comments", "댓글"}, true, nullptr, &Catalogue::comments},
}};

// The column, as constant as the catalogue is.
template <typename AnyCatalogue>
auto& cells(const InputColumn& input, AnyCatalogue& catalogue) {
  return input.audio != nullptr ? catalogue.audio.*input.audio : catalogue.*input.other;
}

bool is_missing(const InputColumn& input, const Catalogue& catalogue, std::size_t row) {
  if (input.is_of_video && std::isnan(catalogue.views[row])) return false;
  return std::isnan(cells(input, catalogue)[row]);
}

MissingCounts count_missing(const Catalogue& catalogue) {
  MissingCounts missing = {};
  for (std::size_t c = 0; c < kInputColumns; ++c) {
    for (std::size_t row = 0; row < catalogue.size(); ++row) {
      missing[c] += is_missing(kInputs[c], catalogue, row) ? 1 : 0;
    }
  }
  return missing;
}

// An import keeps no lines, so the file is read again, if it is still the one that was imported; 0
// where it is not.
std::size_t line_of(const ImportedFile& file, std::size_t record) {
  if (!std::filesystem::is_regular_file(file.path)) return 0;
  const base::MappedFile mapped(file.path);
  if (base::content_digest(mapped.bytes()) != file.digest) return 0;
  table::CsvReader reader(mapped.bytes(), file.path);
  table::CsvRow row;
  while (reader.next(row)) {
    if (row.record == record) return row.line;
  }
  return 0;
}

// Names the first missing cell, of which there is one, and sets its place where that is known.
std::string first_missing(const Import& import, base::Place& place) {
  std::size_t row = 0;
  MissingInputs missing = missing_inputs(import.catalogue, row);
  const auto found = [&missing] { return std::find(missing.begin(), missing.end(), true); };
  while (found() == missing.end()) missing = missing_inputs(import.catalogue, ++row);
  std::string cell(kInputs[static_cast<std::size_t>(found() - missing.begin())].name);
  const auto record = RecordMap(import).place_of(row);
  if (!record) return cell + " of row " + std::to_string(row + 1);
  const ImportedFile& file = import.files[record->file];
  place = {file.path, line_of(file, record->record), 0};
  return cell + " of record " + std::to_string(record->record);
}

}  // namespace

std::string_view missing_policy_name(MissingPolicy policy) {
  return kPolicies[static_cast<std::size_t>(policy)];
}

MissingPolicy missing_policy_of(std::string_view name) {
  for (std::size_t i = 0; i < kPolicies.size(); ++i) {
    if (kPolicies[i] == name) return static_cast<MissingPolicy>(i);
  }
  throw base::Error(base::ErrorKind::kUsage,
                    "--missing " + std::string(name) + ": there is no such policy", {},
                    "choose keep, median, zero or refuse");
}

std::span<const InputColumn, kInputColumns> input_columns() { return kInputs; }

MissingInputs missing_inputs(const Catalogue& catalogue, std::size_t row) {
  MissingInputs missing;
  for (std::size_t c = 0; c < kInputColumns; ++c) {
    missing[c] = is_missing(kInputs[c], catalogue, row);
  }
  return missing;
}

std::size_t missing_of_sound(const MissingInputs& missing) {
  return static_cast<std::size_t>(
      std::count(missing.begin(), missing.begin() + kSoundInputs, true));
}

void fill_missing(const MissingRule& rule, Catalogue& catalogue) {
  if (!rule.fills()) return;
  for (std::size_t c = 0; c < kInputColumns; ++c) {
    std::vector<double>& column = cells(kInputs[c], catalogue);
    for (std::size_t row = 0; row < column.size(); ++row) {
      if (is_missing(kInputs[c], catalogue, row)) column[row] = rule.value[c];
    }
  }
}

std::size_t MissingReport::total() const {
  return std::accumulate(missing.begin(), missing.end(), std::size_t{0});
}

const Catalogue& filled(const MissingRule& rule, const Catalogue& catalogue,
                        std::optional<Catalogue>& copy) {
  if (!rule.fills()) return catalogue;
  fill_missing(rule, copy.emplace(catalogue));
  return *copy;
}

void refuse_missing(const Import& import) {
  const MissingCounts missing = count_missing(import.catalogue);
  std::string counts;
  for (std::size_t c = 0; c < kInputColumns; ++c) {
    if (missing[c] == 0) continue;
    counts += counts.empty() ? "" : ", ";
    counts += std::string(kInputs[c].name).append(" ").append(std::to_string(missing[c]));
  }
  if (counts.empty()) return;
  base::Place place;
  const std::string first = first_missing(import, place);
  throw base::Error(
      base::ErrorKind::kInputRefused,
      first + " is missing, and --missing refuse was asked for; missing cells: " + counts, place,
      "fill them in, or run or train with --missing keep, median or zero");
}

MissingReport treat_missing(MissingPolicy policy, Import& import) {
  MissingReport report;
  report.rule.policy = policy;
  if (policy == MissingPolicy::kRefuse) refuse_missing(import);
  report.missing = count_missing(import.catalogue);
  for (std::size_t c = 0; c < kInputColumns; ++c) {
    if (policy == MissingPolicy::kZero) report.rule.value[c] = 0;
    if (policy == MissingPolicy::kMedian) {
      report.rule.value[c] = stats::median(cells(kInputs[c], import.catalogue));
    }
  }
  fill_missing(report.rule, import.catalogue);
  return report;
}

}  // namespace crossfade::catalogue
