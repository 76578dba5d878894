#include "registry/ledger.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/random.h"
#include "registry/forecast.h"
#include "registry/registry.h"

namespace crossfade::registry {
namespace {

using store::Statement;
using store::Store;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kArtists = 40;
constexpr int kTracks = 5;  // of an artist

std::uint64_t recording_of(int artist, int track) {
  return static_cast<std::uint64_t>(1 + artist * kTracks + track);
}

// A store with a first snapshot of 200 tracks and, once it has landed, a second one a year later.
class TwoYears {
 public:
  TwoYears() : folder_(make_folder()), store_(folder_ + "/s.db", store::Access::kCreate) {
    store_.run("CREATE TABLE snapshots (snapshot_id INTEGER PRIMARY KEY, as_of TEXT)");
    store_.run(
        "CREATE TABLE track_facts (snapshot_id INTEGER, position INTEGER, as_of TEXT, "
        "recording_identity INTEGER, artist_identity INTEGER, streams REAL, views REAL)");
    add_snapshot(1, "2024-05-01", 1);
    prepare(store_);
  }
  ~TwoYears() { std::filesystem::remove_all(folder_); }

  Store& store() { return store_; }

  /// ln(1 + streams) = 10 + the artist's fame + the track's pull, and times `growth`.
  static double streams(int artist, int track, double growth) {
    base::Random random(base::mix_seed(9, static_cast<std::uint64_t>(artist)));
    const double fame = 2 * random.normal();
    double pull = 0;
    for (int i = 0; i <= track; ++i) pull = random.normal();
    return std::expm1(10 + fame + pull) * growth;
  }

  void land() { add_snapshot(2, "2025-05-01", 2); }

  void add_snapshot(int id, const char* as_of, double growth) {
    Statement head(store_, "INSERT INTO snapshots VALUES (?, ?)");
    head.bind(0, std::int64_t{id}).bind(1, as_of).run();
    Statement fact(store_, "INSERT INTO track_facts VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (int artist = 0; artist < kArtists; ++artist) {
      for (int track = 0; track < kTracks; ++track) {
        const auto recording = static_cast<std::int64_t>(recording_of(artist, track));
        fact.bind(0, std::int64_t{id}).bind(1, recording).bind(2, as_of).bind(3, recording);
        fact.bind(4, std::int64_t{artist + 1}).bind(5, streams(artist, track, growth)).bind(6, 1.0);
        fact.run();
      }
    }
  }

 private:
  static std::string make_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ledger_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    return pattern;
  }

