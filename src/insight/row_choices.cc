#include "insight/row_choices.h"

#include <algorithm>

#include "features/study_rows.h"
#include "insight/outliers.h"

namespace crossfade::insight {
namespace {

// A word-by-word fit below this is hardly the track's own video.
constexpr float kLeastTitleMatch = 0.6F;

std::vector<std::size_t> without(std::span<const std::size_t> rows, const auto& leaves_out) {
  std::vector<std::size_t> kept;
  std::ranges::copy_if(rows, std::back_inserter(kept),
                       [&](std::size_t row) { return !leaves_out(row); });
  return kept;
}

std::vector<bool> three_sigma_cuts(const catalogue::Catalogue& catalogue) {
  std::vector<bool> cut(catalogue.size());
  for (const OutlierList& list : find_outliers(catalogue).lists) {
    if (list.rule != OutlierRule::kThreeSigma) continue;
    for (const std::uint32_t row : list.rows) cut[row] = true;
  }
  return cut;
}

}  // namespace

std::vector<RowChoice> row_choices(const catalogue::Catalogue& catalogue,
                                   const catalogue::RecordingIndex& recordings,
                                   std::span<const features::TrackCues> cues) {
  std::vector<RowChoice> choices;
  choices.push_back({text::Bilingual{"one row a recording", "음원마다 한 행"},
                     features::stream_study_rows(catalogue, recordings)});
  const std::vector<std::size_t> once = choices.front().rows;
  std::vector<std::size_t> repeats;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (features::has_study_values(catalogue, row)) repeats.push_back(row);
  }
  choices.push_back({text::Bilingual{"repeats of recordings kept", "중복 음원 포함"}, repeats});
  const std::vector<bool> cut = three_sigma_cuts(catalogue);
  choices.push_back({text::Bilingual{"3-sigma outliers cut", "3시그마 이상치 제거"},
                     without(once, [&](std::size_t row) { return cut[row]; })});
  choices.push_back(
      {text::Bilingual{"no Topic uploads, no foreign videos", "Topic 업로드와 다른 곡의 영상 제외"},
       without(once, [&](std::size_t row) {
         return cues[row].topic_channel ||
                !(cues[row].match.track_title_partial >= kLeastTitleMatch);
       })});
  return choices;
}

}  // namespace crossfade::insight
