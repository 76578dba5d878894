#include "study/keep_models.h"

#include <filesystem>
#include <system_error>

#include "registry/model_versions.h"
#include "registry/version_files.h"
#include "study/keep_run.h"
#include "study/save_models.h"

namespace crossfade::study {
namespace {

std::vector<registry::VersionFigure> figures_of(const score::Training& training) {
  std::vector<registry::VersionFigure> figures;
  for (const score::JudgedModel& judged : training.judged) {
    const evaluate::ModelCard& card = judged.card;
    if (card.regression) {
      figures.push_back({card.target, card.scenario, "r2", card.regression->r2});
    } else if (card.classification) {
      figures.push_back({card.target, card.scenario, "average_precision",
                         card.classification->average_precision});
    }
  }
  return figures;
}

registry::ModelVersion describe(const score::Training& training, const catalogue::Import& import,
                                const ModelPlace& place, std::int64_t now_ms) {
  registry::ModelVersion version;
  version.trained_ms = now_ms;
  if (place.origin != nullptr) version.code_version = place.origin->code_version;
  version.seed = place.recipe.seed;
  version.effort = score::effort_name(place.recipe.effort);
  version.missing = catalogue::missing_policy_name(place.recipe.missing);
  version.data = run_data(import, place.snapshot);
  version.figures = figures_of(training);
  return version;
}

bool is_same_folder(const std::string& one, const std::string& other) {
  std::error_code none;
  return std::filesystem::weakly_canonical(one, none) ==
         std::filesystem::weakly_canonical(other, none);
}

}  // namespace

KeptModels keep_models(const score::Training& training, const catalogue::Import& import,
                       const catalogue::MissingReport& missing, const ModelPlace& place) {
  if (place.store.empty())
    return {save_models(training, import, missing, place.folder), 0, "", false};
  const std::string served = registry::models_folder(place.store);
  const bool is_served = is_same_folder(place.folder, served);
  const std::string staging = registry::staging_folder(place.store);
  const std::int64_t now_ms = place.origin != nullptr ? place.origin->now_ms() : 0;
  registry::ModelVersion version = describe(training, import, place, now_ms);
  version.digest = save_models(training, import, missing, staging);
  version.files = registry::list_files(staging);
  const std::string folder = registry::version_folder(place.store, version.digest);
  registry::settle_version(staging, folder);
  {
    store::Store store(place.store, store::Access::kExisting, store::kLongPatience);
    const std::string who = place.origin != nullptr ? place.origin->who : "";
    version = registry::keep_version(store, std::move(version), {.at_ms = now_ms, .who = who},
                                     is_served ? registry::Wish::kUse : registry::Wish::kKeep);
  }
  if (version.alias == registry::kChampion) registry::copy_models(folder, served);
  if (!is_served) registry::copy_models(folder, place.folder);
  return {version.digest, version.number, version.alias,
          is_served && version.alias != registry::kChampion};
}

}  // namespace crossfade::study
