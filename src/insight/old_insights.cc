#include "insight/old_insights.h"

#include <cmath>
#include <limits>

#include "features/scenario.h"
#include "insight/estimate_under.h"
#include "insight/row_values.h"
#include "insight/threshold_words.h"
#include "stats/group_correlation.h"
#include "stats/group_lift.h"
#include "stats/summary.h"
#include "text/number_format.h"

namespace crossfade::insight {
namespace {

using catalogue::Catalogue;
using stats::Estimate;
using stats::Scale;
using text::Bilingual;
using text::Sentence;
using Rows = std::span<const std::size_t>;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

constexpr Bilingual kLiftMethod{
    "ratio of {} less one, as observed; 95 % interval by resampling "
    "artists (Efron 1979)",
    "관찰된 {}의 비율 - 1, 아티스트 단위 재표집 95 % 구간(Efron 1979)"};
constexpr Bilingual kMeans{"means", "평균"};
constexpr Bilingual kGeometricMeans{"geometric means", "기하평균"};
constexpr Bilingual kShares{"shares of hits", "히트 비율"};
constexpr Bilingual kByGeometricMeans{"by geometric means", "기하평균으로"};
constexpr Bilingual kByMeans{"by means", "평균으로"};

// What all of these look at.
struct Material {
  const Catalogue& catalogue;
  ArtistGroups artists;
  std::span<const RowChoice> choices;
  const OldInsightOptions& options;
};

// (likes + comments) / views; NaN where one is missing or nobody viewed.
std::vector<double> engagement_at(const Catalogue& catalogue, Rows rows) {
  std::vector<double> engagement;
  engagement.reserve(rows.size());
  for (const std::size_t row : rows) {
    const double views = catalogue.views[row];
    const double count = catalogue.likes[row] + catalogue.comments[row];
    engagement.push_back(views > 0 ? count / views : kNaN);
  }
  return engagement;
}

Estimate engagement_lift(const Material& material, Rows rows, Scale scale) {
  const std::vector<double> engagement = engagement_at(material.catalogue, rows);
  const double median = stats::median(engagement);
  std::vector<double> streams = scale == Scale::kPlain ? values_at(material.catalogue.streams, rows)
                                                       : logs_at(material.catalogue.streams, rows);
  std::vector<char> above;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (std::isnan(engagement[i])) streams[i] = kNaN;
    above.push_back(engagement[i] > median ? 1 : 0);
  }
  return stats::lift({streams, above, artists_at(material.artists, rows)}, scale,
                     material.options.bootstrap);
}

Estimate engagement_at_equal_views(const Material& material, Rows rows) {
  std::vector<double> engagement = engagement_at(material.catalogue, rows);
  for (double& value : engagement) value = value > 0 ? std::log(value) : kNaN;
  return stats::partial_correlation(engagement, logs_at(material.catalogue.streams, rows),
                                    logs_at(material.catalogue.views, rows),
                                    artists_at(material.artists, rows), material.options.bootstrap);
}

// Of the tracks that the rule names against the others. A hit lies above the first choice's own
// threshold under every choice: cutting rows does not make others hits.
Estimate rule_lift(const Material& material, Rows rows, double hit_threshold) {
  const catalogue::AudioColumns& audio = material.catalogue.audio;
  std::vector<double> hit;
  std::vector<char> named;
  for (const std::size_t row : rows) {
    const double streams = material.catalogue.streams[row];
    hit.push_back(std::isnan(streams) ? kNaN : streams > hit_threshold ? 1.0 : 0.0);
    named.push_back(audio.danceability[row] >= material.options.danceability &&
                            audio.energy[row] >= material.options.energy
                        ? 1
                        : 0);
  }
  return stats::lift({hit, named, artists_at(material.artists, rows)}, Scale::kPlain,
                     material.options.bootstrap);
}

enum class Octaves { kAsGiven, kFolded };

Estimate tempo_lift(const Material& material, Rows rows, Octaves octaves, Scale scale) {
  const TempoSegment& segment = material.options.tempo;
  std::vector<double> streams = scale == Scale::kPlain ? values_at(material.catalogue.streams, rows)
                                                       : logs_at(material.catalogue.streams, rows);
  std::vector<char> inside;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double bpm = material.catalogue.audio.tempo_bpm[rows[i]];
    if (!has_tempo(bpm)) streams[i] = kNaN;
    const bool holds = octaves == Octaves::kFolded ? segment.holds_folded(bpm) : segment.holds(bpm);
    inside.push_back(holds ? 1 : 0);
  }
  return stats::lift({streams, inside, artists_at(material.artists, rows)}, scale,
                     material.options.bootstrap);
}

Finding lift_finding(const Material& material, const char* id, Bilingual mean) {
  Finding finding;
  finding.id = id;
  finding.threshold = material.options.threshold;
  finding.unit = Unit::kLift;
  finding.method = text::fill(kLiftMethod, {mean});
  return finding;
}

// `words` with the figure and what its interval says of the threshold.
void conclude(const Sentence& words, Finding& finding) {
  finding.sentence =
      text::fill(Bilingual{words.english, words.korean},
                 {figure_words(finding.estimate, finding.unit),
                  threshold_words(finding.estimate, finding.threshold, finding.unit)});
  refuse_without_figure(finding);
}

