#include "cli/run_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "registry/run_json.h"
#include "registry/run_value.h"
#include "table/csv_writer.h"
#include "text/number_format.h"
#include "text/unicode.h"

namespace crossfade::cli {
namespace {

using registry::FigureChange;
using registry::FigureDifference;
using registry::RunFamily;
using registry::RunRecord;
using registry::TextDifference;

constexpr std::size_t kWidestCell = 48;
constexpr const char* kNone = "–";

using Lines = std::vector<std::vector<std::string>>;

std::string interval_words(double value, double low, double high) {
  if (std::isnan(value)) return kNone;
  if (std::isnan(low) || std::isnan(high)) return short_number(value);
  return fmt::format("{} [{} – {}]", short_number(value), short_number(low), short_number(high));
}

std::string value_words(const registry::RunValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return short_number(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return kNone;
}

// The figure that a run is known by.
std::string headline(const RunRecord& run) {
  for (const char* key : {"r2", "auc", "r2.log_streams.c", "r2.log_streams.a"}) {
    const registry::RunMetric* metric = registry::find_metric(run, key);
    if (metric != nullptr && !std::isnan(metric->value)) {
      return std::string(key) + ' ' + interval_words(metric->value, metric->low, metric->high);
    }
  }
  return kNone;
}

std::string minute_of(std::int64_t ms) {
  std::string words = registry::time_words(ms).substr(0, 16);
  std::ranges::replace(words, 'T', ' ');
  return words;
}

std::vector<std::string> line_of(const RunRecord& run) {
  const double seconds = static_cast<double>(run.ended_ms - run.started_ms) / 1000;
  return {std::to_string(run.id),
          run.kind,
          run.name,
          std::string(registry::status_name(run.status)),
          minute_of(run.started_ms),
          run.ended_ms == 0 ? kNone : fmt::format("{:.1f} s", seconds),
          "seed " + std::to_string(run.seed),
          run.data.name,
          headline(run)};
}

void add_entries(const std::string& heading, const std::vector<registry::RunEntry>& entries,
                 std::string& page) {
  if (entries.empty()) return;
  Lines lines;
  for (const registry::RunEntry& entry : entries) lines.push_back({"  " + entry.key, entry.value});
  page += "\n" + heading + "\n" + aligned(lines);
}

std::vector<std::string> ids_of(const std::vector<RunFamily>& families, const std::string& first) {
  std::vector<std::string> line{first};
  for (const RunFamily& family : families) line.push_back("run " + std::to_string(family.run.id));
  return line;
}

void add_differences(const std::string& heading, const std::vector<RunFamily>& families,
                     const std::vector<TextDifference>& differences, std::string& page) {
  page += heading;
  if (differences.empty()) {
    page += ": the same\n\n";
    return;
  }
  Lines lines{ids_of(families, "")};
  for (const TextDifference& difference : differences) {
    std::vector<std::string> line{"  " + difference.name};
    for (const std::string& value : difference.values) {
      line.push_back(value.empty() ? kNone : value);
    }
    lines.push_back(std::move(line));
  }
  page += "\n" + aligned(lines) + "\n";
}

std::string change_words(const FigureChange& change) {
  if (std::isnan(change.difference.value)) return kNone;
  const stats::Estimate& by = change.difference;
  std::string words = interval_words(by.value, by.low, by.high);
  switch (change.basis) {
    case FigureChange::Basis::kNone:
      return words + " not judged";
    case FigureChange::Basis::kPairedFolds:
      return words + (change.is_clear ? " LARGER than chance" : " within chance") +
             ", paired folds";
    case FigureChange::Basis::kIntervals:
      return words + (change.is_clear ? " LARGER than chance" : " within chance") +
             ", intervals only";
  }
  return words;
}

void add_figures(const std::vector<RunFamily>& families,
                 const std::vector<FigureDifference>& figures, std::string& page) {
  std::string model = "?";
  for (const FigureDifference& figure : figures) {
    const std::string name =
        figure.target.empty() ? "the runs" : figure.target + ' ' + figure.scenario;
    if (name != model) page += "Figures of " + name + "\n";
    model = name;
    page += "  " + figure.name + "\n";
    Lines lines;
    for (std::size_t i = 0; i < families.size(); ++i) {
      const stats::Estimate& value = figure.values[i];
      lines.push_back({"    run " + std::to_string(families[i].run.id),
                       interval_words(value.value, value.low, value.high)});
      if (i > 0) lines.back().push_back(change_words(figure.from_first[i - 1]));
    }
    page += aligned(lines);
  }
}

}  // namespace

std::string aligned(const std::vector<std::vector<std::string>>& lines) {
  std::vector<std::size_t> widths;
  Lines cells = lines;
  for (std::vector<std::string>& line : cells) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      // The last cell may run on.
      line[i] = text::cut_width(line[i], i + 1 == line.size() ? 200 : kWidestCell);
      if (widths.size() <= i) widths.push_back(0);
      if (i + 1 < line.size()) widths[i] = std::max(widths[i], text::display_width(line[i]));
    }
  }
  std::string result;
  for (const std::vector<std::string>& line : cells) {
    std::string row;
    for (std::size_t i = 0; i < line.size(); ++i) {
      row += i + 1 == line.size() ? line[i] : text::fit_width(line[i], widths[i]) + "  ";
    }
    row.erase(row.find_last_not_of(' ') + 1);
    result += row + '\n';
  }
  return result;
}

