#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/import.h"
#include "score/reasons.h"
#include "score/study_model.h"

namespace crossfade::score {

/// Why a row got its answer: what each family of features does to it, and the recordings of the
/// training catalogue that sound most like it. What there is no model for is unset.
struct Explanation {
  std::optional<features::Reasons> streams;
  std::optional<features::Reasons> hit;
  std::optional<features::Reasons> views;
  std::vector<Neighbour> nearest;  ///< never the row's own; names live as long as the StudyModel
};

/// One row's answer. Numbers are NaN where there is no model or no way to score the row; `note`
/// then says why. Streams and views are medians on the natural scale with a 90 % band.
struct Prediction {
  std::size_t row = 0;  ///< data record in the file, from 1
  std::string artist;
  std::string track;
  std::uint64_t artist_identity = 0;     ///< Catalogue::ids; 0 for rows that the import left out
  std::uint64_t recording_identity = 0;  ///< the same
  std::string scenario;                  ///< "a" to "d"; empty where the row cannot be scored
  double streams = std::numeric_limits<double>::quiet_NaN();
  double streams_low = std::numeric_limits<double>::quiet_NaN();
  double streams_high = std::numeric_limits<double>::quiet_NaN();
  double hit_probability = std::numeric_limits<double>::quiet_NaN();
  double views = std::numeric_limits<double>::quiet_NaN();
  double views_low = std::numeric_limits<double>::quiet_NaN();
  double views_high = std::numeric_limits<double>::quiet_NaN();
  std::string note;                        ///< sentences joined by "; "
  std::string note_korean;                 ///< the same
  std::optional<Explanation> explanation;  ///< where asked for and the row can be scored
};

/// How much is said of each row. Reasons cost some milliseconds a row and model.
enum class Detail : std::uint8_t { kAnswers, kReasons };

/// Scorer(model, roster, threads).predict(import, threads, detail) (scorer.h): for a caller who
/// asks once.
std::vector<Prediction> predict(const StudyModel& model, const catalogue::Import& import,
                                const catalogue::Import* roster, int threads,
                                Detail detail = Detail::kAnswers);

/// The predictions as CSV with a header; missing numbers are empty cells.
std::string to_csv(const std::vector<Prediction>& predictions);

}  // namespace crossfade::score
