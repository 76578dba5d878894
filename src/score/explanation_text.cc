#include "score/explanation_text.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "text/number_format.h"

namespace crossfade::score {
namespace {

using text::Bilingual;
using text::Language;

constexpr Bilingual kLead{
    "Each answer is the base on its first line times the factors below. Factors say what moves the "
    "model, not what would move the figure.",
    "각 예측은 첫 줄의 기준값에 그 아래 배수를 모두 곱한 값입니다. 배수는 모델을 움직인 것이지 "
    "수치를 바꾸는 원인이 아닙니다."};
constexpr Bilingual kScenario{"scenario {}", "시나리오 {}"};
constexpr Bilingual kStreams{"Streams: {}, 90 % band {} to {}", "스트리밍: {}, 90 % 구간 {} ~ {}"};
constexpr Bilingual kViews{"Views: {}, 90 % band {} to {}", "조회수: {}, 90 % 구간 {} ~ {}"};
constexpr Bilingual kHit{"Hit probability: {}, {}", "히트 확률: {}, {}"};
constexpr Bilingual kOdds{"odds {}", "오즈 {}"};
constexpr Bilingual kBase{"{}: expected of a track of which nothing is known",
                          "{}: 아무것도 모르는 곡의 기댓값"};
constexpr Bilingual kNearest{"Recordings that sound most like it, with their streams:",
                             "소리가 가장 비슷한 음원과 실제 스트리밍:"};
constexpr Bilingual kNeighbour{"{} – {}: {} (distance {})", "{} – {}: {} (거리 {})"};
constexpr Bilingual kNote{"Note: {}", "참고: {}"};

template <typename... Parts>
std::string fill(Bilingual message, Language language, const Parts&... parts) {
  return fmt::format(fmt::runtime(message.in(language)), parts...);
}

class Block {
 public:
  explicit Block(Language language) : language_(language) {}

  void line(std::size_t depth, std::string_view words) {
    text_.append(2 * depth, ' ').append(words).append("\n");
  }

  void count(Bilingual message, double value, double low, double high) {
    line(1, fill(message, language_, large(value), large(low), large(high)));
  }

  void reasons(const features::Reasons& reasons, const std::string& base) {
    line(2, fill(kBase, language_, base));
    for (const features::FamilyReason& reason : reasons.families) {
      line(2, features::describe_reason(reason, language_));
    }
  }

  void hit(double probability, const features::Reasons& why) {
    line(1, fill(kHit, language_, text::format_percent(probability), odds(why.answer())));
    reasons(why, odds(why.base));
  }

  void nearest(const std::vector<Neighbour>& neighbours) {
    if (neighbours.empty()) return;
    line(1, kNearest.in(language_));
    for (const Neighbour& each : neighbours) {
      line(2, fill(kNeighbour, language_, each.artist, each.track, large(each.streams),
                   text::format_decimal(each.distance, 2)));
    }
  }

  std::string large(double value) const { return text::format_large(value, language_); }

  std::string take() { return std::move(text_); }

 private:
  std::string odds(double log_odds) const {
    const double odds = std::exp(log_odds);
    return fill(kOdds, language_, text::format_decimal(odds, odds < 1 ? 3 : 1));
  }

  Language language_;
  std::string text_;
};

std::string block_of(const Prediction& prediction, Language language) {
  Block block(language);
  std::string title = fmt::format("{}.", prediction.row);
  if (!prediction.track.empty()) title += " " + prediction.artist + " – " + prediction.track;
  if (!prediction.scenario.empty()) {
    title += ", " + fill(kScenario, language, prediction.scenario);
  }
  block.line(0, title);
  if (prediction.explanation) {
    const Explanation& why = *prediction.explanation;
    if (why.streams) {
      block.count(kStreams, prediction.streams, prediction.streams_low, prediction.streams_high);
      block.reasons(*why.streams, block.large(std::expm1(why.streams->base)));
    }
    if (why.hit) block.hit(prediction.hit_probability, *why.hit);
    if (why.views) {
      block.count(kViews, prediction.views, prediction.views_low, prediction.views_high);
      block.reasons(*why.views, block.large(std::expm1(why.views->base)));
    }
    block.nearest(why.nearest);
  }
  const std::string& note =
      language == Language::kKorean ? prediction.note_korean : prediction.note;
  if (!note.empty()) block.line(1, fill(kNote, language, note));
  return block.take();
}

}  // namespace

std::string to_text(const std::vector<Prediction>& predictions, Language language) {
  std::string text(kLead.in(language));
  text += "\n";
  for (const Prediction& prediction : predictions) {
    text.append("\n").append(block_of(prediction, language));
  }
  return text;
}

}  // namespace crossfade::score
