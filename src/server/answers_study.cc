#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "advise/plan_file.h"
#include "base/error.h"
#include "base/file.h"
#include "catalogue/single_track.h"
#include "registry/ledger.h"
#include "registry/registry.h"
#include "report/json_parts.h"
#include "score/model_rows.h"
#include "score/prediction_json.h"
#include "server/answers.h"
#include "server/application.h"
#include "server/calibration_bins.h"
#include "server/daily_use.h"
#include "server/invocations.h"
#include "server/ledger_json.h"
#include "server/levers.h"
#include "server/request_body.h"
#include "server/scoring.h"
#include "server/track_profile.h"
#include "table/json.h"
#include "warehouse/warehouse.h"

// What the latest study, the models in use and the store's lists say.

namespace crossfade::server {
namespace {

using table::Json;

// A member of the latest report; null where there is no study, or the report has none.
Json of_report(const Call& call, std::string_view member) {
  const std::optional<BoardStudy>& study = call.material.board->study;
  const Json* found = study ? study->report.find(member) : nullptr;
  return found == nullptr ? Json() : *found;
}

Json or_empty_list(Json json) {
  return std::holds_alternative<std::nullptr_t>(json.value()) ? Json::array() : json;
}

Json with_origin(const Call& call) {
  return Json::object().set("origin", json_origin(call.material));
}

const score::Scorer& scorer_of(const Call& call) {
  if (call.material.scorer) return *call.material.scorer;
  throw base::Error(base::ErrorKind::kNotFound, call.material.model_refused, {},
                    "start a study: POST /api/v1/studies");
}

Json json_model_in_use(const Material& material) {
  if (!material.scorer) return {};
  const score::StudyModel& model = material.scorer->model();
  Json targets = Json::array();
  for (const score::OutcomeModel& each : model.models) {
    targets.push(Json::object()
                     .set("target", score::target_name(each.outcome))
                     .set("scenario", score::scenario_name(each.scenario)));
  }
  return json_model(material.scorer->model())
      .set("older_than_data", !material.board->study || !material.board->study->is_current)
      .set("loaded_at", material.model_loaded_at)
      .set("targets", std::move(targets));
}

// Of the models in use: how their probabilities of a hit came out, out of fold.
Json json_calibration(const Material& material) {
  Json scenarios = Json::array();
  if (!material.scorer) return scenarios;
  for (const score::OutcomeModel& model : material.scorer->model().models) {
    Json bins = Json::array();
    for (const CalibrationBin& bin : calibration_bins(model.hit_trial)) {
      bins.push(Json::object()
                    .set("rows", std::uint64_t{bin.hits.n})
                    .set("probability", bin.probability)
                    .set("hits", report::json_of(bin.hits)));
    }
    if (model.hit_trial.is_hit.empty()) continue;
    scenarios.push(Json::object()
                       .set("scenario", score::scenario_name(model.scenario))
                       .set("bins", std::move(bins)));
  }
  return scenarios;
}

Json json_report_entry(const registry::ReportEntry& entry) {
  return Json::object()
      .set("id", entry.id)
      .set("snapshot", entry.snapshot)
      .set("as_of", entry.as_of.empty() ? Json() : Json(entry.as_of))
      .set("profile", entry.profile)
      .set("seed", entry.seed)
      .set("digest", entry.digest);
}

// Where the server that made the latest plan has put its files.
std::string plan_folder(const Call& call) {
  const std::optional<BoardStudy>& study = call.material.board->study;
  return study ? call.application.report_folder(study->entry.id) + "/plan" : std::string();
}

std::vector<std::string> plan_files(const Call& call) {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(plan_folder(call), none)) {
    if (entry.is_regular_file(none)) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".ics")) return "text/calendar; charset=utf-8";
  if (name.ends_with(".csv")) return "text/csv; charset=utf-8";
  if (name.ends_with(".m3u8")) return "application/vnd.apple.mpegurl";
  if (name.ends_with(".json")) return "application/json";
  return "application/octet-stream";
}

}  // namespace

// A track as it stands in the catalogue, asked of the models in use as any row is.
Reply answer_track_reasons(const Call& call) {
  const score::Scorer& scorer = scorer_of(call);
  const std::optional<std::uint64_t> identity = parse_identity(call.parts[0]);
  const auto row = identity ? find_track(*call.material.board, *identity) : std::nullopt;
  if (!row) throw base::Error(base::ErrorKind::kNotFound, "no track of the snapshot has this id");
  const catalogue::Import one = catalogue::single_track(call.material.board->import, *row);
  const std::vector<score::Prediction> predictions =
      scorer.predict(one, 1, score::Detail::kReasons);
  return json_reply(std::get<Json::Array>(
      score::json_of(predictions, score::Detail::kReasons).value()).front());
}

Reply answer_findings(const Call& call) {
  return json_reply(with_origin(call)
                        .set("findings", of_report(call, "findings"))
                        .set("not_known", or_empty_list(of_report(call, "not_known"))));
}

Reply answer_models(const Call& call) {
  return json_reply(with_origin(call)
                        .set("models", or_empty_list(of_report(call, "models")))
                        .set("in_use", json_model_in_use(call.material))
                        .set("calibration", json_calibration(call.material)));
}

