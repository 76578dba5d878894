#include "advise/spend_obstacles.h"

#include <doctest/doctest.h>

#include <limits>

#include "advise/synthetic_spend.h"

namespace crossfade::advise {
namespace {

std::vector<text::Sentence> obstacles_of(const SpendHistory& history) {
  return spend_obstacles(history, history.streams);
}

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("too few weeks say how many are known and how many are needed") {
  SpendHistory history = generate_spend({40, 1, 2}).history;
  CHECK(obstacles_of(history).empty());
  for (std::size_t w = 0; w < 9; ++w) {
    history.streams[w] = std::numeric_limits<double>::quiet_NaN();
  }
  const std::vector<text::Sentence> obstacles = obstacles_of(history);
  REQUIRE(obstacles.size() == 1);
  CHECK(holds(obstacles[0].english, "31 weeks is known; 32 are needed: 8 numbers"));
  CHECK(holds(obstacles[0].korean, "32주가 필요"));
}

TEST_CASE("spend that never changes, or never was, is named") {
  SpendHistory history = generate_spend({60, 2, 3}).history;
  history.spend[0].assign(60, 500.0);
  history.spend[1].assign(60, 0.0);
  const std::vector<text::Sentence> obstacles = obstacles_of(history);
  REQUIRE(obstacles.size() == 2);
  CHECK(holds(obstacles[0].english, "spotify was 500 every week"));
  CHECK(holds(obstacles[1].english, "Nothing was ever spent on tiktok"));
}

TEST_CASE("spend that is a combination of the others' cannot be told apart: each is named") {
  SpendHistory history = generate_spend({60, 3, 3}).history;
  for (std::size_t w = 0; w < 60; ++w) {
    history.spend[2][w] = 100 + 2 * history.spend[0][w] + 0.5 * history.spend[1][w];
  }
  const std::vector<text::Sentence> obstacles = obstacles_of(history);
  REQUIRE(obstacles.size() == 3);
  CHECK(holds(obstacles[0].english, "spotify moves with the other platforms"));
  CHECK(holds(obstacles[2].english, "100.0 % of its variation"));
}

TEST_CASE("spend that only rises with time cannot be told from growth") {
  SpendHistory history = generate_spend({60, 4, 2}).history;
  for (std::size_t w = 0; w < 60; ++w) history.spend[0][w] = 10 * static_cast<double>(w);
  REQUIRE(obstacles_of(history).size() == 1);
  CHECK(holds(obstacles_of(history)[0].english, "spotify moves with"));
}

TEST_CASE("spend that mostly follows another's, with weeks of its own, is no obstacle") {
  SpendHistory history = generate_spend({60, 5, 2}).history;
  for (std::size_t w = 0; w < 60; ++w) {
    history.spend[1][w] = history.spend[0][w] + (w % 3 == 0 ? 1'500 : 0);
  }
  CHECK(obstacles_of(history).empty());
}

}  // namespace
}  // namespace crossfade::advise
