#include "insight/finding.h"

#include <cmath>

#include "text/number_format.h"

namespace crossfade::insight {
namespace {

std::string words_of(double value, Unit unit) {
  if (unit == Unit::kDecimal) return text::format_decimal(value, 3);
  if (unit == Unit::kShare && std::abs(value) < 0.1) {  // of shares this small a tenth is much
    return text::format_decimal(value * 100, 2) + " %";
  }
  return text::format_percent(value, unit == Unit::kLift);
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  constexpr std::string_view kNames[] = {"supported", "refuted", "undecided", "not-identifiable"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string_view unit_name(Unit unit) {
  constexpr std::string_view kNames[] = {"lift", "share", "decimal"};
  return kNames[static_cast<std::size_t>(unit)];
}

Verdict judge_at_least(const stats::Estimate& estimate, double threshold) {
  if (estimate.low >= threshold && estimate.high > threshold) return Verdict::kSupported;
  if (estimate.high < threshold) return Verdict::kRefuted;
  return Verdict::kUndecided;
}

void refuse_without_figure(Finding& finding) {
  if (!std::isnan(finding.estimate.value)) return;
  finding.verdict = Verdict::kNotIdentifiable;
  finding.sentence = text::Bilingual{
      "It cannot be told: too few tracks have the figures that this takes, or they are all the "
      "same.",
      "알 수 없습니다: 필요한 수치가 있는 곡이 너무 적거나 그 수치가 모두 같습니다."};
}

std::string figure_words(const stats::Estimate& estimate, Unit unit) {
  const std::string value = words_of(estimate.value, unit);
  if (std::isnan(estimate.low) || std::isnan(estimate.high)) return value;
  return value + " [" + words_of(estimate.low, unit) + ", " + words_of(estimate.high, unit) + "]";
}

}  // namespace crossfade::insight
