// H1: "streams are at least 70 % predictable".
//
// Predictable is taken as R2 of log streams out of fold: the share of their variance that a model
// explains on artists it never saw. Logarithms, because the sum of squares of raw streams is that
// of a few giants. As the claim was put it knew audio features and YouTube engagement; whether
// engagement includes the views decides more than any model does, so both are shown. The answer
// depends on what is known when one asks; the scenarios' own models, which know names, channel and
// roster besides, are judged elsewhere and only read here.
#include "insight/predictability.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "evaluate/metrics.h"
#include "insight/plain_features.h"
#include "insight/refusal_words.h"
#include "insight/small_model.h"
#include "insight/threshold_words.h"
#include "text/number_format.h"

namespace crossfade::insight {
namespace {

using text::Bilingual;
using text::Sentence;

constexpr Bilingual kStatistic{"R² of log streams, out of fold", "로그 스트리밍의 폴드 밖 R²"};
constexpr Bilingual kMethod{
    "gradient boosting (Friedman 2001) in {} folds that keep artists whole; 95 % interval by "
    "resampling artists (Efron 1979)",
    "아티스트를 나누지 않는 {}겹 교차검증의 그래디언트 부스팅(Friedman 2001), 아티스트 단위 재표집 "
    "95 % 구간(Efron 1979)"};
constexpr Bilingual kCardMethod{
    "the scenario's own model, judged out of fold; 95 % interval by resampling artists (Efron "
    "1979)",
    "해당 시나리오 모델의 폴드 밖 평가, 아티스트 단위 재표집 95 % 구간(Efron 1979)"};
constexpr Bilingual kRefused{"It cannot be told: {}.", "알 수 없습니다: {}."};

struct PutForm {
  const char* id;
  bool with_views;
  Bilingual question;
  Bilingual sentence;
};
constexpr PutForm kPutForms[] = {
    {"h1-as-put-without-views",
     false,
     {"Are streams at least {} predictable from audio and engagement ratios?",
      "오디오와 참여율만으로 스트리밍을 {} 이상 예측할 수 있습니까?"},
     {"Audio features and likes and comments a view explain a share of {} of the variance of log "
      "streams; {}.",
      "오디오 특성과 조회당 좋아요·댓글이 설명하는 로그 스트리밍 분산의 비율은 {}입니다. {}."}},
    {"h1-as-put-with-views",
     true,
     {"Are streams at least {} predictable once the video's views are known too?",
      "영상의 조회수까지 알면 스트리밍을 {} 이상 예측할 수 있습니까?"},
     {"With the views known as well the share explained is {}; {}.",
      "조회수까지 알면 설명하는 비율은 {}입니다. {}."}},
};

struct ScenarioForm {
  const char* letter;
  Bilingual known;
};
constexpr ScenarioForm kScenarioForms[] = {
    {"a", {"before release, artist unknown", "발매 전, 모르는 아티스트"}},
    {"b", {"before release, the artist's other tracks known", "발매 전, 아티스트의 다른 곡을 앎"}},
    {"c", {"video out, artist unseen", "영상 공개 후, 처음 보는 아티스트"}},
    {"d", {"video out, the artist's other tracks known", "영상 공개 후, 아티스트의 다른 곡을 앎"}},
};
constexpr Bilingual kScenarioQuestion{"Are streams at least {} predictable in scenario {} ({})?",
                                      "스트리밍을 {} 이상 예측할 수 있습니까? 시나리오 {}({})"};
constexpr Bilingual kScenarioSentence{
    "In scenario {} ({}) the model explains a share of {} of the variance of log streams; {}.",
    "시나리오 {}({})의 모델이 설명하는 로그 스트리밍 분산의 비율은 {}입니다. {}."};

constexpr Bilingual kBelowMean{
    "{} Below 0 it does worse than the mean alone, said for every track.",
    "{} 0보다 낮으면 모든 곡에 평균만 말하는 것보다도 못합니다."};

// A share below 0 is none: it is said what it means.
Sentence with_meaning(Sentence sentence, const stats::Estimate& r2) {
  return r2.value < 0 ? text::fill(kBelowMean, {std::move(sentence)}) : sentence;
}

Sentence share_words(double share) {
  return text::fill(Bilingual{"{} %", "{} %"}, {text::format_count(share * 100)});
}

Finding blank(std::string id, Sentence question, double threshold) {
  Finding finding;
  finding.id = std::move(id);
  finding.question = std::move(question);
  finding.statistic = kStatistic;
  finding.threshold = threshold;
  finding.unit = Unit::kDecimal;
  return finding;
}

void refuse(Sentence reason, Finding& finding) {
  finding.verdict = Verdict::kNotIdentifiable;
  finding.sentence = text::fill(kRefused, {std::move(reason)});
}

SmallModel judge_form(const PutForm& form, const catalogue::Catalogue& catalogue,
                      std::span<const features::TrackCues> cues, std::span<const std::size_t> rows,
                      const PredictabilityOptions& options) {
  std::vector<std::size_t> features = given_audio_features();
  std::ranges::copy(engagement_ratios(), std::back_inserter(features));
  if (form.with_views) std::ranges::copy(view_features(), std::back_inserter(features));
  std::ranges::sort(features);
  return judge_small_model({catalogue, cues, rows, std::move(features)},
                           {.folds = options.folds,
                            .seed = options.bootstrap.seed,
                            .threads = options.bootstrap.threads});
}

stats::Estimate r2_of(const SmallModel& model, const PredictabilityOptions& options) {
  if (model.refused) return {};
  return evaluate::r2_estimate(model.truth, model.fitted.prediction, model.artist,
                               options.bootstrap);
}

const evaluate::ModelCard* card_of(std::span<const evaluate::ModelCard> cards,
                                   std::string_view scenario) {
  const auto found = std::ranges::find_if(cards, [&](const evaluate::ModelCard& card) {
    return card.target == "log_streams" && card.scenario == scenario;
  });
  return found == cards.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Finding> find_predictability(const catalogue::Catalogue& catalogue,
                                         std::span<const features::TrackCues> cues,
                                         std::span<const RowChoice> choices,
                                         const PredictabilityOptions& options) {
  std::vector<Finding> findings;
  for (const PutForm& form : kPutForms) {
    Finding finding = blank(form.id, text::fill(form.question, {share_words(options.threshold)}),
                            options.threshold);
    finding.method = text::fill(kMethod, {std::to_string(options.folds)});
    for (const RowChoice& choice : choices) {
      const SmallModel model = judge_form(form, catalogue, cues, choice.rows, options);
      const stats::Estimate r2 = r2_of(model, options);
      if (&choice != &choices.front()) {
        finding.under.push_back({choice.name, r2});
        continue;
      }
      finding.estimate = r2;
      if (model.refused) refuse(refusal_words(*model.refused), finding);
      if (model.refused) break;
      finding.verdict = judge_at_least(r2, options.threshold);
      finding.sentence = with_meaning(
          text::fill(form.sentence, {figure_words(r2, finding.unit),
                                     threshold_words(r2, options.threshold, finding.unit)}),
          r2);
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

std::vector<Finding> find_predictability(std::span<const evaluate::ModelCard> cards,
                                         double threshold) {
  std::vector<Finding> findings;
  for (const ScenarioForm& form : kScenarioForms) {
    const evaluate::ModelCard* card = card_of(cards, form.letter);
    if (card == nullptr) continue;
    const Sentence letter(form.letter);
    Finding finding = blank(
        std::string("h1-scenario-") + form.letter,
        text::fill(kScenarioQuestion, {share_words(threshold), letter, form.known}), threshold);
    finding.method = kCardMethod;
    if (card->refused) {
      refuse(refusal_words(*card->refused), finding);
    } else {
      finding.estimate = card->regression->r2;
      finding.verdict = judge_at_least(finding.estimate, threshold);
      finding.sentence =
          with_meaning(text::fill(kScenarioSentence,
                                  {letter, form.known, figure_words(finding.estimate, finding.unit),
                                   threshold_words(finding.estimate, threshold, finding.unit)}),
                       finding.estimate);
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace crossfade::insight
