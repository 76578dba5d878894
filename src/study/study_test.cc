#include "study/study.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/error.h"
#include "base/file.h"
#include "catalogue/generate.h"
#include "registry/registry.h"
#include "score/study_model.h"
#include "store/store.h"

namespace crossfade::study {
namespace {

// A folder with two small catalogues, that goes with the test.
class CataloguesInTest {
 public:
  CataloguesInTest() : folder_((std::filesystem::temp_directory_path() / "study_XXXXXX").string()) {
    REQUIRE(mkdtemp(folder_.data()) != nullptr);
    write("first.csv", 240, 5);
    write("second.csv", 60, 6);
  }
  ~CataloguesInTest() { std::filesystem::remove_all(folder_); }
  CataloguesInTest(const CataloguesInTest&) = delete;
  CataloguesInTest& operator=(const CataloguesInTest&) = delete;

  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  std::vector<std::string> files() const { return {path("first.csv"), path("second.csv")}; }

 private:
  void write(const std::string& name, std::size_t tracks, std::uint64_t seed) const {
    base::FileWriter file(path(name));
    catalogue::generate_csv({.tracks = tracks, .seed = seed},
                            [&](std::string_view piece) { file.write(piece); });
    file.commit();
  }

  std::string folder_;
};

StudyRequest files_of(const CataloguesInTest& catalogues) {
  StudyRequest request;
  request.quick = true;
  request.files = catalogues.files();
  return request;
}

StudyRequest store_of(const CataloguesInTest& catalogues) {
  StudyRequest request;
  request.quick = true;
  request.store = catalogues.path("s.db");
  return request;
}

base::Date day() { return *base::parse_date("2024-05-01"); }

base::ErrorKind kind_of_refusal(const StudyRequest& request) {
  try {
    run_study(request);
  } catch (const base::Error& error) {
    return error.kind();
  }
  FAIL("the study ran");
  return base::ErrorKind::kFailed;
}

TEST_CASE("the first ten tracks' expectations come with reasons that multiply to them") {
  const CataloguesInTest catalogues;
  const report::Report report = run_study(files_of(catalogues)).report;
  std::size_t explained = 0;
  for (const report::TrackPrediction& track : report.top_track_predictions) {
    if (!track.reasons) continue;
    ++explained;
    CHECK(std::expm1(track.reasons->answer()) == doctest::Approx(track.predicted).epsilon(1e-9));
  }
  CHECK(explained > 5);
  CHECK(explained <= 10);
}

TEST_CASE("files and the snapshot made of them give the same report, by either profile") {
  for (const Profile profile : {Profile::kStandard, Profile::kReference}) {
    const CataloguesInTest catalogues;
    StudyRequest request = files_of(catalogues);
    request.profile = profile;
    request.as_of = day();
    const std::string of_files = report::to_json(run_study(request).report);
    request.store = catalogues.path("s.db");
    CHECK(report::to_json(run_study(request).report) == of_files);
    StudyRequest of_store = store_of(catalogues);
    of_store.profile = profile;
    of_store.threads = 2;
    CHECK(report::to_json(run_study(of_store).report) == of_files);
  }
}

TEST_CASE("a study keeps its report in the store, and a second one beside it") {
  const CataloguesInTest catalogues;
  StudyRequest request = files_of(catalogues);
  request.store = catalogues.path("s.db");
  const std::string first = report::to_json(run_study(request).report);
  request.seed = 8;
  const std::string second = report::to_json(run_study(request).report);
  CHECK(first != second);
  store::Store store(request.store, store::Access::kExisting);
  const std::vector<registry::ReportEntry> entries = registry::list_reports(store);
  REQUIRE(entries.size() == 2);
  for (const registry::ReportEntry& entry : entries) {
    CHECK(registry::load_report(store, entry.id) == (entry.seed == 7 ? first : second));
  }
}

TEST_CASE("a reference study shows the old pipeline and no model of ours") {
  const CataloguesInTest catalogues;
  StudyRequest request = files_of(catalogues);
  request.profile = Profile::kReference;
  const report::Report report = run_study(request).report;
  CHECK(report.profile == "reference");
  REQUIRE(report.reference.has_value());
  CHECK(report.reference->models.size() == 3);
  CHECK(report.models.empty());
  CHECK(report.top_track_predictions.empty());
  CHECK(report.quality.rows == 300);
}

TEST_CASE("the largest tracks stand beside what a model that never saw their artist says") {
  const CataloguesInTest catalogues;
  const report::Report report = run_study(files_of(catalogues)).report;
  CHECK_FALSE(report.reference.has_value());
  CHECK_FALSE(report.models.empty());
  REQUIRE_FALSE(report.top_track_predictions.empty());
  for (const report::TrackPrediction& track : report.top_track_predictions) {
    CHECK(track.low <= track.predicted);
    CHECK(track.predicted <= track.high);
    CHECK(track.streams != track.predicted);
  }
}

TEST_CASE("a plan counts every recording: weighed, with a video, or without a forecast") {
  const CataloguesInTest catalogues;
  StudyRequest request = files_of(catalogues);
  request.plan.emplace().start = day();
  advise::VideoRequest& videos = request.plan->videos.emplace();
  videos.budget = 1e5;
  videos.value_a_stream = 0.003;
  videos.tiers = {{"full", 5000, 1}};
  const report::Report report = run_study(request).report;
  const advise::VideoPlan& plan = *report.plan->videos;
  CHECK(plan.without_forecast > 0);
  CHECK(plan.tracks.size() + plan.with_video + plan.without_forecast == report.kpis.recordings);
  request.plan->videos->budget = 10;
  request.files = {"no such catalogue.csv"};
  CHECK(kind_of_refusal(request) == base::ErrorKind::kInputRefused);
}

TEST_CASE("a benchmark that the user set is in the report, word for word") {
  const CataloguesInTest catalogues;
  StudyRequest request = files_of(catalogues);
  request.benchmarks = {{"like_rate", 0.012, "our label"}};
  const report::Report report = run_study(request).report;
  REQUIRE(report.benchmarks.size() == 1);
  CHECK(report.benchmarks.front().source == "our label");
}

TEST_CASE("quality and figures are of the file as it is, whatever the models are given") {
  using catalogue::MissingPolicy;
  const CataloguesInTest catalogues;
  StudyRequest request = files_of(catalogues);
  const report::Report kept = run_study(request).report;
  REQUIRE(kept.missing.has_value());
  REQUIRE(kept.missing->total() > 0);
  request.missing = MissingPolicy::kZero;
  const report::Report filled = run_study(request).report;
  CHECK(filled.missing->rule.policy == MissingPolicy::kZero);
  CHECK(filled.missing->missing == kept.missing->missing);
  CHECK(filled.quality.score == kept.quality.score);
  CHECK(filled.kpis.like_rate.value == kept.kpis.like_rate.value);
  CHECK(filled.kpis.total_views.value == kept.kpis.total_views.value);
  request.missing = MissingPolicy::kRefuse;
  CHECK(kind_of_refusal(request) == base::ErrorKind::kInputRefused);
}

TEST_CASE("the old pipeline fills in its own way: it takes no policy and claims none") {
  const CataloguesInTest catalogues;
  StudyRequest request = files_of(catalogues);
  request.profile = Profile::kReference;
  CHECK_FALSE(run_study(request).report.missing.has_value());
  request.missing = catalogue::MissingPolicy::kMedian;
  CHECK(kind_of_refusal(request) == base::ErrorKind::kUsage);
}

TEST_CASE("nothing to study, and a date for what has one, are errors of use") {
  const CataloguesInTest catalogues;
  CHECK(kind_of_refusal({}) == base::ErrorKind::kUsage);
  StudyRequest request = store_of(catalogues);
  CHECK(kind_of_refusal(request) == base::ErrorKind::kNotFound);
  request.as_of = day();
  CHECK(kind_of_refusal(request) == base::ErrorKind::kUsage);
  CHECK_FALSE(std::filesystem::exists(catalogues.path("s.db")));
}

TEST_CASE("a study that saves its models says the same, and leaves them ready for use") {
  const CataloguesInTest catalogues;
  StudyRequest request = files_of(catalogues);
  request.missing = catalogue::MissingPolicy::kMedian;
  const std::string judged_only = report::to_json(run_study(request).report);

  request.store = catalogues.path("s.db");
  request.model = catalogues.path("models");
  const StudyResult result = run_study(request);
  CHECK(report::to_json(result.report) == judged_only);
  store::Store store(request.store, store::Access::kExisting);
  CHECK(registry::load_report(store, result.kept.report) == judged_only);
  CHECK(result.kept.snapshot == registry::list_reports(store).back().snapshot);

  const score::StudyModel model = score::load_study_model(request.model);
  CHECK(model.find(features::Target::kLogStreams, features::Scenario::kDemo) != nullptr);
  CHECK(model.missing.policy == catalogue::MissingPolicy::kMedian);
  CHECK(std::filesystem::exists(request.model + "/streams_a.ko.md"));
  CHECK_FALSE(std::filesystem::exists(request.model + "/streams_b.cfm"));

  request.profile = Profile::kReference;
  request.missing = catalogue::MissingPolicy::kKeep;
  CHECK_THROWS_AS(run_study(request), base::Error);
}

}  // namespace
}  // namespace crossfade::study
