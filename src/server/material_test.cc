#include "server/material.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "registry/registry.h"
#include "score/small_study_test.h"
#include "server/test_board.h"
#include "warehouse/warehouse.h"

namespace crossfade::server {
namespace {

// A store and its models, as a server has them.
class House {
 public:
  House() { store::Store(store_path(), store::Access::kCreate); }

  MaterialSource source() const {
    return {.store = store_path(), .model_folder = folder_.path("models")};
  }
  std::int64_t import(const std::string& name, const std::string& rows,
                      const std::string& day = "") {
    store::Store store(store_path(), store::Access::kExisting);
    return warehouse::import_into_store(store,
                                        {folder_.write(name, std::string(kTestHeader) + rows)},
                                        {.as_of = base::parse_date(day).value_or(base::Date{})})
        .snapshot;
  }
  void study(std::int64_t snapshot, const std::string& report) {
    store::Store store(store_path(), store::Access::kExisting);
    registry::StudyRecord study;
    study.snapshot = snapshot;
    study.profile = "standard";
    study.report = report;
    registry::save_study(store, study);
  }
  void train(std::uint64_t seed) {
    score::StudyModel model = score::small_study();
    model.seed = seed;
    score::save_study_model(model, folder_.path("models"));
  }
  std::string model_file(const std::string& name) const {
    return folder_.path("models") + "/" + name;
  }

 private:
  std::string store_path() const { return folder_.path("s.db"); }

