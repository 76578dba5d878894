#include "features/reasons_json.h"

#include <cmath>

namespace crossfade::features {

using table::Json;

Json json_of(const Reasons& reasons) {
  Json families = Json::array();
  for (const FamilyReason& reason : reasons.families) {
    const Feature& leading = feature_table()[reason.feature];
    Json because = Json::object();
    because.set("en", describe_value(leading, reason.value, text::Language::kEnglish));
    because.set("ko", describe_value(leading, reason.value, text::Language::kKorean));
    Json json = Json::object();
    json.set("family", family_name(reason.family)).set("factor", reason.factor());
    json.set("feature", leading.name).set("value", static_cast<double>(reason.value));
    families.push(std::move(json.set("because", std::move(because))));
  }
  Json json = Json::object();
  return std::move(json.set("base", std::exp(reasons.base)).set("families", std::move(families)));
}

}  // namespace crossfade::features
