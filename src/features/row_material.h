#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "features/scenario.h"
#include "features/text_projection.h"
#include "features/track_cues.h"
#include "features/word_lists.h"
#include "learn/feature_matrix.h"

namespace crossfade::features {

/// What is read from a catalogue once, whatever is predicted: no target is in sight here. One entry
/// a catalogue row. Refers to the catalogue, which must outlive it.
struct RowMaterial {
  const catalogue::Catalogue& catalogue;
  std::vector<TrackCues> cues;
  learn::FeatureMatrix sheet_names;         ///< rows x components of NameProjections::sheet
  learn::FeatureMatrix video_names;         ///< the same of NameProjections::video
  std::vector<std::uint64_t> album = {};    ///< names its title, whoever's it is; 0: none given
  std::vector<std::uint64_t> channel = {};  ///< names a channel; 0: none given
  /// None where the name is a single letter: it says nothing in a text.
  WordLists artist_words = {};
  WordLists track_words = {};
  WordLists title_words = {};  ///< of the video's title; of the track's name where there is none
};

/// Where names stand by how they are spelt, learnt without any target.
struct NameProjections {
  TextProjection sheet;  ///< of artist, track and album
  TextProjection video;  ///< of these and the video's title and channel
};

/// Learns from all rows of the catalogue.
NameProjections fit_names(const catalogue::Catalogue& catalogue, std::uint64_t seed, int threads);

/// Which coordinates of names are read; of the others there are no columns.
struct NamesRead {
  bool sheet = true;
  bool video = true;

  /// Adds what FittedFeatures::apply() reads in a scenario.
  void include(Scenario scenario);
};

RowMaterial read_material(const catalogue::Catalogue& catalogue, const NameProjections& projections,
                          int threads, NamesRead read = {});

/// The coordinates of the names that a scenario knows.
const learn::FeatureMatrix& names_in(const RowMaterial& material, Scenario scenario);

}  // namespace crossfade::features
