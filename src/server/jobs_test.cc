#include "server/jobs.h"

#include <doctest/doctest.h>

#include "server/job_table.h"
#include "server/job_test.h"
#include "server/schema.h"

namespace crossfade::server {
namespace {

constexpr std::int64_t kNow = 1'770'000'000;

JobOptions options_of(const JobFolder& folder) {
  JobOptions options;
  options.store = folder.path("s.db");
  options.model = folder.path("models");
  options.grace = std::chrono::milliseconds(500);
  options.now = [] { return kNow; };
  return options;
}

std::vector<Job> kept_in(const JobFolder& folder) {
  store::Store store(folder.path("s.db"), store::Access::kExisting);
  return read_jobs(store);
}

void keep(const JobFolder& folder, const Job& job) {
  store::Store store(folder.path("s.db"), store::Access::kCreate);
  store.migrate(store::Section::kServer, schema_scripts());
  write_job(store, job);
}

base::Error refusal(const std::function<void()>& act) {
  try {
    act();
  } catch (const base::Error& error) {
    return error;
  }
  FAIL("nothing was refused");
  std::abort();
}

TEST_CASE("an import is done, told and kept, and its file goes") {
  const JobFolder folder;
  Heard heard;
  {
    Jobs jobs(options_of(folder), heard.listeners());
    const Job queued = jobs.submit(
        import_of(folder, "say {\"stage\":\"reading\",\"done\":1,\"steps\":4}\nkept 3\n"));
    CHECK(queued.id == 1);
    CHECK_FALSE(folder.has("upload"));
    const Job job = ended(jobs, queued.id);
    CHECK(job.state == JobState::kDone);
    CHECK(job.snapshot == 3);
    CHECK(job.stage == "reading");
    CHECK(job.share == 0.25);
    CHECK(job.exit_code == 0);
    CHECK(job.asked_by == "mina");
    CHECK(job.queued_at == kNow);
    CHECK(job.files.at(0).name == "some.csv");
    CHECK(wait_until([&] { return heard.has("landed 3"); }));
    CHECK(heard.has("changed 1 done"));
    CHECK(wait_until([&] { return !folder.has("s.db.spool/1"); }));
  }
  const std::vector<Job> kept = kept_in(folder);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].state == JobState::kDone);
  CHECK(kept[0].snapshot == 3);
  CHECK(kept[0].ended_at == kNow);
  CHECK(kept[0].share == 0.25);
  CHECK(kept[0].files.at(0).name == "some.csv");
}

TEST_CASE("a study follows an import that brought something new, once for all that wait") {
  const JobFolder folder;
  folder.write("s.db.study", "kept 4 9\n");
  Heard heard;
  Jobs jobs(options_of(folder), heard.listeners());
  JobOrder first = import_of(folder, "until " + folder.path("go") + "\nkept 3\n");
  first.then_study = true;
  jobs.submit(first);
  JobOrder second = import_of(folder, "kept 4\n");
  second.then_study = true;
  jobs.submit(second);
  folder.write("go", "");
  const Job study = (ended(jobs, 2), ended(jobs, 3));
  CHECK(study.kind == JobKind::kStudy);
  CHECK(study.state == JobState::kDone);
  CHECK(study.origin == 1);
  CHECK(study.report == 9);
  CHECK(wait_until([&] { return heard.has("studied 9"); }));

  JobOrder known = import_of(folder, "kept 3 0 again\n");
  known.then_study = true;
  const Job again = ended(jobs, jobs.submit(known).id);
  CHECK(again.was_there);
  CHECK(jobs.list(0, 10).size() == 4);
  CHECK_FALSE(heard.has("landed 0"));
}

TEST_CASE("a refused file says why and where; the next job is done all the same") {
  const JobFolder folder;
  Heard heard;
  Jobs jobs(options_of(folder), heard.listeners());
  const Job refused = ended(
      jobs,
      jobs.submit(import_of(folder, "say crossfade: some.csv:2:7: a quote is open\nexit 3\n")).id);
  CHECK(refused.state == JobState::kFailed);
  CHECK(refused.exit_code == 3);
  CHECK(refused.complaint == "some.csv:2:7: a quote is open");
  CHECK(ended(jobs, jobs.submit(import_of(folder, "kept 1\n")).id).state == JobState::kDone);
  CHECK(wait_until([&] { return heard.has("landed 1"); }));
  CHECK_FALSE(heard.has("landed 0"));
}