std::string short_number(double value) {
  if (std::isnan(value)) return kNone;
  if (std::abs(value) >= 1000) return text::format_count(value);
  if (value == std::floor(value)) return fmt::format("{:.0f}", value);
  return std::abs(value) < 0.01 ? fmt::format("{:.2g}", value) : text::format_decimal(value, 3);
}

std::string run_list(const std::vector<RunRecord>& runs, const std::vector<std::string>& shown) {
  Lines lines;
  for (const RunRecord& run : runs) {
    lines.push_back(line_of(run));
    for (const std::string& name : shown) {
      lines.back().push_back(name + ' ' + value_words(registry::value_of(run, name)));
    }
  }
  return aligned(lines);
}

std::string run_csv(const std::vector<RunRecord>& runs) {
  const std::vector<std::string> names = registry::known_names(runs);
  table::CsvWriter csv;
  for (const std::string& name : names) csv.cell(name);
  csv.end_row();
  for (const RunRecord& run : runs) {
    for (const std::string& name : names) {
      const registry::RunValue value = registry::value_of(run, name);
      if (const auto* number = std::get_if<double>(&value)) {
        csv.number(*number);
      } else if (const auto* text = std::get_if<std::string>(&value)) {
        csv.cell(*text);
      } else {
        csv.missing();
      }
    }
    csv.end_row();
  }
  return csv.text();
}

std::string run_page(const RunFamily& family) {
  const RunRecord& run = family.run;
  Lines head{{"run", std::to_string(run.id) + ", " + run.kind + ", " + run.name},
             {"status", std::string(registry::status_name(run.status))},
             {"started", registry::time_words(run.started_ms)},
             {"ended", registry::time_words(run.ended_ms)},
             {"data", run.data.name},
             {"", run.data.digest + ", " + text::format_count(static_cast<double>(run.data.rows)) +
                      " rows, snapshot " + std::to_string(run.data.snapshot)},
             {"seed", std::to_string(run.seed)},
             {"code", run.code_version}};
  if (run.parent != 0) head.push_back({"part of", "run " + std::to_string(run.parent)});
  if (run.report != 0) head.push_back({"report", std::to_string(run.report)});
  if (!run.model_version.empty()) head.push_back({"models", run.model_version});
  std::string page = aligned(head);
  add_entries("Parameters", run.params, page);
  add_entries("Tags", run.tags, page);
  Lines figures;
  for (const registry::RunMetric& metric : run.metrics) {
    if (metric.key.ends_with("/fold")) continue;
    figures.push_back({"  " + metric.key, interval_words(metric.value, metric.low, metric.high)});
    if (metric.n > 0) figures.back().push_back("n " + std::to_string(metric.n));
    std::string folds;
    for (const double fold : registry::fold_series(run, metric.key)) {
      folds += ' ' + short_number(fold);
    }
    if (!folds.empty()) figures.back().push_back("folds" + folds);
  }
  if (!figures.empty()) page += "\nFigures\n" + aligned(figures);
  Lines files;
  for (const registry::RunFile& file : run.files) {
    files.push_back({"  " + file.path, text::format_count(static_cast<double>(file.bytes)) + " B"});
  }
  if (!files.empty()) page += "\nFiles (--out DIR writes them)\n" + aligned(files);
  if (!family.children.empty()) page += "\nParts\n" + run_list(family.children, {});
  return page;
}

std::string comparison_page(const std::vector<RunFamily>& families,
                            const registry::RunComparison& comparison) {
  std::string page;
  add_differences("Data", families, comparison.data, page);
  add_differences("Parameters", families, comparison.params, page);
  add_differences("Host and code", families, comparison.origins, page);
  add_figures(families, comparison.figures, page);
  if (!comparison.times.empty()) page += "\nSeconds\n";
  for (const FigureDifference& time : comparison.times) {
    std::string line = "  " + time.name.substr(time.name.find('.') + 1);
    for (const stats::Estimate& value : time.values) line += "  " + short_number(value.value);
    page += line + '\n';
  }
  return page;
}

}  // namespace crossfade::cli
