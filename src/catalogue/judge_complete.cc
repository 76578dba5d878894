// The part "complete". A column without a single value is taken as not in the file, and its rule
// does not apply; streams and views, which all else rests on, are asked for in any case.
#include <algorithm>
#include <array>
#include <cmath>

#include "catalogue/quality_rules.h"

namespace crossfade::catalogue {
namespace {

Judged judge_missing(const std::vector<double>& column) {
  Judged judged;
  judged.checked = column.size();
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (std::isnan(column[row])) judged.rows.push_back(static_cast<std::uint32_t>(row));
  }
  judged.faults = judged.rows.size();
  return judged;
}

// Of `judged`, nothing where not one row is in order.
Judged unless_all_missing(Judged judged) {
  if (judged.faults == judged.checked) return {};
  return judged;
}

bool has_numbers(const std::vector<double>& column) {
  return std::any_of(column.begin(), column.end(), [](double value) { return !std::isnan(value); });
}

template <typename Value>
bool has_other_than(const std::vector<Value>& column, Value missing) {
  return std::any_of(column.begin(), column.end(), [&](Value value) { return value != missing; });
}

// A row is at fault where any of the columns that the file has is missing.
template <typename Value>
Judged judge_any_missing(const Catalogue& catalogue,
                         const std::vector<const std::vector<Value>*>& columns, Value missing) {
  std::vector<const std::vector<Value>*> present;
  for (const auto* column : columns) {
    if (has_other_than(*column, missing)) present.push_back(column);
  }
  return judge_rows(
      catalogue, [&](std::size_t) { return !present.empty(); },
      [&](std::size_t row) {
        return std::any_of(present.begin(), present.end(),
                           [&](const auto* column) { return (*column)[row] == missing; });
      });
}

}  // namespace

Judged streams_missing(const QualityInput& input) {
  return judge_missing(input.catalogue().streams);
}

Judged views_missing(const QualityInput& input) { return judge_missing(input.catalogue().views); }

Judged likes_missing(const QualityInput& input) {
  return unless_all_missing(judge_missing(input.catalogue().likes));
}

Judged comments_missing(const QualityInput& input) {
  return unless_all_missing(judge_missing(input.catalogue().comments));
}

Judged audio_missing(const QualityInput& input) {
  const Catalogue& catalogue = input.catalogue();
  const AudioColumns& audio = catalogue.audio;
  std::vector<const std::vector<double>*> present;
  for (const auto* column :
       {&audio.danceability, &audio.energy, &audio.key, &audio.loudness_db, &audio.speechiness,
        &audio.acousticness, &audio.instrumentalness, &audio.liveness, &audio.valence,
        &audio.tempo_bpm, &catalogue.duration_ms}) {
    if (has_numbers(*column)) present.push_back(column);
  }
  return judge_rows(
      catalogue, [&](std::size_t) { return !present.empty(); },
      [&](std::size_t row) {
        return std::any_of(present.begin(), present.end(),
                           [&](const auto* column) { return std::isnan((*column)[row]); });
      });
}

Judged video_names_missing(const QualityInput& input) {
  const Catalogue& catalogue = input.catalogue();
  return judge_any_missing<NameId>(catalogue, {&catalogue.title, &catalogue.channel}, kNoName);
}

Judged flags_missing(const QualityInput& input) {
  const Catalogue& catalogue = input.catalogue();
  return judge_any_missing<Flag>(catalogue, {&catalogue.licensed, &catalogue.official_video},
                                 Flag::kMissing);
}

}  // namespace crossfade::catalogue
