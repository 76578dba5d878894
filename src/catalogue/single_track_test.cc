#include "catalogue/single_track.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"

namespace crossfade::catalogue {
namespace {

constexpr const char* kRows =
    "Artist,Track,Album,Album_type,Title,Channel,Uri,Url_youtube,ISRC,Stream,Views,Likes,Comments,"
    "Licensed,official_video,release_date,Danceability,Energy,Key,Loudness,Speechiness,"
    "Acousticness,Instrumentalness,Liveness,Valence,Tempo,Duration_ms\n"
    "IU,Palette,Palette,album,t,c,,,,5,6,7,8,False,False,,.1,.2,3,-4,.5,.6,.7,.8,.9,100,1000\n"
    "아이유,밤편지,밤편지 앨범,single,밤편지 MV,1theK,spotify:track:3P3UA61WRQqwCXaoFOTENd,"
    "https://www.youtube.com/watch?v=BzYnNdJhZQw,KRA381700001,900,4000,40,0,True,False,"
    "2017-03-24,.41,.32,9,-8,.03,.81,0,.11,.52,79,253000\n"
    "빈,칸,,,,,,,,,,,,,,,,,,,,,,,,,\n";

Import import_rows() {
  std::string folder = (std::filesystem::temp_directory_path() / "single_XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  base::write_file(folder + "/a.csv", kRows);
  Import import = import_files({folder + "/a.csv"}, {.as_of = *base::parse_date("2024-05-01")});
  std::filesystem::remove_all(folder);
  REQUIRE(import.catalogue.size() == 3);
  return import;
}

bool is_same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// Whether one's only track is this row of the other, cell by cell.
void check_same(const Catalogue& one, const Catalogue& other, std::size_t row) {
  REQUIRE(one.size() == 1);
  for (const auto column : {&Catalogue::artist, &Catalogue::track, &Catalogue::album,
                            &Catalogue::album_type, &Catalogue::title, &Catalogue::channel,
                            &Catalogue::spotify_uri, &Catalogue::video_url, &Catalogue::isrc}) {
    REQUIRE((one.*column).size() == 1);
    CHECK(one.text((one.*column)[0]) == other.text((other.*column)[row]));
    CHECK(((one.*column)[0] == kNoName) == ((other.*column)[row] == kNoName));
  }
  for (const auto column : {&Catalogue::duration_ms, &Catalogue::streams, &Catalogue::views,
                            &Catalogue::likes, &Catalogue::comments, &Catalogue::best_views,
                            &Catalogue::summed_views, &Catalogue::candidate_videos}) {
    REQUIRE((one.*column).size() == 1);
    CHECK(is_same((one.*column)[0], (other.*column)[row]));
  }
  for (const auto column :
       {&AudioColumns::danceability, &AudioColumns::energy, &AudioColumns::key,
        &AudioColumns::loudness_db, &AudioColumns::speechiness, &AudioColumns::acousticness,
        &AudioColumns::instrumentalness, &AudioColumns::liveness, &AudioColumns::valence,
        &AudioColumns::tempo_bpm}) {
    REQUIRE((one.audio.*column).size() == 1);
    CHECK(is_same((one.audio.*column)[0], (other.audio.*column)[row]));
  }
  for (const auto column : {&IdentityColumns::track, &IdentityColumns::recording,
                            &IdentityColumns::artist, &IdentityColumns::video}) {
    CHECK((one.ids.*column) == std::vector<std::uint64_t>{(other.ids.*column)[row]});
  }
  CHECK(one.licensed == std::vector<Flag>{other.licensed[row]});
  CHECK(one.official_video == std::vector<Flag>{other.official_video[row]});
  CHECK(one.release_date == std::vector<base::Date>{other.release_date[row]});
}

TEST_CASE("a track by itself has every cell and identity that it has among the others") {
  const Import import = import_rows();
  for (std::size_t row = 0; row < 3; ++row) {
    CAPTURE(row);
    check_same(single_track(import, row).catalogue, import.catalogue, row);
  }
}

TEST_CASE("a track by itself is the one record of one file, on the same day") {
  const Import import = import_rows();
  const Import one = single_track(import, 2);
  CHECK(one.as_of == import.as_of);
  CHECK(one.issues.empty());
  REQUIRE(one.files.size() == 1);
  CHECK(one.files[0].path.empty());
  CHECK(one.files[0].records == 1);
  CHECK(one.files[0].tracks == 1);
  CHECK(one.files[0].first_track == 0);
}

}  // namespace
}  // namespace crossfade::catalogue
