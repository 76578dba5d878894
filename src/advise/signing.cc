// Which demos to sign.
//
// A demo is signed where its hit probability reaches a threshold. Each threshold is put to the
// test on rows whose probability comes from models that never saw them: how many pass, how many of
// those became hits (precision), how many of the hits passed (recall), and what misses and false
// alarms would have cost. If signing what is no hit costs f and turning down a hit costs m, signing
// a demo of probability p costs (1 - p) f on average and turning it down p m; signing is cheaper
// from p = f / (f + m) on (Elkan 2001). A precision above the mean probability of those that pass
// means that the model is too careful there, one below that it promises too much.
//
// All figures are functions of three sums by artist and threshold, so a resample of artists only
// adds up those sums.
#include "advise/signing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/error.h"

namespace crossfade::advise {
namespace {

constexpr int kSteps = 9;
constexpr std::size_t kFigures = 3;  // of a line: precision, recall, cost

void check_cost(const char* key, double cost) {
  if (std::isnan(cost) || (cost > 0 && std::isfinite(cost))) return;
  throw base::Error(base::ErrorKind::kInputRefused,
                    fmt::format("{} must be above 0 and finite, not {}", key, cost));
}

std::vector<SigningLine> lines_of(const SigningRequest& request, double cost_threshold) {
  std::vector<SigningLine> lines;
  const auto add = [&](double threshold, ThresholdSource source) {
    SigningLine& line = lines.emplace_back();
    line.threshold = threshold;
    line.source = source;
  };
  for (int step = 1; step <= kSteps; ++step) {
    const double threshold = step / 10.0;
    if (threshold == request.threshold || threshold == cost_threshold) continue;
    add(threshold, ThresholdSource::kStep);
  }
  add(request.threshold, ThresholdSource::kRule);
  if (!std::isnan(cost_threshold)) add(cost_threshold, ThresholdSource::kCosts);
  std::ranges::stable_sort(lines, {}, &SigningLine::threshold);
  return lines;
}

// Sums over an artist's rows, or over artists.
struct Sums {
  double rows = 0;
  double hits = 0;
  std::vector<double> passed;  // one a line
  std::vector<double> passed_hits;

  explicit Sums(std::size_t lines) : passed(lines), passed_hits(lines) {}

  void add(const Sums& other, double weight) {
    rows += weight * other.rows;
    hits += weight * other.hits;
    for (std::size_t l = 0; l < passed.size(); ++l) {
      passed[l] += weight * other.passed[l];
      passed_hits[l] += weight * other.passed_hits[l];
    }
  }
};

// The sums of each artist, in the order of their numbers.
std::vector<Sums> sums_by_artist(std::span<const double> probability, std::span<const double> truth,
                                 std::span<const std::uint32_t> artists,
                                 const std::vector<SigningLine>& lines) {
  std::vector<std::uint32_t> names(artists.begin(), artists.end());
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<Sums> all(names.size(), Sums(lines.size()));
  for (std::size_t i = 0; i < artists.size(); ++i) {
    CF_CHECK(truth[i] == 0 || truth[i] == 1);
    Sums& sums =
        all[static_cast<std::size_t>(std::ranges::lower_bound(names, artists[i]) - names.begin())];
    sums.rows += 1;
    sums.hits += truth[i];
    for (std::size_t l = 0; l < lines.size() && probability[i] >= lines[l].threshold; ++l) {
      sums.passed[l] += 1;
      sums.passed_hits[l] += truth[i];
    }
  }
  return all;
}

// Base rate, cost of none, cost of all, then precision, recall and cost of each line; NaN where
// there is nothing to divide by or a cost is not said.
void write_figures(const Sums& sums, const SigningRequest& request, std::span<double> figures) {
  const auto cost_per_100 = [&](double misses, double false_alarms) {
    return 100 * (misses * request.miss_cost + false_alarms * request.false_alarm_cost) / sums.rows;
  };
  figures[0] = sums.hits / sums.rows;
  figures[1] = cost_per_100(sums.hits, 0);
  figures[2] = cost_per_100(0, sums.rows - sums.hits);
  for (std::size_t l = 0; l < sums.passed.size(); ++l) {
    const double hits = sums.passed_hits[l];
    figures[kFigures * (l + 1)] = hits / sums.passed[l];
    figures[kFigures * (l + 1) + 1] = hits / sums.hits;
    figures[kFigures * (l + 1) + 2] = cost_per_100(sums.hits - hits, sums.passed[l] - hits);
  }
}

void count_passed(std::span<const double> probability, SigningLine& line) {
  double sum = 0;
  for (const double each : probability) {
    if (each < line.threshold) continue;
    ++line.passed;
    sum += each;
  }
  line.expected_precision = sum / static_cast<double>(line.passed);
}

}  // namespace

void check(const SigningRequest& request) {
  if (!(request.threshold > 0 && request.threshold <= 1)) {
    throw base::Error(
        base::ErrorKind::kInputRefused,
        fmt::format("signing.threshold must be above 0 and at most 1, not {}", request.threshold));
  }
  check_cost("signing.miss_cost", request.miss_cost);
  check_cost("signing.false_alarm_cost", request.false_alarm_cost);
}

std::string_view source_name(ThresholdSource source) {
  constexpr std::string_view kNames[] = {"step", "rule", "costs"};
  return kNames[static_cast<std::size_t>(source)];
}

SigningTable tabulate_signing(std::span<const double> probability, std::span<const double> truth,
                              std::span<const std::uint32_t> artists, const SigningRequest& request,
                              const stats::BootstrapOptions& options) {
  check(request);
  CF_CHECK(probability.size() == truth.size() && artists.size() == truth.size());
  if (probability.empty()) {
    throw base::Error(base::ErrorKind::kInputRefused,
                      "no track has an out-of-fold hit probability to test the rule on");
  }
  SigningTable table;
  table.request = request;
  table.rows = probability.size();
  table.most_probable = std::ranges::max(probability);
  table.cost_threshold = request.false_alarm_cost / (request.false_alarm_cost + request.miss_cost);
  table.lines = lines_of(request, table.cost_threshold);

  const std::vector<Sums> by_artist = sums_by_artist(probability, truth, artists, table.lines);
  const auto statistics = [&](std::span<const std::uint32_t> weights, std::span<double> figures) {
    Sums sums(table.lines.size());
    for (std::size_t a = 0; a < by_artist.size(); ++a) {
      if (weights[a] > 0) sums.add(by_artist[a], weights[a]);
    }
    write_figures(sums, request, figures);
  };
  std::vector<stats::Estimate> figures = stats::bootstrap_groups(
      by_artist.size(), kFigures * (table.lines.size() + 1), statistics, options);
  for (stats::Estimate& figure : figures) figure.n = table.rows;

  table.hits = static_cast<std::size_t>(std::ranges::count(truth, 1.0));
  table.base_rate = figures[0];
  table.cost_of_none = figures[1];
  table.cost_of_all = figures[2];
  for (std::size_t l = 0; l < table.lines.size(); ++l) {
    SigningLine& line = table.lines[l];
    count_passed(probability, line);
    line.precision = figures[kFigures * (l + 1)];
    line.precision.n = line.passed;
    line.recall = figures[kFigures * (l + 1) + 1];
    line.recall.n = table.hits;
    line.cost_per_100 = figures[kFigures * (l + 1) + 2];
  }
  return table;
}

}  // namespace crossfade::advise
