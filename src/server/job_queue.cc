#include "server/job_queue.h"

#include <algorithm>

namespace crossfade::server {
namespace {

bool is_brief(const Job& job) {
  return job.kind == JobKind::kImport || job.kind == JobKind::kListen ||
         job.kind == JobKind::kRollback || job.force;
}

}  // namespace

std::size_t count_of(const JobMap& jobs, JobState state) {
  return static_cast<std::size_t>(
      std::ranges::count_if(jobs, [&](const auto& entry) { return entry.second.state == state; }));
}

std::int64_t next_to_start(const JobMap& jobs, bool import_beside_study) {
  bool brief_runs = false;
  bool long_runs = false;
  std::int64_t first_brief = 0;
  std::int64_t first_long = 0;
  for (const auto& [id, job] : jobs) {
    if (job.state == JobState::kRunning) (is_brief(job) ? brief_runs : long_runs) = true;
    std::int64_t& first = is_brief(job) ? first_brief : first_long;
    if (job.state == JobState::kQueued && first == 0) first = id;
  }
  if (first_brief != 0 && !brief_runs && (import_beside_study || !long_runs)) return first_brief;
  return !long_runs && !brief_runs ? first_long : 0;
}

bool is_waiting_for(const JobMap& jobs, const Job& study) {
  return std::ranges::any_of(jobs, [&](const auto& entry) {
    const Job& job = entry.second;
    return job.state == JobState::kQueued && job.kind == study.kind && job.quick == study.quick &&
           job.plan == study.plan;
  });
}

std::vector<Job> page_of(const JobMap& jobs, std::int64_t before, std::size_t count) {
  std::vector<Job> page;
  auto place = before > 0 ? jobs.lower_bound(before) : jobs.end();
  while (place != jobs.begin() && page.size() < count) page.push_back((--place)->second);
  return page;
}

std::vector<std::int64_t> outlived(const JobMap& jobs, std::size_t most) {
  std::vector<std::int64_t> ended;
  for (const auto& [id, job] : jobs) {
    if (has_ended(job.state)) ended.push_back(id);
  }
  ended.resize(ended.size() > most ? ended.size() - most : 0);
  return ended;
}

}  // namespace crossfade::server
