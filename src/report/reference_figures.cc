#include "report/reference_figures.h"

namespace crossfade::report {
namespace {

ReferenceFigure rows(std::string_view id, std::size_t value, text::Bilingual label) {
  return {id, static_cast<double>(value), true, false, label};
}

ReferenceFigure amount(std::string_view id, double value, text::Bilingual label) {
  return {id, value, false, false, label};
}

ReferenceFigure share(std::string_view id, double value, text::Bilingual label) {
  return {id, value, false, true, label};
}

}  // namespace

std::vector<ReferenceFigure> reference_figures(const insight::ReferenceKpis& kpis) {
  return {
      rows("rows_read", kpis.rows_read, {"Rows read", "읽은 행"}),
      rows("rows_after_cut_on_streams", kpis.rows_after_cut_on_streams,
           {"Rows after the cut on streams", "스트리밍 기준으로 자른 뒤의 행"}),
      rows("rows_after_cut_on_views", kpis.rows_after_cut_on_views,
           {"Rows after the cut on views", "조회수 기준으로 자른 뒤의 행"}),
      rows("rows_after_cut_on_likes", kpis.rows_after_cut_on_likes,
           {"Rows after the cut on likes", "좋아요 기준으로 자른 뒤의 행"}),
      rows("artists", kpis.artists, {"Artists", "아티스트"}),
      amount("total_streams", kpis.total_streams, {"Total streams", "스트리밍 합계"}),
      amount("total_views", kpis.total_views, {"Total views", "조회수 합계"}),
      amount("mean_streams", kpis.mean_streams, {"Mean streams", "평균 스트리밍"}),
      amount("median_streams", kpis.median_streams, {"Median streams", "스트리밍 중앙값"}),
      share("correlation_streams_views", kpis.correlation_streams_views,
            {"Correlation of streams and views", "스트리밍과 조회수의 상관"}),
      share("mean_likes_per_view_plus_one", kpis.mean_likes_per_view_plus_one,
            {"Mean of likes / (views + 1)", "좋아요 / (조회수 + 1)의 평균"}),
      share("mean_audio_positivity", kpis.mean_audio_positivity,
            {"Mean audio_positivity", "audio_positivity 평균"}),
      share("official_video_lift", kpis.official_video_lift,
            {"Official-video lift, as observed", "공식 영상의 관찰된 차이"}),
      amount("hit_threshold_streams", kpis.hit_threshold_streams,
             {"Streams of a hit (90th percentile)", "히트 기준 스트리밍(90번째 백분위수)"}),
      rows("rows_with_views", kpis.rows_with_views, {"Rows with views", "조회수가 있는 행"}),
  };
}

}  // namespace crossfade::report
