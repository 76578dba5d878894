#include "study/verify.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "store/store.h"
#include "study/study.h"
#include "study/study_files_test.h"
#include "study/train.h"

namespace crossfade::study {
namespace {

StudyRequest request_of(const CatalogueInTest& catalogue) {
  StudyRequest request;
  request.quick = true;
  request.files = {catalogue.path("tracks.csv")};
  request.store = catalogue.path("s.db");
  request.origin = origin_of("run", "00aa");
  return request;
}

std::int64_t count(const CatalogueInTest& catalogue, const std::string& table) {
  store::Store store(catalogue.path("s.db"), store::Access::kExisting);
  store::Statement rows(store, "SELECT count(*) FROM " + table);
  REQUIRE(rows.step());
  return rows.integer(0);
}

void alter(const CatalogueInTest& catalogue, const std::string& sql) {
  store::Store store(catalogue.path("s.db"), store::Access::kExisting);
  store.run(sql);
}

TEST_CASE("a study comes out the same from the store alone, with every option, on more threads") {
  const CatalogueInTest catalogue;
  StudyRequest request = request_of(catalogue);
  request.as_of = *base::parse_date("2024-05-01");
  request.today = *base::parse_date("2024-06-01");
  request.missing = catalogue::MissingPolicy::kMedian;
  request.benchmarks = {{"like_rate", 0.012, "our label, 2024"}};
  request.language = text::Language::kKorean;
  request.seed = 11;
  request.model = catalogue.path("models");
  run_study(request);
  const std::int64_t runs = count(catalogue, "runs");
  const Verification found = verify_run(catalogue.path("s.db"), {.run = 1, .threads = 3});
  CHECK(found.difference == "");
  CHECK(found.equal.back() == "models");
  CHECK(found.equal.size() > 30);
  CHECK(count(catalogue, "runs") == runs);
  CHECK(count(catalogue, "reports") == 1);
}

TEST_CASE("a model is verified by the study that it is a part of") {
  const CatalogueInTest catalogue;
  run_study(request_of(catalogue));
  const Verification found = verify_run(catalogue.path("s.db"), {.run = 2});
  CHECK(found.run == 1);
  CHECK(found.difference == "");
}

TEST_CASE("a training comes out the same, models included") {
  const CatalogueInTest catalogue(150);
  TrainRequest request;
  request.files = {catalogue.path("tracks.csv")};
  request.store = catalogue.path("s.db");
  request.model = catalogue.path("models");
  request.origin = origin_of("train", "00bb");
  train(request);
  const Verification found = verify_run(catalogue.path("s.db"), {.run = 1, .threads = 2});
  CHECK(found.difference == "");
  CHECK(found.equal.back() == "models");
}

TEST_CASE("other data, another seed or a touched report are found, and where") {
  const CatalogueInTest catalogue;
  run_study(request_of(catalogue));
  alter(catalogue, "UPDATE runs SET seed = 8");
  CHECK(verify_run(catalogue.path("s.db"), {.run = 1}).difference.find("seed is 8, was 7") !=
        std::string::npos);
  alter(catalogue, "UPDATE runs SET seed = 7");
  CHECK(verify_run(catalogue.path("s.db"), {.run = 1}).difference == "");
  alter(catalogue, "UPDATE facts SET streams = streams + 1 WHERE position = 3");
  CHECK_FALSE(verify_run(catalogue.path("s.db"), {.run = 1}).difference.empty());
}

TEST_CASE("what did not finish, and what is not there, cannot be verified") {
  const CatalogueInTest catalogue;
  run_study(request_of(catalogue));
  alter(catalogue, "UPDATE runs SET status = 'failed' WHERE run_id = 1");
  CHECK_THROWS_AS(verify_run(catalogue.path("s.db"), {.run = 1}), base::Error);
  CHECK_THROWS_AS(verify_run(catalogue.path("s.db"), {.run = 99}), base::Error);
}

}  // namespace
}  // namespace crossfade::study
