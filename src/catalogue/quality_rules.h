#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "catalogue/import.h"
#include "catalogue/quality.h"
#include "catalogue/record_map.h"
#include "catalogue/recording_index.h"
#include "catalogue/title_match.h"

namespace crossfade::catalogue {

/// What the rules look at.
struct QualityInput {
  const Import& import;
  const RecordingIndex& recordings;
  const RecordMap& records;
  const TitleMatches& titles;
  base::Date today;

  const Catalogue& catalogue() const { return import.catalogue; }
};

/// What a rule found; see RuleResult.
struct Judged {
  std::size_t checked = 0;
  std::size_t faults = 0;
  std::vector<std::uint32_t> rows;
};

/// One rule: a line in the table of quality_rules.cc and a function.
struct QualityRule {
  std::string_view id;
  QualityPart part;
  double weight;  ///< within its part; 0: shown, not scored
  text::Bilingual sentence;
  Judged (*judge)(const QualityInput&);
};

/// All rules, by part.
std::span<const QualityRule> quality_rules();

// The functions of the table, by part.

Judged streams_missing(const QualityInput& input);
Judged views_missing(const QualityInput& input);
Judged likes_missing(const QualityInput& input);
Judged comments_missing(const QualityInput& input);
Judged audio_missing(const QualityInput& input);
Judged video_names_missing(const QualityInput& input);
Judged flags_missing(const QualityInput& input);

Judged rows_left_out(const QualityInput& input);
Judged numbers_unreadable(const QualityInput& input);
Judged counts_negative(const QualityInput& input);
Judged values_out_of_range(const QualityInput& input);
Judged flags_unreadable(const QualityInput& input);
Judged dates_unreadable(const QualityInput& input);
Judged identifiers_unreadable(const QualityInput& input);
Judged streams_zero(const QualityInput& input);
Judged views_zero(const QualityInput& input);
Judged tempo_zero(const QualityInput& input);
Judged duration_short(const QualityInput& input);
Judged duration_long(const QualityInput& input);

Judged rows_repeated(const QualityInput& input);
Judged recording_under_several_artists(const QualityInput& input);
Judged video_of_several_recordings(const QualityInput& input);
Judged identities_clash(const QualityInput& input);

Judged likes_above_views(const QualityInput& input);
Judged comments_above_views(const QualityInput& input);
Judged views_above_best(const QualityInput& input);
Judged best_above_sum(const QualityInput& input);
Judged streams_of_other_recording(const QualityInput& input);
Judged recording_with_several_streams(const QualityInput& input);

Judged video_missing(const QualityInput& input);
Judged title_without_track(const QualityInput& input);
Judged video_without_artist(const QualityInput& input);
Judged topic_marked_official(const QualityInput& input);
Judged recording_with_several_videos(const QualityInput& input);

Judged counts_old(const QualityInput& input);
Judged counts_dated_ahead(const QualityInput& input);
Judged released_after_counts(const QualityInput& input);

/// The rows that `is_faulty` says, of those that `is_checked` says; both take a row.
template <typename Checked, typename Faulty>
Judged judge_rows(const Catalogue& catalogue, const Checked& is_checked, const Faulty& is_faulty) {
  Judged judged;
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    if (!is_checked(row)) continue;
    ++judged.checked;
    if (is_faulty(row)) judged.rows.push_back(static_cast<std::uint32_t>(row));
  }
  judged.faults = judged.rows.size();
  return judged;
}

}  // namespace crossfade::catalogue
