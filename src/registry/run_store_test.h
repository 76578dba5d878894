#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/hash.h"
#include "registry/registry.h"
#include "registry/runs.h"
#include "store/store.h"

namespace crossfade::registry {

/// A store with the registry's tables and one snapshot, in a folder that goes with the test.
class RunStoreInTest {
 public:
  RunStoreInTest() : folder_(make_folder()), store_(folder_ + "/s.db", store::Access::kCreate) {
    store_.run("CREATE TABLE snapshots (snapshot_id INTEGER PRIMARY KEY, as_of TEXT)");
    store_.run("INSERT INTO snapshots VALUES (1, '2024-05-01')");
    prepare(store_);
  }
  ~RunStoreInTest() { std::filesystem::remove_all(folder_); }

  store::Store& store() { return store_; }
  std::int64_t count(const std::string& table) {
    store::Statement statement(store_, "SELECT count(*) FROM " + table);
    REQUIRE(statement.step());
    return statement.integer(0);
  }

 private:
  static std::string make_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "runs_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    return pattern;
  }

  std::string folder_;
  store::Store store_;
};

/// A run of the kind "model" with R2 and five folds.
inline RunRecord model_run(const std::string& scenario, double r2) {
  RunRecord run;
  run.key = base::content_digest(scenario + std::to_string(r2));
  run.kind = "model";
  run.name = "streams " + scenario;
  run.target = "log_streams";
  run.scenario = scenario;
  run.status = RunStatus::kFinished;
  run.started_ms = 1000;
  run.ended_ms = 3500;
  run.seed = 7;
  run.data = {"예시.csv", "00ff", 90, 1};
  run.params = {{"folds", "5"}, {"missing", "keep"}, {"trees", "250"}};
  run.tags = {{"folds_digest", "f00d"}, {"host.cpu", "A \"fast\" one"}};
  run.metrics = {{"mae", 0, 1.1, 1.0, 1.2, 90}, {"r2", 0, r2, r2 - 0.05, r2 + 0.05, 90}};
  for (int fold = 0; fold < 5; ++fold) {
    const double wave = fold % 2 == 0 ? 0.02 : -0.02;
    run.metrics.push_back({"r2/fold", fold, r2 + wave, std::nan(""), std::nan(""), 18});
  }
  return run;
}

}  // namespace crossfade::registry