Finding engagement_finding(const Material& material) {
  Finding finding = lift_finding(material, "engagement-groups", kMeans);
  finding.question = Bilingual{"Do tracks with high engagement have more streams?",
                               "참여율이 높은 곡은 스트리밍이 더 많습니까?"};
  finding.statistic = Bilingual{
      "Streams of tracks with engagement above the median against the "
      "others",
      "참여율이 중앙값보다 높은 곡과 나머지 곡의 스트리밍 비교"};
  estimate_under(
      material.choices, [&](Rows rows) { return engagement_lift(material, rows, Scale::kPlain); },
      finding);
  const Rows rows = material.choices.front().rows;
  finding.under.insert(finding.under.begin(),
                       {kByGeometricMeans, engagement_lift(material, rows, Scale::kLogarithmic)});
  conclude(
      Bilingual{
          "Mean streams of tracks with engagement above the median differ by {} from those of the "
          "others; {}. "
          "Engagement is a share of the views, so what is watched most tends to have least of it.",
          "참여율이 중앙값보다 높은 곡의 평균 스트리밍은 나머지 곡과 {} 차이가 납니다. {}. "
          "참여율은 "
          "조회수로 "
          "나눈 값이라 많이 본 영상일수록 낮아지기 쉽습니다."},
      finding);
  return finding;
}

Finding equal_views_finding(const Material& material) {
  Finding finding;
  finding.id = "engagement-equal-views";
  finding.threshold = material.options.threshold;
  finding.unit = Unit::kDecimal;
  finding.question = Bilingual{"Do tracks with high engagement have more streams at equal views?",
                               "조회수가 같다면 참여율이 높은 곡의 스트리밍이 더 많습니까?"};
  finding.statistic = Bilingual{
      "Partial correlation of log engagement and log streams at equal log "
      "views",
      "로그 조회수가 같을 때 로그 참여율과 로그 스트리밍의 편상관"};
  finding.method = Bilingual{
      "partial correlation (Yule 1907); 95 % interval by resampling artists "
      "(Efron 1979)",
      "편상관(Yule 1907), 아티스트 단위 재표집 95 % 구간(Efron 1979)"};
  estimate_under(
      material.choices, [&](Rows rows) { return engagement_at_equal_views(material, rows); },
      finding);
  conclude(Bilingual{"At equal views, engagement and streams correlate at {}; {}.",
                     "조회수가 같으면 참여율과 스트리밍의 상관은 {}입니다. {}."},
           finding);
  return finding;
}

Finding rule_finding(const Material& material) {
  Finding finding = lift_finding(material, "danceability-energy-rule", kShares);
  const OldInsightOptions& options = material.options;
  finding.question = Bilingual{"Are danceable, energetic tracks hits more often?",
                               "춤추기 좋고 에너지가 높은 곡이 더 자주 히트합니까?"};
  finding.statistic = text::fill(
      Bilingual{
          "Hit chance with danceability at least {} and energy at least {} against the others",
          "danceability {} 이상, energy {} 이상인 곡과 나머지 곡의 히트 확률 비교"},
      {text::format_decimal(options.danceability, 2), text::format_decimal(options.energy, 2)});
  const double hit_threshold = stats::quantile(
      values_at(material.catalogue.streams, material.choices.front().rows), features::kHitQuantile);
  estimate_under(
      material.choices, [&](Rows rows) { return rule_lift(material, rows, hit_threshold); },
      finding);
  conclude(
      Bilingual{"The chance of a hit of danceable, energetic tracks differs by {} from that of the "
                "others; {}.",
                "춤추기 좋고 에너지가 높은 곡의 히트 확률은 나머지 곡과 {} 차이가 납니다. {}."},
      finding);
  return finding;
}

Finding tempo_finding(const Material& material) {
  Finding finding = lift_finding(material, "tempo-segment", kGeometricMeans);
  const std::string low = text::format_count(material.options.tempo.low_bpm);
  const std::string high = text::format_count(material.options.tempo.high_bpm);
  finding.question = text::fill(Bilingual{"Do tracks at {} to {} BPM have more streams?",
                                          "{}~{} BPM 곡의 스트리밍이 더 많습니까?"},
                                {low, high});
  finding.statistic = text::fill(Bilingual{"Streams at {} to {} BPM against other tempos",
                                           "{}~{} BPM과 그 밖의 템포의 스트리밍 비교"},
                                 {low, high});
  const auto lift_as = [&](Octaves octaves, Scale scale) {
    return [&material, octaves, scale](Rows rows) {
      return tempo_lift(material, rows, octaves, scale);
    };
  };
  estimate_under(material.choices, lift_as(Octaves::kAsGiven, Scale::kLogarithmic), finding);
  const Rows rows = material.choices.front().rows;
  finding.under.insert(
      finding.under.begin(),
      {{Bilingual{"half and double tempo taken for the same", "절반·두 배 템포를 같은 템포로 봄"},
        lift_as(Octaves::kFolded, Scale::kLogarithmic)(rows)},
       {kByMeans, lift_as(Octaves::kAsGiven, Scale::kPlain)(rows)}});
  conclude(
      text::fill(Bilingual{"Streams at {} to {} BPM differ by {} from those at other tempos; {}.",
                           "{}~{} BPM 곡의 스트리밍은 그 밖의 템포와 {} 차이가 납니다. {}."},
                 {low, high}),
      finding);
  return finding;
}

}  // namespace

std::vector<Finding> recompute_old_insights(const Catalogue& catalogue,
                                            std::span<const RowChoice> choices,
                                            const OldInsightOptions& options) {
  const Material material{catalogue, group_by_artist(catalogue), choices, options};
  return {engagement_finding(material), equal_views_finding(material), rule_finding(material),
          tempo_finding(material)};
}

}  // namespace crossfade::insight
