#include "catalogue/quality_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/check.h"
#include "catalogue/record_map.h"
#include "table/csv_writer.h"

namespace crossfade::catalogue {
namespace {

// Numbers as a person writes them: no exponent for counts.
std::string written(double value) {
  if (std::isnan(value)) return {};
  if (std::floor(value) == value && std::fabs(value) < 1e15) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  table::CsvWriter writer;
  return writer.number(value).text();
}

std::string pair(double a, std::string_view of, double b) {
  return written(a) + std::string(of) + written(b);
}

std::string video_text(const Catalogue& catalogue, std::size_t row) {
  if (catalogue.title[row] == kNoName) return std::string(catalogue.text(catalogue.video_url[row]));
  return std::string(catalogue.text(catalogue.title[row])) + " | " +
         std::string(catalogue.text(catalogue.channel[row]));
}

using Value = std::string (*)(const Catalogue&, std::size_t);

// What a reader wants to see beside a row that broke the rule; rules about missing cells have none.
constexpr auto kValues = std::to_array<std::pair<std::string_view, Value>>({
    {"tempo-zero", [](const Catalogue& c, std::size_t i) { return written(c.audio.tempo_bpm[i]); }},
    {"streams-zero", [](const Catalogue& c, std::size_t i) { return written(c.streams[i]); }},
    {"views-zero", [](const Catalogue& c, std::size_t i) { return written(c.views[i]); }},
    {"duration-short",
     [](const Catalogue& c, std::size_t i) { return written(c.duration_ms[i]) + " ms"; }},
    {"duration-long",
     [](const Catalogue& c, std::size_t i) { return written(c.duration_ms[i]) + " ms"; }},
    {"row-repeated",
     [](const Catalogue& c, std::size_t i) { return std::string(c.text(c.album[i])); }},
    {"video-of-several-recordings", video_text},
    {"likes-above-views",
     [](const Catalogue& c,
        std::size_t i) { return pair(c.likes[i], " likes, views ", c.views[i]); }},
    {"comments-above-views",
     [](const Catalogue& c,
        std::size_t i) { return pair(c.comments[i], " comments, views ", c.views[i]); }},
    {"views-above-best",
     [](const Catalogue& c,
        std::size_t i) { return pair(c.views[i], " views, best ", c.best_views[i]); }},
    {"best-above-sum",
     [](const Catalogue& c,
        std::size_t i) { return pair(c.best_views[i], " best views, sum ", c.summed_views[i]); }},
    {"streams-of-another-recording",
     [](const Catalogue& c, std::size_t i) { return written(c.streams[i]); }},
    {"recording-with-several-streams",
     [](const Catalogue& c, std::size_t i) { return written(c.streams[i]); }},
    {"title-without-track", video_text},
    {"video-without-artist", video_text},
    {"topic-marked-official", video_text},
    {"recording-with-several-videos", video_text},
    {"released-after-counts",
     [](const Catalogue& c, std::size_t i) { return base::to_string(c.release_date[i]); }},
});

std::string value_of(std::string_view rule, const Catalogue& catalogue, std::size_t row) {
  for (const auto& [id, value] : kValues) {
    if (id == rule) return value(catalogue, row);
  }
  return {};
}

// The rules that count import issues: their lines come from the issues, with the cell at fault.
bool comes_from_issues(std::string_view rule) {
  for (const std::string_view id :
       {"row-left-out", "number-unreadable", "count-negative", "value-out-of-range",
        "flag-unreadable", "date-unreadable", "identifier-unreadable", "identity-clash"}) {
    if (id == rule) return true;
  }
  return false;
}

}  // namespace

std::string_view quality_part_name(QualityPart part) {
  constexpr std::array<std::string_view, kQualityParts> kNames = {"complete",   "valid",   "unique",
                                                                  "consistent", "matched", "fresh"};
  return kNames[static_cast<std::size_t>(part)];
}

FaultyRows::FaultyRows(const QualityReport& report, const Import& import)
    : report_(report), import_(import), records_(import) {
  std::size_t end = 0;
  for (const RuleResult& rule : report.rules) {
    end += comes_from_issues(rule.id) ? 0 : rule.rows.size();
    ends_.push_back(end);
  }
  ends_.push_back(end + import.issues.size());
}

FaultyRow FaultyRows::at(std::size_t index) const {
  CF_CHECK(index < size());
  const auto end = std::ranges::upper_bound(ends_, index);
  const auto rule_index = static_cast<std::size_t>(end - ends_.begin());
  const std::size_t begin = rule_index == 0 ? 0 : ends_[rule_index - 1];
  if (rule_index == report_.rules.size()) return of_issue(import_.issues[index - begin]);
  const RuleResult& rule = report_.rules[rule_index];
  const std::size_t row = rule.rows[index - begin];
  return {.rule = rule.id,
          .part = rule.part,
          .place = records_.place_of(row),
          .row = row,
          .value = value_of(rule.id, import_.catalogue, row)};
}

FaultyRow FaultyRows::of_issue(const ImportIssue& issue) const {
  CF_CHECK(issue.file < import_.files.size());
  const bool is_clash = issue.kind == IssueKind::kIdentityClash;
  return {.rule = issue_kind_name(issue.kind),
          .part = is_clash ? QualityPart::kUnique : QualityPart::kValid,
          .place = RecordPlace{issue.file, issue.record},
          .line = issue.line,
          .row = records_.row_of(issue.file, issue.record),
          .column = issue.column,
          .value = issue.cell};
}

std::string quality_rows_csv(const QualityReport& report, const Import& import) {
  table::CsvWriter csv;
  for (const char* name :
       {"rule", "part", "file", "record", "line", "row", "artist", "track", "column", "value"}) {
    csv.cell(name);
  }
  csv.end_row();
  const auto integer = [&csv](bool is_known, std::size_t value) {
    is_known ? csv.integer(value) : csv.missing();
  };
  const Catalogue& catalogue = import.catalogue;
  const FaultyRows rows(report, import);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const FaultyRow entry = rows.at(i);
    csv.cell(entry.rule).cell(quality_part_name(entry.part));
    csv.cell(entry.place ? std::string_view(import.files[entry.place->file].name) : "");
    integer(entry.place.has_value(), entry.place ? entry.place->record : 0);
    integer(entry.line.has_value(), entry.line.value_or(0));
    integer(entry.row.has_value(), entry.row.value_or(0) + 1);
    csv.cell(entry.row ? catalogue.text(catalogue.artist[*entry.row]) : "");
    csv.cell(entry.row ? catalogue.text(catalogue.track[*entry.row]) : "");
    csv.cell(entry.column).cell(entry.value);
    csv.end_row();
  }
  return csv.text();
}

}  // namespace crossfade::catalogue
