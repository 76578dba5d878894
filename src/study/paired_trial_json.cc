#include "study/paired_trial_json.h"

#include "report/json_parts.h"

namespace crossfade::study {

table::Json json_trial(const score::Trial& trial) {
  table::Json figures = table::Json::array();
  for (const score::TrialFigure& each : trial.figures) {
    figures.push(table::Json::object()
                     .set("target", each.target)
                     .set("scenario", each.scenario)
                     .set("figure", each.figure)
                     .set("champion", report::json_of(each.champion))
                     .set("challenger", report::json_of(each.challenger))
                     .set("difference", report::json_of(each.difference))
                     .set("sure_gain", each.sure_gain)
                     .set("verdict", score::trial_verdict_name(each.verdict)));
  }
  return table::Json::object()
      .set("rows", std::uint64_t{trial.rows})
      .set("artists", std::uint64_t{trial.artists})
      .set("won", trial.is_won)
      .set("figures", std::move(figures));
}

}  // namespace crossfade::study
