#include "catalogue/missing_policy.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "base/error.h"
#include "catalogue/record_map.h"
#include "stats/summary.h"

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

[[noreturn]] void refuse(const Import& import, const MissingReport& report) {
  std::string counts;
  for (std::size_t c = 0; c < kInputColumns; ++c) {
    if (report.missing[c] == 0) continue;
    counts += counts.empty() ? "" : ", ";
    counts += std::string(kInputs[c].name).append(" ").append(std::to_string(report.missing[c]));
  }
  base::Place place;
  std::string first;
  for (std::size_t row = 0; row < import.catalogue.size() && first.empty(); ++row) {
    for (const InputColumn& input : kInputs) {
      if (!is_missing(input, import.catalogue, row)) continue;
      first = std::string(input.name);
      if (const auto found = RecordMap(import).place_of(row)) {
        place.file = import.files[found->file].path;
        first += " of record " + std::to_string(found->record);
      }
      break;
    }
  }
  throw base::Error(
      base::ErrorKind::kInputRefused,
      first + " is missing, and --missing refuse was asked for; missing cells: " + counts, place,
      "fill them in, or choose --missing keep, median or zero");
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

MissingReport treat_missing(MissingPolicy policy, Import& import) {
  MissingReport report;
  report.rule.policy = policy;
  for (std::size_t c = 0; c < kInputColumns; ++c) {
    for (std::size_t row = 0; row < import.catalogue.size(); ++row) {
      report.missing[c] += is_missing(kInputs[c], import.catalogue, row) ? 1 : 0;
    }
    if (policy == MissingPolicy::kZero) report.rule.value[c] = 0;
    if (policy == MissingPolicy::kMedian) {
      report.rule.value[c] = stats::median(cells(kInputs[c], import.catalogue));
    }
  }
  if (policy == MissingPolicy::kRefuse && report.total() > 0) refuse(import, report);
  fill_missing(report.rule, import.catalogue);
  return report;
}

}  // namespace crossfade::catalogue
