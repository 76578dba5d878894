#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "catalogue/generate.h"
#include "catalogue/import.h"
#include "score/training.h"

namespace crossfade::score {

/// A folder that goes with the test.
class FolderInTest {
 public:
  FolderInTest() : path_((std::filesystem::temp_directory_path() / "score_XXXXXX").string()) {
    REQUIRE(mkdtemp(path_.data()) != nullptr);
  }
  ~FolderInTest() { std::filesystem::remove_all(path_); }
  FolderInTest(const FolderInTest&) = delete;
  FolderInTest& operator=(const FolderInTest&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// What importing a file of these bytes gives.
inline catalogue::Import import_text(const std::string& csv) {
  const FolderInTest folder;
  base::write_file(folder / "catalogue.csv", csv);
  return catalogue::import_files({folder / "catalogue.csv"}, {});
}

/// A synthetic catalogue as CSV.
inline std::string generated_csv(std::size_t tracks, std::uint64_t seed) {
  std::string csv;
  catalogue::generate_csv({.tracks = tracks, .seed = seed},
                          [&csv](std::string_view piece) { csv += piece; });
  return csv;
}

/// A training on few resamples, as the tests need no narrow intervals.
inline Training train(const catalogue::Import& import) {
  TrainingOptions options;
  options.resamples = 20;
  options.threads = 2;
  return train_models(import, catalogue::index_recordings(import.catalogue), options);
}

/// A small catalogue, and one training on it for all cases, which only read them. The first forty
/// rows are explained, and one is that is not there.
inline const catalogue::Import& small_import() {
  static const catalogue::Import import = import_text(generated_csv(300, 5));
  return import;
}
inline const Training& small_training() {
  static const Training training = [] {
    TrainingOptions options;
    options.resamples = 20;
    options.threads = 2;
    for (std::size_t row = 0; row < 40; ++row) options.explained.push_back(row);
    options.explained.push_back(small_import().catalogue.size());
    return train_models(small_import(), catalogue::index_recordings(small_import().catalogue),
                        options);
  }();
  return training;
}
inline const StudyModel& small_study() { return small_training().model; }

}  // namespace crossfade::score
