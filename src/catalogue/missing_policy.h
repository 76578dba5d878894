#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "catalogue/import.h"
#include "text/language.h"

namespace crossfade::catalogue {

/// What becomes of missing cells among the models' inputs.
enum class MissingPolicy : std::uint8_t {
  kKeep,    ///< left missing: the learners learn which way such rows go
  kMedian,  ///< the median of the column's known cells
  kZero,    ///< 0
  kRefuse,  ///< nothing is trained, or predicted, where one is missing
};

/// "keep", "median", "zero", "refuse".
std::string_view missing_policy_name(MissingPolicy policy);
/// The policy of that name. Throws base::Error (kUsage), which lists the four.
MissingPolicy missing_policy_of(std::string_view name);

/// A numeric input of the models. Streams and views are none: they are what is predicted, and
/// whether a row has views decides its scenario. So they are never filled.
struct InputColumn {
  std::string_view name;
  text::Bilingual label;
  bool is_of_video;                          ///< its cell is missing only where the row has views
  std::vector<double> AudioColumns::*audio;  ///< the column, or null where it is the next one
  std::vector<double> Catalogue::*other;
};

inline constexpr std::size_t kInputColumns = 13;
/// The sound first: ten audio features and the duration; then likes and comments.
std::span<const InputColumn, kInputColumns> input_columns();
inline constexpr std::size_t kSoundInputs = 11;

/// Which inputs a row lacks, one flag a column.
using MissingInputs = std::array<bool, kInputColumns>;
MissingInputs missing_inputs(const Catalogue& catalogue, std::size_t row);
/// How many of the sound inputs are missing.
std::size_t missing_of_sound(const MissingInputs& missing);

/// A policy with the values it puts in, which a model keeps for the rows it is asked about later;
/// NaN where nothing is put in.
struct MissingRule {
  MissingRule() { value.fill(std::numeric_limits<double>::quiet_NaN()); }

  MissingPolicy policy = MissingPolicy::kKeep;
  std::array<double, kInputColumns> value;

  bool fills() const { return policy == MissingPolicy::kMedian || policy == MissingPolicy::kZero; }
};

/// Puts the rule's values into the catalogue's missing cells; nothing where it does not fill.
void fill_missing(const MissingRule& rule, Catalogue& catalogue);
/// The catalogue with the rule's values: itself, or `copy`, which is made only where it fills.
const Catalogue& filled(const MissingRule& rule, const Catalogue& catalogue,
                        std::optional<Catalogue>& copy);

/// Throws base::Error (kInputRefused) where an import lacks a cell: the first with its file and
/// line, and how many each column lacks.
void refuse_missing(const Import& import);

/// Missing cells by input column.
using MissingCounts = std::array<std::size_t, kInputColumns>;

/// What was missing in an import, by input column, and the rule that was applied.
struct MissingReport {
  MissingRule rule;
  MissingCounts missing = {};  ///< before any was filled

  std::size_t total() const;
};

/// Counts the missing cells and applies the policy to the import's catalogue. Medians (type 7) are
/// of all its rows: they know no target, so folds need none of their own. kRefuse is
/// refuse_missing().
MissingReport treat_missing(MissingPolicy policy, Import& import);

}  // namespace crossfade::catalogue
