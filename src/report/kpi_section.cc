#include <algorithm>
#include <cmath>
#include <numeric>

#include "report/document.h"
#include "report/figure.h"
#include "report/messages.h"
#include "report/svg_chart.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

void add_correlation_chart(Document& document, const Report& report, text::Language language) {
  const insight::Kpis& kpis = report.kpis;
  std::vector<Bar> bars;
  for (const KpiLine& line : kpi_lines()) {
    if (!line.id.starts_with("correlation")) continue;
    const stats::Estimate& estimate = kpis.*line.estimate;
    bars.push_back({std::string(line.label.in(language)), estimate.value, estimate.low,
                    estimate.high, text::format_decimal(estimate.value, 3)});
  }
  if (std::isnan(kpis.correlation.value)) return;
  const std::string summary = fill(say::kCorrelationSummary, language,
                                   {text::format_decimal(kpis.correlation.value, 2),
                                    text::format_decimal(kpis.correlation_log.value, 2),
                                    text::format_decimal(kpis.correlation_within_artist.value, 2)});
  const std::string title(say::kCorrelationChart.in(language));
  document.blocks.push_back(Heading{3, title});
  document.blocks.push_back(Chart{bar_chart({title, summary}, bars, {1, true}), summary});
}

void add_benchmarks(Document& document, const Report& report, text::Language language) {
  if (report.benchmarks.empty()) return;
  Table table{std::string(say::kBenchmarks.in(language)), {}, {false, true, true, false}, {}};
  for (const auto& name : {say::kFigure, say::kValue, say::kBenchmark, say::kSource}) {
    table.header.emplace_back(name.in(language));
  }
  for (const Benchmark& benchmark : report.benchmarks) {
    const auto lines = kpi_lines();
    const auto line = std::ranges::find(lines, benchmark.figure, &KpiLine::id);
    if (line == lines.end()) continue;
    table.rows.push_back({{std::string(line->label.in(language))},
                          figure((report.kpis.*line->estimate).value, line->style, language),
                          figure(benchmark.value, line->style, language),
                          {benchmark.source}});
  }
  document.blocks.push_back(std::move(table));
}

// Names of the powers of ten, as the axis of a chart shows them.
std::vector<std::string> decade_marks(text::Language language) {
  std::vector<std::string> marks;
  for (const text::Bilingual& name : say::kDecades) marks.emplace_back(name.in(language));
  return marks;
}

void add_histogram(Document& document, const insight::LogHistogram& histogram, text::Bilingual name,
                   text::Language language) {
  if (histogram.bins.empty()) return;
  const auto fullest = std::ranges::max_element(histogram.bins) - histogram.bins.begin();
  const double exponent =
      histogram.low + (static_cast<double>(fullest) + 0.5) / insight::kBinsPerDecade;
  const std::size_t known =
      std::accumulate(histogram.bins.begin(), histogram.bins.end(), histogram.zeros);
  const std::string summary =
      fill(say::kShapeSummary, language,
           {count(known), text::format_large(std::pow(10.0, exponent), language),
            count(histogram.zeros), count(histogram.missing)});
  const std::string title(name.in(language));
  document.blocks.push_back(Heading{3, title});
  document.blocks.push_back(
      Chart{histogram_chart({title, summary}, histogram, decade_marks(language)), summary});
}

}  // namespace

void add_kpis(Document& document, const Report& report, text::Language language) {
  document.blocks.push_back(Heading{2, std::string(say::kKpis.in(language))});
  Table table{std::string(say::kKpiCaption.in(language)), {}, {false, true, true, true, false}, {}};
  for (const auto& name : {say::kFigure, say::kValue, say::kInterval}) {
    table.header.emplace_back(name.in(language));
  }
  table.header.emplace_back("n");
  table.header.emplace_back(say::kHow.in(language));
  for (const KpiLine& line : kpi_lines()) {
    const stats::Estimate& estimate = report.kpis.*line.estimate;
    table.rows.push_back({{std::string(line.label.in(language))},
                          figure(estimate.value, line.style, language),
                          {interval(estimate, line.style, language)},
                          {count(estimate.n)},
                          {std::string(line.note.in(language))}});
  }
  document.blocks.push_back(std::move(table));
  if (std::isfinite(report.kpis.official_video_lift.value)) {
    document.blocks.push_back(
        Paragraph{fill(say::kLiftNote, language,
                       {with_interval(report.kpis.official_video_lift, Style::kLift, language)}),
                  Tone::kNote});
  }
  add_benchmarks(document, report, language);
  add_correlation_chart(document, report, language);
}

void add_distributions(Document& document, const Report& report, text::Language language) {
  const insight::Distributions& shapes = report.distributions;
  if (shapes.streams.bins.empty() && shapes.views.bins.empty()) return;
  document.blocks.push_back(Heading{2, std::string(say::kShapes.in(language))});
  add_histogram(document, shapes.streams, say::kStreamsShape, language);
  add_histogram(document, shapes.views, say::kViewsShape, language);
  if (shapes.streams_by_views.cells.empty()) return;
  const std::string title(say::kDensity.in(language));
  const std::string summary =
      fill(say::kDensitySummary, language, {count(shapes.streams_by_views.tracks)});
  const AxisWords axes{std::string(say::kViews.in(language)),
                       std::string(say::kStreams.in(language))};
  document.blocks.push_back(Heading{3, title});
  document.blocks.push_back(
      Chart{density_chart({title, summary}, shapes.streams_by_views, axes, decade_marks(language)),
            summary});
}

}  // namespace crossfade::report
