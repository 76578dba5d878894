#include "server/job_json.h"

namespace crossfade::server {
namespace {

// Numbers that begin at 1; 0 is none.
table::Json or_null(std::int64_t number) { return number == 0 ? table::Json() : number; }
table::Json or_null(const std::string& text) { return text.empty() ? table::Json() : text; }

}  // namespace

table::Json json_job(const Job& job) {
  table::Json files = table::Json::array();
  for (const JobFile& file : job.files) {
    files.push(table::Json::object().set("name", file.name).set("bytes", file.bytes));
  }
  return table::Json::object()
      .set("id", job.id)
      .set("kind", name_of(job.kind))
      .set("state", name_of(job.state))
      .set("asked_by", job.asked_by)
      .set("follows", or_null(job.origin))
      .set("as_of", or_null(base::to_string(job.as_of)))
      .set("quick", job.quick)
      .set("with_plan", !job.plan.empty())
      .set("queued_at", job.queued_at)
      .set("started_at", or_null(job.started_at))
      .set("ended_at", or_null(job.ended_at))
      .set("stage", or_null(job.stage))
      .set("share", job.share)
      .set("files", std::move(files))
      .set("complaint", or_null(job.complaint))
      .set("snapshot", or_null(job.snapshot))
      .set("was_there", job.was_there)
      .set("report", or_null(job.report))
      .set("version", or_null(job.version))
      .set("force", job.force)
      .set("reason", or_null(job.reason))
      .set("keep", job.keep)
      .set("digest", or_null(job.digest));
}

}  // namespace crossfade::server
