#include "server/job_table.h"

#include <string>

#include "base/error.h"

namespace crossfade::server {
namespace {

using store::Statement;

// The value whose name this is, up to `last`.
template <typename Named>
Named named(std::string_view name, Named last, const store::Store& store) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<Named>(i)) == name) return static_cast<Named>(i);
  }
  throw base::Error(
      base::ErrorKind::kStoreBusy,
      "holds a job that is \"" + std::string(name) + "\", which this program knows not",
      {store.path(), 0, 0}, "use the newer program");
}

Job job_of(const Statement& row, const store::Store& store) {
  Job job;
  job.id = row.integer(0);
  job.kind = named(row.text(1), JobKind::kRollback, store);
  job.state = named(row.text(2), JobState::kInterrupted, store);
  job.asked_by = row.text(3);
  job.origin = row.integer(4);
  job.as_of = base::parse_date(row.text(5)).value_or(base::Date{});
  job.then_study = row.integer(6) != 0;
  job.quick = row.integer(7) != 0;
  job.plan = row.text(8);
  job.queued_at = row.integer(9);
  job.started_at = row.integer(10);
  job.ended_at = row.integer(11);
  job.stage = row.text(12);
  job.share = row.number(13);
  job.exit_code = static_cast<int>(row.integer(14));
  job.complaint = row.text(15);
  job.snapshot = row.integer(16);
  job.was_there = row.integer(17) != 0;
  job.report = row.integer(18);
  job.version = row.integer(19);
  job.force = row.integer(20) != 0;
  job.reason = row.text(21);
  job.keep = row.integer(22) != 0;
  job.digest = row.text(23);
  return job;
}

}  // namespace

std::vector<Job> read_jobs(store::Store& store) {
  std::vector<Job> jobs;
  Statement rows(store, "SELECT * FROM jobs ORDER BY job_id");
  while (rows.step()) jobs.push_back(job_of(rows, store));
  Statement files(store, "SELECT name, bytes FROM job_files WHERE job_id = ? ORDER BY number");
  for (Job& job : jobs) {
    files.bind(0, job.id);
    while (files.step()) {
      job.files.push_back(
          {std::string(files.text(0)), static_cast<std::uint64_t>(files.integer(1))});
    }
  }
  return jobs;
}

void write_job(store::Store& store, const Job& job) {
  forget_job(store, job.id);
  Statement row(
      store,
      "INSERT INTO jobs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?)");
  const std::string as_of = base::to_string(job.as_of);
  const auto flag = [](bool value) { return std::int64_t{value ? 1 : 0}; };
  row.bind(0, job.id).bind(1, name_of(job.kind)).bind(2, name_of(job.state)).bind(3, job.asked_by);
  row.bind(4, job.origin).bind(5, as_of).bind(6, flag(job.then_study)).bind(7, flag(job.quick));
  row.bind(8, job.plan).bind(9, job.queued_at).bind(10, job.started_at).bind(11, job.ended_at);
  row.bind(12, job.stage).bind(13, job.share).bind(14, std::int64_t{job.exit_code});
  row.bind(15, job.complaint).bind(16, job.snapshot).bind(17, flag(job.was_there));
  row.bind(18, job.report).bind(19, job.version).bind(20, flag(job.force));
  row.bind(21, job.reason).bind(22, flag(job.keep)).bind(23, job.digest).run();
  Statement line(store, "INSERT INTO job_files VALUES (?, ?, ?, ?)");
  for (std::size_t i = 0; i < job.files.size(); ++i) {
    line.bind(0, job.id).bind(1, static_cast<std::int64_t>(i)).bind(2, job.files[i].name);
    line.bind(3, static_cast<std::int64_t>(job.files[i].bytes)).run();
  }
}

void forget_job(store::Store& store, std::int64_t id) {
  Statement(store, "DELETE FROM jobs WHERE job_id = ?").bind(0, id).run();
}

}  // namespace crossfade::server
