#include "score/paired_rows.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "base/random.h"
#include "features/leak_groups.h"
#include "features/study_rows.h"

namespace crossfade::score {
namespace {

using features::Target;

// Rows of which something is known, but which nothing is learnt from.
std::vector<std::size_t> known_beside(const catalogue::Catalogue& catalogue,
                                      std::span<const std::size_t> rows) {
  std::vector<std::size_t> known;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (std::isnan(catalogue.streams[row]) || std::isnan(catalogue.views[row])) continue;
    if (!std::ranges::binary_search(rows, row)) known.push_back(row);
  }
  return known;
}

std::vector<std::size_t> shifted(std::span<const std::size_t> rows, std::size_t offset) {
  std::vector<std::size_t> moved;
  for (const std::size_t row : rows) moved.push_back(row + offset);
  return moved;
}

// Leak groups of several lists of rows at once.
void set_groups(const catalogue::Catalogue& catalogue, PairedRows& trial) {
  std::vector<std::size_t> all;
  for (const auto* list : {&trial.rows, &trial.known, &trial.asked, &trial.roster}) {
    all.insert(all.end(), list->begin(), list->end());
  }
  const std::vector<std::uint64_t> groups =
      features::leak_groups(features::find_ties(catalogue, all));
  auto next = groups.begin();
  const auto take = [&next](std::size_t count) {
    const auto first = next;
    next += static_cast<std::ptrdiff_t>(count);
    return std::vector<std::uint32_t>(first, next);
  };
  trial.group = take(trial.rows.size());
  trial.known_group = take(trial.known.size());
  trial.asked_group = take(trial.asked.size());
  trial.roster_group = take(trial.roster.size());
}

// Who is whole in every fold: an artist, or in the roster scenarios a leak group.
std::uint64_t keeper(const features::RowMaterial& material, const Question& question,
                     std::size_t row, std::uint32_t group) {
  return features::has_roster(question.scenario) ? group : material.catalogue.ids.artist[row];
}

void set_folds(const features::RowMaterial& material, const Question& question, std::uint64_t seed,
               PairedRows& trial) {
  std::unordered_map<std::uint64_t, int> fold_of;
  for (std::size_t i = 0; i < trial.asked.size(); ++i) {
    fold_of.try_emplace(keeper(material, question, trial.asked[i], trial.asked_group[i]),
                        question.plan.fold[i]);
  }
  const auto folds = static_cast<std::uint64_t>(question.plan.folds);
  for (std::size_t i = 0; i < trial.rows.size(); ++i) {
    const std::uint64_t key = keeper(material, question, trial.rows[i], trial.group[i]);
    const auto found = fold_of.find(key);
    trial.fold.push_back(found != fold_of.end()
                             ? found->second
                             : static_cast<int>(base::mix_seed(seed, key) % folds));
  }
}

// The leak groups of what is tested in a fold: nothing of them may be known meanwhile.
std::set<std::uint32_t> tested_groups(const PairedRows& trial, const Question& question, int fold) {
  std::set<std::uint32_t> groups;
  for (std::size_t i = 0; i < trial.asked.size(); ++i) {
    if (question.plan.fold[i] == fold) groups.insert(trial.asked_group[i]);
  }
  return groups;
}

}  // namespace

PairedRows lay_out_trial(const PairedCatalogue& where, const Question& question,
                         std::uint64_t seed) {
  PairedRows trial;
  trial.rows = question.outcome == Target::kLogViews
                   ? features::view_study_rows(where.learnt, where.learnt_from)
                   : features::stream_study_rows(where.learnt, where.learnt_from);
  trial.known = known_beside(where.learnt, trial.rows);
  trial.asked = shifted(question.rows, where.offset);
  trial.roster = trial.asked;
  const std::vector<std::size_t> repeats = shifted(question.known, where.offset);
  trial.roster.insert(trial.roster.end(), repeats.begin(), repeats.end());
  set_groups(where.material.catalogue, trial);
  set_folds(where.material, question, seed, trial);
  return trial;
}

PartTask trial_task(const PairedRows& trial, const Question& question, int fold) {
  PartTask task;
  task.outcome = question.outcome;
  task.scenario = question.scenario;
  std::set<std::uint32_t> aside = tested_groups(trial, question, fold);
  for (std::size_t i = 0; i < trial.rows.size(); ++i) {
    if (trial.fold[i] != fold) continue;
    task.test.push_back(trial.rows[i]);
    aside.insert(trial.group[i]);
  }
  for (std::size_t i = 0; i < trial.rows.size(); ++i) {
    if (trial.fold[i] == fold || aside.contains(trial.group[i])) continue;
    task.training.push_back(trial.rows[i]);
    task.leak_groups.push_back(trial.group[i]);
  }
  for (std::size_t i = 0; i < trial.known.size(); ++i) {
    if (aside.contains(trial.known_group[i])) continue;
    task.known.push_back(trial.known[i]);
    task.known_groups.push_back(trial.known_group[i]);
  }
  return task;
}

std::vector<std::size_t> paired_roster(const PairedRows& trial, const Question& question,
                                       int fold) {
  const std::set<std::uint32_t> aside = tested_groups(trial, question, fold);
  std::vector<std::size_t> roster;
  for (std::size_t i = 0; i < trial.roster.size(); ++i) {
    if (!aside.contains(trial.roster_group[i])) roster.push_back(trial.roster[i]);
  }
  return roster;
}

}  // namespace crossfade::score
