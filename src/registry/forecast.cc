#include "registry/forecast.h"

#include <cmath>

#include "base/bytes.h"
#include "base/hash.h"
#include "registry/registry.h"

namespace crossfade::registry {
namespace {

using store::Statement;
using store::Store;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::int64_t signed_of(std::uint64_t identity) { return static_cast<std::int64_t>(identity); }
std::uint64_t identity_of(std::int64_t stored) { return static_cast<std::uint64_t>(stored); }

base::Date date_of(std::string_view text) { return base::parse_date(text).value_or(base::Date{}); }

// Names all that a forecast says.
std::string digest_of(const Forecast& forecast) {
  base::ByteWriter bytes;
  bytes.put_string(forecast.kind);
  bytes.put_string(base::to_string(forecast.made_on));
  bytes.put(forecast.snapshot);
  for (const ForecastLine& line : forecast.lines) {
    bytes.put(line.recording);
    bytes.put(line.artist);
    for (const std::string* text : {&line.target, &line.scenario, &line.choice})
      bytes.put_string(*text);
    for (const double number : {line.value, line.low, line.high, line.cost}) bytes.put(number);
  }
  if (!forecast.model_version.empty()) bytes.put_string(forecast.model_version);
  return base::content_digest(bytes.bytes());
}

void write_lines(Store& store, const Forecast& forecast, std::int64_t id) {
  Statement insert(store, "INSERT INTO forecast_lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < forecast.lines.size(); ++i) {
    const ForecastLine& line = forecast.lines[i];
    insert.bind(0, id).bind(1, static_cast<std::int64_t>(i));
    insert.bind(2, signed_of(line.recording)).bind(3, signed_of(line.artist));
    insert.bind(4, line.target).bind(5, line.scenario);
    insert.bind(6, line.value).bind(7, line.low).bind(8, line.high);
    insert.bind(9, line.choice).bind(10, line.cost).run();
  }
}

// Of a row recording, artist, target, scenario, value, low, high.
ForecastLine line_of(const Statement& row, int first) {
  ForecastLine line;
  line.recording = identity_of(row.integer(first));
  line.artist = identity_of(row.integer(first + 1));
  line.target = row.text(first + 2);
  line.scenario = row.text(first + 3);
  line.value = row.number(first + 4);
  line.low = row.number(first + 5);
  line.high = row.number(first + 6);
  return line;
}

void read_kept(Store& store, std::vector<KeptForecast>& all) {
  Statement heads(store,
                  "SELECT forecast_id, kind, made_on, snapshot_id, model_version FROM forecasts "
                  "ORDER BY forecast_id");
  Statement lines(store,
                  "SELECT recording_identity, artist_identity, target, scenario, value, low, high, "
                  "choice, cost FROM forecast_lines WHERE forecast_id = ? ORDER BY line");
  while (heads.step()) {
    Forecast forecast{std::string(heads.text(1)), date_of(heads.text(2)), heads.integer(3), {}, {}};
    forecast.model_version = heads.text(4);
    lines.bind(0, heads.integer(0));
    while (lines.step()) {
      forecast.lines.push_back(line_of(lines, 0));
      forecast.lines.back().choice = lines.text(7);
      forecast.lines.back().cost = lines.number(8);
    }
    all.push_back({heads.integer(0), std::move(forecast)});
  }
}

void read_studies(Store& store, std::vector<KeptForecast>& all) {
  Statement rows(store,
                 "SELECT r.report_id, r.snapshot_id, t.as_of, t.recording_identity, "
                 "t.artist_identity, p.target, p.scenario, p.value, p.low, p.high "
                 "FROM reports r JOIN predictions p USING (report_id) "
                 "JOIN track_facts t ON t.snapshot_id = r.snapshot_id AND t.position = p.position "
                 "ORDER BY r.report_id, p.target, p.scenario, p.position");
  while (rows.step()) {
    if (all.empty() || all.back().id != -rows.integer(0)) {
      all.push_back({-rows.integer(0), {"study", date_of(rows.text(2)), rows.integer(1), {}, {}}});
    }
    all.back().forecast.lines.push_back(line_of(rows, 3));
  }
}

}  // namespace

Forecast forecast_of(const std::vector<score::Prediction>& predictions, base::Date made_on,
                     std::int64_t snapshot) {
  Forecast forecast{"predict", made_on, snapshot, {}, {}};
  for (const score::Prediction& row : predictions) {
    const auto add = [&](const char* target, double value, double low, double high) {
      if (std::isnan(value)) return;
      forecast.lines.push_back({.recording = row.recording_identity,
                                .artist = row.artist_identity,
                                .target = target,
                                .scenario = row.scenario,
                                .value = value,
                                .low = low,
                                .high = high});
    };
    add("log_streams", std::log1p(row.streams), std::log1p(row.streams_low),
        std::log1p(row.streams_high));
    add("hit", row.hit_probability, kNone, kNone);
    add("log_views", std::log1p(row.views), std::log1p(row.views_low), std::log1p(row.views_high));
  }
  return forecast;
}

std::int64_t keep_forecast(Store& store, const Forecast& forecast) {
  prepare(store);
  const std::string digest = digest_of(forecast);
  const std::string made_on = base::to_string(forecast.made_on);
  store::Transaction transaction(store);
  Statement same(store, "SELECT forecast_id FROM forecasts WHERE digest = ?");
  same.bind(0, digest);
  if (same.step()) return same.integer(0);
  Statement insert(store,
                   "INSERT INTO forecasts (kind, made_on, snapshot_id, digest, model_version) "
                   "VALUES (?, ?, ?, ?, ?)");
  insert.bind(0, forecast.kind).bind(1, made_on).bind(3, digest).bind(4, forecast.model_version);
  forecast.snapshot == 0 ? insert.bind_null(2) : insert.bind(2, forecast.snapshot);
  insert.run();
  const std::int64_t id = store.last_row_id();
  write_lines(store, forecast, id);
  transaction.commit();
  return id;
}

std::vector<KeptForecast> read_forecasts(Store& store) {
  prepare(store);
  std::vector<KeptForecast> all;
  read_studies(store, all);
  read_kept(store, all);
  return all;
}

}  // namespace crossfade::registry
