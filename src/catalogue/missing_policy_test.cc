#include "catalogue/missing_policy.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/error.h"
#include "base/file.h"
#include "catalogue/quality_fixture.h"

namespace crossfade::catalogue {
namespace {

constexpr std::size_t kEnergy = 1;
constexpr std::size_t kLikes = 11;

// Three sound rows and one that lacks energy, likes and streams; one without a video at all.
Import rows_with_gaps() {
  Import import;
  add_row(import, {.artist = "A"});
  add_row(import, {.artist = "B"});
  add_row(import, {.artist = "C"});
  add_row(import, {.artist = "Gaps", .streams = kMissingNumber});
  add_row(import, {.artist = "No video", .views = kMissingNumber});
  Catalogue& catalogue = import.catalogue;
  catalogue.audio.energy = {0.1, 0.3, 0.9, kMissingNumber, 0.4};
  catalogue.likes = {10, 20, 60, kMissingNumber, kMissingNumber};
  finish_import(import);
  return import;
}

TEST_CASE("the inputs are named as the header says, the sound first") {
  CHECK(input_columns()[kEnergy].name == "energy");
  CHECK(input_columns()[kLikes].name == "likes");
  for (std::size_t c = 0; c < kInputColumns; ++c) {
    CHECK(input_columns()[c].is_of_video == (c >= kSoundInputs));
    CHECK((input_columns()[c].audio == nullptr) != (input_columns()[c].other == nullptr));
  }
}

TEST_CASE("kept cells stay missing, and are counted") {
  Import import = rows_with_gaps();
  const MissingReport report = treat_missing(MissingPolicy::kKeep, import);
  CHECK(report.missing[kEnergy] == 1);
  CHECK(report.missing[kLikes] == 1);
  CHECK(report.total() == 2);
  CHECK_FALSE(report.rule.fills());
  CHECK(std::isnan(import.catalogue.audio.energy[3]));
}

TEST_CASE("the median of a column's known cells fills it; streams and a row without a video stay") {
  Import import = rows_with_gaps();
  const MissingReport report = treat_missing(MissingPolicy::kMedian, import);
  CHECK(import.catalogue.audio.energy[3] == doctest::Approx(0.35));
  CHECK(import.catalogue.likes[3] == 20);
  CHECK(report.rule.value[kLikes] == 20);
  CHECK(report.missing[kEnergy] == 1);
  CHECK(std::isnan(import.catalogue.streams[3]));
  CHECK(std::isnan(import.catalogue.views[4]));
  CHECK(std::isnan(import.catalogue.likes[4]));
  CHECK(import.catalogue.audio.energy[0] == 0.1);
}

TEST_CASE("zero fills with zero") {
  Import import = rows_with_gaps();
  treat_missing(MissingPolicy::kZero, import);
  CHECK(import.catalogue.audio.energy[3] == 0);
  CHECK(import.catalogue.likes[3] == 0);
  CHECK(std::isnan(import.catalogue.likes[4]));
}

TEST_CASE("a column without a known cell has no median and stays missing") {
  Import import = rows_with_gaps();
  std::ranges::fill(import.catalogue.likes, kMissingNumber);
  const MissingReport report = treat_missing(MissingPolicy::kMedian, import);
  CHECK(report.missing[kLikes] == 4);
  CHECK(std::isnan(report.rule.value[kLikes]));
  CHECK(std::isnan(import.catalogue.likes[0]));
}

TEST_CASE("refuse names the first missing cell and counts all") {
  Import import = rows_with_gaps();
  try {
    treat_missing(MissingPolicy::kRefuse, import);
    FAIL("missing cells were accepted");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    CHECK(error.sentence().starts_with("energy"));
    CHECK(error.sentence().ends_with("energy 1, likes 1"));
  }
  import.catalogue.audio.energy[3] = 0.5;
  import.catalogue.likes[3] = 5;
  CHECK(treat_missing(MissingPolicy::kRefuse, import).total() == 0);
}

base::Place place_of_refusal(const Import& import) {
  try {
    refuse_missing(import);
  } catch (const base::Error& error) {
    CHECK(error.sentence().starts_with("energy of record 2 "));
    return error.place();
  }
  FAIL("a missing cell was accepted");
  return {};
}

TEST_CASE("a refusal names the line of the record, while the file is the one that was read") {
  std::string folder = (std::filesystem::temp_directory_path() / "missing_XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::string path = folder + "/tracks.csv";
  const std::string csv = "Artist,Track,Energy,Stream\nA,\"two\nlines\",.5,1\nB,Song,,2\n";
  base::write_file(path, csv);
  Import import = import_files({path}, {});
  for (std::vector<double>* column :
       {&import.catalogue.audio.danceability, &import.catalogue.audio.key,
        &import.catalogue.audio.loudness_db, &import.catalogue.audio.speechiness,
        &import.catalogue.audio.acousticness, &import.catalogue.audio.instrumentalness,
        &import.catalogue.audio.liveness, &import.catalogue.audio.valence,
        &import.catalogue.audio.tempo_bpm, &import.catalogue.duration_ms}) {
    column->assign(2, 0.5);
  }
  CHECK(place_of_refusal(import).file == path);
  CHECK(place_of_refusal(import).line == 4);
  base::write_file(path, csv + "C,Another,,3\n");
  CHECK(place_of_refusal(import).line == 0);
  std::filesystem::remove_all(folder);
  CHECK(place_of_refusal(import).line == 0);
}

TEST_CASE("a rule fills another catalogue with the values it brings") {
  Import known = rows_with_gaps();
  const MissingRule rule = treat_missing(MissingPolicy::kMedian, known).rule;
  Import asked = rows_with_gaps();
  asked.catalogue.likes = {1, 1, 1, kMissingNumber, kMissingNumber};
  fill_missing(rule, asked.catalogue);
  CHECK(asked.catalogue.likes[3] == 20);
  const MissingInputs missing = missing_inputs(rows_with_gaps().catalogue, 3);
  CHECK(missing_of_sound(missing) == 1);
  CHECK(missing[kLikes]);
}

TEST_CASE("a policy goes by its name, and another name lists the four") {
  for (const char* name : {"keep", "median", "zero", "refuse"}) {
    CHECK(missing_policy_name(missing_policy_of(name)) == name);
  }
  try {
    missing_policy_of("mean");
    FAIL("an unknown policy was accepted");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kUsage);
    CHECK(error.remedy() == "choose keep, median, zero or refuse");
  }
}

}  // namespace
}  // namespace crossfade::catalogue
