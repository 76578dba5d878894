#pragma once

#include <cstdint>
#include <string>

#include "base/progress.h"
#include "registry/model_versions.h"
#include "score/paired_trial.h"

namespace crossfade::study {

/// What is asked of a promotion.
struct PromotionRequest {
  std::string store;          ///< path
  std::int64_t number = 0;    ///< the version to promote; 0: the challenger
  bool force = false;         ///< whatever the figures say, which are then not taken
  registry::ChangeNote note;  ///< who and when; with `force` also why
  std::uint64_t seed = 7;     ///< of the trial
  int threads = 1;
  base::Progress* progress = nullptr;  ///< not owned; may be null
};

/// What became of it.
struct Promotion {
  registry::ModelVersion champion;    ///< that was
  registry::ModelVersion challenger;  ///< that was to be
  score::Trial trial;                 ///< without figures where it was forced
  bool is_promoted = false;
  std::string reason;  ///< why it was refused; empty where it was not
};

/// Makes a version of the store's models the champion if score::try_recipes() finds it better on
/// the latest snapshot, else refuses; either is written to the trail, with the figures. Before
/// anything the version's files are checked to the byte. Then the champion's files are replaced as
/// a whole: a server that runs swaps without dropping a request. Throws base::Error: kNotFound
/// where there is no such version, kUsage where it is champion already, kInputRefused for altered
/// files.
Promotion promote(const PromotionRequest& request);

/// Puts the champion before the champion to use again; its files are checked first. Returns it.
/// Throws base::Error: kNotFound where there was none, kInputRefused for altered files.
registry::ModelVersion roll_back(const std::string& store, const registry::ChangeNote& note);

/// The recipe of a version.
score::Recipe recipe_of(const registry::ModelVersion& version);

}  // namespace crossfade::study
