#include "report/figure.h"

#include <array>
#include <cmath>

#include "report/messages.h"
#include "text/number_format.h"
#include "text/sentence.h"

namespace crossfade::report {
namespace {

using insight::Kpis;

constexpr std::array kLines = {
    KpiLine{"total_streams",
            &Kpis::total_streams,
            Style::kLarge,
            {"Streams, all tracks", "스트리밍 합계"},
            {"sum over tracks as listed; a recording listed twice counts twice",
             "목록의 모든 곡 합계. 두 번 실린 음원은 두 번 더합니다"}},
    KpiLine{"total_streams_once",
            &Kpis::total_streams_once,
            Style::kLarge,
            {"Streams, each recording once", "스트리밍 합계(음원당 한 번)"},
            {"the same recording under several artists counted once",
             "여러 아티스트에 실린 같은 음원을 한 번만 더합니다"}},
    KpiLine{"total_views",
            &Kpis::total_views,
            Style::kLarge,
            {"Views, all tracks", "조회수 합계"},
            {"sum over tracks as listed", "목록의 모든 곡 합계"}},
    KpiLine{"mean_streams",
            &Kpis::mean_streams,
            Style::kLarge,
            {"Streams a track, mean", "곡당 스트리밍(평균)"},
            {"a few giants pull it up", "소수의 대형 히트곡이 끌어올립니다"}},
    KpiLine{"median_streams",
            &Kpis::median_streams,
            Style::kLarge,
            {"Streams a track, median", "곡당 스트리밍(중앙값)"},
            {"half of the tracks have more", "절반의 곡이 이보다 많습니다"}},
    KpiLine{"hit_threshold",
            &Kpis::hit_threshold,
            Style::kLarge,
            {"Streams of a hit", "히트 기준 스트리밍"},
            {"90th percentile of this file", "이 자료의 상위 10 % 경계"}},
    KpiLine{"engagement_mean_of_ratios",
            &Kpis::engagement_mean_of_ratios,
            Style::kShare,
            {"Engagement, mean of ratios", "참여율(곡별 비율의 평균)"},
            {"(likes + comments) / views, each video counts the same",
             "(좋아요 + 댓글) / 조회수, 모든 영상을 같은 무게로"}},
    KpiLine{"engagement_ratio_of_sums",
            &Kpis::engagement_ratio_of_sums,
            Style::kShare,
            {"Engagement, ratio of sums", "참여율(합계의 비율)"},
            {"each view counts the same", "모든 조회를 같은 무게로"}},
    KpiLine{"like_rate",
            &Kpis::like_rate,
            Style::kShare,
            {"Likes a view", "조회당 좋아요"},
            {"mean of likes / views", "좋아요 / 조회수의 평균"}},
    KpiLine{"streams_per_view",
            &Kpis::streams_per_view,
            Style::kDecimal,
            {"Streams a view", "조회당 스트리밍"},
            {"sum of streams / sum of views", "스트리밍 합계 / 조회수 합계"}},
    KpiLine{"correlation",
            &Kpis::correlation,
            Style::kDecimal,
            {"Correlation, as counted", "상관(원래 수치)"},
            {"Pearson, streams and views", "피어슨, 스트리밍과 조회수"}},
    KpiLine{"correlation_log",
            &Kpis::correlation_log,
            Style::kDecimal,
            {"Correlation of logs", "상관(로그)"},
            {"Pearson, ln(1 + count)", "피어슨, ln(1 + 수치)"}},
    KpiLine{"correlation_rank",
            &Kpis::correlation_rank,
            Style::kDecimal,
            {"Correlation of ranks", "상관(순위)"},
            {"Spearman", "스피어먼"}},
    KpiLine{"correlation_within_artist",
            &Kpis::correlation_within_artist,
            Style::kDecimal,
            {"Correlation within artist", "상관(아티스트 안)"},
            {"logs, each artist's mean taken out", "로그, 아티스트 평균을 뺀 뒤"}},
    KpiLine{"official_video_lift",
            &Kpis::official_video_lift,
            Style::kLift,
            {"Official-video lift, as observed", "공식 영상의 관찰된 차이"},
            {"ratio of mean streams less one; not an effect of the video",
             "평균 스트리밍의 비율 - 1. 영상의 효과가 아닙니다"}},
    KpiLine{"official_video_lift_log",
            &Kpis::official_video_lift_log,
            Style::kLift,
            {"Official-video lift, geometric", "공식 영상의 관찰된 차이(기하)"},
            {"the same for the typical track; not an effect either",
             "보통 곡에 대한 같은 비교. 역시 효과가 아닙니다"}},
};

std::string written(double value, Style style, text::Language language) {
  if (!std::isfinite(value)) return "–";
  switch (style) {
    case Style::kCount:
      return text::format_count(value);
    case Style::kLarge:
      return text::format_large(value, language);
    case Style::kDecimal:
      return text::format_decimal(value, 3);
    case Style::kShort:
      return text::format_decimal(value, 2);
    case Style::kShare:
      return std::abs(value) < 0.1 ? text::format_decimal(value * 100, 2) + " %"
                                   : text::format_percent(value);
    case Style::kLift:
      return text::format_percent(value, true);
  }
  return {};
}

}  // namespace

Cell figure(double value, Style style, text::Language language) {
  Cell cell{written(value, style, language)};
  if (style == Style::kLarge && std::isfinite(value)) {
    const std::string full = text::format_count(value);
    if (full != cell.text) cell.full = full;
  }
  return cell;
}

std::string interval(const stats::Estimate& estimate, Style style, text::Language language) {
  if (!std::isfinite(estimate.low) || !std::isfinite(estimate.high)) return "–";
  return written(estimate.low, style, language) + " – " + written(estimate.high, style, language);
}

std::string with_interval(const stats::Estimate& estimate, Style style, text::Language language) {
  const std::string value = written(estimate.value, style, language);
  const std::string range = interval(estimate, style, language);
  return range == "–" ? value : value + " [" + range + "]";
}

std::string money(double value, std::string_view currency) {
  const std::string amount = text::format_count(value);
  return currency.empty() || !std::isfinite(value) ? amount : amount + " " + std::string(currency);
}

std::string chance_words(double probability) {
  if (probability > 0.999) return "> 99.9 %";
  return probability < 0.001 ? "< 0.1 %" : text::format_percent(probability);
}

std::string fill(text::Bilingual message, text::Language language,
                 std::initializer_list<std::string> parts) {
  const std::vector<std::string_view> views(parts.begin(), parts.end());
  return text::fill(message.in(language), views);
}

std::string date_words(const Report& report, text::Language language) {
  return report.as_of.known() ? base::to_string(report.as_of)
                              : std::string(say::kNoDate.in(language));
}

std::span<const KpiLine> kpi_lines() { return kLines; }

}  // namespace crossfade::report
