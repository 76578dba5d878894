#include "insight/audio_importance.h"

#include <algorithm>
#include <iterator>

#include "evaluate/metrics.h"
#include "features/feature_table.h"
#include "insight/plain_features.h"
#include "insight/refusal_words.h"
#include "insight/threshold_words.h"

namespace crossfade::insight {
namespace {

using features::Target;
using text::Bilingual;

constexpr double kThreshold = 0;  // a loss at all

struct Form {
  const char* id;
  Target target;
  const char* card_target;
  Bilingual question;
  Bilingual sentence;
};
constexpr Form kForms[] = {
    {"audio-importance-streams",
     Target::kLogStreams,
     "log_streams",
     {"Does the sound of a track tell its streams?", "곡의 소리로 스트리밍을 알 수 있습니까?"},
     {"Beside the video's figures the audio features are worth {} of R² to streams; {}.",
      "영상 수치와 함께 볼 때 오디오 특성이 스트리밍 예측에 보태는 R²는 {}입니다. {}."}},
    {"audio-importance-views",
     Target::kLogViews,
     "log_views",
     {"Does the sound of a track tell the views of its video?",
      "곡의 소리로 영상의 조회수를 알 수 있습니까?"},
     {"Beside the streams the audio features are worth {} of R² to views; {}.",
      "스트리밍과 함께 볼 때 오디오 특성이 조회수 예측에 보태는 R²는 {}입니다. {}."}},
};

std::vector<std::size_t> features_for(Target target) {
  std::vector<std::size_t> features = given_audio_features();
  if (target == Target::kLogViews) {
    features.push_back(features::feature_index("log_streams"));
  } else {
    std::ranges::copy(engagement_ratios(), std::back_inserter(features));
    std::ranges::copy(view_features(), std::back_inserter(features));
  }
  std::ranges::sort(features);
  return features;
}

// All audio features together, then each alone; columns of a matrix of `features`.
std::vector<evaluate::ColumnGroup> audio_groups(std::span<const std::size_t> features) {
  std::vector<evaluate::ColumnGroup> groups(1);
  for (const std::size_t audio : given_audio_features()) {
    const auto column =
        static_cast<std::size_t>(std::ranges::find(features, audio) - features.begin());
    groups.front().columns.push_back(column);
    groups.push_back({std::string(features::feature_table()[audio].name), {column}});
  }
  return groups;
}

void add_single_features(std::span<const stats::Estimate> losses, Finding& finding) {
  const std::vector<std::size_t> audio = given_audio_features();
  for (std::size_t i = 0; i < audio.size(); ++i) {
    finding.under.push_back({features::feature_table()[audio[i]].label, losses[i]});
  }
  std::ranges::stable_sort(finding.under, std::ranges::greater{},
                           [](const Variation& each) { return each.estimate.value; });
}

void add_cards(std::span<const evaluate::ModelCard> cards, const Form& form, Finding& finding) {
  const std::string_view audio = features::family_name(features::Family::kAudio);
  for (const evaluate::ModelCard& card : cards) {
    if (card.target != form.card_target) continue;
    for (const evaluate::Importance& family : card.family_importance) {
      if (family.name != audio) continue;
      finding.under.push_back({text::fill(Bilingual{"all audio features, model of scenario {}",
                                                    "오디오 특성 전체, 시나리오 {}의 모델"},
                                          {card.scenario}),
                               family.loss});
    }
  }
}

Finding weigh(const Form& form, const AudioImportanceTask& task, const SmallModelOptions& options) {
  Finding finding;
  finding.id = form.id;
  finding.question = form.question;
  finding.statistic = Bilingual{"Loss of R² when the audio features are shuffled among tracks",
                                "오디오 특성을 곡끼리 섞었을 때 줄어드는 R²"};
  finding.threshold = kThreshold;
  finding.unit = Unit::kDecimal;
  finding.method = Bilingual{
      "permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019) out of fold; "
      "interval "
      "of two standard errors over folds of whole artists",
      "폴드 밖 순열 중요도(Breiman 2001; Fisher, Rudin, Dominici 2019), 구간은 아티스트 단위 "
      "폴드에 따른 "
      "표준오차의 두 배"};
  const std::vector<std::size_t> features = features_for(form.target);
  const SmallModel model =
      judge_small_model({task.catalogue, task.cues, task.rows, features, form.target}, options);
  if (model.refused) {
    finding.verdict = Verdict::kNotIdentifiable;
    finding.sentence = text::fill(Bilingual{"It cannot be told: {}.", "알 수 없습니다: {}."},
                                  {refusal_words(*model.refused)});
    return finding;
  }
  const std::vector<stats::Estimate> losses = evaluate::permutation_importance(
      model.features, model.truth, model.plan, model.fitted, audio_groups(features), evaluate::r2,
      {.seed = options.seed, .threads = options.threads});
  finding.estimate = losses.front();
  add_single_features(std::span(losses).subspan(1), finding);
  add_cards(task.cards, form, finding);
  finding.verdict = judge_at_least(finding.estimate, kThreshold);
  finding.sentence =
      text::fill(form.sentence, {figure_words(finding.estimate, finding.unit),
                                 threshold_words(finding.estimate, kThreshold, finding.unit)});
  return finding;
}

}  // namespace

std::vector<Finding> weigh_audio(const AudioImportanceTask& task,
                                 const SmallModelOptions& options) {
  std::vector<Finding> findings;
  for (const Form& form : kForms) findings.push_back(weigh(form, task, options));
  return findings;
}

}  // namespace crossfade::insight
