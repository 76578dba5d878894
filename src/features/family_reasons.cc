#include "features/family_reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "text/number_format.h"

namespace crossfade::features {
namespace {

constexpr text::Bilingual kUnknown{"not known", "알 수 없음"};
constexpr text::Bilingual kNo{"no", "아님"};
constexpr text::Bilingual kSpelling{"how the names are spelt", "이름의 표기"};

// What stands behind a number; of units that are not here the label says enough.
struct UnitWord {
  std::string_view unit;
  text::Bilingual word;
};
constexpr UnitWord kUnitWords[] = {
    {"dB", {" dB", " dB"}}, {"beats/min", {" BPM", " BPM"}}, {"min", {" min", "분"}}};

// Small shares with two digits that say something: 0.85, 0.012, 0.00034.
std::string describe_share(double value) {
  const double size = std::abs(value);
  const double zeros = size > 0 ? std::floor(-std::log10(size)) : 0;
  return text::format_decimal(value, static_cast<int>(std::clamp(zeros + 2, 2.0, 6.0)));
}

std::string describe_number(const Feature& feature, double value, text::Language language) {
  if (feature.unit == "1") return describe_share(value);
  if (feature.unit == "ln") return text::format_large(std::expm1(value), language);
  if (feature.unit == "ln ratio") return describe_factor(std::exp(value));
  if (feature.unit == "year") return fmt::format("{:.0f}", std::floor(value));
  std::string words = text::format_decimal(value, value == std::round(value) ? 0 : 1);
  for (const UnitWord& known : kUnitWords) {
    if (known.unit == feature.unit) words += known.word.in(language);
  }
  return words;
}

// Readers see the count, not its logarithm.
std::string_view label_of(const Feature& feature, text::Language language) {
  std::string_view label = feature.label.in(language);
  for (const std::string_view mark : {" (log)", "(로그)"}) {
    if (label.ends_with(mark)) label.remove_suffix(mark.size());
  }
  return label;
}

}  // namespace

double FamilyReason::factor() const { return std::exp(contribution); }

double Reasons::answer() const {
  double sum = base;
  for (const FamilyReason& reason : families) sum += reason.contribution;
  return sum;
}

Reasons reasons_by_family(const FeatureRecipe& recipe, double base,
                          std::span<const double> contributions, std::span<const float> row) {
  CF_CHECK(contributions.size() == recipe.size() && row.size() == recipe.size());
  const auto family_of = [&](std::size_t c) { return feature_table()[recipe.features[c]].family; };
  Reasons reasons;
  reasons.base = base;
  for (std::size_t c = 0; c < recipe.size(); ++c) {
    auto found = std::ranges::find(reasons.families, family_of(c), &FamilyReason::family);
    if (found == reasons.families.end()) {
      found = reasons.families.insert(found, {.family = family_of(c)});
    }
    found->contribution += contributions[c];
  }
  std::erase_if(reasons.families, [](const FamilyReason& each) { return each.contribution == 0; });
  for (FamilyReason& reason : reasons.families) {
    double most = 0;
    for (std::size_t c = 0; c < recipe.size(); ++c) {
      const double along = reason.contribution > 0 ? contributions[c] : -contributions[c];
      if (family_of(c) != reason.family || !(along > most)) continue;
      most = along;
      reason.feature = recipe.features[c];
      reason.value = row[c];
    }
  }
  std::ranges::stable_sort(reasons.families, std::ranges::greater{},
                           [](const FamilyReason& each) { return std::abs(each.contribution); });
  return reasons;
}

std::string describe_value(const Feature& feature, float value, text::Language language) {
  // A single coordinate of the spelling tells a reader nothing.
  if (feature.family == Family::kNames && feature.unit == "1") {
    return std::string(kSpelling.in(language));
  }
  const std::string label(label_of(feature, language));
  if (std::isnan(value)) return label + " " + std::string(kUnknown.in(language));
  if (feature.unit == "yes/no") {
    return value != 0 ? label : label + " – " + std::string(kNo.in(language));
  }
  return label + " " + describe_number(feature, static_cast<double>(value), language);
}

std::string describe_factor(double factor) {
  return "x " + text::format_decimal(factor, factor < 0.095 ? 3 : 2);
}

std::string describe_reason(const FamilyReason& reason, text::Language language) {
  return fmt::format("{}: {} ({})", describe_factor(reason.factor()),
                     family_label(reason.family).in(language),
                     describe_value(feature_table()[reason.feature], reason.value, language));
}

}  // namespace crossfade::features