  std::string folder_;
  Store store_;
};

// Says each track's later count, off by `error` in the logarithm.
Forecast foretell(double error, double half_band) {
  Forecast forecast{"predict", *base::parse_date("2024-05-01"), 1, {}};
  for (int artist = 0; artist < kArtists; ++artist) {
    for (int track = 0; track < kTracks; ++track) {
      const double truth = std::log1p(TwoYears::streams(artist, track, 2));
      const double said = truth + error;
      forecast.lines.push_back({.recording = recording_of(artist, track),
                                .artist = static_cast<std::uint64_t>(artist + 1),
                                .target = "log_streams",
                                .scenario = "b",
                                .value = said,
                                .low = said - half_band,
                                .high = said + half_band});
    }
  }
  return forecast;
}

TEST_CASE("a forecast waits until a later snapshot lands") {
  TwoYears test;
  keep_forecast(test.store(), foretell(0.1, 1));
  Ledger ledger = score_ledger(test.store(), {});
  REQUIRE(ledger.entries.size() == 1);
  CHECK_FALSE(ledger.entries[0].scored);
  test.land();
  ledger = score_ledger(test.store(), {});
  CHECK(ledger.snapshot == 2);
  CHECK(ledger.entries[0].scored);
}

TEST_CASE("coverage, error and gain over the rule of thumb come out as they were built in") {
  TwoYears test;
  test.land();
  keep_forecast(test.store(), foretell(0.1, 0.2));
  keep_forecast(test.store(), foretell(0.3, 0.2));
  const Ledger ledger = score_ledger(test.store(), {.resamples = 100});
  REQUIRE(ledger.entries.size() == 2);
  const OutcomeScore& good = ledger.entries[0].outcomes.at(0);
  CHECK(good.foretold == kArtists * kTracks);
  CHECK(good.coverage.value == 1);
  CHECK(good.coverage.n == kArtists * kTracks);
  CHECK(good.error.value == doctest::Approx(0.1 / std::log(10)));
  CHECK(good.gain.value > 0.98);
  CHECK(good.gain.low <= good.gain.value);
  CHECK(ledger.entries[1].outcomes.at(0).coverage.value == 0);
}

TEST_CASE("the rule of thumb of the roster scenarios is the mean of the artist's other tracks") {
  TwoYears test;
  test.land();
  // A forecast that is the rule itself gains nothing.
  Forecast forecast = foretell(0, 1);
  for (int artist = 0; artist < kArtists; ++artist) {
    for (int track = 0; track < kTracks; ++track) {
      double others = 0;
      for (int other = 0; other < kTracks; ++other) {
        if (other != track) others += std::log1p(TwoYears::streams(artist, other, 1));
      }
      forecast.lines[static_cast<std::size_t>(artist * kTracks + track)].value =
          others / (kTracks - 1);
    }
  }
  keep_forecast(test.store(), forecast);
  const Ledger ledger = score_ledger(test.store(), {.resamples = 20});
  CHECK(ledger.entries[0].outcomes.at(0).gain.value == doctest::Approx(0));
}

TEST_CASE("hits are those of the later snapshot, and probabilities stand beside their share") {
  TwoYears test;
  test.land();
  Forecast forecast = foretell(0, 1);
  for (ForecastLine& line : forecast.lines) {
    line.target = "hit";
    line.value = 0.1;
    line.low = line.high = kNaN;
  }
  keep_forecast(test.store(), forecast);
  const OutcomeScore score = score_ledger(test.store(), {}).entries[0].outcomes.at(0);
  CHECK(score.hits.value == doctest::Approx(0.1));
  CHECK(score.probability.value == doctest::Approx(0.1));
  CHECK(score.calibration_error == doctest::Approx(0));
  CHECK(score.gain.value == doctest::Approx(0));  // it says what the rule of thumb says
  CHECK(std::isnan(score.coverage.value));
}

TEST_CASE("a recording that the later snapshot lacks is foretold, but not scored") {
  TwoYears test;
  test.land();
  Forecast forecast = foretell(0, 1);
  forecast.lines[0].recording = 999'999;
  keep_forecast(test.store(), forecast);
  const OutcomeScore score =
      score_ledger(test.store(), {.resamples = 20}).entries[0].outcomes.at(0);
  CHECK(score.foretold == kArtists * kTracks);
  CHECK(score.coverage.n == kArtists * kTracks - 1);
}

TEST_CASE("a plan's choices are shown beside the most streamed tracks of its day") {
  TwoYears test;
  test.land();
  Forecast plan{"plan", *base::parse_date("2024-05-01"), 1, {}};
  for (int artist = 0; artist < 10; ++artist) {
    plan.lines.push_back({.recording = recording_of(artist, 0),
                          .artist = static_cast<std::uint64_t>(artist + 1),
                          .choice = artist < 8 ? "lyric" : "",
                          .cost = 500});
  }
  keep_forecast(test.store(), plan);
  const Ledger ledger = score_ledger(test.store(), {.resamples = 50});
  REQUIRE(ledger.entries[0].choices);
  CHECK(ledger.entries[0].choices->chosen == 8);
  CHECK(ledger.entries[0].choices->growth.value == doctest::Approx(1));  // all counts doubled
  CHECK(ledger.entries[0].choices->rule_growth.n == 8);
}

TEST_CASE("the same forecast is kept once") {
  TwoYears test;
  const std::int64_t first = keep_forecast(test.store(), foretell(0.1, 1));
  CHECK(keep_forecast(test.store(), foretell(0.1, 1)) == first);
  CHECK(keep_forecast(test.store(), foretell(0.2, 1)) != first);
  CHECK(read_forecasts(test.store()).size() == 2);
}

TEST_CASE("what a study predicted is in the ledger with its bands") {
  TwoYears test;
  StudyRecord record;
  record.snapshot = 1;
  record.profile = "standard";
  record.report = "{}";
  const double truth = std::log1p(TwoYears::streams(0, 0, 1));
  record.predictions = {{"log_streams", "c", 1, truth, truth - 1, truth + 1}};
  const std::int64_t report = save_study(test.store(), record);
  test.land();
  const Ledger ledger = score_ledger(test.store(), {.resamples = 20});
  REQUIRE(ledger.entries.size() == 1);
  CHECK(ledger.entries[0].id == -report);
  CHECK(ledger.entries[0].kind == "study");
  const OutcomeScore& score = ledger.entries[0].outcomes.at(0);
  CHECK(score.coverage.value == 1);
  CHECK(score.error.value == doctest::Approx(std::log10(2)).epsilon(0.01));
}

}  // namespace
}  // namespace crossfade::registry
