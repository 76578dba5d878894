#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/file.h"
#include "server/answers.h"
#include "server/application.h"
#include "server/job_json.h"
#include "server/request_body.h"
#include "server/secret.h"
#include "server/track_query.h"
#include "table/json.h"

namespace crossfade::server {
namespace {

using table::Json;

constexpr std::size_t kJobPage = 50;

base::Date day_parameter(const http::Request& request, std::string_view name) {
  const std::optional<std::string_view> text = request.parameter(name);
  if (!text) return {};
  const std::optional<base::Date> day = base::parse_date(*text);
  if (!day) {
    throw base::Error(base::ErrorKind::kUsage, "\"" + std::string(*text) + "\" is no day", {},
                      "write it as 2024-05-01");
  }
  return *day;
}

// The tables that a plan names: they come in the body, and jobs take files. Those that no job took
// go again.
class TableFiles {
 public:
  TableFiles() = default;
  ~TableFiles() {
    std::error_code none;
    for (const UploadedFile& file : files_) std::filesystem::remove(file.path, none);
  }
  TableFiles(const TableFiles&) = delete;
  TableFiles& operator=(const TableFiles&) = delete;

  void write(const std::string& folder, const Json& body) {
    const Json* tables = body.find("tables");
    if (tables == nullptr) return;
    const auto* list = std::get_if<Json::Array>(&tables->value());
    if (list == nullptr) {
      throw base::Error(base::ErrorKind::kInputRefused, "\"tables\" is no list", {"request body"},
                        "send [{\"name\": ..., \"text\": ...}]");
    }
    for (const Json& table : *list) {
      files_.push_back({text_member(table, "name"), folder + "/" + make_secret("table-")});
      base::write_file(files_.back().path, text_member(table, "text"));
    }
  }
  const std::vector<UploadedFile>& files() const { return files_; }

 private:
  std::vector<UploadedFile> files_;
};

// Who may not choose models may not stop or repeat another's choice either.
bool may_touch(const Call& call, std::int64_t id) {
  const Job job = call.application.jobs().get(id);
  return !is_model_change(job.kind) || may(call.visitor, Right::kChooseModels);
}
Reply touch_refusal() { return problem_reply(403, "a change of champion is an admin's"); }

}  // namespace

Reply answer_import_file(const Call& call) {
  const std::optional<std::string_view> name = call.request.parameter("name");
  if (!name || name->empty()) {
    throw base::Error(base::ErrorKind::kUsage, "the file has no name", {},
                      "add it to the address: ?name=catalogue.csv");
  }
  if (call.request.upload.empty()) {
    throw base::Error(base::ErrorKind::kInputRefused, "the body is empty", {"request body"},
                      "send the file as the body");
  }
  const Job job = call.application.jobs().submit(
      {.kind = JobKind::kImport,
       .asked_by = call.visitor.name,
       .files = {{std::string(*name), call.request.upload}},
       .as_of = day_parameter(call.request, "as_of"),
       .then_study = call.request.parameter("study").value_or("1") != "0"});
  return json_reply(json_job(job), 202);
}

Reply answer_start_study(const Call& call) {
  const Json body = read_object(call.request, {"quick", "plan", "tables"});
  TableFiles tables;
  tables.write(call.application.upload_folder(), body);
  const Job job =
      call.application.jobs().submit({.kind = JobKind::kStudy,
                                      .asked_by = call.visitor.name,
                                      .files = tables.files(),
                                      .quick = flag_member(body, "quick"),
                                      .plan = optional_text(body, "plan").value_or("")});
  return json_reply(json_job(job), 202);
}

Reply answer_jobs(const Call& call) {
  refuse_unknown(call.request, {"limit", "cursor"});
  const std::size_t page = limit_parameter(call.request, kJobPage);
  const std::size_t before = count_parameter(call.request, "cursor").value_or(0);
  const std::vector<Job> all =
      call.application.jobs().list(static_cast<std::int64_t>(before), page);
  Json jobs = Json::array();
  for (const Job& job : all) jobs.push(json_job(job));
  return json_reply(
      Json::object()
          .set("jobs", std::move(jobs))
          .set("next", all.size() == page ? Json(std::to_string(all.back().id)) : Json()));
}

Reply answer_job(const Call& call) {
  return json_reply(json_job(call.application.jobs().get(number_of(call.parts[0]))));
}

Reply answer_cancel_job(const Call& call) {
  const std::int64_t id = number_of(call.parts[0]);
  if (!may_touch(call, id)) return touch_refusal();
  return json_reply(json_job(call.application.jobs().cancel(id)));
}

Reply answer_retry_job(const Call& call) {
  const std::int64_t id = number_of(call.parts[0]);
  if (!may_touch(call, id)) return touch_refusal();
  return json_reply(json_job(call.application.jobs().retry(id, call.visitor.name)), 202);
}

}  // namespace crossfade::server
