#include "registry/run_filter.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "registry/run_store_test.h"

namespace crossfade::registry {
namespace {

std::vector<RunRecord> four_runs() {
  std::vector<RunRecord> runs{model_run("a", 0.4), model_run("c", 0.6), model_run("c", 0.65),
                              model_run("d", 0.7)};
  for (std::size_t i = 0; i < runs.size(); ++i) runs[i].id = static_cast<std::int64_t>(i) + 1;
  runs[2].params[1].value = "zero";
  runs[3].metrics.clear();
  return runs;
}

// The numbers of the runs that are found, one digit each.
std::string found(const std::string& question) {
  std::string ids;
  for (const RunRecord& run : filter_runs(four_runs(), question)) ids += std::to_string(run.id);
  return ids;
}

std::string complaint(const std::string& question) {
  try {
    found(question);
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::kUsage);
    return error.what();
  }
  return "";
}

TEST_CASE("runs are found by metric, scenario, parameter, tag and the run's own parts") {
  CHECK(found("r2 > .6 and scenario = c") == "3");
  CHECK(found("r2 >= 0.6") == "23");
  CHECK(found("missing = zero") == "3");
  CHECK(found("missing != zero") == "124");
  CHECK(found("host.cpu ~ 'FAST'") == "1234");
  CHECK(found("trees = 250 and params.trees <= 250.0 and metrics.r2 < .5") == "1");
  CHECK(found("seed = 7 and status = finished and kind = model and seconds = 2.5") == "1234");
  CHECK(found("data ~ 예시") == "1234");
  CHECK(found("name = \"streams d\"") == "4");
}

TEST_CASE("and binds before or, not before both, and brackets before all") {
  CHECK(found("scenario = a or scenario = c and r2 > .62") == "13");
  CHECK(found("(scenario = a or scenario = c) and r2 > .5") == "23");
  CHECK(found("not scenario = c and not (scenario = d)") == "1");
  CHECK(found("NOT NOT scenario=c AND r2<.62") == "2");
}

TEST_CASE("of what a run lacks every comparison is false") {
  CHECK(found("r2 > 0") == "123");
  CHECK(found("r2 != 5") == "123");
  CHECK(found("not r2 > 0") == "4");
}

TEST_CASE("what is no question is refused with its column") {
  CHECK(complaint("").find("--where:1:1") != std::string::npos);
  CHECK(complaint("r2 >").find("--where:1:5") != std::string::npos);
  CHECK(complaint("r2 0.6").find("--where:1:4") != std::string::npos);
  CHECK(complaint("r2 > high").find("numbers") != std::string::npos);
  CHECK(complaint("(r2 > 0").find("bracket") != std::string::npos);
  CHECK(complaint("r2 > 0 scenario = c").find("--where:1:8") != std::string::npos);
  CHECK(complaint("data ~ '예시").find("--where:1:8") != std::string::npos);
  CHECK(complaint("data ~ '예시' and r2 ! 3").find("--where:1:20") != std::string::npos);
  CHECK(complaint(std::string(1000, '(')).find("nested") != std::string::npos);
}

TEST_CASE("a name that no run knows is refused with the one that was meant") {
  CHECK(complaint("scenario = c and scenari = d").find("did you mean `scenario`") !=
        std::string::npos);
  CHECK(complaint("scenario = c and scenari = d").find("--where:1:18") != std::string::npos);
  CHECK(filter_runs({}, "anything = 1").empty());
}

TEST_CASE("runs are sorted by what they have, those without it last") {
  std::vector<RunRecord> runs = four_runs();
  sort_runs(runs, "r2 desc");
  CHECK(runs[0].id == 3);
  CHECK(runs[2].id == 1);
  CHECK(runs[3].id == 4);
  sort_runs(runs, "r2");
  CHECK(runs[0].id == 1);
  CHECK(runs[3].id == 4);
  sort_runs(runs, "scenario desc");
  CHECK(runs[0].id == 4);
  CHECK_THROWS_AS(sort_runs(runs, "rr2"), base::Error);
  CHECK_THROWS_AS(sort_runs(runs, "r2 down"), base::Error);
}

}  // namespace
}  // namespace crossfade::registry
