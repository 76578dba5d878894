#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "catalogue/recording_index.h"
#include "features/row_material.h"
#include "score/part_fit.h"
#include "score/question.h"

namespace crossfade::score {

/// A question's rows to be answered by a recipe that learnt from other rows: those of the snapshot
/// it was trained on. Both stand in one catalogue, the learnt ones first.
struct PairedCatalogue {
  const features::RowMaterial& material;         ///< of both
  const catalogue::RecordingIndex& learnt_from;  ///< of the learnt rows' own catalogue
  const catalogue::Catalogue& learnt;            ///< their own catalogue
  std::size_t offset = 0;  ///< the row of `material` that is row 0 of the question's catalogue
};

/// Which rows a recipe learns from, and in which fold each is left aside. Folds are those of the
/// question: who is tested in one (an artist, in the roster scenarios a leak group) teaches nothing
/// in it, nor does a row tied to one that is tested.
struct PairedRows {
  std::vector<std::size_t> rows;  ///< to learn from, of the joint catalogue
  std::vector<int> fold;          ///< one a row: where it is left aside, for stack and calibration
  std::vector<std::uint32_t> group;  ///< one a row: leak groups of all that are here
  std::vector<std::size_t> known;    ///< repeats of their recordings
  std::vector<std::uint32_t> known_group;
  std::vector<std::size_t> asked;          ///< the question's rows, of the joint catalogue
  std::vector<std::uint32_t> asked_group;  ///< one a question's row
  std::vector<std::size_t> roster;         ///< what is known of artists when they are asked about
  std::vector<std::uint32_t> roster_group;
};

/// Lays the rows out. `question` is of the later catalogue, its plan is set.
PairedRows lay_out_trial(const PairedCatalogue& where, const Question& question,
                         std::uint64_t seed);

/// What a recipe learns from while a fold is tested, its own rows of that fold as the test.
PartTask trial_task(const PairedRows& rows, const Question& question, int fold);

/// What is known of artists while a fold is tested: rows of the joint catalogue.
std::vector<std::size_t> paired_roster(const PairedRows& rows, const Question& question, int fold);

}  // namespace crossfade::score
