#include "server/job_json.h"

#include <doctest/doctest.h>

#include <string>

namespace crossfade::server {
namespace {

TEST_CASE("a job that waits has null for all that is not yet known") {
  Job job{.id = 3, .kind = JobKind::kImport, .asked_by = "mina", .queued_at = 1'770'000'000};
  job.files = {{"a.csv", 12}};
  CHECK(json_job(job).dump(0) ==
        R"({"id":3,"kind":"import","state":"queued","asked_by":"mina","follows":null,)"
        R"("as_of":null,"quick":false,"with_plan":false,"queued_at":1770000000,)"
        R"("started_at":null,"ended_at":null,"stage":null,"share":null,)"
        R"("files":[{"name":"a.csv","bytes":12}],"complaint":null,"snapshot":null,)"
        R"("was_there":false,"report":null,"version":null,"force":false,"reason":null,)"
        R"("keep":false,"digest":null})");
}

TEST_CASE("a job that has ended tells what became of it, but not what its plan says") {
  Job job{.id = 4,
          .kind = JobKind::kStudy,
          .state = JobState::kFailed,
          .asked_by = "mina",
          .origin = 3,
          .as_of = *base::parse_date("2024-05-01"),
          .quick = true,
          .plan = "budget = 5",
          .queued_at = 10};
  job.started_at = 11;
  job.ended_at = 12;
  job.stage = "models";
  job.share = 0.5;
  job.complaint = "it is \"so\"";
  job.snapshot = 7;
  job.was_there = true;
  job.report = 8;
  CHECK(json_job(job).dump(0) ==
        R"({"id":4,"kind":"study","state":"failed","asked_by":"mina","follows":3,)"
        R"("as_of":"2024-05-01","quick":true,"with_plan":true,"queued_at":10,"started_at":11,)"
        R"("ended_at":12,"stage":"models","share":0.5,"files":[],"complaint":"it is \"so\"",)"
        R"("snapshot":7,"was_there":true,"report":8,"version":null,"force":false,"reason":null,)"
        R"("keep":false,"digest":null})");
}

TEST_CASE("a promotion tells its version, whether it was forced, and why") {
  Job job{.id = 5, .kind = JobKind::kPromotion, .asked_by = "지은"};
  job.version = 3;
  job.force = true;
  job.reason = "회의에서 정함";
  const std::string text = json_job(job).dump(0);
  CHECK(text.find(R"("kind":"promotion")") != std::string::npos);
  CHECK(text.ends_with(R"("version":3,"force":true,"reason":"회의에서 정함",)"
                       R"("keep":false,"digest":null})"));
}

}  // namespace
}  // namespace crossfade::server
