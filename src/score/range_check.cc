// Is a row like those a model was trained on?
//
// A model answers any row, also one it can know nothing about. Three signs are looked at: the
// distance to the k-th nearest training recording against the distribution of that distance among
// training rows, each with its own recording left out (a conformal p-value for "drawn as training
// was"; Laxhammar and Falkman 2010); what is missing; what lies outside the range of training. How
// much wider a band must be is measured where it can be: by how much larger the residuals of the
// most distant training rows are.
#include "score/range_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "text/number_format.h"

namespace crossfade::score {
namespace {

using features::Family;

constexpr std::size_t kQuantileSteps = 1000;
constexpr std::size_t kUnusualStep = 990;
constexpr std::size_t kOutOfRangeStep = 999;
constexpr double kUsualShare = .95;
constexpr std::size_t kFamiliesOutOfRange = 2;
constexpr std::size_t kValuesOutOfRange = 4;
constexpr double kCoverage = .9;
constexpr std::size_t kFewestMeasured = 50;
constexpr double kLeastUnusualFactor = 1.1;
constexpr double kLeastOutOfRangeFactor = 1.25;

constexpr text::Bilingual kFarAwaySentence{
    "its nearest recordings are further away than those of {} of the training rows",
    "가장 가까운 음원들이 학습 데이터 {}의 경우보다 더 멀리 있음"};
constexpr text::Bilingual kFamilyMissingSentence{
    "missing, though nearly all training rows have it: {}",
    "학습 데이터에는 거의 항상 있지만 이 행에는 없음: {}"};
constexpr text::Bilingual kValuesOutsideSentence{"values outside the range of training ({}): {}",
                                                 "학습 범위를 벗어난 값({}): {}개"};

std::vector<double> quantiles_of(std::span<const double> values) {
  std::vector<double> known;
  for (const double value : values) {
    if (!std::isnan(value)) known.push_back(value);
  }
  std::ranges::sort(known);
  std::vector<double> quantiles;
  for (std::size_t step = 0; !known.empty() && step <= kQuantileSteps; ++step) {
    // The smallest value that has at least this share of the rows at or below it.
    const std::size_t rank = (step * known.size() + kQuantileSteps - 1) / kQuantileSteps;
    quantiles.push_back(known[rank == 0 ? 0 : rank - 1]);
  }
  return quantiles;
}

// The value that a further residual size stays below with the band's probability.
double conformal_quantile(std::vector<double> sizes) {
  std::ranges::sort(sizes);
  const double rank = std::ceil((static_cast<double>(sizes.size()) + 1) * kCoverage - 1e-9);
  return sizes[std::min(sizes.size(), static_cast<std::size_t>(rank)) - 1];
}

// Residual sizes of the rows at least as distant as `reach`.
std::vector<double> sizes_beyond(const RangeEvidence& evidence, double reach) {
  std::vector<double> sizes;
  for (std::size_t i = 0; i < evidence.reaches.size(); ++i) {
    if (std::isnan(evidence.residual_sizes[i]) || !(evidence.reaches[i] >= reach)) continue;
    sizes.push_back(evidence.residual_sizes[i]);
  }
  return sizes;
}

RangeReason reason_of(RangeReason::Kind kind, bool out_of_range) {
  RangeReason reason;
  reason.kind = kind;
  reason.verdict = out_of_range ? RangeVerdict::kOutOfRange : RangeVerdict::kUnusual;
  return reason;
}

std::vector<Family> distinct(std::vector<Family> families) {
  std::ranges::sort(families);
  families.erase(std::ranges::unique(families).begin(), families.end());
  return families;
}

}  // namespace

std::string_view verdict_name(RangeVerdict verdict) {
  switch (verdict) {
    case RangeVerdict::kInRange:
      return "in-range";
    case RangeVerdict::kUnusual:
      return "unusual";
    case RangeVerdict::kOutOfRange:
      break;
  }
  return "out-of-range";
}

std::string describe(const RangeReason& reason, text::Language language) {
  const std::string_view family = features::family_label(reason.family).in(language);
  switch (reason.kind) {
    case RangeReason::Kind::kFarAway:
      return fmt::format(fmt::runtime(kFarAwaySentence.in(language)),
                         text::format_percent(reason.share));
    case RangeReason::Kind::kFamilyMissing:
      return fmt::format(fmt::runtime(kFamilyMissingSentence.in(language)), family);
    case RangeReason::Kind::kValuesOutside:
      break;
  }
  return fmt::format(fmt::runtime(kValuesOutsideSentence.in(language)), family, reason.count);
}

TrainingRange::TrainingRange(const RangeEvidence& evidence, std::vector<Family> families)
    : families_(std::move(families)),
      distinct_(distinct(families_)),
      reach_quantiles_(quantiles_of(evidence.reaches)) {
  CF_CHECK(families_.size() == evidence.features.columns());
  CF_CHECK(evidence.reaches.size() == evidence.features.rows());
  CF_CHECK(evidence.residual_sizes.size() == evidence.features.rows());
  measure_columns(evidence.features);
  measure_factors(evidence);
}

void TrainingRange::measure_columns(const learn::FeatureMatrix& features) {
  for (std::size_t c = 0; c < features.columns(); ++c) {
    Column column{std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(),
                  0};
    std::size_t known = 0;
    for (const float value : features.column(c)) {
      if (std::isnan(value)) continue;
      ++known;
      column.low = std::min(column.low, value);
      column.high = std::max(column.high, value);
    }
    const auto rows = static_cast<double>(features.rows());
    column.usual = known > 0 && static_cast<double>(known) >= kUsualShare * rows ? 1 : 0;
    columns_.push_back(column);
  }
}

void TrainingRange::measure_factors(const RangeEvidence& evidence) {
  const std::vector<double> all = sizes_beyond(evidence, -std::numeric_limits<double>::infinity());
  const auto ratio_beyond = [&](std::size_t step) {
    if (reach_quantiles_.empty()) return 1.0;
    std::vector<double> sizes = sizes_beyond(evidence, reach_quantiles_[step]);
    if (sizes.size() < kFewestMeasured) return 1.0;
    const double overall = conformal_quantile(all);
    return overall > 0 ? conformal_quantile(std::move(sizes)) / overall : 1.0;
  };
  unusual_factor_ = std::max(kLeastUnusualFactor, ratio_beyond(kQuantileSteps * 9 / 10));
  out_of_range_factor_ =
      std::max({kLeastOutOfRangeFactor, unusual_factor_, ratio_beyond(kUnusualStep)});
}

double TrainingRange::band_factor(RangeVerdict verdict) const {
  if (verdict == RangeVerdict::kInRange) return 1;
  return verdict == RangeVerdict::kUnusual ? unusual_factor_ : out_of_range_factor_;
}

void TrainingRange::judge_reach(double reach, std::vector<RangeReason>& reasons) const {
  if (reach_quantiles_.empty() || !(reach > reach_quantiles_[kUnusualStep])) return;
  RangeReason reason =
      reason_of(RangeReason::Kind::kFarAway, reach > reach_quantiles_[kOutOfRangeStep]);
  // Steps below the reach: this share of the rows, and maybe a few more, has a smaller one.
  const auto below = std::ranges::lower_bound(reach_quantiles_, reach) - reach_quantiles_.begin();
  reason.share = static_cast<double>(below - 1) / static_cast<double>(kQuantileSteps);
  reasons.push_back(reason);
}

void TrainingRange::judge_missing(std::span<const float> features, std::optional<Family> spared,
                                  std::vector<RangeReason>& reasons) const {
  std::vector<Family> lacking;
  for (const Family family : distinct_) {
    if (family == spared) continue;
    std::size_t usual = 0;
    std::size_t missing = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (families_[c] != family || columns_[c].usual == 0) continue;
      ++usual;
      missing += std::isnan(features[c]) ? 1 : 0;
    }
    if (2 * missing > usual) lacking.push_back(family);
  }
  for (const Family family : lacking) {
    RangeReason reason =
        reason_of(RangeReason::Kind::kFamilyMissing, lacking.size() >= kFamiliesOutOfRange);
    reason.family = family;
    reasons.push_back(reason);
  }
}

