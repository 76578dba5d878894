#include "report/findings_section.h"
#include "report/json_parts.h"
#include "report/plan_face.h"

namespace crossfade::report {
namespace {

using table::Json;

constexpr int kSchemaVersion = 1;

Json head(const Report& report) {
  Json json = Json::object();
  json.set("schema_version", kSchemaVersion).set("profile", report.profile);
  json.set("provenance", json_provenance(report));
  return json;
}

}  // namespace

std::string to_json(const Report& report) {
  Json json = head(report);
  // With the old pipeline `kpis` and `models` are its own, by its names; what the standard study
  // says of the same file follows under names of its own.
  if (report.reference) {
    json.set("kpis", json_reference_kpis(report.reference->kpis));
    json.set("models", json_reference_models(*report.reference));
    json.set("claims", json_reference_claims(*report.reference));
    json.set("standard_kpis", json_kpis(report.kpis));
  } else {
    json.set("kpis", json_kpis(report.kpis));
    json.set("benchmarks", json_benchmarks(report));
    json.set("models", json_models(report));
  }
  json.set("findings", report.findings ? json_findings(*report.findings) : Json());
  json.set("plan", report.plan ? json_plan(*report.plan) : Json());
  json.set("distributions", json_distributions(report.distributions));
  json.set("rankings", json_rankings(report));
  json.set("quality", json_quality(report.quality));
  json.set("missing", json_missing(report));
  json.set("import_issues", json_issues(report.issues, report.files));
  json.set("outliers", json_outliers(report.outliers));
  json.set("not_known", json_not_known(report));
  return json.dump() + "\n";
}

}  // namespace crossfade::report
