#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "base/random.h"
#include "insight/artist_sums.h"
#include "insight/distributions.h"
#include "insight/kpis.h"
#include "insight/outliers.h"
#include "insight/ranked_rows.h"
#include "stats/summary.h"

namespace crossfade::insight {
namespace {

using catalogue::Catalogue;
using catalogue::Flag;

const double kMissing = std::nan("");

void add_track(Catalogue& catalogue, const std::string& artist, double streams, double views) {
  catalogue.artist.push_back(catalogue.names.add(artist));
  catalogue.track.push_back(
      catalogue.names.add("track " + std::to_string(catalogue.artist.size())));
  catalogue.streams.push_back(streams);
  catalogue.views.push_back(views);
  catalogue.likes.push_back(views / 100);
  catalogue.comments.push_back(views / 1000);
  catalogue.official_video.push_back(Flag::kMissing);
  catalogue.release_date.emplace_back();
}

// Every row its own recording.
catalogue::RecordingIndex all_different(const Catalogue& catalogue) {
  catalogue::RecordingIndex index;
  for (std::size_t row = 0; row < catalogue.size(); ++row) index.recording.push_back(row);
  index.is_first.assign(catalogue.size(), true);
  index.recordings = catalogue.size();
  return index;
}

Catalogue random_catalogue(std::size_t rows, std::uint64_t seed) {
  Catalogue catalogue;
  base::Random random(seed);
  for (std::size_t row = 0; row < rows; ++row) {
    const double fame = random.normal();
    const double streams = std::floor(std::exp(12 + fame + random.normal()));
    const double views = std::floor(std::exp(11 + fame + random.normal()));
    add_track(catalogue, "artist " + std::to_string(row / 10),
              random.below(20) == 0 ? kMissing : streams, random.below(20) == 0 ? kMissing : views);
    catalogue.official_video.back() = random.below(3) == 0 ? Flag::kFalse : Flag::kTrue;
  }
  return catalogue;
}

TEST_CASE("weighted ranks agree with ranks of repeated rows") {
  const std::vector<double> x = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
  const std::vector<double> y = {2, 7, 1, 8, 2, 8, 1, 8, 2, 8};
  const std::vector<std::uint32_t> groups = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4};
  const std::vector<std::uint32_t> weights = {2, 0, 1, 3, 1};
  std::vector<double> repeated_x;
  std::vector<double> repeated_y;
  for (std::size_t row = 0; row < x.size(); ++row) {
    repeated_x.insert(repeated_x.end(), weights[groups[row]], x[row]);
    repeated_y.insert(repeated_y.end(), weights[groups[row]], y[row]);
  }
  const RankedRows rows(x, y, groups, 5);
  const std::vector<double> shares = {0.0, 0.1, 0.5, 0.77, 0.9, 1.0};
  const RankedRows::Resample resample = rows.resample(weights, shares);
  CHECK(resample.rank_correlation ==
        doctest::Approx(stats::rank_correlation(repeated_x, repeated_y)).epsilon(1e-12));
  for (std::size_t i = 0; i < shares.size(); ++i) {
    CHECK(resample.quantiles[i] == doctest::Approx(stats::quantile(repeated_x, shares[i])));
  }
  CHECK(rows.rank_correlation() == doctest::Approx(stats::rank_correlation(x, y)).epsilon(1e-12));
}

TEST_CASE("ranks hold for numbers below zero, both zeros, fractions and infinities") {
  const double infinite = std::numeric_limits<double>::infinity();
  const std::vector<double> x = {-2.5, 1e-300, 0.0, -0.0, -infinite, 7, infinite, -1e300, 0.1};
  const std::vector<double> y = {3, 1, 2, 2, 9, -4, 0, kMissing, -infinite};
  const std::vector<std::uint32_t> groups(x.size());
  const RankedRows rows(x, y, groups, 1);
  CHECK(rows.rank_correlation() == doctest::Approx(stats::rank_correlation(x, y)).epsilon(1e-12));
  const std::uint32_t once[] = {1};
  const double shares[] = {0.25, 0.5, 0.75};
  const RankedRows::Resample resample = rows.resample(once, shares);
  CHECK(resample.quantiles == std::vector<double>{-2.5, 0, 0.1});
}

TEST_CASE("coarse bins of a long column leave quantiles exact and ranks nearly so") {
  base::Random random(3);
  std::vector<double> x;
  std::vector<double> y;
  std::vector<std::uint32_t> groups;
  for (std::uint32_t row = 0; row < 80000; ++row) {
    x.push_back(random.normal());
    y.push_back(x.back() + random.normal());
    groups.push_back(row / 10);
  }
  const std::vector<std::uint32_t> once(8000, 1);
  const RankedRows rows(x, y, groups, 8000);
  const double shares[] = {0.9};
  const RankedRows::Resample resample = rows.resample(once, shares);
  const double exact = stats::rank_correlation(x, y);
  CHECK(resample.quantiles[0] == stats::quantile(x, 0.9));
  CHECK(resample.rank_correlation == doctest::Approx(exact).epsilon(1e-5));
  CHECK(resample.rank_correlation != exact);
  CHECK(rows.rank_correlation() == doctest::Approx(exact).epsilon(1e-12));
}

TEST_CASE("figures taken from sums of artists are those taken from rows") {
  const Catalogue catalogue = random_catalogue(500, 5);
  const Kpis kpis = take_kpis(catalogue, all_different(catalogue), {});
  CHECK(kpis.artists == 50);
  CHECK(kpis.mean_streams.value == doctest::Approx(stats::mean(catalogue.streams)));
  CHECK(kpis.median_streams.value == doctest::Approx(stats::median(catalogue.streams)));
  CHECK(kpis.hit_threshold.value == doctest::Approx(stats::quantile(catalogue.streams, 0.9)));
  CHECK(kpis.correlation.value ==
        doctest::Approx(stats::correlation(catalogue.streams, catalogue.views)));
  CHECK(kpis.correlation_rank.value ==
        doctest::Approx(stats::rank_correlation(catalogue.streams, catalogue.views)));
  CHECK(kpis.engagement_mean_of_ratios.value == doctest::Approx(0.011));
  CHECK(kpis.mean_streams.low < kpis.mean_streams.value);
  CHECK(kpis.mean_streams.high > kpis.mean_streams.value);
  CHECK(kpis.correlation.low < kpis.correlation.high);
  CHECK(std::isnan(kpis.total_streams.low));
}

TEST_CASE("figures of chosen rows are those of a catalogue that holds no others") {
  const Catalogue all = random_catalogue(400, 11);
  const catalogue::RecordingIndex recordings = all_different(all);
  Catalogue half;
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 1; row < all.size(); row += 2) {
    rows.push_back(row);
    add_track(half, std::string(all.text(all.artist[row])), all.streams[row], all.views[row]);
    half.official_video.back() = all.official_video[row];
  }
  const Kpis chosen = take_kpis(kpi_columns(all, row_owners(all, recordings), rows), {});
  const Kpis alone = take_kpis(half, all_different(half), {});
  CHECK(chosen.recordings == 200);
  CHECK(chosen.artists == alone.artists);
  CHECK(chosen.resamples == 400);
  CHECK(chosen.total_streams_once.value == alone.total_streams_once.value);
  CHECK(chosen.hit_threshold.low == alone.hit_threshold.low);
  CHECK(chosen.correlation_rank.high == alone.correlation_rank.high);
  CHECK(chosen.correlation_within_artist.low == alone.correlation_within_artist.low);
  CHECK(chosen.official_video_lift.n == alone.official_video_lift.n);
}

