#include "registry/model_versions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "registry/registry.h"

namespace crossfade::registry {
namespace {

using store::Statement;
using store::Store;

constexpr std::array<std::pair<ChangeAction, std::string_view>, 5> kActions = {{
    {ChangeAction::kTrain, "train"},
    {ChangeAction::kPromote, "promote"},
    {ChangeAction::kForce, "force"},
    {ChangeAction::kRefuse, "refuse"},
    {ChangeAction::kRollback, "rollback"},
}};

void bind_number(Statement& statement, int place, std::int64_t number) {
  number == 0 ? statement.bind_null(place) : statement.bind(place, number);
}

std::int64_t number_of(Store& store, std::string_view column, std::string_view value) {
  Statement found(store,
                  "SELECT version_id FROM model_versions WHERE " + std::string(column) + " = ?");
  found.bind(0, value);
  return found.step() ? found.integer(0) : 0;
}

void set_alias(Store& store, std::int64_t number, std::string_view alias) {
  Statement taken(store, "UPDATE model_versions SET alias = NULL WHERE alias = ?");
  taken.bind(0, alias).run();
  Statement given(store, "UPDATE model_versions SET alias = ? WHERE version_id = ?");
  given.bind(0, alias).bind(1, number).run();
}

void write_change(Store& store, ChangeAction action, std::int64_t version, const ChangeNote& note) {
  Statement insert(store,
                   "INSERT INTO model_changes (at_ms, who, action, version_id, champion_id, "
                   "reason, evidence) VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert.bind(0, note.at_ms).bind(1, note.who).bind(2, action_name(action)).bind(3, version);
  bind_number(insert, 4, number_of(store, "alias", kChampion));
  insert.bind(5, note.reason).bind(6, note.evidence).run();
}

void write_figures(Store& store, const ModelVersion& version) {
  Statement insert(store, "INSERT INTO model_version_figures VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (const VersionFigure& each : version.figures) {
    insert.bind(0, version.number).bind(1, each.target).bind(2, each.scenario);
    insert.bind(3, each.figure).bind(4, each.estimate.value).bind(5, each.estimate.low);
    insert.bind(6, each.estimate.high).bind(7, static_cast<std::int64_t>(each.estimate.n)).run();
  }
}

void write_files(Store& store, const ModelVersion& version) {
  Statement insert(store, "INSERT INTO model_version_files VALUES (?, ?, ?, ?)");
  for (const VersionFile& file : version.files) {
    insert.bind(0, version.number).bind(1, file.name).bind(2, file.digest);
    insert.bind(3, static_cast<std::int64_t>(file.bytes)).run();
  }
}

void write_version(Store& store, ModelVersion& version) {
  Statement insert(store,
                   "INSERT INTO model_versions (digest, trained_ms, code_version, seed, effort, "
                   "missing, data_name, data_digest, data_rows, snapshot_id, report_id) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(0, version.digest).bind(1, version.trained_ms).bind(2, version.code_version);
  insert.bind(3, static_cast<std::int64_t>(version.seed)).bind(4, version.effort);
  insert.bind(5, version.missing).bind(6, version.data.name).bind(7, version.data.digest);
  insert.bind(8, static_cast<std::int64_t>(version.data.rows)).bind(9, version.data.snapshot);
  bind_number(insert, 10, version.report);
  insert.run();
  version.number = store.last_row_id();
  write_figures(store, version);
  write_files(store, version);
}

void read_parts(Store& store, ModelVersion& version) {
  Statement figures(store,
                    "SELECT target, scenario, figure, value, low, high, n "
                    "FROM model_version_figures WHERE version_id = ? ORDER BY target, scenario");
  figures.bind(0, version.number);
  while (figures.step()) {
    version.figures.push_back({std::string(figures.text(0)),
                               std::string(figures.text(1)),
                               std::string(figures.text(2)),
                               {figures.number(3), figures.number(4), figures.number(5),
                                static_cast<std::size_t>(figures.integer(6))}});
  }
  Statement files(store,
                  "SELECT name, digest, bytes FROM model_version_files WHERE version_id = ? "
                  "ORDER BY name");
  files.bind(0, version.number);
  while (files.step()) {
    version.files.push_back({std::string(files.text(0)), std::string(files.text(1)),
                             static_cast<std::uint64_t>(files.integer(2))});
  }
}

[[noreturn]] void refuse_unknown(Store& store, const std::string& what) {
  throw base::Error(base::ErrorKind::kNotFound, "the store has no " + what, {store.path(), 0, 0},
                    "`crossfade models` lists the versions; `crossfade train --store` makes one");
}

// Whether somebody has ever said which version is to be used.
bool is_chosen_by_hand(Store& store) {
  Statement choices(store,
                    "SELECT count(*) FROM model_changes "
                    "WHERE action IN ('promote', 'force', 'rollback')");
  return choices.step() && choices.integer(0) > 0;
}

// Whether a version is the champion trained again: by its recipe, or the full one where it was
// quick, on a snapshot that is as new.
bool renews(Store& store, const ModelVersion& champion, const ModelVersion& version) {
  const bool is_same = version.seed == champion.seed && version.missing == champion.missing;
  if (!is_same || (version.effort != champion.effort && version.effort != "full")) return false;
  Statement order(store,
                  "SELECT count(*) FROM snapshots AS late, snapshots AS early "
                  "WHERE late.snapshot_id = ? AND early.snapshot_id = ? "
                  "AND (coalesce(late.as_of, ''), late.snapshot_id) >= "
                  "(coalesce(early.as_of, ''), early.snapshot_id)");
  order.bind(0, version.data.snapshot).bind(1, champion.data.snapshot);
  return order.step() && order.integer(0) > 0;
}

bool becomes_champion(Store& store, const ModelVersion& version, Wish wish) {
  if (!has_champion(store)) return true;
  return wish == Wish::kUse && !is_chosen_by_hand(store) &&
         renews(store, load_version(store, kChampion), version);
}

}  // namespace

std::string_view action_name(ChangeAction action) {
  return std::ranges::find(kActions, action, &std::pair<ChangeAction, std::string_view>::first)
      ->second;
}

ModelVersion keep_version(Store& store, ModelVersion version, const ChangeNote& note, Wish wish) {
  prepare(store);
  store::Transaction transaction(store);
  const std::int64_t same = number_of(store, "digest", version.digest);
  if (same != 0) return load_version(store, same);
  version.alias = becomes_champion(store, version, wish) ? kChampion : kChallenger;
  write_version(store, version);
  set_alias(store, version.number, version.alias);
  write_change(store, ChangeAction::kTrain, version.number, note);
  transaction.commit();
  return version;
}

void set_version_report(Store& store, const std::string& digest, std::int64_t report) {
  Statement update(
      store, "UPDATE model_versions SET report_id = ? WHERE digest = ? AND report_id IS NULL");
  bind_number(update, 0, report);
  update.bind(1, digest).run();
}

std::vector<ModelVersion> list_versions(Store& store) {
  prepare(store);
  std::vector<ModelVersion> versions;
  Statement rows(store,
                 "SELECT version_id, digest, alias, trained_ms, code_version, seed, effort, "
                 "missing, data_name, data_digest, data_rows, snapshot_id, report_id "
                 "FROM model_versions ORDER BY version_id");
  while (rows.step()) {
    ModelVersion version;
    version.number = rows.integer(0);
    version.digest = rows.text(1);
    version.alias = rows.text(2);
    version.trained_ms = rows.integer(3);
    version.code_version = rows.text(4);
    version.seed = static_cast<std::uint64_t>(rows.integer(5));
    version.effort = rows.text(6);
    version.missing = rows.text(7);
    version.data.name = rows.text(8);
    version.data.digest = rows.text(9);
    version.data.rows = static_cast<std::uint64_t>(rows.integer(10));
    version.data.snapshot = rows.integer(11);
    version.report = rows.integer(12);
    versions.push_back(std::move(version));
  }
  for (ModelVersion& version : versions) read_parts(store, version);
  return versions;
}

ModelVersion load_version(Store& store, std::int64_t number) {
  for (ModelVersion& version : list_versions(store)) {
    if (version.number == number) return std::move(version);
  }
  refuse_unknown(store, "version " + std::to_string(number) + " of its models");
}

ModelVersion load_version(Store& store, std::string_view alias) {
  for (ModelVersion& version : list_versions(store)) {
    if (version.alias == alias) return std::move(version);
  }
  refuse_unknown(store, std::string(alias) + " among its models");
}

ModelVersion load_candidate(Store& store, std::int64_t number) {
  ModelVersion version =
      number == 0 ? load_version(store, kChallenger) : load_version(store, number);
  if (version.alias == kChampion) {
    throw base::Error(base::ErrorKind::kUsage,
                      "version " + std::to_string(version.number) + " is the champion already");
  }
  return version;
}

bool has_champion(Store& store) {
  prepare(store);
  return number_of(store, "alias", kChampion) != 0;
}

std::vector<VersionAlias> list_aliases(Store& store) {
  std::vector<VersionAlias> aliases;
  for (const ModelVersion& version : list_versions(store)) {
    if (!version.alias.empty()) {
      aliases.push_back({version.alias, version.number, version.digest});
    }
  }
  std::ranges::sort(aliases, {}, [](const VersionAlias& each) { return each.alias != kChampion; });
  return aliases;
}

void make_champion(Store& store, std::int64_t number, ChangeAction action, const ChangeNote& note,
                   const TakeUp& take_up) {
  prepare(store);
  store::Transaction transaction(store);
  const ModelVersion version = load_candidate(store, number);
  set_alias(store, number, kChampion);
  write_change(store, action, number, note);
  take_up(version);
  transaction.commit();
}

void note_refusal(Store& store, std::int64_t number, const ChangeNote& note) {
  prepare(store);
  store::Transaction transaction(store);
  write_change(store, ChangeAction::kRefuse, number, note);
  transaction.commit();
}

std::int64_t former_champion(Store& store) {
  std::vector<std::int64_t> champions;  // each on top of the one before it
  for (const ModelChange& change : list_changes(store)) {
    if (change.action == ChangeAction::kRollback) {
      if (!champions.empty()) champions.pop_back();
    } else if (change.champion == change.version && change.action != ChangeAction::kRefuse) {
      champions.push_back(change.version);
    }
  }
  return champions.size() < 2 ? 0 : champions[champions.size() - 2];
}

std::int64_t roll_back(Store& store, const ChangeNote& note, const TakeUp& take_up) {
  prepare(store);
  store::Transaction transaction(store);
  const std::int64_t former = former_champion(store);
  if (former == 0) refuse_unknown(store, "champion before the champion");
  const std::int64_t latest = load_version(store, kChampion).number;
  set_alias(store, former, kChampion);
  set_alias(store, latest, kChallenger);
  write_change(store, ChangeAction::kRollback, former, note);
  take_up(load_version(store, former));
  transaction.commit();
  return former;
}

std::vector<ModelChange> list_changes(Store& store) {
  prepare(store);
  std::vector<ModelChange> changes;
  Statement rows(store,
                 "SELECT change_id, at_ms, who, action, version_id, champion_id, reason, evidence "
                 "FROM model_changes ORDER BY change_id");
  while (rows.step()) {
    ModelChange change;
    change.id = rows.integer(0);
    change.note.at_ms = rows.integer(1);
    change.note.who = rows.text(2);
    const std::string_view name = rows.text(3);
    const auto* action =
        std::ranges::find(kActions, name, &std::pair<ChangeAction, std::string_view>::second);
    if (action == kActions.end()) {
      throw base::Error(base::ErrorKind::kInputRefused, "the trail of models has an unknown action",
                        {store.path(), 0, 0}, "use the program that wrote it");
    }
    change.action = action->first;
    change.version = rows.integer(4);
    change.champion = rows.integer(5);
    change.note.reason = rows.text(6);
    change.note.evidence = rows.text(7);
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace crossfade::registry
