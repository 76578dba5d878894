#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "catalogue/quality_rules.h"

namespace crossfade::catalogue {
namespace {

constexpr double kShortestMs = 30'000;
constexpr double kLongestMs = 15 * 60'000;

std::size_t record_count(const Import& import) {
  std::size_t records = 0;
  for (const ImportedFile& file : import.files) records += file.records;
  return import.files.empty() ? import.catalogue.size() : records;
}

// The records that have an issue for which `counts` is true; each once.
template <typename Counts>
Judged judge_issues(const QualityInput& input, const Counts& counts) {
  std::set<std::pair<std::uint32_t, std::size_t>> records;
  for (const ImportIssue& issue : input.import.issues) {
    if (counts(issue.kind)) records.emplace(issue.file, issue.record);
  }
  Judged judged;
  judged.checked = record_count(input.import);
  judged.faults = records.size();
  for (const auto& [file, record] : records) {
    const auto row = input.records.row_of(file, record);
    if (row) judged.rows.push_back(static_cast<std::uint32_t>(*row));
  }
  std::sort(judged.rows.begin(), judged.rows.end());
  return judged;
}

Judged judge_issues_of(const QualityInput& input, IssueKind kind) {
  return judge_issues(input, [kind](IssueKind other) { return other == kind; });
}

template <typename Faulty>
Judged judge_numbers(const QualityInput& input, const std::vector<double>& column,
                     const Faulty& is_faulty) {
  return judge_rows(
      input.catalogue(), [&](std::size_t row) { return !std::isnan(column[row]); },
      [&](std::size_t row) { return is_faulty(column[row]); });
}

bool is_zero(double value) { return value == 0; }

}  // namespace

Judged rows_left_out(const QualityInput& input) { return judge_issues(input, leaves_row_out); }

Judged numbers_unreadable(const QualityInput& input) {
  return judge_issues_of(input, IssueKind::kNotANumber);
}

Judged counts_negative(const QualityInput& input) {
  return judge_issues_of(input, IssueKind::kNegativeCount);
}

Judged values_out_of_range(const QualityInput& input) {
  return judge_issues_of(input, IssueKind::kOutOfRange);
}

Judged flags_unreadable(const QualityInput& input) {
  return judge_issues_of(input, IssueKind::kNotAFlag);
}

Judged dates_unreadable(const QualityInput& input) {
  return judge_issues_of(input, IssueKind::kNotADate);
}

Judged identifiers_unreadable(const QualityInput& input) {
  return judge_issues_of(input, IssueKind::kBadIdentifier);
}

Judged identities_clash(const QualityInput& input) {
  return judge_issues_of(input, IssueKind::kIdentityClash);
}

Judged streams_zero(const QualityInput& input) {
  return judge_numbers(input, input.catalogue().streams, is_zero);
}

Judged views_zero(const QualityInput& input) {
  return judge_numbers(input, input.catalogue().views, is_zero);
}

Judged tempo_zero(const QualityInput& input) {
  return judge_numbers(input, input.catalogue().audio.tempo_bpm, is_zero);
}

Judged duration_short(const QualityInput& input) {
  return judge_numbers(input, input.catalogue().duration_ms,
                       [](double ms) { return ms < kShortestMs; });
}

Judged duration_long(const QualityInput& input) {
  return judge_numbers(input, input.catalogue().duration_ms,
                       [](double ms) { return ms > kLongestMs; });
}

}  // namespace crossfade::catalogue