TEST_CASE("a program that breaks is a failed job with a sentence, and may have left a snapshot") {
  const JobFolder folder;
  Heard heard;
  Jobs jobs(options_of(folder), heard.listeners());
  const Job broken = ended(jobs, jobs.submit(import_of(folder, "say last words\ncrash\n")).id);
  CHECK(broken.state == JobState::kFailed);
  CHECK(broken.complaint ==
        "the job's program ended by signal 11: it touched memory that is not its own; what the "
        "store held before is whole; it said last: last words");
  CHECK(wait_until([&] { return heard.has("landed 0"); }));
  const Job silent = ended(jobs, jobs.submit(import_of(folder, "exit 1\n")).id);
  CHECK(silent.complaint == "the job's program ended with exit code 1 and said nothing");

  JobOptions options = options_of(folder);
  options.program = "/nonexistent";
  options.spool = folder.path("other");
  Jobs others(options, {});
  const Job unstarted = ended(others, others.submit({.kind = JobKind::kStudy}).id);
  CHECK(unstarted.state == JobState::kFailed);
  CHECK(unstarted.complaint.find("cannot be started") != std::string::npos);
}

TEST_CASE("jobs that wait or run can be cancelled, and asked for again") {
  const JobFolder folder;
  folder.write("s.db.study", "wait\n");
  Jobs jobs(options_of(folder), {});
  const Job running = jobs.submit({.kind = JobKind::kStudy});
  const Job waiting = jobs.submit({.kind = JobKind::kStudy, .quick = true});
  REQUIRE(wait_until([&] { return jobs.running() == 1; }));
  CHECK(jobs.queued() == 1);
  CHECK(jobs.cancel(waiting.id).state == JobState::kCancelled);
  jobs.cancel(running.id);
  CHECK(ended(jobs, running.id).state == JobState::kCancelled);
  CHECK(refusal([&] { jobs.cancel(running.id); }).kind() == base::ErrorKind::kUsage);
  CHECK(refusal([&] { jobs.cancel(99); }).kind() == base::ErrorKind::kNotFound);

  folder.write("s.db.study", "kept 1 1\n");
  const Job again = ended(jobs, jobs.retry(waiting.id, "joon").id);
  CHECK(again.state == JobState::kDone);
  CHECK(again.origin == waiting.id);
  CHECK(again.quick);
  CHECK(again.asked_by == "joon");
  CHECK(refusal([&] { jobs.retry(again.id, ""); }).kind() == base::ErrorKind::kUsage);
}

TEST_CASE("after a crash what waited goes on, and what ran can be tried again with its files") {
  const JobFolder folder;
  Job ran;
  ran.id = 4;
  ran.state = JobState::kRunning;
  ran.files = {{"ran.csv", 7}};
  ran.started_at = kNow - 60;
  keep(folder, ran);
  Job waited = ran;
  waited.id = 5;
  waited.state = JobState::kQueued;
  keep(folder, waited);
  for (const char* path :
       {"s.db.spool/4/files", "s.db.spool/5/files", "s.db.spool/77/files", "s.db.spool/uploads"}) {
    std::filesystem::create_directories(folder.path(path));
  }
  folder.write("s.db.spool/4/files/ran.csv", "kept 1\n");
  folder.write("s.db.spool/5/files/ran.csv", "kept 2\n");
  folder.write("s.db.spool/uploads/left", "");

  Jobs jobs(options_of(folder), {});
  CHECK(ended(jobs, 4).state == JobState::kInterrupted);
  CHECK(ended(jobs, 5).snapshot == 2);
  CHECK_FALSE(folder.has("s.db.spool/77"));
  CHECK_FALSE(folder.has("s.db.spool/uploads/left"));
  const Job again = jobs.retry(4, "mina");
  CHECK(again.id == 6);
  CHECK(ended(jobs, 6).snapshot == 1);
  CHECK(refusal([&] { jobs.retry(4, ""); }).sentence() == "the files of job 4 are gone");
}

TEST_CASE("a server that ends interrupts what runs, keeps what waits, and holds its spool alone") {
  const JobFolder folder;
  folder.write("s.db.study", "wait\n");
  {
    Jobs jobs(options_of(folder), {});
    jobs.submit({.kind = JobKind::kStudy});
    jobs.submit({.kind = JobKind::kStudy, .quick = true});
    REQUIRE(wait_until([&] { return jobs.running() == 1; }));
    CHECK(refusal([&] { const Jobs second(options_of(folder), {}); }).kind() ==
          base::ErrorKind::kStoreBusy);
  }
  const std::vector<Job> kept = kept_in(folder);
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].state == JobState::kInterrupted);
  CHECK(kept[0].complaint == "the server ended while this job ran");
  CHECK(kept[1].state == JobState::kQueued);
}

