#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "advise/plan_file.h"
#include "base/error.h"
#include "catalogue/single_track.h"
#include "evaluate/calibration_bins.h"
#include "features/feature_table.h"
#include "registry/ledger.h"
#include "registry/registry.h"
#include "registry/runs.h"
#include "report/json_parts.h"
#include "score/model_rows.h"
#include "score/prediction_json.h"
#include "server/answers.h"
#include "server/application.h"
#include "server/feature_labels.h"
#include "server/daily_use.h"
#include "server/invocations.h"
#include "server/ledger_json.h"
#include "server/levers.h"
#include "server/request_body.h"
#include "server/scoring.h"
#include "server/track_profile.h"
#include "server/track_query.h"
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
    const score::HitTrial& trial = model.hit_trial;
    for (const evaluate::CalibrationBin& bin :
         evaluate::calibration_bins(trial.probability, trial.is_hit, trial.artist)) {
      bins.push(Json::object()
                    .set("rows", std::uint64_t{bin.truth.n})
                    .set("probability", bin.predicted)
                    .set("hits", report::json_of(bin.truth)));
    }
    if (model.hit_trial.is_hit.empty()) continue;
    scenarios.push(Json::object()
                       .set("scenario", score::scenario_name(model.scenario))
                       .set("bins", std::move(bins)));
  }
  return scenarios;
}

Json json_report_entry(store::Store& store, const registry::ReportEntry& entry) {
  return Json::object()
      .set("id", entry.id)
      .set("snapshot", entry.snapshot)
      .set("as_of", entry.as_of.empty() ? Json() : Json(entry.as_of))
      .set("profile", entry.profile)
      .set("seed", entry.seed)
      .set("digest", entry.digest)
      .set("has_page", !registry::list_report_files(store, entry.id, "report").empty());
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
  return json_reply(
      std::get<Json::Array>(score::json_of(predictions, score::Detail::kReasons).value()).front());
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
                        .set("calibration", json_calibration(call.material))
                        .set("feature_labels", json_feature_labels()));
}

Reply answer_levers(const Call& call) {
  return json_reply(with_origin(call).set("levers", json_levers(*call.material.board)));
}

Reply answer_score(const Call& call) {
  const ScoreAnswer answer =
      score_rows(scorer_of(call), {.content_type = call.request.header("content-type"),
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
  const std::optional<BoardPlan>& plan = call.material.board->plan;
  Json files = Json::array();
  if (plan) {
    for (const registry::RunFile& file :
         call.application.store().read([&plan](store::Store& store) {
           return registry::list_report_files(store, plan->entry.id, "plan");
         })) {
      files.push(file.path);
    }
  }
  Json origin = plan ? json_origin(call.material, &plan->entry, plan->is_current)
                     : json_origin(call.material);
  return json_reply(Json::object()
                        .set("origin", std::move(origin))
                        .set("report", plan ? Json(plan->entry.id) : Json())
                        .set("plan", plan ? plan->plan : Json())
                        .set("files", std::move(files)));
}

Reply answer_plan_file(const Call& call) {
  const std::optional<BoardPlan>& plan = call.material.board->plan;
  if (!plan) throw base::Error(base::ErrorKind::kNotFound, "there is no plan yet");
  return file_reply(call.parts[0], call.application.store().read([&](store::Store& store) {
    return registry::load_report_file(store, plan->entry.id, "plan/" + call.parts[0]);
  }));
}

Reply answer_plan_example(const Call&) {
  return {.content_type = "text/plain; charset=utf-8", .body = std::string(advise::example_plan())};
}

// Quality and issues are the latest snapshot's, as every tile of the overview has them; what was
// filled or would be cut belongs to the latest study.
Reply answer_quality(const Call& call) {
  const Board& board = *call.material.board;
  const bool is_there = board.snapshot > 0;
  return json_reply(
      with_origin(call)
          .set("quality", is_there ? report::json_quality(board.quality()) : Json())
          .set("missing", of_report(call, "missing"))
          .set("issues",
               is_there ? report::json_issues(board.import.issues, board.import.files) : Json())
          .set("outliers", of_report(call, "outliers")));
}

Reply answer_reports(const Call& call) {
  Json reports = call.application.store().read([](store::Store& store) {
    Json list = Json::array();
    for (const registry::ReportEntry& entry : registry::list_reports(store)) {
      list.push(json_report_entry(store, entry));
    }
    return list;
  });
  return json_reply(Json::object().set("reports", std::move(reports)));
}

Reply answer_report(const Call& call) {
  return {.body = call.application.store().read([&](store::Store& store) {
    return registry::load_report(store, number_of(call.parts[0]));
  })};
}

Reply answer_report_page(const Call& call) {
  refuse_unknown(call.request, {"lang"});
  const std::string_view language = call.request.parameter("lang").value_or("en");
  if (language != "en" && language != "ko") {
    throw base::Error(base::ErrorKind::kUsage, "lang is en or ko");
  }
  const std::int64_t report = number_of(call.parts[0]);
  std::string page = call.application.store().read([&](store::Store& store) {
    const std::string other = "report." + std::string(language) + ".html";
    const std::vector<registry::RunFile> files =
        registry::list_report_files(store, report, "report");
    const bool is_other = std::ranges::find(files, other, &registry::RunFile::path) != files.end();
    return registry::load_report_file(store, report,
                                      "report/" + (is_other ? other : "report.html"));
  });
  // A page by itself, with its style in it and nothing that runs.
  return {.content_type = "text/html; charset=utf-8",
          .body = std::move(page),
          .headers = {{"Content-Security-Policy",
                       "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                       "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"}}};
}

Reply answer_ledger(const Call& call) {
  const registry::Ledger ledger = call.application.store().read(
      [](store::Store& store) { return registry::score_ledger(store, {}); });
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
  return json_reply(Json::object()
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
