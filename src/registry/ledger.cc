// What was foretold, beside what came. A forecast is met by the recordings' identities, so a song
// that changed its album or got an ISRC is still found. Counts only grow, so a band that held 90 %
// of tracks on the day of the forecast holds fewer each month: that is the answer to "how far ahead
// may I trust it", and the reason why coverage is shown with both dates.
#include "registry/ledger.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <span>
#include <unordered_map>

#include "evaluate/weighted_scores.h"
#include "features/scenario.h"
#include "registry/forecast.h"
#include "registry/registry.h"
#include "stats/summary.h"

namespace crossfade::registry {
namespace {

using stats::Estimate;
using store::Statement;
using store::Store;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kHitShare = 1 - features::kHitQuantile;
constexpr int kCalibrationBins = 15;

struct Counts {
  std::uint64_t artist = 0;
  double streams = kNaN;
  double views = kNaN;
};

// A snapshot by recording: its first row with streams, views of its first row with views.
struct Snapshot {
  std::map<std::uint64_t, Counts> recordings;
  double hit_threshold = kNaN;
};

Snapshot read_snapshot(Store& store, std::int64_t id) {
  Snapshot snapshot;
  Statement rows(store,
                 "SELECT recording_identity, artist_identity, streams, views FROM track_facts "
                 "WHERE snapshot_id = ? ORDER BY position");
  rows.bind(0, id);
  while (rows.step()) {
    Counts& counts = snapshot.recordings[static_cast<std::uint64_t>(rows.integer(0))];
    if (counts.artist == 0) counts.artist = static_cast<std::uint64_t>(rows.integer(1));
    if (std::isnan(counts.streams)) counts.streams = rows.number(2);
    if (std::isnan(counts.views)) counts.views = rows.number(3);
  }
  std::vector<double> streams;
  for (const auto& [recording, counts] : snapshot.recordings) streams.push_back(counts.streams);
  snapshot.hit_threshold = stats::quantile(streams, features::kHitQuantile);
  return snapshot;
}

double log_count(const Counts& counts, const std::string& target) {
  return std::log1p(target == "log_views" ? counts.views : counts.streams);
}

// The rule of thumb: what a label would have said from the snapshot that it had then.
class RuleOfThumb {
 public:
  RuleOfThumb(const Snapshot& then, const std::string& target) : then_(then), target_(target) {
    for (const auto& [recording, counts] : then.recordings) {
      const double log = log_count(counts, target);
      if (std::isnan(log)) continue;
      all_.add(log);
      artists_[counts.artist].add(log);
    }
  }

  double expect(const ForecastLine& line) const {
    const bool knows_roster = line.scenario == "b" || line.scenario == "d";
    const auto artist = artists_.find(line.artist);
    if (!knows_roster || artist == artists_.end()) return all_.mean();
    Mean others = artist->second;
    const auto own = then_.recordings.find(line.recording);
    if (own != then_.recordings.end()) {
      const double log = log_count(own->second, target_);
      if (!std::isnan(log)) others.remove(log);
    }
    return others.count > 0 ? others.mean() : all_.mean();
  }

 private:
  struct Mean {
    double sum = 0;
    std::size_t count = 0;
    void add(double value) { sum += value, ++count; }
    void remove(double value) { sum -= value, --count; }
    double mean() const { return count > 0 ? sum / static_cast<double>(count) : kNaN; }
  };