void TrainingRange::judge_values(std::span<const float> features,
                                 std::vector<RangeReason>& reasons) const {
  const auto is_outside = [&](std::size_t c) {
    // A column that no training row has is never read by the model, so its values do no harm.
    if (columns_[c].low > columns_[c].high) return false;
    return features[c] < columns_[c].low || features[c] > columns_[c].high;
  };
  std::size_t outside = 0;
  for (std::size_t c = 0; c < columns_.size(); ++c) outside += is_outside(c) ? 1 : 0;
  if (outside == 0) return;
  for (const Family family : distinct_) {
    RangeReason reason = reason_of(RangeReason::Kind::kValuesOutside, outside >= kValuesOutOfRange);
    reason.family = family;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (families_[c] == family && is_outside(c)) ++reason.count;
    }
    if (reason.count > 0) reasons.push_back(reason);
  }
}

RangeJudgement TrainingRange::judge(double reach, std::span<const float> features,
                                    std::optional<Family> spared) const {
  CF_CHECK(features.size() == columns_.size());
  RangeJudgement judgement;
  judge_reach(reach, judgement.reasons);
  judge_missing(features, spared, judgement.reasons);
  judge_values(features, judgement.reasons);
  for (const RangeReason& reason : judgement.reasons) {
    judgement.verdict = std::max(judgement.verdict, reason.verdict);
  }
  judgement.band_factor = band_factor(judgement.verdict);
  return judgement;
}

void TrainingRange::write(base::ByteWriter& out) const {
  out.put<std::uint64_t>(columns_.size());
  for (const Column& column : columns_) {
    out.put(column.low);
    out.put(column.high);
    out.put(column.usual);
  }
  out.put_vector<double>(reach_quantiles_);
  out.put(unusual_factor_);
  out.put(out_of_range_factor_);
}

TrainingRange TrainingRange::read(base::ByteReader& in, std::vector<Family> families) {
  TrainingRange range;
  range.families_ = std::move(families);
  range.distinct_ = distinct(range.families_);
  bool consistent = in.get<std::uint64_t>() == range.families_.size();
  for (std::size_t c = 0; consistent && c < range.families_.size(); ++c) {
    const auto low = in.get<float>();
    const auto high = in.get<float>();
    range.columns_.push_back({low, high, in.get<std::uint8_t>()});
    consistent = !std::isnan(low) && !std::isnan(high) && range.columns_.back().usual <= 1;
  }
  if (consistent) {
    range.reach_quantiles_ = in.get_vector<double>();
    range.unusual_factor_ = in.get<double>();
    range.out_of_range_factor_ = in.get<double>();
    const auto is_number = [](double value) { return !std::isnan(value); };
    const auto is_factor = [](double factor) { return std::isfinite(factor) && factor >= 1; };
    consistent =
        (range.reach_quantiles_.empty() || range.reach_quantiles_.size() == kQuantileSteps + 1) &&
        std::ranges::all_of(range.reach_quantiles_, is_number) &&
        std::ranges::is_sorted(range.reach_quantiles_) && is_factor(range.unusual_factor_) &&
        is_factor(range.out_of_range_factor_);
  }
  if (!consistent) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged range of training",
                      {in.file(), 0, 0}, "train the models again");
  }
  return range;
}

}  // namespace crossfade::score
