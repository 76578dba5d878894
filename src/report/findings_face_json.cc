#include <string>

#include "features/feature_table.h"
#include "report/findings_face.h"
#include "report/json_parts.h"

namespace crossfade::report {
namespace {

using table::Json;

Json json_under(const std::vector<insight::Variation>& under) {
  Json list = Json::array();
  for (const insight::Variation& variation : under) {
    list.push(Json::object()
                  .set("choice", json_texts(variation.choice))
                  .set("estimate", json_of(variation.estimate)));
  }
  return list;
}

Json json_rule(const insight::AudioRule& rule) {
  Json ranges = Json::array();
  for (const insight::AudioRange& range : rule.ranges) {
    ranges.push(Json::object()
                    .set("feature", features::feature_table()[range.feature].name)
                    .set("above", range.above)
                    .set("at_most", range.at_most));
  }
  Json json = Json::object();
  json.set("outcome", insight::rule_outcome_name(rule.outcome));
  json.set("rule", json_texts(insight::rule_words(rule))).set("ranges", std::move(ranges));
  json.set("lift", json_of(rule.lift)).set("found_lift", rule.found_lift).set("p", rule.p);
  return std::move(json.set("under", json_under(rule.under)));
}

Json json_gap(const insight::PlatformGap& gap) {
  Json json = Json::object();
  json.set("row", std::uint64_t{gap.row} + 1).set("artist", gap.artist).set("track", gap.track);
  json.set("count", gap.count).set("expected", gap.expected);
  json.set("low", gap.low).set("high", gap.high).set("ratio", json_of(gap.ratio));
  return std::move(json.set("beyond", gap.beyond));
}

}  // namespace

Json json_finding(const insight::Finding& finding) {
  Json json = Json::object();
  json.set("id", finding.id).set("question", json_texts(finding.question));
  json.set("statistic", json_texts(finding.statistic)).set("threshold", finding.threshold);
  json.set("unit", insight::unit_name(finding.unit)).set("estimate", json_of(finding.estimate));
  json.set("method", json_texts(finding.method)).set("under", json_under(finding.under));
  json.set("verdict", insight::verdict_name(finding.verdict));
  return std::move(json.set("sentence", json_texts(finding.sentence)));
}

Json json_rule_search(const insight::RuleSearch& search) {
  Json survivors = Json::array();
  for (const insight::AudioRule& rule : search.survivors) survivors.push(json_rule(rule));
  Json json = Json::object();
  json.set("tracks", search.tracks).set("held_out", search.held_out);
  json.set("searched", search.searched).set("candidates", search.candidates);
  json.set("hit_threshold", search.hit_threshold).set("least_lift", search.least_lift);
  return std::move(json.set("survivors", std::move(survivors)));
}

Json json_platform_gaps(std::span<const insight::PlatformGaps> gaps) {
  Json list = Json::array();
  for (const insight::PlatformGaps& each : gaps) {
    Json tracks = Json::array();
    for (const insight::PlatformGap& gap : each.tracks) tracks.push(json_gap(gap));
    Json json = Json::object();
    json.set("platform", insight::platform_name(each.platform)).set("above", json_of(each.above));
    json.set("tracks_above", each.tracks_above);
    json.set("expected_by_chance", each.expected_by_chance);
    list.push(std::move(json.set("tracks", std::move(tracks))));
  }
  return list;
}

Json json_old_claims(std::span<const insight::OldClaim> claims) {
  Json list = Json::array();
  for (const insight::OldClaim& claim : claims) {
    Json json = Json::object();
    json.set("id", claim.id).set("claim", json_texts(claim.claim)).set("claimed", claim.claimed);
    json.set("unit", insight::unit_name(claim.unit)).set("found", json_of(claim.found));
    json.set("verdict", insight::verdict_name(claim.verdict));
    json.set("sentence", json_texts(claim.sentence));
    list.push(
        std::move(json.set("from_plan", claim.from_plan ? json_texts(*claim.from_plan) : Json())));
  }
  return list;
}

}  // namespace crossfade::report
