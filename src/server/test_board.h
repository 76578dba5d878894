#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "base/file.h"
#include "catalogue/import.h"
#include "server/board.h"

namespace crossfade::server {

/// For tests: a folder that goes with the test.
class TestFolder {
 public:
  TestFolder() {
    path_ = (std::filesystem::temp_directory_path() / "server_XXXXXX").string();
    REQUIRE(mkdtemp(path_.data()) != nullptr);
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  /// Writes a file and returns its path.
  std::string write(const std::string& name, const std::string& text) const {
    base::write_file(path(name), text);
    return path(name);
  }
  std::string path(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// The columns of a test's file.
inline constexpr const char* kTestHeader =
    "Artist,Track,Album,Album_type,Title,Channel,Stream,Views,Likes,Comments,Licensed,"
    "official_video,release_date,Danceability,Energy,Loudness,Valence,Speechiness,Acousticness,"
    "Instrumentalness,Liveness,Tempo,Duration_ms,ISRC\n";

/// The board of a file with these rows.
inline std::unique_ptr<Board> board_of(const std::string& rows) {
  const TestFolder folder;
  const std::string path = folder.write("rows.csv", kTestHeader + rows);
  return std::make_unique<Board>(catalogue::import_files({path}, {}), BoardOptions{});
}

/// Eight tracks of six artists in several scripts, with something missing here and there.
inline std::unique_ptr<Board> small_board() {
  return board_of(
      "아이유,밤편지,Palette,album,IU - 밤편지 (Official MV),1theK,900,4000,40,4,True,True,"
      "2017-03-24,.4,.3,-8,.5,.03,.8,0,.1,79,253000,\n"
      "아이유,Blueming,Love poem,single,IU Blueming (Lyrics),fan,700,2000,,2,False,False,"
      "2019-11-18,.6,.8,-3,.6,.06,.1,0,.3,95,217000,\n"
      "Beyoncé,Halo,I Am,album,Beyoncé - Halo,beyonceVEVO,1000,9000,90,9,True,True,,"
      ".5,.7,-5,.4,.06,.2,0,.05,79,261000,USSM10804556\n"
      "AC/DC,Thunderstruck,,album,,,,8000,80,8,,,1990-09-24,.5,.9,-5,.3,.04,0,0,.2,133,292000,\n"
      "The Lovers,Love,Love,single,Love,The Lovers,50,,,,True,False,2021-01-01,"
      ".7,.5,-6,.9,.05,.1,0,.1,120,180000,\n"
      "The Lovers,Lovely Day,Love,single,Lovely Day (Live),The Lovers,60,0,0,0,True,,2021-01-02,"
      ".71,.5,-6,.9,.05,.1,0,.1,0,181000,\n"
      "Zoë,My Love,,compilation,My Love,Zoë,60,100,1,0,,,,.3,.2,-12,.1,.05,.9,0,.1,60,200000,\n"
      "=cmd|calc,+sum(A1),\"@x\",,-title,\"ab, \"\"c\"\"\",5,7,0,0,,,,"
      ".31,.21,-12,.1,.05,.9,0,.1,61,201000,\n");
}

}  // namespace crossfade::server
