#pragma once

#include <string>
#include <vector>

#include "registry/model_versions.h"

namespace crossfade::registry {

/// Where the models of the store at this path lie: the champion's files, and under `versions` those
/// of every version. predict and serve look there.
std::string models_folder(const std::string& store);
/// Where a version is kept whole: nothing there is ever written over.
std::string version_folder(const std::string& store, const std::string& digest);
/// A folder of its own for models that are to become a version; what killed programs left of theirs
/// a day ago or longer is taken away.
std::string staging_folder(const std::string& store);

/// The files of a folder with their digests, in the order of their names.
std::vector<VersionFile> list_files(const std::string& folder);

/// Moves what lies in a staging folder to where a version is kept. One that is there and whole
/// stays, one that was altered is replaced. Throws base::Error (kFailed) where it cannot.
void settle_version(const std::string& staging, const std::string& folder);

/// Throws base::Error (kInputRefused) where a file of the version is missing or altered by a byte,
/// or cannot be used by this program (score::load_study_model()).
void check_version(const std::string& store, const ModelVersion& version);

/// Copies a folder's models into another, each file whole or not at all, and study.cfm, which names
/// the others, last: who polls it swaps at once. Models that the first lacks then go. Nothing is
/// shared with the copy: who alters one does not alter the other.
void copy_models(const std::string& from, const std::string& to);

}  // namespace crossfade::registry