TEST_CASE("any number of threads gives the same intervals") {
  const Catalogue catalogue = random_catalogue(300, 9);
  stats::BootstrapOptions options;
  const Kpis one = take_kpis(catalogue, all_different(catalogue), options);
  options.threads = 3;
  const Kpis three = take_kpis(catalogue, all_different(catalogue), options);
  CHECK(one.median_streams.low == three.median_streams.low);
  CHECK(one.correlation_rank.high == three.correlation_rank.high);
}

TEST_CASE("within artists the artist's own level does not count") {
  Catalogue catalogue;
  for (int artist = 0; artist < 6; ++artist) {
    const double level = std::pow(10.0, artist);
    for (int i = 1; i <= 4; ++i) {
      // Across artists both rise; within an artist views fall as streams rise.
      add_track(catalogue, std::to_string(artist), 1e3 * level * i, 1e3 * level / i);
    }
  }
  const Kpis kpis = take_kpis(catalogue, all_different(catalogue), {});
  CHECK(kpis.correlation_log.value > 0.9);
  CHECK(kpis.correlation_within_artist.value < -0.99);
}

TEST_CASE("the official-video lift is a ratio of means over known flags and streams") {
  Catalogue catalogue;
  const double streams[] = {300, 100, 200, kMissing, 900};
  const Flag flags[] = {Flag::kTrue, Flag::kTrue, Flag::kFalse, Flag::kTrue, Flag::kMissing};
  for (int i = 0; i < 5; ++i) {
    add_track(catalogue, std::to_string(i), streams[i], 10);
    catalogue.official_video.back() = flags[i];
  }
  const Kpis kpis = take_kpis(catalogue, all_different(catalogue), {});
  CHECK(kpis.official_video_lift.value == doctest::Approx(0.0));
  CHECK(kpis.official_video_lift.n == 3);
}

