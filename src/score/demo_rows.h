#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "audio/listen.h"
#include "catalogue/import.h"
#include "score/audio_calibration.h"
#include "score/outcome_model.h"

namespace crossfade::score {

/// What a label says of a demo. Empty where it does not say. Without an artist nothing of it
/// counts: the demo is scored by its sound alone.
struct DemoSheet {
  std::string artist = {};
  std::string track = {};
  std::string album = {};
  std::string album_type = {};  ///< "single", "album", "compilation"
  bool video_planned = false;   ///< moves nothing before release, which a note then says
};

/// An unreleased recording: what was heard of it, and what the label says.
struct Demo {
  const audio::Listened* heard = nullptr;  ///< not owned, never null
  std::string name;                        ///< the file's: its title, where the sheet has none
  DemoSheet sheet = {};
};

/// What a model is told of a demo's sound.
struct ToldSound {
  std::array<CalibratedValue, kPlatformFeatures> values;  ///< NaN: not told
  std::vector<std::string_view> read;                     ///< catalogue columns that are told
  std::vector<std::string_view> hidden;                   ///< those that are not

  /// Whether any value was mapped, so that it may be off.
  bool is_drawn() const;
  SoundKnown sound_known(const Demo& demo) const;
};
/// Loudness as measured or as mapped; what is perceived where the calibration's gate is open.
ToldSound tell_sound(const audio::AudioDescriptors& heard, const AudioCalibration* calibration);

/// How far off mapped values may be: residuals by draw and feature.
inline constexpr std::size_t kDraws = 16;
using ResidualDraws = std::array<std::array<double, kPlatformFeatures>, kDraws>;
ResidualDraws draw_residuals(const AudioCalibration& calibration);

/// Demos as rows that the importer reads as it reads those of a file.
class DemoRows {
 public:
  /// `off` is added to mapped values.
  void add(const Demo& demo, const ToldSound& told,
           const std::array<double, kPlatformFeatures>& off);
  /// One row a demo, in their order; refers to this object's texts.
  catalogue::Import import();

 private:
  void set_number(std::vector<std::string_view>& row, std::string_view header, double value);
  void set(std::vector<std::string_view>& row, std::string_view header, std::string_view text);

  catalogue::CellTable table_;
  std::deque<std::string> made_;
};

}  // namespace crossfade::score