  const Snapshot& then_;
  std::string target_;
  Mean all_;
  std::unordered_map<std::uint64_t, Mean> artists_;
};

// Forecasts that were met, one a place.
struct Met {
  std::vector<ForecastLine> lines;
  std::vector<double> truth;
  std::vector<double> rule;
  std::vector<std::uint32_t> artist;
};

std::vector<std::uint32_t> number_artists(std::span<const ForecastLine> lines) {
  std::unordered_map<std::uint64_t, std::uint32_t> numbers;
  std::vector<std::uint32_t> artists;
  for (const ForecastLine& line : lines) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    artists.push_back(numbers.try_emplace(line.artist, next).first->second);
  }
  return artists;
}

Met meet(std::span<const ForecastLine> lines, const Snapshot& then, const Snapshot& now) {
  Met met;
  if (lines.empty()) return met;
  const std::string& target = lines.front().target;
  const bool is_hit = target == "hit";
  const RuleOfThumb rule(then, target);
  for (const ForecastLine& line : lines) {
    const auto found = now.recordings.find(line.recording);
    if (found == now.recordings.end() || std::isnan(line.value)) continue;
    const double streams = found->second.streams;
    const double truth =
        is_hit ? (streams > now.hit_threshold ? 1 : 0) : log_count(found->second, target);
    if (std::isnan(is_hit ? streams : truth)) continue;
    met.lines.push_back(line);
    met.truth.push_back(truth);
    met.rule.push_back(is_hit ? kHitShare : rule.expect(line));
  }
  met.artist = number_artists(met.lines);
  return met;
}

// The mean of values[i] over rows weighted by `weights`, NaN left out.
double weighted_mean(std::span<const double> values, std::span<const double> weights) {
  double sum = 0;
  double weight = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    sum += weights[i] * values[i];
    weight += weights[i];
  }
  return weight > 0 ? sum / weight : kNaN;
}

std::vector<double> values_of(const Met& met, const auto& value) {
  std::vector<double> values;
  for (std::size_t i = 0; i < met.lines.size(); ++i) values.push_back(value(i));
  return values;
}

Estimate mean_of(const Met& met, const auto& value, const stats::BootstrapOptions& options) {
  const std::vector<double> values = values_of(met, value);
  return stats::bootstrap(
      met.artist, [&](std::span<const double> weights) { return weighted_mean(values, weights); },
      options);
}

Estimate gain_of(const Met& met, const stats::BootstrapOptions& options) {
  const auto squared = [&](std::size_t i, double said) {
    return (met.truth[i] - said) * (met.truth[i] - said);
  };
  const std::vector<double> ours =
      values_of(met, [&](std::size_t i) { return squared(i, met.lines[i].value); });
  const std::vector<double> rules =
      values_of(met, [&](std::size_t i) { return squared(i, met.rule[i]); });
  return stats::bootstrap(
      met.artist,
      [&](std::span<const double> weights) {
        const double rule = weighted_mean(rules, weights);
        return rule > 0 ? 1 - weighted_mean(ours, weights) / rule : kNaN;
      },
      options);
}

OutcomeScore score_outcome(std::span<const ForecastLine> lines, const Snapshot& then,
                           const Snapshot& now, const stats::BootstrapOptions& options) {
  OutcomeScore score{
      lines.front().target, lines.front().scenario, lines.size(), {}, {}, {}, {}, {}};
  const Met met = meet(lines, then, now);
  if (met.lines.empty()) return score;
  score.gain = gain_of(met, options);
  if (score.target == "hit") {
    score.probability = mean_of(
        met, [&](std::size_t i) { return met.lines[i].value; }, options);
    score.hits = mean_of(
        met, [&](std::size_t i) { return met.truth[i]; }, options);
    const std::vector<double> said =
        values_of(met, [&](std::size_t i) { return met.lines[i].value; });
    const std::vector<double> once(said.size(), 1.0);
    score.calibration_error =
        evaluate::weighted_ece(evaluate::rank_rows(met.truth, said), once, kCalibrationBins);
    return score;
  }
  score.coverage = mean_of(
      met,
      [&](std::size_t i) {
        const ForecastLine& line = met.lines[i];
        if (std::isnan(line.low)) return kNaN;
        return met.truth[i] >= line.low && met.truth[i] <= line.high ? 1.0 : 0.0;
      },
      options);
  score.error = mean_of(
      met,
      [&](std::size_t i) {
        return std::fabs(met.truth[i] - met.lines[i].value) / std::numbers::ln10;
      },
      options);
  return score;
}

double weighted_median(std::vector<std::pair<double, double>> valued) {
  std::ranges::sort(valued);
  double total = 0;
  for (const auto& [value, weight] : valued) total += weight;
  double below = 0;
  for (const auto& [value, weight] : valued) {
    below += weight;
    if (2 * below >= total && total > 0) return value;
  }
  return kNaN;
}

