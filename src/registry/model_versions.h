#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/runs.h"
#include "stats/estimate.h"
#include "store/store.h"

namespace crossfade::registry {

/// The two versions of models that have a name beside their number; MLflow's aliases.
inline constexpr std::string_view kChampion = "champion";      ///< what answers
inline constexpr std::string_view kChallenger = "challenger";  ///< the latest that does not

/// The figure that a version's model of one target and scenario is told by: "r2", of hits
/// "average_precision", out of fold when it was trained.
struct VersionFigure {
  std::string target;
  std::string scenario;
  std::string figure;
  stats::Estimate estimate;
};

/// A file of a version's folder.
struct VersionFile {
  std::string name;
  std::string digest;  ///< base::content_digest
  std::uint64_t bytes = 0;
};

/// A training whose models are kept whole, so that they can be put to use at any time.
struct ModelVersion {
  std::int64_t number = 0;      ///< from 1; 0: not kept yet
  std::string digest;           ///< score::StudyModel::version
  std::string alias;            ///< kChampion, kChallenger or empty
  std::int64_t trained_ms = 0;  ///< Unix time
  std::string code_version;     ///< as `crossfade --version` prints it
  std::uint64_t seed = 0;
  std::string effort = "full";   ///< "full" or "quick"
  std::string missing = "keep";  ///< catalogue::missing_policy_name()
  RunData data;                  ///< its snapshot is in the store
  std::int64_t report = 0;       ///< of the study that trained it; 0: none
  std::vector<VersionFigure> figures;
  std::vector<VersionFile> files;
};

/// Who changes models, when and why.
struct ChangeNote {
  std::int64_t at_ms = 0;  ///< Unix time
  std::string who = {};
  std::string reason = {};
  std::string evidence = {};  ///< JSON: the figures that it rests on; empty: none
};

/// What happened to a version.
enum class ChangeAction : std::uint8_t {
  kTrain,     ///< kept; the first, and one that renews the champion, become champion by it
  kPromote,   ///< champion, as it was better
  kForce,     ///< champion, whatever the figures say
  kRefuse,    ///< not made champion, as it was not better
  kRollback,  ///< champion again, in place of the one that followed it
};
std::string_view action_name(ChangeAction action);  ///< "train", "promote", ...

/// A line of the audit trail, which is only ever added to.
struct ModelChange {
  std::int64_t id = 0;
  ChangeAction action = ChangeAction::kTrain;
  std::int64_t version = 0;
  std::int64_t champion = 0;  ///< the champion afterwards
  ChangeNote note;
};

/// What a training is for.
enum class Wish : std::uint8_t {
  kKeep,  ///< to be there
  kUse,   ///< to answer from now on, where nothing speaks against it
};

/// Keeps a version: the first becomes champion, any other the challenger. With Wish::kUse it
/// becomes champion, too, where nobody has promoted or rolled back yet and it is the champion
/// trained again: same seed and missing policy, no less effort, a snapshot of the same day or
/// later. The very same models again change nothing. Returns it with its number and alias. Throws
/// base::Error as store::Store does.
ModelVersion keep_version(store::Store& store, ModelVersion version, const ChangeNote& note,
                          Wish wish = Wish::kKeep);
/// Says which report a version's training gave, where it has none yet.
void set_version_report(store::Store& store, const std::string& digest, std::int64_t report);

/// All versions, the oldest first.
std::vector<ModelVersion> list_versions(store::Store& store);
/// Throws base::Error (kNotFound) where there is none of this number, or of this alias.
ModelVersion load_version(store::Store& store, std::int64_t number);
ModelVersion load_version(store::Store& store, std::string_view alias);
/// The version that is to be promoted: of this number, or with 0 the challenger. Throws
/// base::Error: kNotFound where there is none, kUsage where it is champion already.
ModelVersion load_candidate(store::Store& store, std::int64_t number);
/// Whether the store has a champion.
bool has_champion(store::Store& store);

/// An alias and the version that bears it: what a registry elsewhere is to be told.
struct VersionAlias {
  std::string alias;
  std::int64_t version = 0;
  std::string digest;
};
/// The aliases that are given, champion first.
std::vector<VersionAlias> list_aliases(store::Store& store);

/// Puts a version's files to use, before the change is kept: where it throws, nothing is changed.
using TakeUp = std::function<void(const ModelVersion& version)>;

/// Makes a version the champion (kPromote, kForce) and writes that down; what was champion keeps no
/// alias. Throws base::Error (kUsage) where it is champion already, and what `take_up` throws.
void make_champion(store::Store& store, std::int64_t number, ChangeAction action,
                   const ChangeNote& note, const TakeUp& take_up);
/// Writes down that a version was not made champion.
void note_refusal(store::Store& store, std::int64_t number, const ChangeNote& note);

/// The champion before the champion, as the trail tells; 0 where there was none.
std::int64_t former_champion(store::Store& store);
/// Makes former_champion() the champion again and returns its number. What was champion becomes the
/// challenger. Throws base::Error (kNotFound) where there was none, and what `take_up` throws.
std::int64_t roll_back(store::Store& store, const ChangeNote& note, const TakeUp& take_up);

/// The trail, the oldest first.
std::vector<ModelChange> list_changes(store::Store& store);

}  // namespace crossfade::registry
