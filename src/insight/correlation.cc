// H3: "a correlation of .6 between the platforms makes joint promotion efficient".
//
// There is no one correlation. As counted (Pearson) a few giants decide it; of logarithms it is
// that of growth by a factor; of ranks (Spearman 1904) that of who is ahead of whom. Among all rows
// it mixes two things: known artists have more of both, and within an artist's tracks the more
// streamed is the more watched. The second is nearer to what promoting one track could use. But
// none of them says what promotion brings: a correlation of two outcomes holds no cause of either,
// so the second half of the claim is not identifiable, whatever the first half comes to.
#include "insight/correlation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "insight/estimate_under.h"
#include "insight/ranked_rows.h"
#include "insight/row_values.h"
#include "insight/tempo_segment.h"
#include "insight/threshold_words.h"
#include "stats/group_correlation.h"
#include "stats/summary.h"

namespace crossfade::insight {
namespace {

using stats::Estimate;
using text::Bilingual;

constexpr Bilingual kMethod{"{}; 95 % interval by resampling artists (Efron 1979)",
                            "{}, 아티스트 단위 재표집 95 % 구간(Efron 1979)"};
constexpr Bilingual kSentence{"{} is {}; {}.", "{}은 {}입니다. {}."};

// The correlations of one choice of rows.
struct Correlations {
  Estimate counted;
  Estimate logs;
  Estimate ranks;
  Estimate within;
  Estimate between;
};

struct Form {
  const char* id;
  Estimate Correlations::*estimate;
  Bilingual question;
  Bilingual statistic;
  Bilingual method;
};
constexpr Form kForms[] = {
    {"h3-correlation",
     &Correlations::counted,
     {"Do streams and views go together, as counted?", "스트리밍과 조회수는 함께 움직입니까?"},
     {"The correlation of streams and views as counted", "스트리밍과 조회수의 원래 수치 상관"},
     {"Pearson's correlation", "피어슨 상관"}},
    {"h3-correlation-log",
     &Correlations::logs,
     {"Do streams and views go together on logarithms, where no giant decides?",
      "초대형 곡이 좌우하지 않는 로그에서도 스트리밍과 조회수가 함께 움직입니까?"},
     {"The correlation of ln(1 + streams) and ln(1 + views)",
      "ln(1 + 스트리밍)과 ln(1 + 조회수)의 상관"},
     {"Pearson's correlation of logarithms", "로그의 피어슨 상관"}},
    {"h3-correlation-rank",
     &Correlations::ranks,
     {"Do streams and views go together by rank?",
      "순위로 보아도 스트리밍과 조회수가 함께 움직입니까?"},
     {"The correlation of ranks", "순위 상관"},
     {"Spearman's correlation (1904)", "스피어먼 상관(1904)"}},
    {"h3-correlation-within",
     &Correlations::within,
     {"Do streams and views go together among the tracks of one artist?",
      "한 아티스트의 곡들 사이에서도 스트리밍과 조회수가 함께 움직입니까?"},
     {"The correlation within artists", "아티스트 안의 상관"},
     {"Pearson's correlation of logarithms, each artist's mean taken out",
      "아티스트 평균을 뺀 로그의 피어슨 상관"}},
    {"h3-correlation-between",
     &Correlations::between,
     {"Do streams and views go together from artist to artist?",
      "아티스트끼리 견주어도 스트리밍과 조회수가 함께 움직입니까?"},
     {"The correlation between artists", "아티스트 사이의 상관"},
     {"Pearson's correlation of the artists' mean logarithms, each artist once",
      "아티스트별 평균 로그의 피어슨 상관, 아티스트당 한 번"}},
};

Estimate rank_correlation(std::span<const double> x, std::span<const double> y,
                          std::span<const std::uint32_t> artists,
                          const stats::BootstrapOptions& options) {
  const stats::GroupNumbers groups = stats::number_groups(artists);
  const RankedRows ranks(x, y, groups.number, groups.count);
  const auto statistic = [&](std::span<const std::uint32_t> weights, std::span<double> figures) {
    figures[0] = ranks.resample(weights, {}).rank_correlation;
  };
  Estimate estimate = stats::bootstrap_groups(groups.count, 1, statistic, options).front();
  estimate.value = ranks.rank_correlation();
  estimate.n = x.size();
  return estimate;
}

Correlations correlations_of(const catalogue::Catalogue& catalogue, const ArtistGroups& artists,
                             std::span<const std::size_t> rows,
                             const stats::BootstrapOptions& options) {
  const std::vector<double> streams = values_at(catalogue.streams, rows);
  const std::vector<double> views = values_at(catalogue.views, rows);
  const std::vector<std::uint32_t> groups = artists_at(artists, rows);
  const stats::GroupCorrelations logs = stats::group_correlations(
      logs_at(catalogue.streams, rows), logs_at(catalogue.views, rows), groups, options);
  return {stats::group_correlations(streams, views, groups, options).pooled, logs.pooled,
          rank_correlation(streams, views, groups, options), logs.within, logs.between};
}

// A part of the rows, by what tells it.
struct Segment {
  Bilingual name;
  std::vector<std::size_t> rows;
};

void add_tempo_segments(const catalogue::Catalogue& catalogue, std::span<const std::size_t> rows,
                        std::vector<Segment>& segments) {
  const TempoSegment tempo;
  Segment inside{{"120 to 130 BPM", "120~130 BPM"}, {}};
  Segment outside{{"other tempos", "그 밖의 템포"}, {}};
  for (const std::size_t row : rows) {
    const double bpm = catalogue.audio.tempo_bpm[row];
    if (has_tempo(bpm)) (tempo.holds(bpm) ? inside : outside).rows.push_back(row);
  }
  segments.push_back(std::move(inside));
  segments.push_back(std::move(outside));
}

void add_album_segments(const catalogue::Catalogue& catalogue, std::span<const std::size_t> rows,
                        std::vector<Segment>& segments) {
  constexpr std::pair<std::string_view, Bilingual> kTypes[] = {
      {"album", {"on albums", "정규 앨범 수록곡"}},
      {"single", {"singles", "싱글"}},
      {"compilation", {"on compilations", "컴필레이션 수록곡"}}};
  for (const auto& [type, name] : kTypes) {
    Segment segment{name, {}};
    std::ranges::copy_if(rows, std::back_inserter(segment.rows), [&, type = type](std::size_t row) {
      return catalogue.text(catalogue.album_type[row]) == type;
    });
    segments.push_back(std::move(segment));
  }
}

// Thirds of the artists by their mean log streams.
void add_size_segments(const catalogue::Catalogue& catalogue, const ArtistGroups& artists,
                       std::span<const std::size_t> rows, std::vector<Segment>& segments) {
  std::vector<double> total(artists.count);
  std::vector<double> tracks(artists.count);
  for (const std::size_t row : rows) {
    total[artists.group[row]] += std::log1p(catalogue.streams[row]);
    tracks[artists.group[row]] += 1;
  }
  std::vector<double> size(artists.count);
  for (std::size_t a = 0; a < size.size(); ++a) size[a] = total[a] / tracks[a];
  const double low = stats::quantile(size, 1.0 / 3);
  const double high = stats::quantile(size, 2.0 / 3);
  std::array<Segment, 3> thirds = {Segment{{"small artists (third by mean log streams)",
                                            "작은 아티스트(평균 로그 스트리밍 하위 3분의 1)"},
                                           {}},
                                   Segment{{"middle artists", "중간 아티스트"}, {}},
                                   Segment{{"large artists", "큰 아티스트"}, {}}};
  for (const std::size_t row : rows) {
    const double mean = size[artists.group[row]];
    thirds[mean < low ? 0 : mean < high ? 1 : 2].rows.push_back(row);
  }
  std::ranges::move(thirds, std::back_inserter(segments));
}

void add_segments(const catalogue::Catalogue& catalogue, const ArtistGroups& artists,
                  std::span<const std::size_t> rows, const CorrelationOptions& options,
                  Finding& finding) {
  std::vector<Segment> segments;
  add_tempo_segments(catalogue, rows, segments);
  add_album_segments(catalogue, rows, segments);
  add_size_segments(catalogue, artists, rows, segments);
  for (const Segment& segment : segments) {
    const Estimate estimate =
        stats::group_correlations(logs_at(catalogue.streams, segment.rows),
                                  logs_at(catalogue.views, segment.rows),
                                  artists_at(artists, segment.rows), options.bootstrap)
            .pooled;
    if (estimate.n > 0) finding.under.push_back({segment.name, estimate});
  }
}

Finding tempo_finding(const catalogue::Catalogue& catalogue, const ArtistGroups& artists,
                      std::span<const RowChoice> choices, const CorrelationOptions& options) {
  Finding finding;
  finding.id = "h3-tempo";
  finding.question = Bilingual{"Are the platforms closer to each other at 120 to 130 BPM?",
                               "120~130 BPM에서 두 플랫폼이 더 가깝게 움직입니까?"};
  finding.statistic = Bilingual{
      "Difference of the correlations of logs, 120 to 130 BPM less other "
      "tempos",
      "로그 상관의 차이(120~130 BPM에서 그 밖의 템포를 뺀 값)"};
  finding.threshold = 0;
  finding.unit = Unit::kDecimal;
  finding.method = text::fill(
      kMethod, {Bilingual{"difference of two Pearson's correlations", "두 피어슨 상관의 차이"}});
  const TempoSegment tempo;
  const auto estimate = [&](std::span<const std::size_t> rows) {
    std::vector<double> streams = logs_at(catalogue.streams, rows);
    std::vector<char> inside;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double bpm = catalogue.audio.tempo_bpm[rows[i]];
      if (!has_tempo(bpm)) streams[i] = std::nan("");
      inside.push_back(tempo.holds(bpm) ? 1 : 0);
    }
    return stats::correlation_difference(streams, logs_at(catalogue.views, rows), inside,
                                         artists_at(artists, rows), options.bootstrap);
  };
  estimate_under(choices, estimate, finding);
  finding.sentence = text::fill(
      Bilingual{"The correlation of logs at 120 to 130 BPM less that at other tempos is {}; {}.",
                "120~130 BPM의 로그 상관에서 그 밖의 템포의 로그 상관을 빼면 {}입니다. {}."},
      {figure_words(finding.estimate, finding.unit),
       threshold_words(finding.estimate, 0, finding.unit)});
  refuse_without_figure(finding);
  return finding;
}

Finding efficiency_finding() {
  Finding finding;
  finding.id = "h3-efficiency";
  finding.question =
      Bilingual{"Does a high correlation of the platforms make joint promotion efficient?",
                "두 플랫폼의 상관이 높으면 공동 프로모션이 효율적입니까?"};
  finding.statistic = Bilingual{"What a promotion brings on both platforms for what it costs",
                                "비용 대비 두 플랫폼에서 얻는 성과"};
  finding.method = Bilingual{"none: a correlation of two outcomes holds the cause of neither",
                             "없음: 두 결과의 상관에는 어느 쪽의 원인도 들어 있지 않습니다"};
  finding.verdict = Verdict::kNotIdentifiable;
  finding.sentence = Bilingual{
      "This cannot follow from a correlation, however high: an artist's fame moves both counts at "
      "once, with or without promotion. It takes what was spent, week by week and platform by "
      "platform, or an experiment in which lots decide which tracks are promoted.",
      "상관이 아무리 높아도 이 결론은 나오지 않습니다. 프로모션이 없어도 아티스트의 인지도가 두 "
      "수치를 "
      "함께 움직이기 때문입니다. 주별·플랫폼별 집행 비용이나, 프로모션할 곡을 추첨으로 정하는 "
      "실험이 "
      "필요합니다."};
  return finding;
}

}  // namespace

