#include <algorithm>
#include <array>

#include "report/document.h"
#include "report/figure.h"
#include "report/leak_words.h"
#include "report/messages.h"
#include "report/not_known.h"
#include "report/refusal_words.h"
#include "report/summary_messages.h"
#include "text/number_format.h"
#include "text/unicode.h"

namespace crossfade::report {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kLabelColumns = 24;
constexpr std::size_t kScenarioColumns = 8;
constexpr std::size_t kFigureColumns = 22;

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

struct SummaryWriter {
  text::Language language;
  std::vector<std::string> lines = {};

  void line(std::string_view words) {
    std::string fitted = text::fit_width(words, kColumns);
    fitted.erase(fitted.find_last_not_of(' ') + 1);
    lines.push_back(std::move(fitted));
  }

  void entry(text::Bilingual label, const std::string& words) { entry(label.in(language), words); }
  void entry(std::string_view label, const std::string& words) {
    line(text::fit_width(label, kLabelColumns) + " " + words);
  }

  std::string estimate(const stats::Estimate& value, Style style) const {
    return with_interval(value, style, language);
  }

  std::string text() const {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
  }
};

void add_kpi_lines(SummaryWriter& writer, const insight::Kpis& kpis) {
  const auto large = [&writer](const stats::Estimate& estimate) {
    return figure(estimate.value, Style::kLarge, writer.language).text;
  };
  writer.entry(say::kSummaryTracks,
               fill(say::kSummaryCounts, writer.language,
                    {count(kpis.tracks), count(kpis.recordings), count(kpis.artists)}));
  writer.entry(say::kSummaryStreams,
               fill(say::kSummaryTwice, writer.language,
                    {large(kpis.total_streams), large(kpis.total_streams_once)}));
  writer.entry(say::kSummaryViews, large(kpis.total_views));
  writer.entry(say::kSummaryMedian, writer.estimate(kpis.median_streams, Style::kLarge));
  writer.entry(say::kSummaryHit, writer.estimate(kpis.hit_threshold, Style::kLarge));
  writer.entry(say::kSummaryEngagement,
               writer.estimate(kpis.engagement_mean_of_ratios, Style::kShare));
  writer.entry(say::kSummaryCorrelation, writer.estimate(kpis.correlation_log, Style::kDecimal));
  writer.entry(say::kSummaryLift, writer.estimate(kpis.official_video_lift, Style::kLift) +
                                      std::string(say::kSummaryNoEffect.in(writer.language)));
}

void add_quality_lines(SummaryWriter& writer, const Report& report) {
  const catalogue::PartResult* weakest = nullptr;
  for (const catalogue::PartResult& part : report.quality.parts) {
    if (part.applies && (!weakest || part.score < weakest->score)) weakest = &part;
  }
  std::string words = text::format_decimal(report.quality.score, 1) + " / 100";
  if (weakest) {
    words += fill(
        say::kSummaryWeakest, writer.language,
        {std::string(weakest->name.in(writer.language)), text::format_decimal(weakest->score, 1)});
  }
  writer.entry(say::kQuality, words);
  writer.entry(say::kIssues, count(report.issues.size()));
  for (const insight::OutlierBill& bill : report.outliers.bills) {
    if (bill.rule != insight::OutlierRule::kThreeSigma || bill.streams <= 0) continue;
    writer.entry(say::kSummaryOutliers,
                 fill(say::kSummaryBill, writer.language,
                      {count(bill.hits_cut), count(bill.hits),
                       text::format_percent(bill.streams_cut / bill.streams)}));
  }
}

// What a model's one figure says; a dash where there is no model.
std::string model_words(const evaluate::ModelCard& card, const SummaryWriter& writer) {
  std::string words = "–";
  if (card.regression) words = writer.estimate(card.regression->r2, Style::kShort);
  if (card.classification) {
    words = writer.estimate(card.classification->average_precision, Style::kShort);
  }
  return is_leak_suspected(card) ? fill(say::kSummaryLeak, writer.language, {words}) : words;
}

std::string scenario_line(const std::string& scenario,
                          const std::vector<evaluate::ModelCard>& cards,
                          const SummaryWriter& writer) {
  std::string figures;
  std::string reason;
  bool any = false;
  for (const evaluate::ModelCard& card : cards) {
    if (card.scenario != scenario) continue;
    figures += " " + text::fit_width(model_words(card, writer), kFigureColumns);
    any = any || !card.refused;
    if (card.refused && reason.empty()) reason = refusal_words(*card.refused, writer.language);
  }
  if (any) return figures;
  return " " + fill(say::kRefusedShort, writer.language, {reason});
}

// A line for each scenario, or the reason where no model of it could be fitted.
void add_model_lines(SummaryWriter& writer, const std::vector<evaluate::ModelCard>& cards) {
  std::string header = text::fit_width(say::kSummaryModels.in(writer.language), kScenarioColumns);
  for (const text::Bilingual& target :
       {say::kSummaryStreamModel, say::kSummaryHits, say::kSummaryViewModel}) {
    header += " " + text::fit_width(target.in(writer.language), kFigureColumns);
  }
  writer.line(header);
  std::vector<std::string> seen;
  for (const evaluate::ModelCard& card : cards) {
    if (std::ranges::find(seen, card.scenario) != seen.end()) continue;
    seen.push_back(card.scenario);
    writer.line(text::fit_width("  " + card.scenario, kScenarioColumns) +
                scenario_line(card.scenario, cards, writer));
  }
}

// The gravest suspicion, and how many more there are; alarms come first on a card.
void add_leak_line(SummaryWriter& writer, const std::vector<evaluate::ModelCard>& cards) {
  const evaluate::ModelCard* gravest = nullptr;
  std::size_t warnings = 0;
  for (const evaluate::ModelCard& card : cards) {
    warnings += card.leak_warnings.size();
    if (card.leak_warnings.empty()) continue;
    if (gravest == nullptr || (is_leak_suspected(card) && !is_leak_suspected(*gravest))) {
      gravest = &card;
    }
  }
  if (gravest == nullptr) return;
  std::string words = gravest->scenario + ": ";
  words += short_leak_words(gravest->leak_warnings.front(), *gravest, writer.language);
  writer.entry(fill(say::kSummaryLeaks, writer.language, {count(warnings)}), words);
}

void add_finding_lines(SummaryWriter& writer, const insight::Findings& findings) {
  std::array<std::size_t, 4> verdicts = {};
  for (const insight::Finding* finding : insight::all_of(findings)) {
    ++verdicts[static_cast<std::size_t>(finding->verdict)];
  }
  const stats::Estimate& effect = findings.video.findings.front().estimate;
  writer.entry(say::kSummaryEffect, writer.estimate(effect, Style::kLift) +
                                        std::string(say::kSummaryAdjusted.in(writer.language)));
  writer.entry(say::kSummaryFindings, fill(say::kSummaryVerdicts, writer.language,
                                           {count(verdicts[0]), count(verdicts[1]),
                                            count(verdicts[2]), count(verdicts[3])}));
}

void add_reference_lines(SummaryWriter& writer, const insight::ReferenceResult& result) {
  writer.line(say::kSummaryClaims.in(writer.language));
  for (const insight::ReferenceClaim& claim : result.claims) {
    const std::string wrote(claim.its_run_wrote.empty() ? "–" : claim.its_run_wrote);
    writer.line(text::fit_width(claim.label.in(writer.language), 36) + " " +
                text::fit_width(claim.claimed, 13) + " " + text::fit_width(wrote, 15) + " " +
                claim.found);
  }
}

}  // namespace

std::string to_overview(const Report& report, text::Language language) {
  SummaryWriter writer{language};
  add_kpi_lines(writer, report.kpis);
  add_quality_lines(writer, report);
  return writer.text();
}

std::string to_summary(const Report& report, text::Language language) {
  SummaryWriter writer{language};
  std::string name = report.files.empty() ? "" : report.files.front().name;
  if (report.files.size() > 1) name += " +" + std::to_string(report.files.size() - 1);
  writer.line("Crossfade · " + name + " · " +
              fill(say::kSummaryDate, language, {date_words(report, language)}));
  writer.line("");
  if (report.reference) {
    add_reference_lines(writer, *report.reference);
  } else {
    add_kpi_lines(writer, report.kpis);
  }
  writer.line("");
  add_quality_lines(writer, report);
  if (!report.reference) {
    add_model_lines(writer, report.models);
    add_leak_line(writer, report.models);
  }
  if (report.findings) add_finding_lines(writer, *report.findings);
  writer.line("");
  writer.line(fill(say::kSummaryUnknown, language, {std::to_string(not_known(report).size())}));
  return writer.text();
}

}  // namespace crossfade::report
