#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "features/feature_table.h"
#include "learn/feature_matrix.h"
#include "text/language.h"

namespace crossfade::score {

/// Whether a model may be asked about a row.
enum class RangeVerdict : std::uint8_t {
  kInRange,
  kUnusual,     ///< few training rows are like it
  kOutOfRange,  ///< hardly any or none are
};

/// "in-range", "unusual", "out-of-range", as files and JSON write it.
std::string_view verdict_name(RangeVerdict verdict);

/// One thing that makes a row unlike training.
struct RangeReason {
  enum class Kind : std::uint8_t {
    kFarAway,        ///< its nearest recordings are further away than `share` of the training rows'
    kFamilyMissing,  ///< most of what training rows nearly always have of `family` is missing
    kValuesOutside,  ///< `count` numbers of `family` are below or above all of training
  };

  Kind kind = Kind::kFarAway;
  RangeVerdict verdict = RangeVerdict::kUnusual;  ///< what this reason alone makes of the row
  double share = 0;
  features::Family family = features::Family::kAudio;
  std::size_t count = 0;
};

/// A short sentence, without a full stop.
std::string describe(const RangeReason& reason, text::Language language);

/// What is said of one row.
struct RangeJudgement {
  RangeVerdict verdict = RangeVerdict::kInRange;
  std::vector<RangeReason> reasons;  ///< none where in range
  double band_factor = 1;            ///< >= 1: the band's half-widths are multiplied by it
};

/// The training rows of one model, all of the same number.
struct RangeEvidence {
  std::span<const double> reaches;         ///< reach_of_rows() (neighbours.h); NaN: not known
  const learn::FeatureMatrix& features;    ///< what the model reads
  std::span<const double> residual_sizes;  ///< |truth - out-of-fold prediction|, over the modelled
                                           ///< scale where the band has one; NaN: not known
};

/// What training rows look like to one model, and what to do about rows that look otherwise.
///
/// A row is the worse of these:
/// - its reach (distance to its kNeighbours-th nearest training recording) is beyond 99 % of the
///   training rows' (unusual) or 99.9 % (out of range);
/// - of a family's features that at least 95 % of training rows have, it lacks more than half: one
///   such family (unusual), several (out of range);
/// - numbers below or above all of training (columns that no training row has aside): at least 1
/// (unusual), at least 4 (out of range).
///
/// The band of an unusual row is widened by the ratio of the 90 % conformal quantile of residual
/// sizes among the most distant tenth of training rows to that among all, of a row out of range by
/// the same for the most distant hundredth; slices of fewer than 50 rows measure nothing. Never by
/// less than 1.1 and 1.25: a judgement, for what training rows cannot show.
class TrainingRange {
 public:
  /// `families` has one entry a column of evidence.features.
  TrainingRange(const RangeEvidence& evidence, std::vector<features::Family> families);

  /// Judges a row by its reach (NaN, as of rows whose sound is unknown: not judged by it) and its
  /// features in the order of training's columns.
  /// What is missing of the family `spared`, if one is given, is held against no row.
  RangeJudgement judge(double reach, std::span<const float> features,
                       std::optional<features::Family> spared = std::nullopt) const;

  double band_factor(RangeVerdict verdict) const;

  void write(base::ByteWriter& out) const;
  /// Families are not in the record but come from the feature table. Throws base::Error
  /// (kInputRefused) where the record is damaged or of other columns.
  static TrainingRange read(base::ByteReader& in, std::vector<features::Family> families);

 private:
  struct Column {
    float low;
    float high;
    std::uint8_t usual;  // at least 95 % of training rows have it
  };

  TrainingRange() = default;
  void measure_columns(const learn::FeatureMatrix& features);
  void measure_factors(const RangeEvidence& evidence);
  void judge_reach(double reach, std::vector<RangeReason>& reasons) const;
  void judge_missing(std::span<const float> features, std::optional<features::Family> spared,
                     std::vector<RangeReason>& reasons) const;
  void judge_values(std::span<const float> features, std::vector<RangeReason>& reasons) const;

  std::vector<features::Family> families_;  // one a column
  std::vector<features::Family> distinct_;  // of them, ascending
  std::vector<Column> columns_;
  std::vector<double> reach_quantiles_;  // of training rows, every thousandth; empty: none known
  double unusual_factor_ = 1;
  double out_of_range_factor_ = 1;
};

}  // namespace crossfade::score