  TestFolder folder_;
};

constexpr const char* kOne = "A,one,,,,,100,10,1,1,,,,.5,.5,-5,.5,.05,.1,0,.1,100,200000,\n";
constexpr const char* kTwo =
    "A,one,,,,,150,10,1,1,,,,.5,.5,-5,.5,.05,.1,0,.1,100,200000,\n"
    "B,two,,,,,250,10,1,1,,,,.5,.5,-5,.5,.05,.1,0,.1,100,200000,\n";

TEST_CASE("an empty store has material that says what is missing") {
  const House house;
  const LiveMaterial live(house.source(), 100);
  const auto material = live.now();
  REQUIRE(material->board != nullptr);
  CHECK(material->board->size() == 0);
  CHECK(material->scorer == nullptr);
  CHECK_FALSE(material->model_refused.empty());
  const table::Json origin = json_origin(*material);
  for (const char* name : {"snapshot", "as_of", "report", "report_as_of"}) {
    CHECK(origin.find(name)->dump() == "null");
  }
  CHECK(origin.find("stale")->dump() == "false");
}

TEST_CASE("nothing new is found until something lands, and then it is taken once") {
  House house;
  LiveMaterial live(house.source(), 100);
  CHECK_FALSE(live.look().snapshot);
  const std::int64_t snapshot = house.import("a.csv", kOne);
  const MaterialChange change = live.look();
  CHECK(change.snapshot);
  CHECK_FALSE(change.study);
  CHECK_FALSE(change.model);
  const auto before = live.now();
  live.refresh(change, 200);
  CHECK(before->board->size() == 0);  // whoever asks meanwhile goes on with what he has
  CHECK(live.now()->board->size() == 1);
  CHECK(live.now()->board->snapshot == snapshot);
  CHECK(live.now()->version != before->version);
  CHECK_FALSE(live.look().snapshot);
}

TEST_CASE("an import of an older day is taken, too: it is told of, and stays in the histories") {
  House house;
  const std::int64_t latest = house.import("a.csv", kOne, "2024-05-01");
  LiveMaterial live(house.source(), 100);
  const std::string version = live.now()->version;
  house.import("b.csv", kTwo, "2024-01-01");
  const MaterialChange change = live.look();
  CHECK(change.snapshot);
  live.refresh(change, 200);
  CHECK(live.now()->board->snapshot == latest);
  CHECK(live.now()->board->snapshots.size() == 2);
  CHECK(live.now()->version != version);
  house.import("c.csv", std::string(kTwo) + kTwo, "2023-01-01");
  live.refresh(live.look(), 300);
  CHECK(live.now()->board->snapshots.size() == 3);
  CHECK_FALSE(live.look().snapshot);
}

TEST_CASE("a study makes the figures known, and newer counts make it stale until the next study") {
  House house;
  const std::int64_t first = house.import("a.csv", kOne);
  LiveMaterial live(house.source(), 100);
  house.study(first, R"({"of": 1})");
  MaterialChange change = live.look();
  CHECK(change.study);
  CHECK_FALSE(change.snapshot);
  live.refresh(change, 200);
  CHECK(json_origin(*live.now()).find("report")->dump() == "1");
  CHECK(json_origin(*live.now()).find("stale")->dump() == "false");

  const std::int64_t second = house.import("b.csv", kTwo);
  live.refresh(live.look(), 300);
  CHECK(json_origin(*live.now()).find("snapshot")->dump() == std::to_string(second));
  CHECK(json_origin(*live.now()).find("report")->dump() == "1");
  CHECK(json_origin(*live.now()).find("stale")->dump() == "true");

  house.study(second, R"({"of": 2})");
  live.refresh(live.look(), 400);
  CHECK(json_origin(*live.now()).find("report")->dump() == "2");
  CHECK(json_origin(*live.now()).find("stale")->dump() == "false");
}

TEST_CASE("a plan stays until another is made, though studies without one come after it") {
  House house;
  const std::int64_t first = house.import("a.csv", kOne);
  house.study(first, R"({"plan": {"of": 1}})");
  LiveMaterial live(house.source(), 100);
  REQUIRE(live.now()->board->plan);
  house.study(first, R"({"plan": null})");
  house.study(house.import("b.csv", kTwo), R"({"of": 3})");
  live.refresh(live.look(), 200);
  REQUIRE(live.now()->board->plan);
  const BoardPlan& plan = *live.now()->board->plan;
  CHECK(plan.entry.id == 1);
  CHECK(plan.plan.dump() == table::Json::object().set("of", 1).dump());
  CHECK_FALSE(plan.is_current);
  CHECK(json_origin(*live.now()).find("report")->dump() == "3");
  CHECK(json_origin(*live.now(), &plan.entry, plan.is_current).find("stale")->dump() == "true");
}

TEST_CASE(
    "a trained model is put to use, and another one takes its place while the first answers on") {
  House house;
  house.import("a.csv", kOne);
  LiveMaterial live(house.source(), 100);
  house.train(1);
  MaterialChange change = live.look();
  CHECK(change.model);
  CHECK_FALSE(change.snapshot);
  live.refresh(change, 200);
  const auto first = live.now();
  REQUIRE(first->scorer != nullptr);
  CHECK(first->model_refused.empty());
  CHECK(first->model_loaded_at == 200);
  CHECK_FALSE(live.look().model);

  house.train(2);
  live.refresh(live.look(), 300);
  CHECK(live.now()->scorer->model().seed == 2);
  CHECK(live.now()->model_loaded_at == 300);
  CHECK(live.now()->version != first->version);
  CHECK(first->scorer->model().seed == 1);
}

TEST_CASE("of a half-written model it is said why, and the old one stays in use") {
  House house;
  house.import("a.csv", kOne);
  house.train(1);
  LiveMaterial live(house.source(), 100);
  const auto before = live.now()->scorer;
  REQUIRE(before != nullptr);

  house.train(2);  // its last file is there, another one is not whole
  const std::string part = house.model_file("streams_a.cfm");
  const std::string whole(base::MappedFile(part).bytes());
  base::write_file(part, whole.substr(0, whole.size() / 2));
  live.refresh(live.look(), 200);
  CHECK(live.now()->scorer == before);
  CHECK(live.now()->model_loaded_at == 100);
  CHECK_FALSE(live.now()->model_refused.empty());
  CHECK_FALSE(live.look().model);  // the broken one is not read again and again

  base::write_file(part, whole);
  house.train(3);
  live.refresh(live.look(), 300);
  CHECK(live.now()->scorer->model().seed == 3);
  CHECK(live.now()->model_refused.empty());
}

TEST_CASE("what the model knows of artists follows an import") {
  House house;
  house.import("a.csv", kOne);
  house.train(1);
  LiveMaterial live(house.source(), 100);
  const catalogue::Import demo = score::import_text(
      std::string(kTestHeader) + "B,demo,,,,,,,,,,,,.5,.5,-5,.5,.05,.1,0,.1,100,200000,\n");
  const auto scenario = [&] { return live.now()->scorer->predict(demo, 1).front().scenario; };
  CHECK(scenario() == "a");
  house.import("b.csv", kTwo);
  live.refresh(live.look(), 200);
  CHECK(scenario() == "b");
  CHECK(live.now()->model_loaded_at == 100);
}

}  // namespace
}  // namespace crossfade::server
