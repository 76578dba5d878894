// The parts "consistent" (a row against itself) and "matched": is the video the track's?
#include <algorithm>
#include <cmath>

#include "catalogue/quality_rules.h"

namespace crossfade::catalogue {
namespace {

Judged judge_above(const QualityInput& input, const std::vector<double>& part,
                   const std::vector<double>& whole) {
  return judge_rows(
      input.catalogue(),
      [&](std::size_t row) { return !std::isnan(part[row]) && !std::isnan(whole[row]); },
      [&](std::size_t row) { return part[row] > whole[row]; });
}

Judged judge_matches(const QualityInput& input, const std::vector<Match>& matches) {
  return judge_rows(
      input.catalogue(), [&](std::size_t row) { return matches[row] != Match::kUnknown; },
      [&](std::size_t row) { return matches[row] == Match::kNo; });
}

}  // namespace

Judged likes_above_views(const QualityInput& input) {
  return judge_above(input, input.catalogue().likes, input.catalogue().views);
}

Judged comments_above_views(const QualityInput& input) {
  return judge_above(input, input.catalogue().comments, input.catalogue().views);
}

Judged views_above_best(const QualityInput& input) {
  return judge_above(input, input.catalogue().views, input.catalogue().best_views);
}

Judged best_above_sum(const QualityInput& input) {
  return judge_above(input, input.catalogue().best_views, input.catalogue().summed_views);
}

Judged video_missing(const QualityInput& input) {
  const auto& video = input.catalogue().ids.video;
  const bool any = std::any_of(video.begin(), video.end(), [](auto id) { return id != 0; });
  return judge_rows(
      input.catalogue(), [&](std::size_t) { return any; },
      [&](std::size_t row) { return video[row] == 0; });
}

Judged title_without_track(const QualityInput& input) {
  return judge_matches(input, input.titles.track);
}

Judged video_without_artist(const QualityInput& input) {
  return judge_matches(input, input.titles.artist);
}

Judged topic_marked_official(const QualityInput& input) {
  const Catalogue& catalogue = input.catalogue();
  return judge_rows(
      catalogue,
      [&](std::size_t row) {
        return catalogue.official_video[row] != Flag::kMissing && catalogue.channel[row] != kNoName;
      },
      [&](std::size_t row) {
        return catalogue.official_video[row] == Flag::kTrue &&
               catalogue.text(catalogue.channel[row]).ends_with(" - Topic");
      });
}

}  // namespace crossfade::catalogue
