#include "features/other_artists.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalogue/identity.h"
#include "features/test_catalogue.h"

namespace crossfade::features {
namespace {

struct Row {
  std::string_view artist;
  std::string_view track;
  std::string_view album;
  std::string_view title;
  std::string_view channel;
  double streams;
};

struct Company {
  explicit Company(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
      TestTrack track;
      track.artist = row.artist;
      track.track = row.track;
      track.album = row.album;
      track.title = row.title;
      track.channel = row.channel;
      track.streams = row.streams;
      track.danceability = 0.1 * static_cast<double>(catalogue.size());
      add_track(track, catalogue);
      places.push_back(places.size());
      groups.push_back(static_cast<std::uint32_t>(groups.size()));
    }
    catalogue::IdentityIndex index;
    catalogue::assign_identities(catalogue, index);
  }

  FittedRow fill(std::size_t row, bool with_channel = true,
                 std::uint32_t group = OtherArtists::kNoGroup) const {
    const RowMaterial material = read_material(catalogue, {}, 1);
    FittedRow fitted;
    OtherArtists(material, places, groups).fill(material, row, group, with_channel, fitted);
    return fitted;
  }

  catalogue::Catalogue catalogue;
  std::vector<std::size_t> places;
  std::vector<std::uint32_t> groups;
};

float logged(double count) { return static_cast<float>(std::log1p(count)); }

Company film_company() {
  return Company({
      {"Mara Lund", "Dawn", "Film (Soundtrack)", "Mara Lund - Dawn", "Film Music", 1000},
      {"The Kites", "Dusk (feat. Mara Lund)", "Film (Soundtrack)", "The Kites - Dusk ft. MARA LUND",
       "Film Music", 5000},
      {"The Kites", "Noon", "Noon", "The Kites: Noon (Official)", "The Kites", 9000},
      {"Mara", "Lundi", "Week", "Mara - Lundi", "Mara", 70},
      {"X", "Mara Lund", "X", "", "", 100},
  });
}

TEST_CASE("other artists on an album of the same title count") {
  const FittedRow row = film_company().fill(0);
  CHECK(row[Fitted::kAlbumTracks] == 1);
  CHECK(row[Fitted::kAlbumStreams] == logged(5000));
  CHECK(film_company().fill(2)[Fitted::kAlbumTracks] == 0);
  CHECK(std::isnan(film_company().fill(2)[Fitted::kAlbumStreams]));
}

TEST_CASE("an artist named in a title is named as a whole, whatever the case") {
  const FittedRow row = film_company().fill(0);
  // The Kites' title, and the name of X's track, which has no video.
  CHECK(row[Fitted::kNamingTracks] == 2);
  CHECK(row[Fitted::kNamingStreamsMax] == logged(5000));
  // "Mara" stands in Mara Lund's titles: a word is all that can be asked for.
  CHECK(film_company().fill(3)[Fitted::kNamingTracks] == 3);
  // "Lundi" is not "Lund", and a single letter names nobody.
  CHECK(film_company().fill(4)[Fitted::kNamingTracks] == 0);
}

TEST_CASE("the artists whom a track names tell what they are worth") {
  const FittedRow row = film_company().fill(1);
  CHECK(row[Fitted::kNamedTracks] == 2);  // by Mara Lund and by Mara
  CHECK(row[Fitted::kNamedStreamsMax] == logged(1000));
  CHECK(film_company().fill(2)[Fitted::kNamedTracks] == 0);
}

TEST_CASE("on one channel only other artists count, and none before the video is out") {
  const FittedRow row = film_company().fill(0);
  CHECK(row[Fitted::kChannelTracks] == 1);
  CHECK(row[Fitted::kChannelStreams] == logged(5000));
  CHECK(film_company().fill(2)[Fitted::kChannelTracks] == 0);
  CHECK(std::isnan(film_company().fill(0, false)[Fitted::kChannelTracks]));
}

TEST_CASE("a row's own song, video and leak group never inform it") {
  Company company({
      {"Ann", "Song (feat. Bo)", "Both", "Ann - Song ft. Bo", "Ann", 4000},
      {"Bo", "Song", "Both", "Bo - Song (Audio)", "Bo", 4000},
      {"Bo", "Else", "Both", "Ann - Song ft. Bo", "Ann", 300},
      {"Cy", "Third", "Both", "Cy and Bo", "Cy", 20},
  });
  CHECK(company.fill(1)[Fitted::kAlbumTracks] == 1);   // Cy's; Ann's is the same song
  CHECK(company.fill(1)[Fitted::kNamingTracks] == 1);  // Cy's again
  CHECK(company.fill(2)[Fitted::kAlbumTracks] == 1);   // Ann's has the same video
  CHECK(company.fill(1, true, 3)[Fitted::kAlbumTracks] == 0);
}

TEST_CASE("other artists read back from bytes say the same, and a cut record is refused") {
  const Company company = film_company();
  const RowMaterial material = read_material(company.catalogue, {}, 1);
  const OtherArtists others(material, company.places, company.groups);
  base::ByteWriter out;
  others.write(out);
  base::ByteReader in(out.bytes(), "others.bin");
  OtherArtists::Shared shared;
  const std::shared_ptr<const OtherArtists> read = OtherArtists::read(in, shared);
  CHECK(in.at_end());
  base::ByteWriter again;
  read->write(again);
  CHECK(again.bytes() == out.bytes());
  FittedRow fitted;
  read->fill(material, 0, OtherArtists::kNoGroup, true, fitted);
  CHECK(fitted[Fitted::kNamingTracks] == 2);
  CHECK(fitted[Fitted::kChannelStreams] == logged(5000));
  for (std::size_t cut = 0; cut < out.bytes().size(); cut += 7) {
    base::ByteReader part(std::string_view(out.bytes()).substr(0, cut), "others.bin");
    CHECK_THROWS_AS(OtherArtists::read(part, shared), base::Error);
  }
}

TEST_CASE("the same other artists read twice are kept once, others beside them") {
  const Company company = film_company();
  const RowMaterial material = read_material(company.catalogue, {}, 1);
  OtherArtists::Shared shared;
  const auto read = [&](std::size_t rows) {
    base::ByteWriter out;
    const std::span<const std::size_t> places(company.places);
    OtherArtists(material, places.first(rows), company.groups).write(out);
    base::ByteReader in(out.bytes(), "others.bin");
    return OtherArtists::read(in, shared);
  };
  const auto first = read(company.places.size());
  CHECK(read(company.places.size()) == first);
  CHECK(read(company.places.size() - 1) != first);
  CHECK(shared.size() == 2);
}

}  // namespace
}  // namespace crossfade::features