std::vector<Finding> find_correlations(const catalogue::Catalogue& catalogue,
                                       std::span<const RowChoice> choices,
                                       const CorrelationOptions& options) {
  const ArtistGroups artists = group_by_artist(catalogue);
  std::vector<Correlations> taken;
  for (const RowChoice& choice : choices) {
    taken.push_back(correlations_of(catalogue, artists, choice.rows, options.bootstrap));
  }
  std::vector<Finding> findings;
  for (const Form& form : kForms) {
    Finding finding;
    finding.id = form.id;
    finding.question = form.question;
    finding.statistic = form.statistic;
    finding.threshold = options.threshold;
    finding.unit = Unit::kDecimal;
    finding.method = text::fill(kMethod, {form.method});
    finding.estimate = taken.front().*form.estimate;
    for (std::size_t i = 1; i < choices.size(); ++i) {
      finding.under.push_back({choices[i].name, taken[i].*form.estimate});
    }
    if (form.estimate == &Correlations::logs) {
      add_segments(catalogue, artists, choices.front().rows, options, finding);
    }
    finding.verdict = judge_at_least(finding.estimate, finding.threshold);
    finding.sentence =
        text::fill(kSentence, {form.statistic, figure_words(finding.estimate, finding.unit),
                               threshold_words(finding.estimate, finding.threshold, finding.unit)});
    refuse_without_figure(finding);
    findings.push_back(std::move(finding));
  }
  findings.push_back(tempo_finding(catalogue, artists, choices, options));
  findings.push_back(efficiency_finding());
  return findings;
}

}  // namespace crossfade::insight
