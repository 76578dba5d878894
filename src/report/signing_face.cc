#include "report/signing_face.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figure.h"
#include "report/json_parts.h"
#include "report/signing_messages.h"
#include "report/svg_chart.h"
#include "table/csv_writer.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using advise::SigningLine;
using advise::SigningTable;
using advise::ThresholdSource;
using text::Language;

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

const SigningLine* line_of(const SigningTable& signing, ThresholdSource source) {
  const auto found = std::ranges::find(signing.lines, source, &SigningLine::source);
  return found == signing.lines.end() ? nullptr : &*found;
}

// "70 %", "14.3 %".
std::string short_percent(double share) { return fmt::format("{:.3g} %", 100 * share); }

std::string threshold_words(const SigningLine& line, Language language) {
  const std::string threshold = short_percent(line.threshold);
  switch (line.source) {
    case ThresholdSource::kRule:
      return fill(say::kTheRule, language, {threshold});
    case ThresholdSource::kCosts:
      return fill(say::kYourCosts, language, {threshold});
    case ThresholdSource::kStep:
      break;
  }
  return threshold;
}

std::string rule_words(const SigningLine& rule, Language language) {
  const std::string threshold = short_percent(rule.threshold);
  if (rule.passed == 0) return fill(say::kRuleSignsNone, language, {threshold});
  return fill(say::kRuleSigns, language,
              {threshold, count(rule.passed), text::format_percent(rule.expected_precision),
               with_interval(rule.precision, Style::kShare, language),
               with_interval(rule.recall, Style::kShare, language)});
}

std::string money_with_interval(const stats::Estimate& estimate, std::string_view currency) {
  std::string words = money(estimate.value, currency);
  if (std::isnan(estimate.low)) return words;
  return words + " [" + text::format_count(estimate.low) + " – " +
         text::format_count(estimate.high) + "]";
}

std::string cost_words(const SigningTable& signing, std::string_view currency, Language language) {
  const SigningLine* costs = line_of(signing, ThresholdSource::kCosts);
  if (costs == nullptr) return std::string(say::kCostsNotSaid.in(language));
  return fill(say::kCostsImply, language,
              {money(signing.request.miss_cost, currency),
               money(signing.request.false_alarm_cost, currency), short_percent(costs->threshold),
               money_with_interval(costs->cost_per_100, currency),
               money_with_interval(signing.cost_of_none, currency),
               money_with_interval(signing.cost_of_all, currency)});
}

void add_table(Document& document, const SigningTable& signing, std::string_view currency,
               Language language) {
  const bool has_costs = !std::isnan(signing.cost_threshold);
  Table table{std::string(say::kSigningCaption.in(language)), {}, {}, {}, signing.rows};
  for (const auto& name : {say::kThreshold, say::kPass, say::kExpectedPrecision, say::kPrecision,
                           say::kRecall, say::kCostPer100}) {
    if (table.header.size() == 5 && !has_costs) break;
    table.header.emplace_back(name.in(language));
    table.numbers.push_back(table.header.size() > 1);
  }
  for (const SigningLine& line : signing.lines) {
    std::vector<Cell> row = {{threshold_words(line, language)},
                             {count(line.passed)},
                             {text::format_percent(line.expected_precision)},
                             {with_interval(line.precision, Style::kShare, language)},
                             {with_interval(line.recall, Style::kShare, language)}};
    if (has_costs) row.push_back({money_with_interval(line.cost_per_100, currency)});
    table.rows.push_back(std::move(row));
  }
  document.blocks.push_back(std::move(table));
}

void add_chart(Document& document, const SigningTable& signing, Language language) {
  std::vector<Bar> bars;
  for (const SigningLine& line : signing.lines) {
    if (line.passed == 0) continue;
    bars.push_back({threshold_words(line, language), line.precision.value, line.precision.low,
                    line.precision.high, text::format_percent(line.precision.value)});
  }
  if (bars.empty()) return;
  const std::string title(say::kSigningChart.in(language));
  const std::string summary = fill(say::kSigningChartSummary, language,
                                   {with_interval(signing.base_rate, Style::kShare, language)});
  document.blocks.push_back(Heading{3, title});
  document.blocks.push_back(Chart{bar_chart({title, summary}, bars, {1, true}), summary});
}

}  // namespace

void add_signing(Document& document, const SigningTable& signing, std::string_view currency,
                 Language language) {
  document.blocks.push_back(Heading{2, std::string(say::kSigning.in(language))});
  document.blocks.push_back(
      Paragraph{fill(say::kSigningLead, language,
                     {count(signing.rows), count(signing.hits),
                      with_interval(signing.base_rate, Style::kShare, language),
                      text::format_percent(signing.most_probable)})});
  const SigningLine* rule = line_of(signing, ThresholdSource::kRule);
  document.blocks.push_back(
      Paragraph{rule_words(*rule, language), rule->passed == 0 ? Tone::kNote : Tone::kPlain});
  document.blocks.push_back(Paragraph{cost_words(signing, currency, language)});
  add_table(document, signing, currency, language);
  add_chart(document, signing, language);
}

table::Json json_signing(const SigningTable& signing, std::string_view currency) {
  table::Json lines = table::Json::array();
  for (const SigningLine& line : signing.lines) {
    lines.push(table::Json::object()
                   .set("threshold", line.threshold)
                   .set("source", advise::source_name(line.source))
                   .set("passed", std::uint64_t{line.passed})
                   .set("expected_precision", line.expected_precision)
                   .set("precision", json_of(line.precision))
                   .set("recall", json_of(line.recall))
                   .set("cost_per_100", json_of(line.cost_per_100)));
  }
  return table::Json::object()
      .set("currency", currency)
      .set("rows", std::uint64_t{signing.rows})
      .set("hits", std::uint64_t{signing.hits})
      .set("base_rate", json_of(signing.base_rate))
      .set("highest_probability", signing.most_probable)
      .set("miss_cost", signing.request.miss_cost)
      .set("false_alarm_cost", signing.request.false_alarm_cost)
      .set("cost_threshold", signing.cost_threshold)
      .set("cost_of_none_per_100", json_of(signing.cost_of_none))
      .set("cost_of_all_per_100", json_of(signing.cost_of_all))
      .set("lines", std::move(lines));
}

std::string signing_csv(const SigningTable& signing) {
  table::CsvWriter csv;
  for (const char* name : {"threshold", "source", "passed", "expected_precision", "precision",
                           "precision_low", "precision_high", "recall", "recall_low", "recall_high",
                           "cost_per_100", "cost_per_100_low", "cost_per_100_high"}) {
    csv.cell(name);
  }
  csv.end_row();
  for (const SigningLine& line : signing.lines) {
    csv.number(line.threshold).cell(advise::source_name(line.source)).integer(line.passed);
    csv.number(line.expected_precision);
    for (const stats::Estimate* each : {&line.precision, &line.recall, &line.cost_per_100}) {
      csv.number(each->value).number(each->low).number(each->high);
    }
    csv.end_row();
  }
  return csv.text();
}

}  // namespace crossfade::report
