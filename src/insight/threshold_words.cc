#include "insight/threshold_words.h"

#include <cmath>

namespace crossfade::insight {
namespace {

using text::Bilingual;

constexpr Bilingual kZero{"zero", "0"};
constexpr Bilingual kAbove{"the whole interval lies at or above {}", "구간 전체가 {} 이상입니다"};
constexpr Bilingual kBelow{"the whole interval lies below {}", "구간 전체가 {}보다 낮습니다"};
constexpr Bilingual kAround{"{} lies within the interval, so this is undecided",
                            "{} 값이 구간 안에 있어 판단할 수 없습니다"};
constexpr Bilingual kNoInterval{"without an interval nothing is said about {}",
                                "구간이 없어 {} 기준으로 판단할 수 없습니다"};

}  // namespace

text::Sentence threshold_words(const stats::Estimate& estimate, double threshold, Unit unit) {
  const text::Sentence at =
      threshold == 0 ? text::Sentence(kZero) : figure_words({.value = threshold}, unit);
  if (std::isnan(estimate.low) || std::isnan(estimate.high)) return text::fill(kNoInterval, {at});
  switch (judge_at_least(estimate, threshold)) {
    case Verdict::kSupported:
      return text::fill(kAbove, {at});
    case Verdict::kRefuted:
      return text::fill(kBelow, {at});
    default:
      return text::fill(kAround, {at});
  }
}

}  // namespace crossfade::insight