// Median growth of these recordings between the snapshots.
Estimate growth_of(std::span<const std::uint64_t> recordings, const Snapshot& then,
                   const Snapshot& now, const stats::BootstrapOptions& options) {
  std::vector<double> growth;
  std::vector<ForecastLine> lines;
  for (const std::uint64_t recording : recordings) {
    const auto before = then.recordings.find(recording);
    const auto after = now.recordings.find(recording);
    if (before == then.recordings.end() || after == now.recordings.end()) continue;
    const double ratio = after->second.streams / before->second.streams - 1;
    if (!std::isfinite(ratio)) continue;
    growth.push_back(ratio);
    lines.push_back({.recording = recording, .artist = before->second.artist});
  }
  if (growth.empty()) return {};
  return stats::bootstrap(
      number_artists(lines),
      [&](std::span<const double> weights) {
        std::vector<std::pair<double, double>> valued;
        for (std::size_t i = 0; i < growth.size(); ++i) valued.emplace_back(growth[i], weights[i]);
        return weighted_median(std::move(valued));
      },
      options);
}

ChoiceScore score_choices(const Forecast& plan, const Snapshot& then, const Snapshot& now,
                          const stats::BootstrapOptions& options) {
  ChoiceScore score;
  std::vector<std::uint64_t> chosen;
  for (const ForecastLine& line : plan.lines) {
    if (!line.choice.empty()) chosen.push_back(line.recording);
  }
  std::vector<std::pair<double, std::uint64_t>> most;
  for (const auto& [recording, counts] : then.recordings) {
    if (!std::isnan(counts.streams)) most.emplace_back(-counts.streams, recording);
  }
  std::ranges::sort(most);
  most.resize(std::min(most.size(), chosen.size()));
  std::vector<std::uint64_t> by_rule;
  for (const auto& [streams, recording] : most) by_rule.push_back(recording);
  score.chosen = chosen.size();
  score.growth = growth_of(chosen, then, now, options);
  score.rule_growth = growth_of(by_rule, then, now, options);
  return score;
}

bool is_before(const Forecast& forecast, const Ledger& ledger) {
  if (forecast.made_on.known() && ledger.as_of.known()) return forecast.made_on < ledger.as_of;
  return forecast.snapshot != ledger.snapshot;
}

void find_latest(Store& store, Ledger& ledger) {
  Statement latest(store,
                   "SELECT snapshot_id, as_of FROM snapshots ORDER BY as_of DESC, snapshot_id DESC "
                   "LIMIT 1");
  if (!latest.step()) return;
  ledger.snapshot = latest.integer(0);
  ledger.as_of = base::parse_date(latest.text(1)).value_or(base::Date{});
}

void score_entry(const Forecast& forecast, const Snapshot& then, const Snapshot& now,
                 const stats::BootstrapOptions& options, LedgerEntry& entry) {
  entry.scored = true;
  if (forecast.kind == "plan") {
    entry.choices = score_choices(forecast, then, now, options);
    return;
  }
  std::map<std::pair<std::string, std::string>, std::vector<ForecastLine>> outcomes;
  for (const ForecastLine& line : forecast.lines) {
    outcomes[{line.target, line.scenario}].push_back(line);
  }
  for (const auto& [outcome, lines] : outcomes) {
    entry.outcomes.push_back(score_outcome(lines, then, now, options));
  }
}

}  // namespace

Ledger score_ledger(Store& store, const stats::BootstrapOptions& options) {
  return score_ledger(store, options, [](const KeptForecast&) { return true; });
}

Ledger score_ledger(Store& store, const stats::BootstrapOptions& options,
                    const std::function<bool(const KeptForecast&)>& is_wanted) {
  prepare(store);
  Ledger ledger;
  find_latest(store, ledger);
  std::map<std::int64_t, Snapshot> snapshots;
  const auto snapshot = [&](std::int64_t id) -> const Snapshot& {
    const auto known = snapshots.find(id);
    if (known != snapshots.end()) return known->second;
    return snapshots.emplace(id, read_snapshot(store, id)).first->second;
  };
  for (const KeptForecast& kept : read_forecasts(store)) {
    if (!is_wanted(kept)) continue;
    LedgerEntry entry{kept.id, kept.forecast.kind, kept.forecast.made_on, false, {}, {}};
    if (ledger.snapshot != 0 && is_before(kept.forecast, ledger)) {
      score_entry(kept.forecast, snapshot(kept.forecast.snapshot), snapshot(ledger.snapshot),
                  options, entry);
    }
    ledger.entries.push_back(std::move(entry));
  }
  return ledger;
}

}  // namespace crossfade::registry
