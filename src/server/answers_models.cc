#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "registry/model_versions.h"
#include "server/answers.h"
#include "server/application.h"
#include "server/entered_text.h"
#include "server/feature_labels.h"
#include "server/job_json.h"
#include "server/request_body.h"
#include "server/track_query.h"
#include "server/version_json.h"
#include "study/watch_drift.h"
#include "table/json.h"

// The versions of the models: which answers, which could, and whether it still should.

namespace crossfade::server {
namespace {

using registry::ModelChange;
using registry::ModelVersion;
using table::Json;

constexpr std::size_t kChangePage = 50;

template <typename Ask>
auto ask_store(const Call& call, const Ask& ask) {
  return call.application.store().read(ask);
}

std::string reason_member(const Json& body) {
  return checked_reason(optional_text(body, "reason").value_or(""));
}

// An answer about drift changes with the snapshot and the champion.
std::string drift_key(const Call& call) {
  return ask_store(call, [&](store::Store& store) {
    return call.material.version + " " + registry::load_version(store, registry::kChampion).digest;
  });
}

std::string drift_text(const Call& call) {
  study::DriftRequest request;
  request.store = call.application.options().store;
  return json_drift(study::watch_drift(request))
      .set("feature_labels", json_feature_labels())
      .dump(0);
}

}  // namespace

Reply answer_model_versions(const Call& call) {
  return json_reply(ask_store(call, [](store::Store& store) {
    std::vector<ModelVersion> versions = registry::list_versions(store);
    std::ranges::reverse(versions);
    Json list = Json::array();
    for (const ModelVersion& version : versions) list.push(json_version(version));
    const std::int64_t former = registry::former_champion(store);
    return Json::object()
        .set("versions", std::move(list))
        .set("former_champion", former == 0 ? Json() : Json(former));
  }));
}

Reply answer_model_changes(const Call& call) {
  refuse_unknown(call.request, {"limit", "cursor"});
  const std::size_t page = limit_parameter(call.request, kChangePage);
  const auto before =
      static_cast<std::int64_t>(count_parameter(call.request, "cursor").value_or(0));
  std::vector<ModelChange> changes = ask_store(call, registry::list_changes);
  std::ranges::reverse(changes);
  if (before > 0) std::erase_if(changes, [&](const auto& change) { return change.id >= before; });
  const bool is_more = changes.size() > page;
  changes.resize(std::min(changes.size(), page));
  Json list = Json::array();
  for (const ModelChange& change : changes) list.push(json_change(change));
  return json_reply(Json::object()
                        .set("changes", std::move(list))
                        .set("next", is_more ? Json(std::to_string(changes.back().id)) : Json()));
}

Reply answer_drift(const Call& call) {
  const std::string key = drift_key(call);
  return {.body = *call.application.drifts().get(key, [&] { return drift_text(call); })};
}

Reply answer_promote(const Call& call) {
  const Json body = read_object(call.request, {"version", "force", "reason"});
  const std::int64_t number = optional_integer(body, "version").value_or(0);
  // Refused here, where somebody waits, rather than by a job.
  ask_store(call, [number](store::Store& store) { registry::load_candidate(store, number); });
  const Job job = call.application.jobs().submit({.kind = JobKind::kPromotion,
                                                  .asked_by = call.visitor.name,
                                                  .version = number,
                                                  .force = flag_member(body, "force"),
                                                  .reason = reason_member(body)});
  return json_reply(json_job(job), 202);
}

Reply answer_roll_back(const Call& call) {
  const Json body = read_object(call.request, {"reason"});
  if (ask_store(call, registry::former_champion) == 0) {
    throw base::Error(base::ErrorKind::kNotFound, "there is no champion before this one");
  }
  const Job job = call.application.jobs().submit(
      {.kind = JobKind::kRollback, .asked_by = call.visitor.name, .reason = reason_member(body)});
  return json_reply(json_job(job), 202);
}

}  // namespace crossfade::server
