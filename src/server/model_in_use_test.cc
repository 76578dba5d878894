#include "server/model_in_use.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "score/small_study_test.h"
#include "server/scoring.h"

namespace crossfade::server {
namespace {

using score::FolderInTest;

constexpr const char* kRow = R"({"Artist": "A", "Track": "S", "Danceability": 0.5})";

std::string answer(const score::Scorer& scorer) {
  return score_rows(scorer, {.content_type = "application/json", .body = kRow}).body;
}

// Two studies that answer otherwise: the second fills what a row lacks.
void save_two(const FolderInTest& folder) {
  score::save_study_model(score::small_study(), folder / "first");
  score::StudyModel second = score::small_study();
  second.missing.policy = catalogue::MissingPolicy::kMedian;
  second.missing.value.fill(0.5);
  score::save_study_model(second, folder / "second");
}

TEST_CASE("nothing is in use before the first load") {
  ModelInUse models;
  CHECK(models.current() == nullptr);
  models.know(&score::small_import(), 1);
  CHECK(models.current() == nullptr);
}

TEST_CASE("a model's version names the content of its files") {
  const FolderInTest folder;
  save_two(folder);
  std::filesystem::copy(folder / "first", folder / "copy");
  const auto version = [&](const std::string& name) {
    return score::load_study_model(folder / name).version;
  };
  CHECK(version("first").size() == 32);
  CHECK(version("first") == version("copy"));
  CHECK(version("first") != version("second"));
}

TEST_CASE("a folder that cannot be loaded leaves in use what was, and why is told") {
  const FolderInTest folder;
  save_two(folder);
  ModelInUse models;
  models.load(folder / "first", nullptr, 1);
  const auto before = models.current();
  REQUIRE(before != nullptr);
  CHECK_THROWS_AS(models.load(folder / "none", nullptr, 1), base::Error);
  // As a training that is still writing: files of another model beside the list of the old.
  const std::string half = folder / "first" + "/streams_a.cfm";
  base::write_file(half, base::MappedFile(half).bytes().substr(0, 1000));
  try {
    models.load(folder / "first", nullptr, 1);
    FAIL("half a model was loaded");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kInputRefused);
    CHECK(error.place().file == half);
  }
  CHECK(models.current() == before);
  CHECK_NOTHROW(answer(*before));
  models.load(folder / "second", nullptr, 1);
  CHECK(models.current() != before);
}

TEST_CASE("a roster may be exchanged while the models stay") {
  const FolderInTest folder;
  save_two(folder);
  ModelInUse models;
  models.load(folder / "first", nullptr, 1);
  const auto before = models.current();
  models.know(&score::small_import(), 1);
  CHECK(models.current() != before);
  CHECK(models.current()->shared_model() == before->shared_model());
  const catalogue::IdentityColumns& ids = score::small_import().catalogue.ids;
  CHECK(models.current()->roster().has_another(ids.artist[0], 0));
  CHECK_FALSE(before->roster().has_another(ids.artist[0], 0));
}

TEST_CASE("models are swapped while rows are scored: every request gets one of the two answers") {
  const FolderInTest folder;
  save_two(folder);
  ModelInUse models;
  models.load(folder / "second", nullptr, 1);
  const std::string second = answer(*models.current());
  models.load(folder / "first", nullptr, 1);
  const std::string first = answer(*models.current());
  REQUIRE(first != second);
  std::atomic<bool> done = false;
  std::array<std::size_t, 3> asked{};
  std::array<std::size_t, 3> wrong{};
  std::vector<std::jthread> askers;
  for (std::size_t a = 0; a < asked.size(); ++a) {
    askers.emplace_back([&, a] {
      while (!done || asked[a] == 0) {
        const std::string told = answer(*models.current());
        wrong[a] += told != first && told != second ? 1 : 0;
        ++asked[a];
      }
    });
  }
  for (int swap = 0; swap < 6; ++swap) {
    models.load(folder / (swap % 2 == 0 ? "second" : "first"), nullptr, 1);
  }
  done = true;
  askers.clear();
  CHECK(std::ranges::count(wrong, 0) == 3);
  CHECK(std::ranges::count(asked, 0) == 0);
}

}  // namespace
}  // namespace crossfade::server
