#include "score/neighbours.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "catalogue/identity.h"
#include "features/test_catalogue.h"
#include "stats/summary.h"

namespace crossfade::score {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

// Tracks of random sound; with `holes`, one value in five is missing.
catalogue::Catalogue random_catalogue(std::size_t tracks, std::uint64_t seed, bool holes) {
  base::Random random(seed);
  catalogue::Catalogue catalogue;
  for (std::size_t i = 0; i < tracks; ++i) {
    const std::string artist = "Artist " + std::to_string(i / 4);
    const std::string song = "Song " + std::to_string(i);
    features::TestTrack track;
    track.artist = artist;
    track.track = song;
    track.streams = 1000.0 * static_cast<double>(i);
    features::add_track(track, catalogue);
    catalogue::AudioColumns& audio = catalogue.audio;
    for (auto* column :
         {&audio.danceability, &audio.energy, &audio.speechiness, &audio.acousticness,
          &audio.instrumentalness, &audio.liveness, &audio.valence, &audio.tempo_bpm}) {
      column->back() = random.uniform();
      if (holes && random.below(5) == 0) column->back() = kMissing;
    }
    catalogue.duration_ms.back() = 100000 * (1 + random.uniform());
  }
  catalogue::IdentityIndex identities;
  catalogue::assign_identities(catalogue, identities);
  return catalogue;
}

std::vector<std::size_t> all_rows(const catalogue::Catalogue& catalogue) {
  std::vector<std::size_t> rows(catalogue.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

std::array<double, kSoundColumns> naive_spreads(const catalogue::Catalogue& catalogue) {
  std::array<double, kSoundColumns> spreads{};
  for (std::size_t c = 0; c < kSoundColumns; ++c) {
    std::vector<double> values;
    for (std::size_t row = 0; row < catalogue.size(); ++row) {
      values.push_back(sound_of(catalogue, row)[c]);
    }
    const double width = stats::quantile(values, .95) - stats::quantile(values, .05);
    spreads[c] = width > 0 ? width / 3.29 : 1;
  }
  return spreads;
}

TEST_CASE("neighbours and distances are those of the definition, holes or not") {
  for (const bool holes : {false, true}) {
    const catalogue::Catalogue catalogue = random_catalogue(700, 3, holes);
    const NeighbourIndex index(catalogue, all_rows(catalogue));
    const auto spreads = naive_spreads(catalogue);
    for (const std::size_t asked : {0, 17, 255, 256, 699}) {
      std::vector<double> distances;
      for (std::size_t row = 0; row < catalogue.size(); ++row) {
        double sum = 0;
        double shared = 0;
        for (std::size_t c = 0; c < kSoundColumns; ++c) {
          const double difference =
              (sound_of(catalogue, asked)[c] - sound_of(catalogue, row)[c]) / spreads[c];
          if (std::isnan(difference)) continue;
          sum += difference * difference;
          ++shared;
        }
        if (shared >= 5 && row != asked) distances.push_back(std::sqrt(sum / shared));
      }
      std::ranges::sort(distances);
      const std::uint64_t own = catalogue.ids.recording[asked];
      const std::vector<Neighbour> found = index.nearest(sound_of(catalogue, asked), own);
      REQUIRE(found.size() == 5);
      for (std::size_t k = 0; k < 5; ++k) {
        CHECK(found[k].distance == doctest::Approx(distances[k]).epsilon(1e-5));
        CHECK(found[k].recording != own);
      }
      CHECK(index.reach(sound_of(catalogue, asked), own) == found[4].distance);
    }
  }
}

TEST_CASE("a neighbour is named with its streams and identities") {
  const catalogue::Catalogue catalogue = random_catalogue(40, 4, false);
  const NeighbourIndex index(catalogue, all_rows(catalogue));
  // Asked without a recording of its own, the row itself is nearest.
  const std::vector<Neighbour> found = index.nearest(sound_of(catalogue, 9), 0, 1);
  REQUIRE(found.size() == 1);
  CHECK(found[0].distance == 0);
  CHECK(found[0].artist == "Artist 2");
  CHECK(found[0].track == "Song 9");
  CHECK(found[0].streams == 9000);
  CHECK(found[0].track_identity == catalogue.ids.track[9]);
  CHECK(found[0].recording == catalogue.ids.recording[9]);
}

TEST_CASE("a recording under two artists is one entry") {
  catalogue::Catalogue catalogue = random_catalogue(20, 5, false);
  catalogue.ids.recording[8] = catalogue.ids.recording[3];
  const NeighbourIndex index(catalogue, all_rows(catalogue));
  CHECK(index.size() == 19);
  const std::vector<Neighbour> others =
      index.nearest(sound_of(catalogue, 8), catalogue.ids.recording[8], 100);
  CHECK(others.size() == 18);
}

TEST_CASE("equal distances come in the order of the index") {
  catalogue::Catalogue catalogue;
  for (int i = 0; i < 300; ++i) {
    const std::string song = "Song " + std::to_string(i);
    features::TestTrack track;
    track.track = song;
    track.energy = i % 2 == 0 ? .2 : .8;
    features::add_track(track, catalogue);
  }
  catalogue::IdentityIndex identities;
  catalogue::assign_identities(catalogue, identities);
  const NeighbourIndex index(catalogue, all_rows(catalogue));
  const std::vector<Neighbour> found =
      index.nearest(sound_of(catalogue, 4), catalogue.ids.recording[4], 4);
  REQUIRE(found.size() == 4);
  CHECK(found[0].track == "Song 0");
  CHECK(found[1].track == "Song 2");
  CHECK(found[2].track == "Song 6");
  CHECK(found[3].track == "Song 8");
}

TEST_CASE("a row that knows less than half of its sound has no neighbours") {
  const catalogue::Catalogue catalogue = random_catalogue(30, 6, false);
  const NeighbourIndex index(catalogue, all_rows(catalogue));
  Sound sound = sound_of(catalogue, 2);
  std::fill_n(sound.begin(), 5, std::numeric_limits<float>::quiet_NaN());
  CHECK(index.nearest(sound, 0).size() == 5);
  sound[5] = std::numeric_limits<float>::quiet_NaN();
  CHECK(index.nearest(sound, 0).empty());
  CHECK(std::isnan(index.reach(sound, 0)));
}

TEST_CASE("tempo 0 is missing") {
  catalogue::Catalogue catalogue = random_catalogue(2, 7, false);
  catalogue.audio.tempo_bpm[1] = 0;
  CHECK(std::isnan(sound_of(catalogue, 1)[8]));
  CHECK_FALSE(std::isnan(sound_of(catalogue, 0)[8]));
}

TEST_CASE("an index comes back from its bytes and a damaged one is refused") {
  catalogue::Catalogue catalogue = random_catalogue(50, 8, true);
  catalogue.streams[3] = kMissing;
  const NeighbourIndex index(catalogue, all_rows(catalogue));
  base::ByteWriter out;
  index.write(out);
  base::ByteReader in(out.bytes(), "model");
  const NeighbourIndex back = NeighbourIndex::read(in);
  CHECK(in.at_end());
  base::ByteWriter again;
  back.write(again);
  CHECK(again.bytes() == out.bytes());
  CHECK(back.nearest(sound_of(catalogue, 7), 0).front().track == "Song 7");

  // The last word is a name's id: one that is not there.
  std::string damaged = out.bytes();
  damaged[damaged.size() - 3] = 0x10;
  base::ByteReader damaged_in(damaged, "model");
  CHECK_THROWS_AS(NeighbourIndex::read(damaged_in), base::Error);
  for (const std::size_t length : {out.bytes().size() - 1, out.bytes().size() / 2}) {
    base::ByteReader cut(std::string_view(out.bytes()).substr(0, length), "model");
    CHECK_THROWS_AS(NeighbourIndex::read(cut), base::Error);
  }
}

TEST_CASE("reaches of rows leave each row's own recording out, on any number of threads") {
  const catalogue::Catalogue catalogue = random_catalogue(150, 9, false);
  const std::vector<std::size_t> rows = all_rows(catalogue);
  const NeighbourIndex index(catalogue, rows);
  const std::vector<double> reaches = reach_of_rows(index, catalogue, rows, 1);
  CHECK(reaches == reach_of_rows(index, catalogue, rows, 2));
  CHECK(reaches[11] == index.reach(sound_of(catalogue, 11), catalogue.ids.recording[11]));
  CHECK(std::ranges::min(reaches) > 0);
}

}  // namespace
}  // namespace crossfade::score
