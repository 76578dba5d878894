#include "registry/registry.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/error.h"
#include "base/hash.h"
#include "registry/study_reader.h"

namespace crossfade::registry {
namespace {

using store::Statement;
using store::Store;

// A store with the registry's tables and two snapshots, in a folder that goes with the test.
class StoreInTest {
 public:
  StoreInTest() : folder_(make_folder()), store_(folder_ + "/s.db", store::Access::kCreate) {
    store_.run("CREATE TABLE snapshots (snapshot_id INTEGER PRIMARY KEY, as_of TEXT)");
    store_.run("INSERT INTO snapshots VALUES (1, '2024-05-01'), (2, NULL)");
    prepare(store_);
  }
  ~StoreInTest() { std::filesystem::remove_all(folder_); }

  Store& store() { return store_; }
  std::int64_t count(const std::string& table) {
    Statement statement(store_, "SELECT count(*) FROM " + table);
    REQUIRE(statement.step());
    return statement.integer(0);
  }

 private:
  static std::string make_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "registry_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    return pattern;
  }

  std::string folder_;
  Store store_;
};

StudyRecord study(std::int64_t snapshot, const std::string& report) {
  StudyRecord record;
  record.snapshot = snapshot;
  record.profile = "standard";
  record.seed = UINT64_MAX;
  record.report = report;
  record.models = {{"streams", "a", "", "{\"r2\": 0.5}"}, {"hit", "a", "too few rows", "{}"}};
  record.predictions = {{"streams", "a", 0, 1234.5}, {"streams", "a", 3, std::nan("")}};
  record.predictions.front().low = 1000;
  record.findings = {{"h2-video-effect",
                      "undecided",
                      {.value = 0.2, .low = 0.1, .high = 0.3, .n = 9},
                      "{\"id\": \"h2-video-effect\"}"}};
  return record;
}

TEST_CASE("a study is kept with its report, models and predictions") {
  StoreInTest test;
  const std::string report = "{\"title\": \"아이유\"}\n";
  const std::int64_t id = save_study(test.store(), study(1, report));
  CHECK(load_report(test.store(), id) == report);
  CHECK(test.count("models") == 2);
  CHECK(test.count("models WHERE refused IS NULL AND card = '{\"r2\": 0.5}'") == 1);
  CHECK(test.count("predictions WHERE position = 0 AND value = 1234.5 AND low = 1000") == 1);
  CHECK(test.count("predictions WHERE high IS NULL") == 2);
  CHECK(test.count("findings WHERE verdict = 'undecided' AND low = 0.1 AND n = 9") == 1);
  CHECK(test.count("predictions WHERE position = 3 AND value IS NULL") == 1);
}

TEST_CASE("a kept study is read again: models, findings, predictions by row") {
  StoreInTest test;
  StudyRecord kept = study(1, "{}");
  kept.predictions.push_back({"streams", "b", 1, 5, std::nan(""), std::nan("")});
  kept.predictions.push_back({"streams", "b", 9, 6, std::nan(""), std::nan("")});
  const std::int64_t id = save_study(test.store(), kept);
  const std::vector<ModelRecord> models = read_models(test.store(), id);
  REQUIRE(models.size() == 2);
  CHECK(models[0].target == "hit");
  CHECK(models[0].refused == "too few rows");
  CHECK(models[1].card == "{\"r2\": 0.5}");
  const std::vector<FindingRecord> findings = read_findings(test.store(), id);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].verdict == "undecided");
  CHECK(findings[0].estimate.high == 0.3);
  CHECK(findings[0].content == kept.findings[0].content);
  const std::vector<PredictionColumn> columns = read_predictions(test.store(), id, 4);
  REQUIRE(columns.size() == 2);
  CHECK(columns[0].scenario == "a");
  CHECK(columns[0].value[0] == 1234.5F);
  CHECK(columns[0].low[0] == 1000);
  CHECK(std::isnan(columns[0].value[1]));
  CHECK(std::isnan(columns[0].value[3]));
  CHECK(columns[1].value.size() == 4);
  CHECK(columns[1].value[1] == 5);
  CHECK(columns[1].low.empty());
  CHECK(read_predictions(test.store(), id + 1, 4).empty());
}

TEST_CASE("the same report of the same snapshot is kept once") {
  StoreInTest test;
  const std::int64_t first = save_study(test.store(), study(1, "{}"));
  CHECK(save_study(test.store(), study(1, "{}")) == first);
  CHECK(test.count("reports") == 1);
  CHECK(test.count("predictions") == 2);
  CHECK(save_study(test.store(), study(2, "{}")) != first);
}

TEST_CASE("reports are listed from the oldest, with the date of their snapshot") {
  StoreInTest test;
  CHECK(list_reports(test.store()).empty());
  const std::int64_t first = save_study(test.store(), study(2, "{}"));
  const std::int64_t second = save_study(test.store(), study(1, "[]"));
  const std::vector<ReportEntry> entries = list_reports(test.store());
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].id == first);
  CHECK(entries[0].as_of.empty());
  CHECK(entries[1].id == second);
  CHECK(entries[1].snapshot == 1);
  CHECK(entries[1].as_of == "2024-05-01");
  CHECK(entries[1].profile == "standard");
  CHECK(entries[1].seed == UINT64_MAX);
  CHECK(entries[1].digest == base::content_digest("[]"));
}

TEST_CASE("a report that is not there is not found, and the error says how to list them") {
  StoreInTest test;
  try {
    load_report(test.store(), 7);
    FAIL("found");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kNotFound);
    CHECK(error.sentence().find("report 7") != std::string::npos);
    CHECK(error.remedy().find("crossfade reports") != std::string::npos);
  }
}

TEST_CASE("a study that cannot be kept whole is not kept at all") {
  StoreInTest test;
  StudyRecord doubled = study(1, "{}");
  doubled.predictions.push_back(doubled.predictions.front());
  CHECK_THROWS_AS(save_study(test.store(), doubled), base::Error);
  CHECK_THROWS_AS(save_study(test.store(), study(3, "{}")), base::Error);
  for (const char* table : {"reports", "models", "predictions"}) CHECK(test.count(table) == 0);
}

}  // namespace
}  // namespace crossfade::registry
