#include "catalogue/join_catalogues.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "catalogue/import.h"

namespace crossfade::catalogue {
namespace {

constexpr std::string_view kHeader =
    "Artist,Track,Album,Album_type,Danceability,Energy,Key,Loudness,Speechiness,Acousticness,"
    "Instrumentalness,Liveness,Valence,Tempo,Duration_ms,Title,Channel,Views,Likes,Comments,"
    "Licensed,official_video,Stream\n";

Catalogue catalogue_of(const std::string& rows) {
  return import_bytes(std::string(kHeader) + rows, "rows.csv", {}).catalogue;
}

TEST_CASE("joined catalogues are what one file of all their rows gives") {
  const std::string first =
      "아이유,Blueming,Love "
      "poem,album,0.6,0.9,1,-4,0.05,0.01,0,0.2,0.6,100,217053,MV,1theK,1000,100,"
      "10,True,False,5000\n";
  const std::string second =
      "아이유,Celebrity,IU 5th,single,0.5,,2,-5,0.04,0.2,0,0.1,0.5,120,195000,,,,,,,,7000\n"
      "Gorillaz,Feel Good,Demon Days,album,0.8,0.7,6,-6,0.2,0.01,0,0.6,0.8,138,222000,V,G,2000,200,"
      "20,False,True,9000\n";
  const Catalogue joined = join_catalogues(catalogue_of(first), catalogue_of(second));
  const Catalogue whole = catalogue_of(first + second);
  REQUIRE(joined.size() == 3);
  for (std::size_t row = 0; row < 3; ++row) {
    CHECK(joined.text(joined.artist[row]) == whole.text(whole.artist[row]));
    CHECK(joined.text(joined.channel[row]) == whole.text(whole.channel[row]));
    CHECK(joined.text(joined.album_type[row]) == whole.text(whole.album_type[row]));
    CHECK(joined.streams[row] == whole.streams[row]);
    CHECK(joined.audio.tempo_bpm[row] == whole.audio.tempo_bpm[row]);
    CHECK(joined.duration_ms[row] == whole.duration_ms[row]);
    CHECK(joined.official_video[row] == whole.official_video[row]);
  }
  CHECK(joined.artist[0] == joined.artist[1]);
  CHECK(joined.title[1] == kNoName);
  CHECK(std::isnan(joined.views[1]));
  CHECK(joined.ids.artist.size() == 3);
  CHECK(joined.release_date.size() == 3);
  CHECK(joined.best_views.size() == joined.candidate_videos.size());
}

}  // namespace
}  // namespace crossfade::catalogue
