#include "server/try_limit.h"

#include <doctest/doctest.h>

#include <string>

#include "base/parallel.h"
#include "server/account_store_test.h"

namespace crossfade::server {
namespace {

TEST_CASE("the sixth try within a minute waits until the first is a minute old") {
  TryLimit limit;
  for (int i = 0; i < 5; ++i) CHECK(limit.admit("minji", "10.0.0.1", kNow + i) == 0);
  CHECK(limit.admit("minji", "10.0.0.1", kNow + 5) == 55);
  CHECK(limit.admit("minji", "10.0.0.1", kNow + 59) == 1);
  CHECK(limit.admit("minji", "10.0.0.1", kNow + 60) == 0);
  CHECK(limit.admit("minji", "10.0.0.1", kNow + 60) == 1);
}

TEST_CASE("a name is guarded against many peers, and all names against one peer") {
  TryLimit limit;
  for (int i = 0; i < 5; ++i) {
    CHECK(limit.admit("minji", "10.0.0." + std::to_string(i), kNow) == 0);
    CHECK(limit.admit("name" + std::to_string(i), "10.1.1.1", kNow) == 0);
  }
  CHECK(limit.admit("minji", "10.0.0.9", kNow) > 0);
  CHECK(limit.admit("yuna", "10.1.1.1", kNow) > 0);
  CHECK(limit.admit("yuna", "10.0.0.9", kNow) == 0);  // refused tries are counted for neither
}

TEST_CASE("right passwords are no guesses: an office behind one address logs in") {
  TryLimit limit;
  for (int i = 0; i < 50; ++i) {
    const std::string name = "name" + std::to_string(i);
    REQUIRE(limit.admit(name, "10.0.0.1", kNow) == 0);
    limit.forgive(name, "10.0.0.1", kNow);
  }
  // But a guesser's own right password takes back only itself.
  for (int i = 0; i < 5; ++i) REQUIRE(limit.admit("victim", "10.0.0.2", kNow) == 0);
  CHECK(limit.admit("guesser", "10.0.0.2", kNow) > 0);
}

TEST_CASE("a subscriber's whole IPv6 network is one peer") {
  CHECK(network_of("2001:db8:1:2::1") == "2001:db8:1:2::");
  CHECK(network_of("2001:db8:1:2:ffff::9") == "2001:db8:1:2::");
  CHECK(network_of("2001:db8:1:3::1") != network_of("2001:db8:1:2::1"));
  CHECK(network_of("::ffff:10.0.0.1") == "10.0.0.1");
  CHECK(network_of("10.0.0.1") == "10.0.0.1");
  CHECK(network_of("no address") == "no address");
}

TEST_CASE("a clock that is set back by a day locks nobody out for a day") {
  TryLimit limit;
  for (int i = 0; i < 5; ++i) CHECK(limit.admit("minji", "10.0.0.1", kNow) == 0);
  CHECK(limit.admit("minji", "10.0.0.1", kNow - 86'400) == 0);
}

TEST_CASE("an attack under a hundred thousand names neither grows without end nor opens the door") {
  TryLimit limit;
  for (int i = 0; i < 100'000; ++i) {
    limit.admit("name" + std::to_string(i), "peer" + std::to_string(i), kNow);
  }
  for (int i = 0; i < 5; ++i) CHECK(limit.admit("minji", "10.0.0.1", kNow) == 0);
  CHECK(limit.admit("minji", "10.0.0.1", kNow) > 0);
}

TEST_CASE("of a hundred tries at once five are let in") {
  TryLimit limit;
  std::vector<int> admitted(100, 0);
  base::parallel_for(admitted.size(), 4, [&](std::size_t i) {
    admitted[i] = limit.admit("minji", "10.0.0.1", kNow) == 0 ? 1 : 0;
  });
  int sum = 0;
  for (const int one : admitted) sum += one;
  CHECK(sum == 5);
}

}  // namespace
}  // namespace crossfade::server
