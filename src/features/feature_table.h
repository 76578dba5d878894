#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "catalogue/catalogue.h"
#include "features/fitted_row.h"
#include "features/track_cues.h"
#include "text/language.h"

namespace crossfade::features {

/// When the value of a feature can first be known.
enum class KnownSince : std::uint8_t { kDemo, kRelease, kAfterRelease };

/// Families are what importances are summed by.
enum class Family : std::uint8_t {
  kAudio,          ///< Spotify's audio features and what is derived from them
  kSheet,          ///< what the release sheet says: names, album type, guests, versions
  kViews,          ///< the video's views, and those of the track's other candidate videos
  kEngagement,     ///< likes, comments and their ratios
  kVideoFlags,     ///< licensed, official_video
  kVideoCues,      ///< kind of video and channel, read from title and channel
  kMatch,          ///< how well title and channel fit track and artist
  kNames,          ///< the names' character n-grams, projected without a target
  kChannelOthers,  ///< other artists' tracks on the video's channel
  kCompany,        ///< other artists' tracks on an album of this title, or that name or are named
  kRoster,         ///< the artist's other tracks
  kStreams,        ///< the track's streams (for views models only)
};

/// Whether the features of a family are fitted with a target in sight (FittedFeatures): alone they
/// may do what a whole model may.
constexpr bool is_fitted(Family family) {
  return family == Family::kNames || family == Family::kChannelOthers ||
         family == Family::kCompany || family == Family::kRoster;
}

/// What a feature is computed from that could hold a target; the leakage guard reads it.
enum Holds : std::uint8_t { kHoldsNothing = 0, kHoldsStreams = 1, kHoldsVideoCounts = 2 };

/// One row of a catalogue as the feature functions see it.
struct TrackView {
  const catalogue::Catalogue& catalogue;
  std::size_t row;
  const TrackCues& cues;
  const FittedRow& fitted;
};

/// One line of the feature table: all that is known of a feature. Derived variables, the leakage
/// guard, the labels and the documentation are read from here.
struct Feature {
  std::string_view name;  ///< stable, as files and reports write it
  /// "1" for shares, "yes/no" for 1 or 0, "ln" for a logarithm, "ln ratio" for that of a factor.
  std::string_view unit;
  std::string_view formula;  ///< from the file's columns, with the edge rule
  text::Bilingual label;
  Family family;
  KnownSince known_since;
  std::uint8_t holds;                      ///< bits of Holds
  float (*value)(const TrackView& track);  ///< NaN is missing
};

/// The one feature table.
std::span<const Feature> feature_table();
/// Index of the feature `name`; throws base::Error (kUsage) where there is none.
std::size_t feature_index(std::string_view name);
/// English and Korean names of a family.
text::Bilingual family_label(Family family);
std::string_view family_name(Family family);
/// Names the table's content: a model carries it and is refused under another.
std::uint64_t feature_table_hash();

}  // namespace crossfade::features
