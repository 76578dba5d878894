#pragma once

#include <vector>

#include "advise/video_plan.h"
#include "catalogue/catalogue.h"
#include "features/track_cues.h"
#include "insight/platform_gap.h"
#include "insight/video_effect.h"
#include "score/training.h"

namespace crossfade::study {

/// The judged model of a target (hits among them) and scenario, or null where there is none.
const score::JudgedModel* find_judged(const score::Training& training, features::Target target,
                                      features::Scenario scenario);

/// What such a model said of the rows it was judged on; empty without one. Refers to `training`.
insight::OutOfFoldAnswers answers_of(const score::Training& training, features::Target target,
                                     features::Scenario scenario);

/// What is expected of each recording before its video is out (so that no video's views are in the
/// answer), knowing the artist's other tracks where models did; out of fold, NaN for recordings
/// that no model was judged on. Tracks whose video is a music video have one already. `cues` has
/// one entry a catalogue row.
std::vector<advise::TrackForecast> forecast_tracks(const catalogue::Catalogue& catalogue,
                                                   std::span<const features::TrackCues> cues,
                                                   const score::Training& training);

/// What the findings say of a video's effect, as a plan weighs it.
advise::EffectEvidence effect_evidence(const insight::VideoEffectStudy& study);

}  // namespace crossfade::study
