#include "server/job_order.h"

#include <algorithm>

#include "advise/plan_file.h"
#include "base/error.h"
#include "server/job_run.h"

namespace crossfade::server {
namespace {

void check_named_file(const std::string& named, const std::vector<UploadedFile>& files) {
  if (named.empty()) return;
  const bool is_given = std::ranges::any_of(
      files, [&](const UploadedFile& file) { return file_name_of(file.name) == named; });
  if (is_given && named != kPlanFile) return;
  throw base::Error(base::ErrorKind::kInputRefused,
                    "names the file \"" + named + "\", which was not given with it",
                    {std::string(kPlanFile), 0, 0}, "send it with the plan, under this very name");
}

void check_plan(const std::string& plan, const std::vector<UploadedFile>& files) {
  const advise::PlanRequest request = advise::parse_plan(plan, std::string(kPlanFile));
  if (request.promotion) check_named_file(request.promotion->history, files);
  if (request.releases) check_named_file(request.releases->tracks, files);
}

base::Error usage(const std::string& sentence, const std::string& remedy) {
  return {base::ErrorKind::kUsage, sentence, {}, remedy};
}

void check_change(const JobOrder& order) {
  if (order.force && order.reason.empty()) {
    throw usage("a forced promotion wants a reason", "say why");
  }
  if (order.kind == JobKind::kPromotion && !order.force && !order.reason.empty()) {
    throw usage("a promotion by test has its figures for a reason", "leave the reason away");
  }
}

}  // namespace

void check_order(const JobOrder& order) {
  if (is_model_change(order.kind)) return check_change(order);
  if (order.kind == JobKind::kImport) {
    if (order.files.empty()) throw usage("there is nothing to import", "send a file");
    if (!order.plan.empty()) throw usage("an import makes no plan", "ask for a plan");
    return;
  }
  if (order.kind == JobKind::kListen) {
    if (order.files.size() != 1) throw usage("one sound is listened to at a time", "send a file");
    if (!order.plan.empty()) throw usage("listening makes no plan", "ask for a plan");
    return;
  }
  if (order.kind == JobKind::kPlan && order.plan.empty()) {
    throw usage("there is no plan", "send a plan file");
  }
  if (order.plan.empty() && !order.files.empty()) {
    throw usage("a study reads the store, not files", "import them first");
  }
  if (!order.plan.empty()) check_plan(order.plan, order.files);
}

Job job_of(const JobOrder& order, std::int64_t id) {
  Job job;
  job.id = id;
  job.kind = order.kind;
  job.asked_by = order.asked_by;
  job.as_of = order.as_of;
  job.then_study = order.kind == JobKind::kImport && order.then_study;
  job.quick = order.quick;
  job.plan = order.plan;
  job.version = order.version;
  job.force = order.force;
  job.reason = order.reason;
  job.keep = order.keep;
  return job;
}

Job asked_again(const Job& job, std::int64_t id, const std::string& asked_by) {
  Job again;
  again.id = id;
  again.kind = job.kind;
  again.asked_by = asked_by;
  again.origin = job.id;
  again.files = job.files;
  again.as_of = job.as_of;
  again.then_study = job.then_study;
  again.quick = job.quick;
  again.plan = job.plan;
  again.version = job.version;
  again.force = job.force;
  again.reason = job.reason;
  again.keep = job.keep;
  return again;
}

}  // namespace crossfade::server
