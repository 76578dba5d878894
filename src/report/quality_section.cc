#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>

#include "base/check.h"
#include "report/document.h"
#include "report/figure.h"
#include "report/messages.h"
#include "report/svg_chart.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using catalogue::PartResult;
using catalogue::RuleResult;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kIssuesShown = 20;

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

double share(std::size_t part, std::size_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : kNaN;
}

// A share under .05 % must not read "0.0 %" where there are cases.
std::string share_words(std::size_t part, std::size_t whole) {
  const double value = share(part, whole);
  return part > 0 && value < 0.0005 ? "< 0.1 %" : text::format_percent(value);
}

text::Bilingual issue_words(catalogue::IssueKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  CF_CHECK(index < std::size(say::kIssueKinds));
  return say::kIssueKinds[index];
}

void add_parts_chart(Document& document, const Report& report, text::Language language) {
  std::vector<Bar> bars;
  std::vector<std::string> figures;
  const PartResult* weakest = nullptr;
  for (const PartResult& part : report.quality.parts) {
    const std::string figure = part.applies ? text::format_decimal(part.score, 1)
                                            : std::string(say::kNotJudged.in(language));
    bars.push_back({std::string(part.name.in(language)), part.applies ? part.score : kNaN, kNaN,
                    kNaN, figure});
    figures.push_back(bars.back().label + ": " + figure);
    if (part.applies && (!weakest || part.score < weakest->score)) weakest = &part;
  }
  if (!weakest) return;
  const std::string title(say::kPartsChart.in(language));
  const std::string summary =
      fill(say::kPartsSummary, language,
           {std::string(weakest->name.in(language)), text::format_decimal(weakest->score, 1)});
  document.blocks.push_back(Heading{3, title});
  document.blocks.push_back(
      Chart{bar_chart({title, summary}, bars, {100, false}), summary, figures});
}

void add_rules(Document& document, const Report& report, text::Language language) {
  std::vector<const RuleResult*> found;
  std::size_t clean = 0;
  for (const RuleResult& rule : report.quality.rules) {
    if (rule.faults > 0) found.push_back(&rule);
    if (rule.faults == 0 && rule.checked > 0) ++clean;
  }
  std::stable_sort(found.begin(), found.end(), [](const RuleResult* a, const RuleResult* b) {
    return share(a->faults, a->checked) > share(b->faults, b->checked);
  });
  Table table{
      std::string(say::kRulesCaption.in(language)), {}, {false, false, true, true, true}, {}};
  for (const auto& name : {say::kRule, say::kPart, say::kFaults, say::kChecked, say::kShare}) {
    table.header.emplace_back(name.in(language));
  }
  table.n = report.quality.rows;
  for (const RuleResult* rule : found) {
    const PartResult& part = report.quality.parts[static_cast<std::size_t>(rule->part)];
    table.rows.push_back({{std::string(rule->sentence.in(language))},
                          {std::string(part.name.in(language))},
                          {count(rule->faults)},
                          {count(rule->checked)},
                          {share_words(rule->faults, rule->checked)}});
  }
  if (!found.empty()) document.blocks.push_back(std::move(table));
  document.blocks.push_back(Paragraph{fill(say::kRulesClean, language, {count(clean)})});
}

std::string cut_words(double cut, double all, Style style, text::Language language) {
  return fill(say::kCutOf, language,
              {figure(cut, style, language).text, figure(all, style, language).text,
               all > 0 ? text::format_percent(cut / all) : "–"});
}

std::string filling_words(double value, text::Language language) {
  if (std::isnan(value)) return std::string(say::kNotFilled.in(language));
  return figure(value, std::fabs(value) < 1000 ? Style::kDecimal : Style::kCount, language).text;
}

text::Bilingual missing_words(catalogue::MissingPolicy policy) {
  const auto index = static_cast<std::size_t>(policy);
  CF_CHECK(index < std::size(say::kMissingPolicies));
  return say::kMissingPolicies[index];
}

}  // namespace

void add_missing(Document& document, const Report& report, text::Language language) {
  if (!report.missing) return;
  const catalogue::MissingReport& missing = *report.missing;
  document.blocks.push_back(Paragraph{fill(
      say::kMissing, language,
      {count(missing.total()), std::string(missing_words(missing.rule.policy).in(language))})});
  if (missing.total() == 0) return;
  Table table{std::string(say::kMissingCaption.in(language)), {}, {false, true, true}, {}};
  table.n = report.quality.rows;
  for (const auto& name : {say::kColumn, say::kMissingCells, say::kFilledWith}) {
    table.header.emplace_back(name.in(language));
  }
  for (std::size_t c = 0; c < catalogue::kInputColumns; ++c) {
    if (missing.missing[c] == 0) continue;
    table.rows.push_back({{std::string(catalogue::input_columns()[c].label.in(language))},
                          {count(missing.missing[c])},
                          {filling_words(missing.rule.value[c], language)}});
  }
  document.blocks.push_back(std::move(table));
}