TEST_CASE("too many jobs or files that wait are refused, and the file stays where it was") {
  const JobFolder folder;
  JobOptions options = options_of(folder);
  options.most_queued = 2;
  options.spool_bytes = 100;
  folder.write("s.db.study", "wait\n");
  Jobs jobs(options, {});
  CHECK(refusal([&] { jobs.submit(import_of(folder, std::string(101, '\n'))); }).kind() ==
        base::ErrorKind::kStoreBusy);
  CHECK(folder.has("upload"));
  jobs.submit({.kind = JobKind::kStudy});
  REQUIRE(wait_until([&] { return jobs.running() == 1; }));
  jobs.submit({.kind = JobKind::kStudy});
  jobs.submit({.kind = JobKind::kStudy});
  CHECK(refusal([&] { jobs.submit({.kind = JobKind::kStudy}); }).sentence() ==
        "2 jobs wait already");
  CHECK(jobs.queued() == 2);
}

TEST_CASE("an import overtakes a study that runs, unless one job at a time is asked for") {
  for (const bool beside : {true, false}) {
    const JobFolder folder;
    folder.write("s.db.study", "until " + folder.path("go") + "\n");
    JobOptions options = options_of(folder);
    options.import_beside_study = beside;
    Jobs jobs(options, {});
    jobs.submit({.kind = JobKind::kStudy});
    REQUIRE(wait_until([&] { return jobs.running() == 1; }));
    jobs.submit(import_of(folder, "kept 1\n"));
    if (beside) {
      CHECK(ended(jobs, 2).state == JobState::kDone);
      CHECK(jobs.running() == 1);
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(150));
      CHECK(jobs.get(2).state == JobState::kQueued);
    }
    folder.write("go", "");
    CHECK(ended(jobs, 1).state == JobState::kDone);
    CHECK(ended(jobs, 2).state == JobState::kDone);
  }
}

TEST_CASE("a version that is not promoted is an answer, not a failure") {
  const JobFolder folder;
  Heard heard;
  Jobs jobs(options_of(folder), heard.listeners());
  const auto promoted_as = [&](const std::string& script) {
    return ended(jobs,
                 jobs.submit({.kind = JobKind::kPromotion, .force = true, .reason = script}).id);
  };
  const Job refused = promoted_as(
      "say {\"promotion\":{\"version\":3,\"reason\":\"worse at hit a\"}}\n"
      "say crossfade: version 3 is not promoted\nexit 1\n");
  CHECK(refused.state == JobState::kDone);
  CHECK(refused.complaint == "worse at hit a");
  CHECK(refused.version == 3);
  const Job promoted = promoted_as("say {\"promotion\":{\"version\":3,\"reason\":null}}\n");
  CHECK(promoted.state == JobState::kDone);
  CHECK(promoted.complaint.empty());
  const Job failed = promoted_as("say crossfade: " + folder.path("models/streams_a.cfm") +
                                 ": was altered\nexit 3\n");
  CHECK(failed.state == JobState::kFailed);
  CHECK(failed.complaint == "models/streams_a.cfm: was altered");
  const Job back = ended(jobs, jobs.submit({.kind = JobKind::kRollback, .reason = "exit 0\n"}).id);
  CHECK(back.state == JobState::kDone);
  CHECK(wait_until([&] { return heard.has("studied 0"); }));
}

TEST_CASE("a change of champion that takes no test overtakes a study, a test waits for it") {
  const JobFolder folder;
  folder.write("s.db.study", "until " + folder.path("go") + "\n");
  Jobs jobs(options_of(folder), {});
  const Job study = jobs.submit({.kind = JobKind::kStudy});
  REQUIRE(wait_until([&] { return jobs.running() == 1; }));
  const Job test = jobs.submit({.kind = JobKind::kPromotion, .version = 4});
  CHECK(ended(jobs, jobs.submit({.kind = JobKind::kRollback, .reason = "exit 0\n"}).id).state ==
        JobState::kDone);
  CHECK(ended(jobs, jobs.submit({.kind = JobKind::kPromotion, .force = true, .reason = "x"}).id)
            .state == JobState::kDone);
  CHECK(jobs.get(test.id).state == JobState::kQueued);
  folder.write("go", "");
  CHECK(ended(jobs, study.id).state == JobState::kDone);
  CHECK(ended(jobs, test.id).version == 4);
}

