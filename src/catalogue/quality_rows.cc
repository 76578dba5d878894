#include "catalogue/quality_rows.h"

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

class RowsTable {
 public:
  explicit RowsTable(const Import& import) : import_(import), records_(import) {
    for (const char* name :
         {"rule", "part", "file", "record", "line", "row", "artist", "track", "column", "value"}) {
      csv_.cell(name);
    }
    csv_.end_row();
  }

  void add_row(const RuleResult& rule, std::size_t row) {
    csv_.cell(rule.id).cell(quality_part_name(rule.part));
    const auto place = records_.place_of(row);
    if (place) {
      csv_.cell(import_.files[place->file].name).integer(place->record);
    } else {
      csv_.missing().missing();
    }
    csv_.missing();
    add_names(row);
    csv_.missing().cell(value_of(rule.id, import_.catalogue, row));
    csv_.end_row();
  }

  void add_issue(const ImportIssue& issue) {
    CF_CHECK(issue.file < import_.files.size());
    const QualityPart part =
        issue.kind == IssueKind::kIdentityClash ? QualityPart::kUnique : QualityPart::kValid;
    csv_.cell(issue_kind_name(issue.kind)).cell(quality_part_name(part));
    csv_.cell(import_.files[issue.file].name);
    csv_.integer(issue.record).integer(issue.line);
    const auto row = records_.row_of(issue.file, issue.record);
    if (row) {
      add_names(*row);
    } else {
      csv_.missing().missing().missing();
    }
    csv_.cell(issue.column).cell(issue.cell);
    csv_.end_row();
  }

  const std::string& text() const { return csv_.text(); }

 private:
  void add_names(std::size_t row) {
    const Catalogue& catalogue = import_.catalogue;
    csv_.integer(row + 1);
    csv_.cell(catalogue.text(catalogue.artist[row])).cell(catalogue.text(catalogue.track[row]));
  }

  const Import& import_;
  RecordMap records_;
  table::CsvWriter csv_;
};

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

std::string quality_rows_csv(const QualityReport& report, const Import& import) {
  RowsTable table(import);
  for (const RuleResult& rule : report.rules) {
    if (comes_from_issues(rule.id)) continue;
    for (const std::uint32_t row : rule.rows) table.add_row(rule, row);
  }
  for (const ImportIssue& issue : import.issues) table.add_issue(issue);
  return table.text();
}

}  // namespace crossfade::catalogue
