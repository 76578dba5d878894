#include "registry/model_versions.h"

#include "base/error.h"
#include "registry/run_store_test.h"
#include "registry/version_files.h"

namespace crossfade::registry {
namespace {

ModelVersion version_of(const std::string& digest) {
  ModelVersion version;
  version.digest = digest;
  version.trained_ms = 5;
  version.seed = 9U + static_cast<unsigned char>(digest.front()) - 'a';
  version.effort = "quick";
  version.missing = "median";
  version.data = {"곡 목록.csv", "d1", 90, 1};
  version.figures = {{"hit", "c", "average_precision", {0.5, 0.4, 0.6, 90}}};
  version.files = {{"study.cfm", "aa", 12}};
  return version;
}

void no_files(const ModelVersion&) {}

std::string aliases_of(store::Store& store) {
  std::string text;
  for (const VersionAlias& each : list_aliases(store)) {
    text += each.alias + " " + std::to_string(each.version) + " " + each.digest + ";";
  }
  return text;
}

std::string actions_of(store::Store& store) {
  std::string text;
  for (const ModelChange& each : list_changes(store)) {
    text += std::string(action_name(each.action)) + " " + std::to_string(each.version) + ">" +
            std::to_string(each.champion) + ";";
  }
  return text;
}

TEST_CASE("the first version is the champion, the latest other the challenger") {
  RunStoreInTest test;
  CHECK_FALSE(has_champion(test.store()));
  CHECK(keep_version(test.store(), version_of("a"), {}).alias == kChampion);
  CHECK(keep_version(test.store(), version_of("b"), {}).alias == kChallenger);
  CHECK(keep_version(test.store(), version_of("c"), {}).alias == kChallenger);
  CHECK(aliases_of(test.store()) == "champion 1 a;challenger 3 c;");
  CHECK(has_champion(test.store()));
}

TEST_CASE("the champion trained again on data as new takes over, until somebody has chosen") {
  RunStoreInTest test;
  store::Store& store = test.store();
  store.run("INSERT INTO snapshots VALUES (2, '2024-06-01'), (3, '2023-01-01')");
  const auto keep = [&store](const std::string& digest, std::int64_t snapshot,
                             const std::string& effort, Wish wish = Wish::kUse) {
    ModelVersion version = version_of("a");
    version.digest = digest;
    version.effort = effort;
    version.data.snapshot = snapshot;
    return keep_version(store, version, {}, wish).alias;
  };
  CHECK(keep("a", 1, "quick") == kChampion);
  CHECK(keep("older", 3, "quick") == kChallenger);
  CHECK(keep("kept", 2, "quick", Wish::kKeep) == kChallenger);
  CHECK(keep("newer", 2, "quick") == kChampion);
  CHECK(keep("older than that", 1, "quick") == kChallenger);
  CHECK(keep("fuller", 2, "full") == kChampion);
  CHECK(keep("less", 2, "quick") == kChallenger);
  ModelVersion other = version_of("b");
  other.data.snapshot = 2;
  other.effort = "full";
  CHECK(keep_version(store, other, {}, Wish::kUse).alias == kChallenger);
  other = version_of("a");
  other.digest = "median no longer";
  other.missing = "keep";
  other.effort = "full";
  other.data.snapshot = 2;
  CHECK(keep_version(store, other, {}, Wish::kUse).alias == kChallenger);

  CHECK(load_version(store, kChampion).digest == "fuller");
  CHECK(roll_back(store, {}, no_files) == 4);
  CHECK(keep("after the choice", 2, "full") == kChallenger);
  CHECK(load_version(store, kChampion).digest == "newer");
}

TEST_CASE("a version is read as it was kept, and the same models are one version") {
  RunStoreInTest test;
  keep_version(test.store(), version_of("a"), {.at_ms = 7, .who = "minji"});
  CHECK(keep_version(test.store(), version_of("a"), {}).number == 1);
  CHECK(test.count("model_versions") == 1);
  CHECK(test.count("model_changes") == 1);
  const ModelVersion read = load_version(test.store(), 1);
  CHECK(read.seed == 9);
  CHECK(read.effort == "quick");
  CHECK(read.missing == "median");
  CHECK(read.data.name == "곡 목록.csv");
  CHECK(read.data.rows == 90);
  REQUIRE(read.figures.size() == 1);
  CHECK(read.figures.front().estimate.high == 0.6);
  REQUIRE(read.files.size() == 1);
  CHECK(read.files.front().bytes == 12);
  CHECK(list_changes(test.store()).front().note.who == "minji");
  CHECK_THROWS_AS(load_version(test.store(), 2), base::Error);
  CHECK_THROWS_AS(load_version(test.store(), kChallenger), base::Error);
}

TEST_CASE("promotions are undone in their order, and none is left to undo") {
  RunStoreInTest test;
  store::Store& store = test.store();
  for (const char* digest : {"a", "b", "c"}) keep_version(store, version_of(digest), {});
  CHECK(former_champion(store) == 0);
  CHECK_THROWS_AS(roll_back(store, {}, no_files), base::Error);
  make_champion(store, 2, ChangeAction::kPromote, {}, no_files);
  note_refusal(store, 3, {.reason = "worse"});
  make_champion(store, 3, ChangeAction::kForce, {.reason = "asked for"}, no_files);
  CHECK(aliases_of(store) == "champion 3 c;");
  CHECK(former_champion(store) == 2);
  CHECK(roll_back(store, {}, no_files) == 2);
  CHECK(aliases_of(store) == "champion 2 b;challenger 3 c;");
  CHECK(roll_back(store, {}, no_files) == 1);
  CHECK_THROWS_AS(roll_back(store, {}, no_files), base::Error);
  CHECK(actions_of(store) ==
        "train 1>1;train 2>1;train 3>1;promote 2>2;refuse 3>2;force 3>3;rollback 2>2;rollback "
        "1>1;");
}

TEST_CASE("where files cannot be taken up, nothing is changed") {
  RunStoreInTest test;
  store::Store& store = test.store();
  for (const char* digest : {"a", "b"}) keep_version(store, version_of(digest), {});
  const auto fails = [](const ModelVersion& version) {
    CHECK(version.digest == "b");
    throw base::Error(base::ErrorKind::kFailed, "the disk is full");
  };
  CHECK_THROWS_AS(make_champion(store, 2, ChangeAction::kPromote, {}, fails), base::Error);
  CHECK(aliases_of(store) == "champion 1 a;challenger 2 b;");
  CHECK(actions_of(store) == "train 1>1;train 2>1;");
  CHECK_THROWS_AS(make_champion(store, 1, ChangeAction::kPromote, {}, no_files), base::Error);
}

TEST_CASE("the trail can only be added to") {
  RunStoreInTest test;
  keep_version(test.store(), version_of("a"), {});
  CHECK_THROWS_AS(test.store().run("DELETE FROM model_changes"), base::Error);
  CHECK_THROWS_AS(test.store().run("UPDATE model_changes SET who = 'nobody'"), base::Error);
}

TEST_CASE("a version's report is told once it is there") {
  RunStoreInTest test;
  keep_version(test.store(), version_of("a"), {});
  test.store().run(
      "INSERT INTO reports (snapshot_id, profile, seed, digest, content) "
      "VALUES (1, 'standard', 7, 'x', '{}')");
  set_version_report(test.store(), "a", 1);
  CHECK(load_version(test.store(), 1).report == 1);
}

}  // namespace
}  // namespace crossfade::registry
