#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "http/message.h"
#include "registry/heard_sounds.h"
#include "score/audio_calibration.h"
#include "score/demo_score.h"
#include "score/scorer.h"
#include "store/store.h"
#include "table/json.h"

namespace crossfade::server {

/// The most demos that are scored, and ranked, together.
inline constexpr std::size_t kMostDemos = 200;

/// What somebody asks of demos.
struct DemoQuestion {
  std::vector<std::string> digests;
  score::DemoSheet sheet;  ///< holds for all of them
  bool explain = false;    ///< with reasons and nearest recordings
};
/// A request's body {digests, artist, track, album, album_type, video_planned, explain}. Throws
/// base::Error: kUsage for another content type, kInputRefused for anything else in it, for no
/// digest and for more than kMostDemos.
DemoQuestion read_demo_question(const http::Request& request);

/// What a store knows of the demos that a question is about.
struct AskedDemos {
  std::vector<registry::HeardSound> sounds;  ///< in the order of the question
  std::vector<std::string> unknown;          ///< digests that this program's analysis has not heard
  std::optional<score::AudioCalibration> calibration;
};
AskedDemos find_demos(store::Store& store, const DemoQuestion& question);

/// The answer as openapi.json's `DemoScores` has it. Any number of threads gives the same.
table::Json json_demo_scores(const score::Scorer& scorer, const DemoQuestion& question,
                             const AskedDemos& demos, int threads);

}  // namespace crossfade::server
