// Tracks that do far better on one platform.
//
// A model that knows a track's video says what streams go with such a video, and how far off it may
// be: nine tracks in ten lie in the band. One in twenty lies above it with nothing special about
// it, so of ten thousand tracks five hundred are listed by chance alone. Hence the number above is
// held against that expectation, and the tracks are ranked by how far beyond the band they lie, in
// widths of their own band: an uncertain track must do better to rank as high.
#include "insight/platform_gap.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "insight/row_values.h"
#include "insight/threshold_words.h"
#include "stats/group_sums.h"
#include "text/number_format.h"

namespace crossfade::insight {
namespace {

using text::Bilingual;

constexpr double kAboveByChance = 0.05;  // of a 90 % band

double count_of(const catalogue::Catalogue& catalogue, Platform platform, std::size_t row) {
  return platform == Platform::kSpotify ? catalogue.streams[row] : catalogue.views[row];
}

// NaN where the track was not judged.
double beyond_of(const OutOfFoldAnswers& answers, std::size_t i, double count) {
  return (std::log1p(count) - answers.high[i]) / (answers.high[i] - answers.low[i]);
}

PlatformGap gap_of(const catalogue::Catalogue& catalogue, const OutOfFoldAnswers& answers,
                   std::size_t i, double count) {
  PlatformGap gap;
  gap.row = answers.rows[i];
  gap.artist = catalogue.text(catalogue.artist[gap.row]);
  gap.track = catalogue.text(catalogue.track[gap.row]);
  gap.count = count;
  gap.expected = std::expm1(answers.prediction[i]);
  gap.low = std::expm1(answers.low[i]);
  gap.high = std::expm1(answers.high[i]);
  const double log_count = std::log1p(count);
  gap.ratio = {std::exp(log_count - answers.prediction[i]), std::exp(log_count - answers.high[i]),
               std::exp(log_count - answers.low[i]), 1};
  gap.beyond = beyond_of(answers, i, count);
  return gap;
}

constexpr Bilingual kSpotifyQuestion{
    "Which tracks do far better on Spotify than their YouTube figures let expect?",
    "YouTube 수치에 비해 Spotify에서 훨씬 잘되는 곡은 무엇입니까?"};
constexpr Bilingual kYouTubeQuestion{
    "Which tracks do far better on YouTube than their Spotify figures let expect?",
    "Spotify 수치에 비해 YouTube에서 훨씬 잘되는 곡은 무엇입니까?"};
constexpr Bilingual kSentence{
    "{} of {} tracks lie above their band, {} would by chance; the share is {}: {}. The list says "
    "where to look first, it proves no single track.",
    "{}곡(전체 {}곡)이 예측 구간보다 높고, 우연만으로도 {}곡은 그렇습니다. 비율은 {}이며, {}. "
    "목록은 먼저 "
    "살펴볼 곳을 알려 줄 뿐, 개별 곡을 입증하지는 않습니다."};

std::string count_words(double value) { return text::format_count(value); }

}  // namespace

std::string_view platform_name(Platform platform) {
  return platform == Platform::kSpotify ? "spotify" : "youtube";
}

PlatformGaps find_platform_gaps(const catalogue::Catalogue& catalogue,
                                const OutOfFoldAnswers& answers, Platform platform,
                                const PlatformGapOptions& options) {
  const std::size_t tracks = answers.rows.size();
  CF_CHECK(answers.prediction.size() == tracks && answers.low.size() == tracks &&
           answers.high.size() == tracks);
  // Tracks, and those above.
  stats::GroupSums sums(artists_at(group_by_artist(catalogue), answers.rows), 2);
  PlatformGaps gaps;
  gaps.platform = platform;
  for (std::size_t i = 0; i < tracks; ++i) {
    const double count = count_of(catalogue, platform, answers.rows[i]);
    const double beyond = beyond_of(answers, i, count);
    if (std::isnan(beyond)) continue;
    const bool is_above = beyond > 0;
    const double terms[] = {1, is_above ? 1.0 : 0.0};
    sums.add(i, terms);
    if (is_above) gaps.tracks.push_back(gap_of(catalogue, answers, i, count));
  }
  const auto share = [](std::span<const double> totals, std::span<double> figures) {
    figures[0] = totals[1] / totals[0];
  };
  gaps.above = sums.estimate(1, share, options.bootstrap).front();
  gaps.tracks_above = gaps.tracks.size();
  gaps.expected_by_chance = kAboveByChance * static_cast<double>(gaps.above.n);
  std::ranges::stable_sort(gaps.tracks, std::ranges::greater{}, &PlatformGap::beyond);
  if (gaps.tracks.size() > options.most) gaps.tracks.resize(options.most);
  return gaps;
}

Finding platform_gap_finding(const PlatformGaps& gaps) {
  Finding finding;
  finding.id = "gap-" + std::string(platform_name(gaps.platform));
  finding.question = gaps.platform == Platform::kSpotify ? kSpotifyQuestion : kYouTubeQuestion;
  finding.statistic = Bilingual{"Share of tracks above their 90 % band, where chance puts 5 %",
                                "90 % 예측 구간보다 높은 곡의 비율(우연이면 5 %)"};
  finding.threshold = kAboveByChance;
  finding.unit = Unit::kShare;
  finding.method = Bilingual{
      "predictions and conformal bands (Papadopoulos and others 2008) out of fold; 95 % interval "
      "by "
      "resampling artists (Efron 1979)",
      "폴드 밖 예측과 컨포멀 구간(Papadopoulos 외 2008), 아티스트 단위 재표집 95 % 구간(Efron "
      "1979)"};
  finding.estimate = gaps.above;
  if (gaps.above.n == 0) {
    finding.verdict = Verdict::kNotIdentifiable;
    finding.sentence =
        Bilingual{"It cannot be told: no model that knows both platforms was judged.",
                  "알 수 없습니다: 두 플랫폼을 함께 아는 모델을 평가하지 않았습니다."};
    return finding;
  }
  finding.verdict = judge_at_least(finding.estimate, finding.threshold);
  finding.sentence = text::fill(
      kSentence, {count_words(static_cast<double>(gaps.tracks_above)),
                  count_words(static_cast<double>(gaps.above.n)),
                  count_words(gaps.expected_by_chance), figure_words(gaps.above, finding.unit),
                  threshold_words(gaps.above, finding.threshold, finding.unit)});
  return finding;
}

}  // namespace crossfade::insight
