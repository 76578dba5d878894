#include "study/promotion.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "registry/version_files.h"
#include "score/study_model.h"
#include "study/study.h"
#include "study/study_files_test.h"
#include "study/watch_drift.h"

namespace crossfade::study {
namespace {

// A store with a champion and a challenger of another seed, trained on the same snapshot.
class TwoVersions {
 public:
  TwoVersions() {
    StudyRequest request;
    request.quick = true;
    request.files = {catalogue_.path("tracks.csv")};
    request.store = store();
    request.model = registry::models_folder(store());
    request.threads = 2;
    CHECK(run_study(request).kept.alias == registry::kChampion);
    request.seed = 8;
    CHECK(run_study(request).kept.alias == registry::kChallenger);
  }

  std::string store() const { return catalogue_.path("s.db"); }
  std::string served() const {
    return score::load_study_model(registry::models_folder(store())).version;
  }
  registry::ModelVersion version(std::int64_t number) const {
    store::Store opened(store(), store::Access::kExisting);
    return registry::load_version(opened, number);
  }

 private:
  CatalogueInTest catalogue_;
};

PromotionRequest ask(const TwoVersions& versions) {
  PromotionRequest request;
  request.store = versions.store();
  request.threads = 2;
  return request;
}

TEST_CASE(
    "an equal challenger is refused, with the figures in the trail, and nothing else changes") {
  const TwoVersions versions;
  const Promotion result = promote(ask(versions));
  CHECK_FALSE(result.is_promoted);
  CHECK_FALSE(result.reason.empty());
  CHECK(result.champion.number == 1);
  CHECK(result.challenger.number == 2);
  CHECK(versions.served() == versions.version(1).digest);
  store::Store store(versions.store(), store::Access::kExisting);
  const registry::ModelChange last = registry::list_changes(store).back();
  CHECK(last.action == registry::ChangeAction::kRefuse);
  CHECK(last.champion == 1);
  CHECK(last.note.reason == result.reason);
  CHECK(last.note.evidence.find("sure_gain") != std::string::npos);
}

TEST_CASE(
    "force puts the challenger's files to use, and rolling back those of the champion before") {
  const TwoVersions versions;
  PromotionRequest request = ask(versions);
  request.force = true;
  CHECK_THROWS_AS(promote(request), base::Error);
  request.note.reason = "asked for";
  CHECK(promote(request).is_promoted);
  CHECK(versions.served() == versions.version(2).digest);
  CHECK(versions.version(1).alias.empty());
  CHECK(roll_back(versions.store(), {}).number == 1);
  CHECK(versions.served() == versions.version(1).digest);
  CHECK(versions.version(2).alias == registry::kChallenger);
  CHECK_THROWS_AS(roll_back(versions.store(), {}), base::Error);
}

TEST_CASE("the snapshot that the champion was trained on is no drift, and a threshold is above 0") {
  const TwoVersions versions;
  DriftRequest request;
  request.store = versions.store();
  const Drift drift = watch_drift(request);
  CHECK(drift.verdict == score::DriftVerdict::kStable);
  CHECK(drift.champion.number == 1);
  CHECK(drift.outcomes.empty());
  request.threshold = 0;
  CHECK_THROWS_AS(watch_drift(request), base::Error);
}

}  // namespace
}  // namespace crossfade::study
