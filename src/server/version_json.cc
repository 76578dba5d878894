#include "server/version_json.h"

#include "features/feature_table.h"
#include "report/json_parts.h"
#include "study/paired_trial_json.h"

namespace crossfade::server {
namespace {

table::Json json_number(std::int64_t number) {
  return number == 0 ? table::Json() : table::Json(number);
}
table::Json json_text(const std::string& text) {
  return text.empty() ? table::Json() : table::Json(text);
}
table::Json json_day(base::Date day) {
  return day.known() ? table::Json(base::to_string(day)) : table::Json();
}

table::Json json_outcome(const study::OutcomeDrift& outcome) {
  const registry::OutcomeScore& score = outcome.score;
  return table::Json::object()
      .set("forecast", outcome.forecast < 0 ? -outcome.forecast : outcome.forecast)
      .set("kind", outcome.forecast < 0 ? "study" : "predict")
      .set("made_on", json_day(outcome.made_on))
      .set("target", score.target)
      .set("scenario", score.scenario)
      .set("coverage", report::json_of(score.coverage))
      .set("error_decades", report::json_of(score.error))
      .set("gain", report::json_of(score.gain))
      .set("calibration_error", score.calibration_error)
      .set("verdict", score::drift_verdict_name(outcome.verdict));
}

table::Json json_feature(const score::FeatureDrift& drift) {
  const features::Feature& feature = features::feature_table()[drift.feature];
  return table::Json::object()
      .set("feature", feature.name)
      .set("family", features::family_name(feature.family))
      .set("index", report::json_of(drift.index))
      .set("missing_then", drift.missing_then)
      .set("missing_now", drift.missing_now)
      .set("verdict", score::drift_verdict_name(drift.verdict));
}

}  // namespace

table::Json json_version(const registry::ModelVersion& version) {
  table::Json figures = table::Json::array();
  for (const registry::VersionFigure& each : version.figures) {
    figures.push(table::Json::object()
                     .set("target", each.target)
                     .set("scenario", each.scenario)
                     .set("figure", each.figure)
                     .set("estimate", report::json_of(each.estimate)));
  }
  return table::Json::object()
      .set("number", version.number)
      .set("version", version.digest)
      .set("alias", json_text(version.alias))
      .set("trained_at", version.trained_ms)
      .set("code_version", json_text(version.code_version))
      .set("seed", version.seed)
      .set("effort", version.effort)
      .set("missing", version.missing)
      .set("data", table::Json::object()
                       .set("name", version.data.name)
                       .set("digest", version.data.digest)
                       .set("rows", version.data.rows)
                       .set("snapshot", version.data.snapshot))
      .set("report", json_number(version.report))
      .set("figures", std::move(figures));
}

table::Json json_change(const registry::ModelChange& change) {
  const std::string& evidence = change.note.evidence;
  return table::Json::object()
      .set("id", change.id)
      .set("at", change.note.at_ms)
      .set("who", json_text(change.note.who))
      .set("action", registry::action_name(change.action))
      .set("version", change.version)
      .set("champion", json_number(change.champion))
      .set("reason", json_text(change.note.reason))
      .set("evidence", evidence.empty() ? table::Json() : table::parse_json(evidence, "evidence"));
}

table::Json json_promotion(const study::Promotion& promotion, bool is_forced) {
  return table::Json::object()
      .set("promoted", promotion.is_promoted)
      .set("forced", is_forced)
      .set("reason", json_text(promotion.reason))
      .set("champion", promotion.champion.number)
      .set("challenger", promotion.challenger.number)
      .set("trial", is_forced ? table::Json() : study::json_trial(promotion.trial));
}

table::Json json_drift(const study::Drift& drift) {
  const score::InputDrift& inputs = drift.inputs;
  table::Json families = table::Json::array();
  for (const score::FamilyDrift& each : inputs.families) {
    families.push(table::Json::object()
                      .set("family", features::family_name(each.family))
                      .set("verdict", score::drift_verdict_name(each.verdict))
                      .set("worst", json_feature(inputs.features[each.worst])));
  }
  table::Json features = table::Json::array();
  for (const score::FeatureDrift& each : inputs.features) features.push(json_feature(each));
  table::Json outcomes = table::Json::array();
  for (const study::OutcomeDrift& each : drift.outcomes) outcomes.push(json_outcome(each));
  return table::Json::object()
      .set("verdict", score::drift_verdict_name(drift.verdict))
      .set("champion", drift.champion.number)
      .set("trained_on_snapshot", drift.champion.data.snapshot)
      .set("snapshot", drift.latest.id)
      .set("as_of", json_day(drift.latest.as_of))
      .set("threshold", drift.threshold)
      .set("rows_then", std::uint64_t{inputs.rows_then})
      .set("rows_now", std::uint64_t{inputs.rows_now})
      .set("artists_now", std::uint64_t{inputs.artists_now})
      .set("new_artists", report::json_of(inputs.new_artists))
      .set("inputs", score::drift_verdict_name(inputs.verdict))
      .set("families", std::move(families))
      .set("features", std::move(features))
      .set("outcomes", std::move(outcomes));
}

}  // namespace crossfade::server
