#include "mlflow/file_store.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/error.h"
#include "registry/run_store_test.h"

namespace crossfade::mlflow {
namespace {

namespace fs = std::filesystem;
using registry::RunRecord;

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "export_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() { fs::remove_all(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  CAPTURE(path.string());
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), {}};
}

// The one folder of an experiment.
fs::path experiment_of(const Folder& folder) {
  for (const auto& entry : fs::directory_iterator(folder.path() + "/mlruns")) {
    if (entry.path().filename() != "models") return entry.path();
  }
  FAIL("there is no experiment");
  std::abort();
}

std::vector<RunRecord> study() {
  RunRecord parent = registry::model_run("b", .4);
  parent.kind = "run";
  parent.target = parent.scenario = "";
  RunRecord model = registry::model_run("c", .6);
  model.files = {{"card/card.md", "card"}, {"model/MLmodel", "flavors: {}\n"}};
  return {parent, model};
}

TEST_CASE("a study becomes folders of MLflow's layout, named by its keys") {
  registry::RunStoreInTest place;
  std::vector<RunRecord> runs = study();
  registry::save_runs(place.store(), runs);
  const Folder folder;
  const ExportSummary summary = export_runs(place.store(), folder.path(), "실험", nullptr);
  CHECK(summary.runs == 2);
  CHECK(summary.models == 1);
  const fs::path experiment = experiment_of(folder);
  CHECK(content(experiment / "meta.yaml").find("name: \"실험\"\n") != std::string::npos);
  const fs::path run = experiment / runs[1].key;
  CHECK(content(run / "meta.yaml").find("status: 3\n") != std::string::npos);
  CHECK(content(run / "params/folds") == "5");
  CHECK(content(run / "tags/mlflow.parentRunId") == runs[0].key);
  CHECK(content(run / "metrics/r2").starts_with("3500 0.6 0\n"));
  CHECK(content(run / "metrics/r2.fold").starts_with("3500 0.62 0\n3501 "));
  CHECK(content(run / "artifacts/card/card.md") == "card");
  CHECK_FALSE(fs::exists(run / "artifacts/model"));
  const std::string model = "m-" + runs[1].key;
  CHECK(content(experiment / "models" / model / "artifacts/MLmodel") == "flavors: {}\n");
  const fs::path registered = folder.path() + "/mlruns/models/실험-log_streams-c";
  CHECK(content(registered / "version-1/meta.yaml").find("source: \"models:/" + model) !=
        std::string::npos);
  CHECK(content(registered / "aliases/champion") == "1");
}

TEST_CASE("runs that have not ended are left out, with what stands below them") {
  registry::RunStoreInTest place;
  std::vector<RunRecord> runs = study();
  runs[0].status = registry::RunStatus::kRunning;
  registry::save_runs(place.store(), runs);
  const Folder folder;
  const ExportSummary summary = export_runs(place.store(), folder.path(), "e", nullptr);
  CHECK(summary.runs == 0);
  CHECK(summary.running == 2);
}

TEST_CASE("a folder of another program is refused, and one of ours written again") {
  registry::RunStoreInTest place;
  std::vector<RunRecord> runs = study();
  registry::save_runs(place.store(), runs);
  const Folder folder;
  export_runs(place.store(), folder.path(), "e", nullptr);
  CHECK(export_runs(place.store(), folder.path(), "e", nullptr).runs == 2);
  CHECK_THROWS_AS(export_runs(place.store(), folder.path(), "other", nullptr), base::Error);
  const Folder foreign;
  fs::create_directories(foreign.path() + "/mlruns/0");
  CHECK_THROWS_AS(export_runs(place.store(), foreign.path(), "e", nullptr), base::Error);
}

TEST_CASE("a file whose path would leave the run's folder is refused") {
  registry::RunStoreInTest place;
  for (const char* path : {"../x", "a/../../x", "/tmp/x", "a/./b"}) {
    CAPTURE(path);
    RunRecord run = registry::model_run(path, .1);
    run.files = {{path, "x"}};
    std::vector<RunRecord> runs{run};
    registry::save_runs(place.store(), runs);
    const Folder folder;
    CHECK_THROWS_AS(export_runs(place.store(), folder.path(), "e", nullptr), base::Error);
    CHECK_FALSE(fs::exists(folder.path() + "/x"));
    place.store().run("DELETE FROM run_files");
    place.store().run("DELETE FROM run_contents");
  }
}

}  // namespace
}  // namespace crossfade::mlflow
