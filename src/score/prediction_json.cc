#include "score/prediction_json.h"

#include "features/reasons_json.h"

namespace crossfade::score {

void add_explanation(table::Json& row, const Explanation& explanation) {
  const auto or_null = [](const std::optional<features::Reasons>& reasons) {
    return reasons ? features::json_of(*reasons) : table::Json();
  };
  table::Json nearest = table::Json::array();
  for (const Neighbour& each : explanation.nearest) {
    nearest.push(table::Json::object()
                     .set("artist", each.artist)
                     .set("track", each.track)
                     .set("streams", each.streams)
                     .set("distance", each.distance));
  }
  row.set("reasons", table::Json::object()
                         .set("streams", or_null(explanation.streams))
                         .set("hit", or_null(explanation.hit))
                         .set("views", or_null(explanation.views)));
  row.set("nearest", std::move(nearest));
}

table::Json json_of(const std::vector<Prediction>& predictions, Detail detail) {
  table::Json rows = table::Json::array();
  for (const Prediction& p : predictions) {
    table::Json row = table::Json::object()
                          .set("row", std::uint64_t{p.row})
                          .set("artist", p.artist)
                          .set("track", p.track)
                          .set("scenario", p.scenario)
                          .set("streams", p.streams)
                          .set("streams_low", p.streams_low)
                          .set("streams_high", p.streams_high)
                          .set("hit_probability", p.hit_probability)
                          .set("views", p.views)
                          .set("views_low", p.views_low)
                          .set("views_high", p.views_high)
                          .set("note", p.note)
                          .set("note_ko", p.note_korean);
    if (detail == Detail::kReasons) {
      add_explanation(row, p.explanation.value_or(Explanation()));
    }
    rows.push(std::move(row));
  }
  return rows;
}

}  // namespace crossfade::score