TEST_CASE("a promotion is forced for a reason, or judged by its figures") {
  CHECK(refusal([] { check_order({.kind = JobKind::kPromotion, .force = true}); }).kind() ==
        base::ErrorKind::kUsage);
  CHECK(refusal([] { check_order({.kind = JobKind::kPromotion, .reason = "why"}); }).kind() ==
        base::ErrorKind::kUsage);
  check_order({.kind = JobKind::kPromotion});
  check_order({.kind = JobKind::kRollback, .reason = "why"});
}

TEST_CASE("what a person writes cannot become an option of a job's program") {
  Job job{.kind = JobKind::kPromotion, .asked_by = "--force"};
  job.version = 3;
  job.force = true;
  job.reason = "--store=x";
  const std::vector<std::string> words = arguments_of(job, {"/s.db", "/m", "/f"}, 2);
  CHECK(words == std::vector<std::string>{"promote", "--store", "/s.db", "--by=--force", "3",
                                          "--force", "--reason=--store=x", "--threads", "2",
                                          "--progress", "json"});
  job.kind = JobKind::kRollback;
  job.version = 0;
  job.force = false;
  CHECK(arguments_of(job, {"/s.db", "/m", "/f"}, 2) ==
        std::vector<std::string>{"rollback", "--store", "/s.db", "--by=--force",
                                 "--reason=--store=x"});
}

TEST_CASE("jobs go on while another program holds the store, and are kept when it lets go") {
  const JobFolder folder;
  Jobs jobs(options_of(folder), {});
  std::thread submit;
  {
    store::Store other(folder.path("s.db"), store::Access::kExisting);
    const store::Transaction held(other);
    submit = std::thread([&] { jobs.submit({.kind = JobKind::kStudy}); });
    CHECK(wait_until([&] { return jobs.list(0, 1).size() == 1; }));
    CHECK(wait_until([&] { return has_ended(jobs.get(1).state); }));
    CHECK(kept_in(folder).empty());
  }
  submit.join();
  CHECK(wait_until([&] {
    const std::vector<Job> kept = kept_in(folder);
    return kept.size() == 1 && kept[0].state == JobState::kDone;
  }));
}

TEST_CASE("a plan is checked before it waits, and reads only what was given with it") {
  const JobFolder folder;
  folder.write("s.db.study", "kept 1 2\n");
  Jobs jobs(options_of(folder), {});
  const auto plan = [](const std::string& history) {
    return "[promotion]\nbudget = 1000\nhistory = \"" + history + "\"\n";
  };
  for (const char* outside : {"/etc/passwd", "../../s.db", "spend.csv"}) {
    CHECK(refusal([&] { jobs.submit({.kind = JobKind::kPlan, .plan = plan(outside)}); }).kind() ==
          base::ErrorKind::kInputRefused);
  }
  const base::Error unknown =
      refusal([&] { jobs.submit({.kind = JobKind::kPlan, .plan = "[promotion]\nbuget = 1\n"}); });
  CHECK(unknown.place().file == "plan.toml");
  CHECK(unknown.place().line == 2);
  CHECK_THROWS_AS(jobs.submit({.kind = JobKind::kPlan}), base::Error);
  CHECK(jobs.list(0, 10).empty());

  const Job made = ended(jobs, jobs.submit({.kind = JobKind::kPlan,
                                            .files = {{"spend.csv", folder.write("upload", "x")}},
                                            .plan = plan("spend.csv")})
                                   .id);
  CHECK(made.state == JobState::kDone);
  CHECK(made.report == 2);
}

TEST_CASE("a listener may ask for jobs, and what it throws ends nothing") {
  const JobFolder folder;
  folder.write("s.db.study", "kept 1 2\n");
  Jobs* asked = nullptr;
  std::atomic<bool> has_complained = false;
  Jobs jobs(options_of(folder), {.landed =
                                     [&](const Job&) {
                                       asked->submit({.kind = JobKind::kStudy});
                                       throw std::runtime_error("of the listener");
                                     },
                                 .complain = [&](const std::string&) { has_complained = true; }});
  asked = &jobs;
  jobs.submit(import_of(folder, "kept 1\n"));
  REQUIRE(wait_until([&] { return jobs.list(0, 10).size() == 2; }));
  CHECK(ended(jobs, 2).report == 2);
  CHECK(has_complained);
}

