#include "score/demo_score_json.h"

#include "score/prediction_json.h"

namespace crossfade::score {
namespace {

using table::Json;

Json json_of(const stats::Estimate& estimate) {
  return Json::object()
      .set("value", estimate.value)
      .set("low", estimate.low)
      .set("high", estimate.high)
      .set("n", std::uint64_t{estimate.n});
}

Json json_of(const std::vector<std::string_view>& names) {
  Json list = Json::array();
  for (const std::string_view name : names) list.push(Json(name));
  return list;
}

}  // namespace

Json json_of(const DemoScore& score) {
  const Prediction& p = score.prediction;
  Json json = Json::object()
                  .set("artist", p.artist)
                  .set("track", p.track)
                  .set("scenario", p.scenario)
                  .set("by_sound_alone", score.by_sound_alone)
                  .set("streams", p.streams)
                  .set("streams_low", p.streams_low)
                  .set("streams_high", p.streams_high)
                  .set("hit_probability", p.hit_probability)
                  .set("base_rate", json_of(score.base_rate))
                  .set("lift", score.lift)
                  .set("alike", json_of(score.alike))
                  .set("auc", json_of(score.auc))
                  .set("rank", Json::object()
                                   .set("place", std::uint64_t{score.place})
                                   .set("of", std::uint64_t{score.places})
                                   .set("released_below", std::uint64_t{score.released_below})
                                   .set("released", std::uint64_t{score.released}))
                  .set("read", json_of(score.read))
                  .set("hidden", json_of(score.hidden))
                  .set("note", p.note)
                  .set("note_ko", p.note_korean);
  add_explanation(json, p.explanation.value_or(Explanation()));
  return json;
}

}  // namespace crossfade::score
