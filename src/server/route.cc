#include "server/route.h"

#include <algorithm>

#include "http/refusal.h"
#include "server/answers.h"
#include "server/file_type.h"

namespace crossfade::server {
namespace {

using http::Method;

constexpr Route kRoutes[] = {
    {"healthz", Method::kGet, "/healthz", {}, Basis::kMoment, nullptr},
    {"ping", Method::kGet, "/ping", {}, Basis::kMoment, nullptr},
    {"metrics", Method::kGet, "/metrics", {}, Basis::kMoment, nullptr},
    {"openapi", Method::kGet, "/api/v1/openapi.json", {}, Basis::kMoment, nullptr},
    {"events", Method::kGet, "/api/v1/events", Right::kRead, Basis::kMoment, nullptr},

    {"status", Method::kGet, "/api/v1/status", Right::kRead, Basis::kMoment, answer_status},
    {"kpis", Method::kGet, "/api/v1/kpis", Right::kRead, Basis::kMaterial, answer_kpis},
    {"overview", Method::kGet, "/api/v1/overview", Right::kRead, Basis::kMaterial, answer_overview},
    {"scatter", Method::kGet, "/api/v1/scatter", Right::kRead, Basis::kMaterial, answer_scatter},
    {"tracks", Method::kGet, "/api/v1/tracks", Right::kRead, Basis::kMaterial, answer_tracks},
    {"tracks_csv", Method::kGet, "/api/v1/tracks.csv", Right::kRead, Basis::kMoment,
     answer_tracks_csv},
    {"track", Method::kGet, "/api/v1/tracks/{}", Right::kRead, Basis::kMaterial, answer_track},
    {"track_reasons", Method::kGet, "/api/v1/tracks/{}/reasons", Right::kRead, Basis::kMaterial,
     answer_track_reasons},
    {"artists", Method::kGet, "/api/v1/artists", Right::kRead, Basis::kMaterial, answer_artists},
    {"artists_csv", Method::kGet, "/api/v1/artists.csv", Right::kRead, Basis::kMoment,
     answer_artists_csv},
    {"artist", Method::kGet, "/api/v1/artists/{}", Right::kRead, Basis::kMaterial, answer_artist},
    {"videos", Method::kGet, "/api/v1/videos", Right::kRead, Basis::kMaterial, answer_videos},
    {"videos_csv", Method::kGet, "/api/v1/videos.csv", Right::kRead, Basis::kMoment,
     answer_videos_csv},
    {"video", Method::kGet, "/api/v1/videos/{}", Right::kRead, Basis::kMaterial, answer_video},
    {"search", Method::kGet, "/api/v1/search", Right::kRead, Basis::kMaterial, answer_search},

    {"findings", Method::kGet, "/api/v1/findings", Right::kRead, Basis::kMaterial, answer_findings},
    {"models", Method::kGet, "/api/v1/models", Right::kRead, Basis::kMaterial, answer_models},
    {"levers", Method::kGet, "/api/v1/levers", Right::kRead, Basis::kMaterial, answer_levers},
    {"score", Method::kPost, "/api/v1/score", Right::kScore, Basis::kMoment, answer_score},
    {"invocations", Method::kPost, "/invocations", Right::kScore, Basis::kMoment,
     answer_invocations},
    {"plans", Method::kGet, "/api/v1/plans", Right::kRead, Basis::kMoment, answer_plans},
    {"plan_example", Method::kGet, "/api/v1/plans/example", Right::kRead, Basis::kMaterial,
     answer_plan_example},
    {"plan_file", Method::kGet, "/api/v1/plans/files/{}", Right::kRead, Basis::kMoment,
     answer_plan_file},
    {"quality", Method::kGet, "/api/v1/quality", Right::kRead, Basis::kMaterial, answer_quality},
    {"quality_rows", Method::kGet, "/api/v1/quality/rows", Right::kRead, Basis::kMaterial,
     answer_quality_rows},
    {"imports", Method::kGet, "/api/v1/imports", Right::kRead, Basis::kMaterial, answer_imports},
    {"import_issues", Method::kGet, "/api/v1/imports/{}/issues", Right::kRead, Basis::kMaterial,
     answer_import_issues},
    {"reports", Method::kGet, "/api/v1/reports", Right::kRead, Basis::kMoment, answer_reports},
    {"report", Method::kGet, "/api/v1/reports/{}", Right::kRead, Basis::kMoment, answer_report},
    {"report_page", Method::kGet, "/api/v1/reports/{}/page", Right::kRead, Basis::kMoment,
     answer_report_page},
    {"runs", Method::kGet, "/api/v1/runs", Right::kRead, Basis::kMoment, answer_runs},
    {"run", Method::kGet, "/api/v1/runs/{}", Right::kRead, Basis::kMoment, answer_run},
    {"run_file", Method::kGet, "/api/v1/runs/{}/files/{}", Right::kRead, Basis::kMoment,
     answer_run_file},
    {"run_comparison", Method::kGet, "/api/v1/run_comparison", Right::kRead, Basis::kMoment,
     answer_run_comparison},
    {"model_versions", Method::kGet, "/api/v1/model_versions", Right::kRead, Basis::kMoment,
     answer_model_versions},
    {"model_changes", Method::kGet, "/api/v1/model_changes", Right::kRead, Basis::kMoment,
     answer_model_changes},
    {"drift", Method::kGet, "/api/v1/drift", Right::kRead, Basis::kMoment, answer_drift},
    {"promote", Method::kPost, "/api/v1/promotions", Right::kChooseModels, Basis::kMoment,
     answer_promote},
    {"roll_back", Method::kPost, "/api/v1/rollbacks", Right::kChooseModels, Basis::kMoment,
     answer_roll_back},
    {"ledger", Method::kGet, "/api/v1/ledger", Right::kRead, Basis::kMoment, answer_ledger},

    {"import_file", Method::kPost, "/api/v1/imports", Right::kUpload, Basis::kMoment,
     answer_import_file},
    {"start_study", Method::kPost, "/api/v1/studies", Right::kRunStudy, Basis::kMoment,
     answer_start_study},
    {"listen", Method::kPost, "/api/v1/listen", Right::kUpload, Basis::kMoment, answer_listen},
    {"demos", Method::kGet, "/api/v1/demos", Right::kRead, Basis::kMoment, answer_demos},
    {"demo", Method::kGet, "/api/v1/demos/{}", Right::kRead, Basis::kMoment, answer_demo},
    {"forget_demo", Method::kDelete, "/api/v1/demos/{}", Right::kUpload, Basis::kMoment,
     answer_forget_demo},
    {"demo_scores", Method::kPost, "/api/v1/demo_scores", Right::kScore, Basis::kMoment,
     answer_demo_scores},
    {"sound_ranges", Method::kGet, "/api/v1/sound_ranges", Right::kRead, Basis::kMaterial,
     answer_sound_ranges},
    {"jobs", Method::kGet, "/api/v1/jobs", Right::kRead, Basis::kMoment, answer_jobs},
    {"job", Method::kGet, "/api/v1/jobs/{}", Right::kRead, Basis::kMoment, answer_job},
    {"cancel_job", Method::kDelete, "/api/v1/jobs/{}", Right::kRunStudy, Basis::kMoment,
     answer_cancel_job},
    {"retry_job", Method::kPost, "/api/v1/jobs/{}/retry", Right::kRunStudy, Basis::kMoment,
     answer_retry_job},

    {"sign_in", Method::kPost, "/api/v1/session", {}, Basis::kMoment, answer_sign_in},
    {"sign_out", Method::kDelete, "/api/v1/session", Right::kRead, Basis::kMoment, answer_sign_out},
    {"change_password", Method::kPut, "/api/v1/session/password", Right::kOwnAccount,
     Basis::kMoment, answer_change_password},
    {"views", Method::kGet, "/api/v1/views", Right::kRead, Basis::kMoment, answer_views},
    {"save_view", Method::kPost, "/api/v1/views", Right::kSaveView, Basis::kMoment,
     answer_save_view},
    {"remove_view", Method::kDelete, "/api/v1/views/{}", Right::kSaveView, Basis::kMoment,
     answer_remove_view},
    {"shares", Method::kGet, "/api/v1/shares", Right::kShare, Basis::kMoment, answer_shares},
    {"share", Method::kPost, "/api/v1/shares", Right::kShare, Basis::kMoment, answer_share},
    {"open_share", Method::kPost, "/api/v1/shares/open", {}, Basis::kMoment, answer_open_share},
    {"revoke_share", Method::kDelete, "/api/v1/shares/{}", Right::kShare, Basis::kMoment,
     answer_revoke_share},
    {"people", Method::kGet, "/api/v1/people", Right::kManagePeople, Basis::kMoment, answer_people},
    {"add_person", Method::kPost, "/api/v1/people", Right::kManagePeople, Basis::kMoment,
     answer_add_person},
    {"remove_person", Method::kDelete, "/api/v1/people/{}", Right::kManagePeople, Basis::kMoment,
     answer_remove_person},
    {"tokens", Method::kGet, "/api/v1/tokens", Right::kManageTokens, Basis::kMoment, answer_tokens},
    {"add_token", Method::kPost, "/api/v1/tokens", Right::kManageTokens, Basis::kMoment,
     answer_add_token},
    {"revoke_token", Method::kDelete, "/api/v1/tokens/{}", Right::kManageTokens, Basis::kMoment,
     answer_revoke_token},
    {"audit", Method::kGet, "/api/v1/audit", Right::kReadAudit, Basis::kMoment, answer_audit},
    {"usage", Method::kGet, "/api/v1/usage", Right::kReadAudit, Basis::kMoment, answer_usage},
};

std::string_view next_part(std::string_view& path) {
  const std::string_view part = path.substr(0, path.find('/'));
  path.remove_prefix(std::min(path.size(), part.size() + 1));
  return part;
}

// Whether the path has the pattern's shape; a {} takes one part that is not empty.
bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>* parts) {
  if (pattern.find('{') == std::string_view::npos) return pattern == path;
  if (std::ranges::count(pattern, '/') != std::ranges::count(path, '/')) return false;
  while (!pattern.empty() || !path.empty()) {
    const std::string_view wanted = next_part(pattern);
    const std::string_view found = next_part(path);
    if (wanted == "{}" ? found.empty() : wanted != found) return false;
    if (wanted == "{}" && parts != nullptr) parts->emplace_back(found);
  }
  return true;
}

std::string_view name_of(Method method) {
  switch (method) {
    case Method::kGet:
      return "GET";
    case Method::kPost:
      return "POST";
    case Method::kPut:
      return "PUT";
    case Method::kPatch:
      return "PATCH";
    case Method::kDelete:
      return "DELETE";
    case Method::kHead:
      break;
  }
  return "HEAD";
}

}  // namespace

Reply json_reply(const table::Json& json, int status) {
  return {.status = status, .body = json.dump(0)};
}

Reply file_reply(const std::string& name, std::string content) {
  return {.content_type = std::string(file_type(name)),
          .body = std::move(content),
          .headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

Reply problem_reply(int status, std::string_view detail) {
  const http::Response problem = http::problem_response(status, detail);
  return {.status = status,
          .content_type = problem.content_type,
          .body = *problem.body,
          .headers = problem.headers};
}

std::span<const Route> routes() { return kRoutes; }

Match match(Method method, std::string_view path) {
  if (method == Method::kHead) method = Method::kGet;
  Match result;
  for (const bool fixed : {true, false}) {  // "/plans/example" before "/plans/{}"
    for (const Route& route : kRoutes) {
      if ((route.pattern.find('{') == std::string_view::npos) != fixed) continue;
      if (route.method == method && fits(route.pattern, path, &result.parts)) {
        result.route = &route;
        return result;
      }
      result.parts.clear();
      if (!fits(route.pattern, path, nullptr)) continue;
      result.allowed += (result.allowed.empty() ? "" : ", ") + std::string(name_of(route.method));
    }
  }
  return result;
}

}  // namespace crossfade::server
