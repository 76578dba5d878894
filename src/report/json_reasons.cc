#include <cmath>

#include "report/json_parts.h"

namespace crossfade::report {

using table::Json;

Json json_of(const features::Reasons& reasons) {
  Json families = Json::array();
  for (const features::FamilyReason& reason : reasons.families) {
    const features::Feature& leading = features::feature_table()[reason.feature];
    Json because = Json::object();
    because.set("en", describe_value(leading, reason.value, text::Language::kEnglish));
    because.set("ko", describe_value(leading, reason.value, text::Language::kKorean));
    Json json = Json::object();
    json.set("family", features::family_name(reason.family)).set("factor", reason.factor());
    json.set("feature", leading.name).set("value", static_cast<double>(reason.value));
    families.push(std::move(json.set("because", std::move(because))));
  }
  Json json = Json::object();
  return std::move(json.set("base", std::exp(reasons.base)).set("families", std::move(families)));
}

Json json_family_shares(const evaluate::ModelCard& card) {
  Json shares = Json::array();
  for (const evaluate::FamilyShare& each : card.family_shares) {
    Json json = Json::object();
    shares.push(std::move(json.set("name", each.name).set("share", each.share)));
  }
  Json json = Json::object();
  json.set("rows", card.rows_explained);
  return std::move(json.set("shares", std::move(shares)));
}

}  // namespace crossfade::report
