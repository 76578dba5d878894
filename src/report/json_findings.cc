#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "report/figure.h"
#include "report/json_parts.h"
#include "report/messages.h"
#include "report/not_known.h"

namespace crossfade::report {
namespace {

using table::Json;

constexpr std::size_t kRowsListed = 20;
constexpr std::size_t kIssuesListed = 50;

constexpr std::array<std::string_view, catalogue::kQualityParts> kPartIds = {
    "complete", "valid", "unique", "consistent", "matched", "fresh"};

std::string_view part_id(catalogue::QualityPart part) {
  return kPartIds[static_cast<std::size_t>(part)];
}

std::string_view rule_id(insight::OutlierRule rule) {
  return rule == insight::OutlierRule::kThreeSigma ? "three-sigma" : "robust";
}

Json date_or_null(base::Date date) { return date.known() ? Json(base::to_string(date)) : Json(); }

// A long list of rows says nothing that its count and first entries do not.
Json first_rows(std::span<const std::uint32_t> rows) {
  Json list = Json::array();
  for (const std::uint32_t row : rows.first(std::min(rows.size(), kRowsListed))) {
    list.push(std::uint64_t{row} + 1);
  }
  return list;
}

Json histogram(const insight::LogHistogram& shape) {
  Json bins = Json::array();
  for (const std::uint64_t bin : shape.bins) bins.push(bin);
  Json json = Json::object();
  json.set("low_log10", shape.low).set("bins_per_decade", insight::kBinsPerDecade);
  json.set("bins", std::move(bins)).set("zeros", shape.zeros).set("missing", shape.missing);
  return json;
}

}  // namespace

Json json_texts(const text::Sentence& texts) {
  return Json::object().set("en", texts.english).set("ko", texts.korean);
}

Json json_texts(const std::vector<text::Sentence>& list) {
  Json all = Json::array();
  for (const text::Sentence& texts : list) all.push(json_texts(texts));
  return all;
}

Json json_of(const stats::Estimate& estimate) {
  Json json = Json::object();
  json.set("value", estimate.value).set("low", estimate.low).set("high", estimate.high);
  json.set("n", estimate.n);
  return json;
}

Json json_provenance(const Report& report) {
  Json files = Json::array();
  for (const catalogue::ImportedFile& file : report.files) {
    Json unknown = Json::array();
    for (const std::string& column : file.unknown_columns) unknown.push(column);
    Json json = Json::object();
    json.set("name", file.name).set("digest", file.digest).set("format", file.format);
    json.set("records", file.records).set("tracks", file.tracks);
    json.set("unknown_columns", std::move(unknown));
    files.push(std::move(json));
  }
  Json json = Json::object();
  json.set("as_of", date_or_null(report.as_of)).set("seed", report.seed);
  json.set("files", std::move(files));
  return json;
}

Json json_kpis(const insight::Kpis& kpis) {
  Json json = Json::object();
  json.set("tracks", kpis.tracks).set("recordings", kpis.recordings).set("artists", kpis.artists);
  for (const KpiLine& line : kpi_lines()) json.set(line.id, json_of(kpis.*line.estimate));
  return json;
}

Json json_benchmarks(const Report& report) {
  Json list = Json::array();
  for (const Benchmark& benchmark : report.benchmarks) {
    Json json = Json::object();
    json.set("figure", benchmark.figure).set("value", benchmark.value);
    list.push(std::move(json.set("source", benchmark.source)));
  }
  return list;
}

Json json_quality(const catalogue::QualityReport& quality) {
  Json parts = Json::array();
  for (const catalogue::PartResult& part : quality.parts) {
    Json json = Json::object();
    json.set("id", part_id(part.part)).set("applies", part.applies).set("weight", part.weight);
    parts.push(std::move(json.set("score", part.applies ? Json(part.score) : Json())));
  }
  Json rules = Json::array();
  for (const catalogue::RuleResult& rule : quality.rules) {
    Json json = Json::object();
    json.set("id", rule.id).set("part", part_id(rule.part)).set("weight", rule.weight);
    json.set("checked", rule.checked).set("faults", rule.faults);
    json.set("share", rule.checked > 0 ? Json(static_cast<double>(rule.faults) /
                                              static_cast<double>(rule.checked))
                                       : Json());
    json.set("first_rows", first_rows(rule.rows)).set("sentence", json_texts(rule.sentence));
    rules.push(std::move(json));
  }
  Json json = Json::object();
  json.set("score", quality.score).set("rows", quality.rows);
  json.set("parts", std::move(parts)).set("rules", std::move(rules));
  return json;
}

Json json_missing(const Report& report) {
  if (!report.missing) return {};
  const catalogue::MissingReport& missing = *report.missing;
  Json columns = Json::array();
  for (std::size_t c = 0; c < catalogue::kInputColumns; ++c) {
    if (missing.missing[c] == 0) continue;
    Json json = Json::object();
    json.set("column", catalogue::input_columns()[c].name).set("missing", missing.missing[c]);
    columns.push(std::move(json.set("filled_with", missing.rule.value[c])));
  }
  Json json = Json::object();
  json.set("policy", catalogue::missing_policy_name(missing.rule.policy));
  return std::move(json.set("columns", std::move(columns)));
}

Json json_issues(const std::vector<catalogue::ImportIssue>& issues,
                 const std::vector<catalogue::ImportedFile>& files) {
  std::array<std::size_t, std::size(say::kIssueKinds)> counts{};
  for (const auto& issue : issues) ++counts[static_cast<std::size_t>(issue.kind)];
  Json kinds = Json::object();
  for (std::size_t kind = 0; kind < counts.size(); ++kind) {
    if (counts[kind] == 0) continue;
    kinds.set(catalogue::issue_kind_name(static_cast<catalogue::IssueKind>(kind)), counts[kind]);
  }
  Json first = Json::array();
  for (std::size_t i = 0; i < std::min(issues.size(), kIssuesListed); ++i) {
    const catalogue::ImportIssue& issue = issues[i];
    Json json = Json::object();
    const bool known = issue.file < files.size();
    json.set("file", known ? Json(files[issue.file].name) : Json());
    json.set("record", issue.record).set("line", issue.line);
    json.set("column", issue.column.empty() ? Json() : Json(issue.column));
    json.set("kind", catalogue::issue_kind_name(issue.kind)).set("cell", issue.cell);
    first.push(std::move(json));
  }
  Json json = Json::object();
  json.set("count", issues.size()).set("by_kind", std::move(kinds));
  return std::move(json.set("first", std::move(first)));
}

Json json_outliers(const insight::OutlierReport& outliers) {
  Json lists = Json::array();
  for (const insight::OutlierList& list : outliers.lists) {
    Json json = Json::object();
    json.set("rule", rule_id(list.rule)).set("column", list.column).set("checked", list.checked);
    json.set("count", list.rows.size()).set("first_rows", first_rows(list.rows));
    lists.push(std::move(json));
  }
  Json bills = Json::array();
  for (const insight::OutlierBill& bill : outliers.bills) {
    Json json = Json::object();
    json.set("rule", rule_id(bill.rule)).set("rows", bill.rows).set("rows_cut", bill.rows_cut);
    json.set("hits", bill.hits).set("hits_cut", bill.hits_cut);
    json.set("top_percent", bill.top_percent).set("top_percent_cut", bill.top_percent_cut);
    json.set("streams", bill.streams).set("streams_cut", bill.streams_cut);
    json.set("views", bill.views).set("views_cut", bill.views_cut);
    bills.push(std::move(json));
  }
  return Json::object().set("lists", std::move(lists)).set("bills", std::move(bills));
}

Json json_distributions(const insight::Distributions& distributions) {
  const insight::LogGrid& grid = distributions.streams_by_views;
  Json cells = Json::array();
  for (const std::uint64_t cell : grid.cells) cells.push(cell);
  Json density = Json::object();
  density.set("views_low_log10", grid.x_low).set("streams_low_log10", grid.y_low);
  density.set("cells_per_decade", insight::kBinsPerDecade).set("columns", grid.columns);
  density.set("rows", grid.rows).set("tracks", grid.tracks).set("cells", std::move(cells));
  Json json = Json::object();
  json.set("release_dates", distributions.release_dates);
  json.set("streams", histogram(distributions.streams));
  json.set("views", histogram(distributions.views));
  return std::move(json.set("streams_by_views", std::move(density)));
}

Json json_not_known(const Report& report) {
  Json list = Json::array();
  for (const Unknown& unknown : not_known(report)) {
    Json json = Json::object();
    json.set("id", unknown.id).set("sentence", json_texts(unknown.sentence));
    list.push(std::move(json));
  }
  return list;
}

}  // namespace crossfade::report