TEST_CASE("jobs of long ago are forgotten, in the store as well") {
  const JobFolder folder;
  JobOptions options = options_of(folder);
  options.most_kept = 2;
  Jobs jobs(options, {});
  for (int i = 0; i < 4; ++i) {
    const std::int64_t id = jobs.submit({.kind = JobKind::kStudy}).id;
    REQUIRE(wait_until([&] { return jobs.queued() + jobs.running() == 0; }));
    CHECK(id == i + 1);
  }
  CHECK(wait_until([&] { return kept_in(folder).size() == 2; }));
  CHECK(kept_in(folder).front().id == 3);
  CHECK(refusal([&] { jobs.get(1); }).kind() == base::ErrorKind::kNotFound);
}

TEST_CASE("a job's command line names its files as they lie, after all options") {
  Job job;
  job.files = {{"run", 1}, {"b.csv", 1}};
  job.as_of = *base::parse_date("2024-05-01");
  const JobPlaces places{"/data/s.db", "/data/models", "/data/s.db.spool/1"};
  CHECK(arguments_of(job, places, 2) ==
        std::vector<std::string>{"import", "--store", "/data/s.db", "--as-of", "2024-05-01",
                                 "--threads", "2", "--progress", "json", "--", "run", "b.csv"});
  job.kind = JobKind::kStudy;
  job.quick = true;
  CHECK(arguments_of(job, places, 0) ==
        std::vector<std::string>{"run", "--store", "/data/s.db", "--out",
                                 "/data/s.db.spool/1/report", "--model", "/data/models", "--quick",
                                 "--progress", "json"});
  job.kind = JobKind::kPlan;
  job.quick = false;
  job.plan = "[videos]";
  CHECK(arguments_of(job, places, 0) ==
        std::vector<std::string>{"run", "--store", "/data/s.db", "--out",
                                 "/data/s.db.spool/1/report", "--budget", "plan.toml", "--progress",
                                 "json"});
}

TEST_CASE("a sound is listened to by its name, whatever that is, beside a study") {
  Job job;
  job.kind = JobKind::kListen;
  job.files = {{"--store", 1}};
  CHECK(arguments_of(job, {"/s.db", "/m", "/f"}, 1) ==
        std::vector<std::string>{"listen", "--store", "/s.db", "--no-score", "--threads", "1",
                                 "--progress", "json", "--", "--store"});
  CHECK(refusal([] { check_order({.kind = JobKind::kListen}); }).kind() == base::ErrorKind::kUsage);
}

TEST_CASE("a sound goes with its job, unless it is to be kept under what names its content") {
  const std::string digest = "0123456789abcdef0123456789abcdef";
  for (const bool keep : {true, false}) {
    const JobFolder folder;
    Heard heard;
    Jobs jobs(options_of(folder), heard.listeners());
    const auto listened = [&](const std::string& said) {
      return ended(jobs, jobs.submit({.kind = JobKind::kListen,
                                      .files = {{"노래.wav", folder.write("upload", said)}},
                                      .keep = keep})
                             .id);
    };
    const Job job = listened("say {\"heard\":{\"digest\":\"" + digest + "\"}}\n");
    CHECK(job.state == JobState::kDone);
    CHECK(job.digest == digest);
    CHECK(wait_until(
        [&] { return kept_in(folder).size() == 1 && kept_in(folder)[0].digest == digest; }));
    CHECK(wait_until([&] { return heard.has("changed 1 done"); }));
    CHECK(folder.has("s.db.sounds/" + digest) == keep);
    CHECK_FALSE(folder.has("s.db.spool/1"));
    // What is no digest names no file.
    CHECK(listened("say {\"heard\":{\"digest\":\"../../escaped\"}}\n").state == JobState::kDone);
    CHECK(listened("say crossfade: 노래.wav: is silent\nexit 3\n").complaint ==
          "노래.wav: is silent");
    CHECK(wait_until([&] { return heard.has("changed 3 failed"); }));
    CHECK_FALSE(folder.has("escaped"));
    CHECK_FALSE(folder.has("s.db.spool/3"));
    CHECK_FALSE(heard.has("studied 0"));
  }
}

TEST_CASE("jobs are told in pages, newest first") {
  JobMap jobs;
  for (const std::int64_t id : {1, 2, 4, 5}) jobs[id].id = id;
  const auto ids = [&](std::int64_t before, std::size_t count) {
    std::vector<std::int64_t> result;
    for (const Job& job : page_of(jobs, before, count)) result.push_back(job.id);
    return result;
  };
  CHECK(ids(0, 3) == std::vector<std::int64_t>{5, 4, 2});
  CHECK(ids(2, 3) == std::vector<std::int64_t>{1});
  CHECK(ids(4, 1) == std::vector<std::int64_t>{2});
  CHECK(ids(1, 3).empty());
}

}  // namespace
}  // namespace crossfade::server
