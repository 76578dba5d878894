#include "server/ledger_json.h"

#include <doctest/doctest.h>

#include <string>

namespace crossfade::server {
namespace {

TEST_CASE("a forecast that waits for counts has no outcomes, choices or day") {
  registry::Ledger ledger;
  registry::LedgerEntry& entry = ledger.entries.emplace_back();
  entry.id = 5;
  entry.kind = "predict";
  CHECK(
      json_forecasts(ledger).dump(0) ==
      R"([{"kind":"predict","id":5,"made_on":null,"scored":false,"outcomes":[],"choices":null}])");
  CHECK(json_forecasts({}).dump(0) == "[]");
}

TEST_CASE(
    "a forecast that was scored has each figure with its interval and n, and null without one") {
  registry::OutcomeScore outcome;
  outcome.target = "log_streams";
  outcome.scenario = "a";
  outcome.foretold = 30;
  outcome.coverage = {0.5, 0.25, 0.75, 20};
  registry::LedgerEntry entry;
  entry.id = -2;
  entry.kind = "plan";
  entry.made_on = *base::parse_date("2024-01-01");
  entry.scored = true;
  entry.outcomes = {outcome};
  entry.choices = registry::ChoiceScore{3, {2, 1, 3, 3}, {1.5, 0.5, 2.5, 3}};
  registry::Ledger ledger;
  ledger.entries = {entry};
  constexpr const char* kNone = R"({"value":null,"low":null,"high":null,"n":0})";
  CHECK(json_forecasts(ledger).dump(0) ==
        std::string(R"([{"kind":"plan","id":2,"made_on":"2024-01-01","scored":true,"outcomes":[)") +
            R"({"target":"log_streams","scenario":"a","foretold":30,)" +
            R"("coverage":{"value":0.5,"low":0.25,"high":0.75,"n":20},"error_decades":)" + kNone +
            R"(,"gain":)" + kNone + R"(,"probability":)" + kNone + R"(,"hits":)" + kNone +
            R"(,"calibration_error":null}],"choices":{"chosen":3,)" +
            R"("growth":{"value":2.0,"low":1.0,"high":3.0,"n":3},)" +
            R"("rule_growth":{"value":1.5,"low":0.5,"high":2.5,"n":3}}}])");
}

}  // namespace
}  // namespace crossfade::server
