#include "server/worker_pool.h"

#include <doctest/doctest.h>

#include <atomic>
#include <latch>
#include <memory>
#include <vector>

#include "server/job_test.h"

namespace crossfade::server {
namespace {

// Holds tasks up until it is opened.
class Gate {
 public:
  void wait() { latch_.wait(); }
  void open() { latch_.count_down(); }

 private:
  std::latch latch_{1};
};

TEST_CASE("every task that was taken is done, in order on one thread") {
  std::vector<int> done;
  WorkerPool pool(1, 1000);
  for (int i = 0; i < 100; ++i) REQUIRE(pool.post([&done, i] { done.push_back(i); }));
  std::latch last(1);
  REQUIRE(pool.post([&last] { last.count_down(); }));
  last.wait();
  REQUIRE(done.size() == 100);
  for (int i = 0; i < 100; ++i) CHECK(done[static_cast<std::size_t>(i)] == i);
}

TEST_CASE("tasks run beside each other, as many as there are threads") {
  WorkerPool pool(3, 10);
  std::latch all(3);  // ends only when three have come at once
  std::atomic<int> done{0};
  for (int i = 0; i < 3; ++i) {
    REQUIRE(pool.post([&] {
      all.arrive_and_wait();
      ++done;
    }));
  }
  CHECK(wait_until([&] { return done == 3; }));
}

TEST_CASE("a pool of no threads has one") {
  WorkerPool pool(0, 10);
  std::latch ran(1);
  REQUIRE(pool.post([&ran] { ran.count_down(); }));
  ran.wait();
}

TEST_CASE("more tasks than may wait are refused, and taken again when there is room") {
  Gate gate;
  std::latch began(1);
  WorkerPool pool(1, 2);
  REQUIRE(pool.post([&] {
    began.count_down();
    gate.wait();
  }));
  began.wait();  // the first task waits no longer: it runs
  CHECK(pool.post([] {}));
  CHECK(pool.post([] {}));
  CHECK_FALSE(pool.post([] {}));
  gate.open();
  CHECK(wait_until([&] { return pool.post([] {}); }));
}

TEST_CASE("at the end a task under way is finished, and those that wait are dropped") {
  Gate gate;
  std::latch began(1);
  std::atomic<bool> finished{false};
  std::atomic<bool> dropped_ran{false};
  auto kept = std::make_shared<int>(0);  // tells when the waiting task is gone
  std::thread opener;
  {
    WorkerPool pool(1, 10);
    REQUIRE(pool.post([&] {
      began.count_down();
      gate.wait();
      finished = true;
    }));
    REQUIRE(pool.post([&dropped_ran, kept] { dropped_ran = true; }));
    began.wait();
    opener = std::thread([&] {
      wait_until([&] { return kept.use_count() == 1; });
      gate.open();
    });
  }
  opener.join();
  CHECK(finished);
  CHECK_FALSE(dropped_ran);
}

}  // namespace
}  // namespace crossfade::server
