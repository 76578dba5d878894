#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "catalogue/generate.h"
#include "study/run_keeper.h"

namespace crossfade::study {

/// A folder with a small catalogue, that goes with the test.
class CatalogueInTest {
 public:
  explicit CatalogueInTest(std::size_t tracks = 240)
      : folder_((std::filesystem::temp_directory_path() / "study_XXXXXX").string()) {
    REQUIRE(mkdtemp(folder_.data()) != nullptr);
    base::FileWriter file(path("tracks.csv"));
    catalogue::generate_csv({.tracks = tracks, .seed = 5},
                            [&](std::string_view piece) { file.write(piece); });
    file.commit();
  }
  ~CatalogueInTest() { std::filesystem::remove_all(folder_); }
  CatalogueInTest(const CatalogueInTest&) = delete;
  CatalogueInTest& operator=(const CatalogueInTest&) = delete;

  std::string path(const std::string& name) const { return folder_ + "/" + name; }

 private:
  std::string folder_;
};

/// An origin whose clock goes on by a second whenever it is asked.
inline RunOrigin origin_of(const std::string& kind, const std::string& key) {
  RunOrigin origin;
  origin.kind = kind;
  origin.key = key;
  origin.code_version = "1.2.3";
  origin.started_ms = 1'700'000'000'000;
  origin.now_ms = [now = origin.started_ms]() mutable { return now += 1000; };
  origin.tags = {{"host.cpu", "abacus"}};
  return origin;
}

}  // namespace crossfade::study