Reply answer_levers(const Call& call) {
  return json_reply(with_origin(call).set("levers", json_levers(*call.material.board)));
}

Reply answer_score(const Call& call) {
  const ScoreAnswer answer = score_rows(
      scorer_of(call), {.content_type = call.request.header("content-type"),
                              .body = call.request.body,
                              .accept = call.request.header("accept"),
                              .explain = call.request.parameter("explain") == "1"});
  return {.content_type = answer.content_type, .body = answer.body};
}

Reply answer_invocations(const Call& call) {
  const std::string target(call.request.parameter("target").value_or("streams"));
  const std::string scenario(call.request.parameter("scenario").value_or("c"));
  const bool is_views = target == "views";
  if ((!is_views && target != "streams") || scenario.size() != 1 || scenario < "a" ||
      scenario > "d") {
    throw base::Error(base::ErrorKind::kUsage, "there is no model " + target + " " + scenario, {},
                      "target is streams or views, scenario a, b, c or d");
  }
  const score::OutcomeModel& model =
      score::named_model(scorer_of(call).model(),
                         is_views ? features::Target::kLogViews : features::Target::kLogStreams,
                         features::kScenarios[scenario.front() - 'a']);
  return {.body = invoke(model, call.request.header("content-type"), call.request.body,
                         ScoreLimits{}.rows)};
}

Reply answer_plans(const Call& call) {
  Json plan = of_report(call, "plan");
  const bool there = !std::holds_alternative<std::nullptr_t>(plan.value());
  Json files = Json::array();
  if (there) {
    for (const std::string& name : plan_files(call)) files.push(name);
  }
  return json_reply(
      with_origin(call)
          .set("report", there ? Json(call.material.board->study->entry.id) : Json())
          .set("plan", std::move(plan))
          .set("files", std::move(files)));
}

Reply answer_plan_file(const Call& call) {
  const std::vector<std::string> files = plan_files(call);
  if (std::ranges::find(files, call.parts[0]) == files.end()) {
    throw base::Error(base::ErrorKind::kNotFound, "the latest plan has no file of this name", {},
                      "/api/v1/plans lists those that there are");
  }
  const base::MappedFile file(plan_folder(call) + "/" + call.parts[0]);
  return {.content_type = std::string(type_of(call.parts[0])),
          .body = std::string(file.bytes()),
          .headers = {{"Content-Disposition", "attachment; filename=\"" + call.parts[0] + "\""}}};
}

Reply answer_plan_example(const Call&) {
  return {.content_type = "text/plain; charset=utf-8", .body = std::string(advise::example_plan())};
}

Reply answer_quality(const Call& call) {
  return json_reply(with_origin(call)
                        .set("quality", of_report(call, "quality"))
                        .set("missing", of_report(call, "missing"))
                        .set("issues", of_report(call, "import_issues"))
                        .set("outliers", of_report(call, "outliers")));
}

Reply answer_reports(const Call& call) {
  Json reports = Json::array();
  const std::vector<registry::ReportEntry> all = call.application.store().read(
      [](store::Store& store) { return registry::list_reports(store); });
  for (const registry::ReportEntry& entry : all) reports.push(json_report_entry(entry));
  return json_reply(Json::object().set("reports", std::move(reports)));
}

Reply answer_report(const Call& call) {
  return {.body = call.application.store().read([&](store::Store& store) {
    return registry::load_report(store, number_of(call.parts[0]));
  })};
}

Reply answer_report_page(const Call& call) {
  const base::MappedFile page(call.application.report_folder(number_of(call.parts[0])) +
                              "/report.html");
  // A page by itself, with its style in it and nothing that runs.
  return {.content_type = "text/html; charset=utf-8",
          .body = std::string(page.bytes()),
          .headers = {{"Content-Security-Policy",
                       "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                       "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"}}};
}

Reply answer_ledger(const Call& call) {
  const registry::Ledger ledger = call.application.store().read([](store::Store& store) {
    return registry::score_ledger(store, {});
  });
  return json_reply(
      with_origin(call)
          .set("as_of", ledger.as_of.known() ? Json(base::to_string(ledger.as_of)) : Json())
          .set("forecasts", json_forecasts(ledger)));
}

Reply answer_status(const Call& call) {
  const Board& board = *call.material.board;
  const std::int64_t today = call.application.now() / 86'400;
  std::int64_t people = 0;
  for (const DailyUse& use : call.application.store().read(
           [&](store::Store& store) { return read_daily_use(store, today); })) {
    people += use.people + use.tokens + use.shares + (use.local ? 1 : 0);
  }
  return json_reply(
      Json::object()
          .set("program", call.application.options().program_version)
          .set("store", call.application.store_name())
          .set("origin", json_origin(call.material))
          .set("person", json_visitor(call.visitor))
          .set("model", json_model_in_use(call.material))
          .set("model_refused", call.material.model_refused.empty()
                                    ? Json()
                                    : Json(call.material.model_refused))
          .set("jobs_running", std::uint64_t{call.application.jobs().running()})
          .set("jobs_queued", std::uint64_t{call.application.jobs().queued()})
          .set("people_today", people)
          .set("tracks", std::uint64_t{board.size()})
          .set("artists", std::uint64_t{board.artists.size()})
          .set("videos", std::uint64_t{board.videos.size()}));
}

}  // namespace crossfade::server
