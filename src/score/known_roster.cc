#include "score/known_roster.h"

#include <algorithm>
#include <cmath>

#include "features/row_material.h"

namespace crossfade::score {
namespace {

bool has_figures(const catalogue::Catalogue& catalogue, std::size_t row) {
  return !std::isnan(catalogue.streams[row]) || !std::isnan(catalogue.views[row]);
}

}  // namespace

KnownRoster::KnownRoster(const StudyModel& model, const catalogue::Import& import, int threads)
    : seen_(model.models.size()) {
  if (model.missing.policy == catalogue::MissingPolicy::kRefuse) catalogue::refuse_missing(import);
  const catalogue::IdentityColumns& ids = import.catalogue.ids;
  struct Entry {
    Recording recording;
    std::size_t row;
  };
  std::vector<Entry> entries;
  for (std::size_t row = 0; row < import.catalogue.size(); ++row) {
    if (!has_figures(import.catalogue, row)) continue;
    entries.push_back({{ids.artist[row], ids.recording[row]}, row});
  }
  // One row a recording, as in training: the first.
  std::ranges::stable_sort(entries, {}, &Entry::recording);
  entries.erase(std::ranges::unique(entries, {}, &Entry::recording).begin(), entries.end());
  for (const Entry& entry : entries) recordings_.push_back(entry.recording);
  std::ranges::sort(entries, {}, &Entry::row);
  std::vector<std::size_t> rows;
  for (const Entry& entry : entries) rows.push_back(entry.row);

  std::optional<catalogue::Catalogue> copy;
  const features::RowMaterial material = features::read_material(
      catalogue::filled(model.missing, import.catalogue, copy), model.names, threads);
  for (std::size_t which = 0; which < seen_.size(); ++which) {
    const OutcomeModel& each = model.models[which];
    if (features::has_roster(each.scenario)) {
      seen_[which] = each.features.know(material, rows, threads);
    }
  }
}

bool KnownRoster::has_another(std::uint64_t artist, std::uint64_t recording) const {
  const auto known = std::ranges::equal_range(recordings_, artist, {}, &Recording::artist);
  return std::ranges::any_of(known,
                             [&](const Recording& each) { return each.recording != recording; });
}

const features::Roster* KnownRoster::as_seen_by(std::size_t which) const {
  return which < seen_.size() && seen_[which] ? &*seen_[which] : nullptr;
}

}  // namespace crossfade::score
