#include "server/ledger_json.h"

#include "base/date.h"
#include "report/json_parts.h"

namespace crossfade::server {
namespace {

using registry::LedgerEntry;
using registry::OutcomeScore;

table::Json json_of(const OutcomeScore& score) {
  return table::Json::object()
      .set("target", score.target)
      .set("scenario", score.scenario)
      .set("foretold", std::uint64_t{score.foretold})
      .set("coverage", report::json_of(score.coverage))
      .set("error_decades", report::json_of(score.error))
      .set("gain", report::json_of(score.gain))
      .set("probability", report::json_of(score.probability))
      .set("hits", report::json_of(score.hits))
      .set("calibration_error", score.calibration_error);
}

table::Json json_of(const LedgerEntry& entry) {
  const auto date = [](base::Date day) {
    return day.known() ? table::Json(base::to_string(day)) : table::Json();
  };
  table::Json outcomes = table::Json::array();
  for (const OutcomeScore& score : entry.outcomes) outcomes.push(json_of(score));
  table::Json choices;
  if (entry.choices) {
    choices = table::Json::object()
                  .set("chosen", std::uint64_t{entry.choices->chosen})
                  .set("growth", report::json_of(entry.choices->growth))
                  .set("rule_growth", report::json_of(entry.choices->rule_growth));
  }
  return table::Json::object()
      .set("kind", entry.kind)
      .set("id", entry.id < 0 ? -entry.id : entry.id)
      .set("made_on", date(entry.made_on))
      .set("scored", entry.scored)
      .set("outcomes", std::move(outcomes))
      .set("choices", std::move(choices));
}

}  // namespace

table::Json json_forecasts(const registry::Ledger& ledger) {
  table::Json entries = table::Json::array();
  for (const LedgerEntry& entry : ledger.entries) entries.push(json_of(entry));
  return entries;
}

}  // namespace crossfade::server