void add_quality(Document& document, const Report& report, text::Language language) {
  document.blocks.push_back(Heading{2, std::string(say::kQuality.in(language))});
  document.blocks.push_back(
      Paragraph{fill(say::kQualityScore, language,
                     {text::format_decimal(report.quality.score, 1), count(report.quality.rows),
                      date_words(report, language)})});
  add_parts_chart(document, report, language);
  add_rules(document, report, language);
  add_missing(document, report, language);
}

void add_issues(Document& document, const Report& report, text::Language language) {
  document.blocks.push_back(Heading{2, std::string(say::kIssues.in(language))});
  if (report.issues.empty()) {
    document.blocks.push_back(Paragraph{std::string(say::kNoIssues.in(language))});
    return;
  }
  std::array<std::size_t, std::size(say::kIssueKinds)> counts{};
  for (const auto& issue : report.issues) ++counts[static_cast<std::size_t>(issue.kind)];
  Table kinds{std::string(say::kIssueCounts.in(language)), {}, {false, true}, {}};
  for (const auto& name : {say::kKind, say::kFaults}) kinds.header.emplace_back(name.in(language));
  for (std::size_t kind = 0; kind < counts.size(); ++kind) {
    if (counts[kind] == 0) continue;
    kinds.rows.push_back(
        {{std::string(say::kIssueKinds[kind].in(language))}, {count(counts[kind])}});
  }
  document.blocks.push_back(std::move(kinds));
  Table list{
      std::string(say::kFirstIssues.in(language)), {}, {false, true, false, false, false}, {}};
  for (const auto& name : {say::kFile, say::kLine, say::kColumn, say::kKind, say::kCellAsRead}) {
    list.header.emplace_back(name.in(language));
  }
  for (std::size_t i = 0; i < std::min(report.issues.size(), kIssuesShown); ++i) {
    const catalogue::ImportIssue& issue = report.issues[i];
    list.rows.push_back(
        {{issue.file < report.files.size() ? report.files[issue.file].name : std::string("–")},
         {count(issue.line)},
         {issue.column.empty() ? std::string(say::kWholeRow.in(language)) : issue.column},
         {std::string(issue_words(issue.kind).in(language))},
         {issue.cell}});
  }
  document.blocks.push_back(std::move(list));
}

void add_outliers(Document& document, const Report& report, text::Language language) {
  if (report.outliers.bills.empty()) return;
  document.blocks.push_back(Heading{2, std::string(say::kOutliers.in(language))});
  document.blocks.push_back(Paragraph{std::string(say::kOutlierLead.in(language))});
  for (const insight::OutlierBill& bill : report.outliers.bills) {
    if (bill.rule != insight::OutlierRule::kThreeSigma || bill.rows_cut == 0) continue;
    document.blocks.push_back(
        Paragraph{fill(say::kOutlierHits, language,
                       {count(bill.rows_cut), count(bill.hits_cut),
                        text::format_percent(share(bill.hits_cut, bill.rows_cut))})});
  }
  Table table{std::string(say::kBillCaption.in(language)), {}, {false}, {}};
  table.header.emplace_back(say::kWhatIsLost.in(language));
  const std::array<text::Bilingual, 5> names = {say::kRows, say::kHits, say::kTopPercent,
                                                say::kStreams, say::kViews};
  for (const auto& name : names) table.rows.push_back({{std::string(name.in(language))}});
  for (const insight::OutlierBill& bill : report.outliers.bills) {
    const bool sigma = bill.rule == insight::OutlierRule::kThreeSigma;
    table.header.emplace_back((sigma ? say::kThreeSigma : say::kRobust).in(language));
    table.numbers.push_back(true);
    table.n = bill.rows;
    const auto counts = [language](std::size_t cut, std::size_t all) {
      return Cell{
          cut_words(static_cast<double>(cut), static_cast<double>(all), Style::kCount, language)};
    };
    table.rows[0].push_back(counts(bill.rows_cut, bill.rows));
    table.rows[1].push_back(counts(bill.hits_cut, bill.hits));
    table.rows[2].push_back(counts(bill.top_percent_cut, bill.top_percent));
    table.rows[3].push_back({cut_words(bill.streams_cut, bill.streams, Style::kLarge, language)});
    table.rows[4].push_back({cut_words(bill.views_cut, bill.views, Style::kLarge, language)});
  }
  document.blocks.push_back(std::move(table));
}

}  // namespace crossfade::report
