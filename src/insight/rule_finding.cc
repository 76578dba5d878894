#include <algorithm>
#include <cmath>

#include "features/feature_table.h"
#include "insight/rule_search.h"
#include "text/number_format.h"

namespace crossfade::insight {
namespace {

using text::Bilingual;
using text::Sentence;

Bilingual unit_words(std::string_view unit) {
  if (unit == "dB") return {" dB", " dB"};
  if (unit == "beats/min") return {" BPM", " BPM"};
  if (unit == "min") return {" minutes", "분"};
  return {};
}

// Three significant digits, as many decimals as that takes: cuts reach from .00001 to 200.
// Nothing for an open end.
Sentence cut_words(double value, const features::Feature& feature) {
  constexpr int kMostDecimals = 7;
  if (std::isinf(value)) return {};
  const int decimals =
      value == 0 ? 0 : 2 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  const std::string number = text::format_decimal(value, std::clamp(decimals, 0, kMostDecimals));
  return text::fill(Bilingual{"{}{}", "{}{}"}, {number, unit_words(feature.unit)});
}

Sentence range_words(const AudioRange& range) {
  const features::Feature& feature = features::feature_table()[range.feature];
  const Sentence name(feature.label);
  const Sentence low = cut_words(range.above, feature);
  const Sentence high = cut_words(range.at_most, feature);
  const bool has_low = std::isfinite(range.above);
  const bool has_high = std::isfinite(range.at_most);
  if (has_low && has_high) {
    return text::fill(Bilingual{"{} above {}, at most {}", "{} {} 초과 {} 이하"},
                      {name, low, high});
  }
  if (has_low) return text::fill(Bilingual{"{} above {}", "{} {} 초과"}, {name, low});
  return text::fill(Bilingual{"{} at most {}", "{} {} 이하"}, {name, high});
}

constexpr Bilingual kOutcome[] = {{"hit chance", "히트 확률"}, {"streams", "스트리밍"}};

constexpr Bilingual kNothingSearched{
    "{} tracks are too few to look for rules on half of the artists and to judge them on the "
    "others.",
    "곡이 {}개로는 너무 적어, 아티스트 절반에서 규칙을 찾고 나머지 절반에서 확인할 수 없습니다."};
constexpr Bilingual kNone{
    "None: of {} ranges of audio features, {} were worth judging, and none of these holds, by {} "
    "or "
    "more, on artists it was not chosen on.",
    "없습니다: 오디오 범위 {}개 가운데 {}개를 확인했으나, 선택에 쓰지 않은 아티스트에서도 {} 이상 "
    "성립한 것은 없습니다."};
constexpr Bilingual kSome{
    "Of {} ranges of audio features, {} were judged and {} hold on artists they were not chosen "
    "on. "
    "The surest: {}, {} {}. An association, not what changing the sound would bring.",
    "오디오 범위 {}개 가운데 {}개를 확인했고, 그중 {}개가 선택에 쓰지 않은 아티스트에서도 "
    "성립합니다. 가장 "
    "확실한 규칙은 {}: {} {}입니다. 관련성일 뿐, 소리를 바꾸면 얻게 될 효과가 아닙니다."};

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

}  // namespace

Sentence rule_words(const AudioRule& rule) {
  Sentence words = range_words(rule.ranges.front());
  for (std::size_t i = 1; i < rule.ranges.size(); ++i) {
    words = text::fill(Bilingual{"{} and {}", "{}, {}"}, {words, range_words(rule.ranges[i])});
  }
  return words;
}

Finding rule_finding(const RuleSearch& search) {
  Finding finding;
  finding.id = "audio-rules";
  finding.question = Bilingual{"Is there a range of audio features that does better?",
                               "더 나은 성과를 내는 오디오 특성의 범위가 있습니까?"};
  finding.statistic = Bilingual{
      "Lift of tracks within the range against the others, on artists "
      "that had no part in the search",
      "탐색에 쓰지 않은 아티스트에서, 범위 안의 곡과 나머지 곡의 차이"};
  // The least lift is asked of the figure; whether the range does better at all, of its interval.
  finding.threshold = 0;
  finding.unit = Unit::kLift;
  finding.method = Bilingual{
      "search on half of the artists; judged on the others with artists' tracks hanging together "
      "(Liang and Zeger 1986), p corrected for all candidates (Holm 1979); 95 % interval by "
      "resampling artists (Efron 1979)",
      "아티스트 절반에서 탐색하고 나머지 절반에서 확인. 같은 아티스트의 곡은 서로 얽힌 것으로 "
      "보고(Liang, "
      "Zeger 1986) p 값을 후보 수만큼 보정(Holm 1979), 아티스트 단위 재표집 95 % 구간(Efron 1979)"};
  if (search.searched == 0) {
    finding.verdict = Verdict::kNotIdentifiable;
    finding.sentence = text::fill(kNothingSearched, {count(search.tracks)});
  } else if (search.survivors.empty()) {
    finding.sentence = text::fill(kNone, {count(search.searched), count(search.candidates),
                                          text::format_percent(search.least_lift)});
  } else {
    const AudioRule& surest = search.survivors.front();
    finding.verdict = Verdict::kSupported;
    finding.estimate = surest.lift;
    finding.under = surest.under;
    finding.sentence = text::fill(
        kSome, {count(search.searched), count(search.candidates), count(search.survivors.size()),
                rule_words(surest), kOutcome[static_cast<std::size_t>(surest.outcome)],
                figure_words(surest.lift, Unit::kLift)});
  }
  return finding;
}

}  // namespace crossfade::insight