TEST_CASE("one artist has figures but no intervals, and no streams at all give none") {
  Catalogue catalogue;
  for (int i = 0; i < 5; ++i) add_track(catalogue, "only", kMissing, 100 + i);
  const Kpis kpis = take_kpis(catalogue, all_different(catalogue), {});
  CHECK(std::isnan(kpis.total_streams.value));
  CHECK(std::isnan(kpis.median_streams.value));
  CHECK(std::isnan(kpis.correlation.value));
  CHECK(kpis.like_rate.value == doctest::Approx(0.01));
  CHECK(std::isnan(kpis.like_rate.low));
  CHECK(top_tracks(catalogue, all_different(catalogue), 3).empty());
  CHECK(top_artists(catalogue, 3).empty());
}

TEST_CASE("a recording listed twice counts once, by its first row with streams") {
  Catalogue catalogue;
  add_track(catalogue, "a", kMissing, 1);
  add_track(catalogue, "b", 70, 1);
  add_track(catalogue, "c", 80, 1);
  catalogue::RecordingIndex recordings = all_different(catalogue);
  recordings.recording = {5, 5, 5};
  recordings.is_first = {true, false, false};
  recordings.recordings = 1;
  const Kpis kpis = take_kpis(catalogue, recordings, {});
  CHECK(kpis.total_streams.value == 150);
  CHECK(kpis.total_streams_once.value == 70);
  CHECK(kpis.total_streams_once.n == 1);
  const auto tracks = top_tracks(catalogue, recordings, 5);
  REQUIRE(tracks.size() == 1);
  CHECK(tracks[0].row == 2);
}

TEST_CASE("3-sigma cuts take the hits, each step on what the one before left") {
  Catalogue catalogue;
  for (int i = 0; i < 100; ++i) add_track(catalogue, std::to_string(i), 100 + i % 7, 50 + i % 5);
  catalogue.streams[3] = 1e9;
  catalogue.views[3] = 1e9;
  catalogue.views[4] = 1e6;
  const OutlierReport report = find_outliers(catalogue);
  REQUIRE(report.lists.size() == 6);
  CHECK(report.lists[0].rows == std::vector<std::uint32_t>{3});
  CHECK(report.lists[1].checked == 99);
  CHECK(report.lists[1].rows == std::vector<std::uint32_t>{4});
  REQUIRE(report.bills.size() == 2);
  CHECK(report.bills[0].rows_cut == 2);
  CHECK(report.bills[0].top_percent == 1);
  CHECK(report.bills[0].top_percent_cut == 1);
  CHECK(report.bills[0].streams_cut == 1e9 + 104);
}

TEST_CASE("constant columns have no outliers") {
  Catalogue catalogue;
  for (int i = 0; i < 20; ++i) add_track(catalogue, "a", 5, 5);
  for (const OutlierBill& bill : find_outliers(catalogue).bills) CHECK(bill.rows_cut == 0);
}

TEST_CASE("zeros and missing counts have no bin, powers of ten begin one") {
  Catalogue catalogue;
  for (const double streams : {0.0, kMissing, 1000.0, 1000.0, 99999.0, 1e5}) {
    add_track(catalogue, "a", streams, 10);
  }
  const Distributions shapes = take_distributions(catalogue);
  CHECK(shapes.streams.zeros == 1);
  CHECK(shapes.streams.missing == 1);
  CHECK(shapes.streams.low == 3);
  REQUIRE(shapes.streams.bins.size() == 11);
  CHECK(shapes.streams.bins.front() == 2);
  CHECK(shapes.streams.bins.back() == 1);
  CHECK(shapes.streams_by_views.tracks == 4);
  CHECK(shapes.streams_by_views.columns == 1);
  CHECK(take_distributions(Catalogue{}).streams.bins.empty());
}

}  // namespace
}  // namespace crossfade::insight
