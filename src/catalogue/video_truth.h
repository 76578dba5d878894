#pragma once

namespace crossfade::catalogue {

/// What is true of music videos in a synthetic catalogue. With every member at 0 official_video is
/// drawn as in the public file, and is followed by nothing: its effect is 0, nothing confounds it.
/// Otherwise every recording has a music video or none, official_video says which (missing where
/// the row has no video), and the title names the kind of video; with F the artist's fame, standard
/// normal, the chance of one is .5 + .5 c / (1 + |c|), c = fame_confounding x F.
struct VideoTruth {
  /// The effect: with a music video, the streams of every recording are 1 + effect times what they
  /// would be without (before rounding, and below the 3.6e9 where counts end).
  double effect = 0;
  /// How much more often recordings of famous artists have one: at 1, three in four of an artist
  /// whose fame is one standard deviation above the mean, one in four at one below.
  double fame_confounding = 0;
  /// What the video's engagement does: e, standard normal and one higher with a music video,
  /// multiplies likes and comments by exp(.4 e) and streams by exp(engagement_effect x e). It is a
  /// way of the effect, not a part beside it: by all ways together the effect is `effect`.
  double engagement_effect = 0;

  bool is_stated() const { return effect != 0 || fame_confounding != 0 || engagement_effect != 0; }
};

}  // namespace crossfade::catalogue
