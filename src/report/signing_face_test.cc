#include "report/signing_face.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace crossfade::report {
namespace {

using advise::SigningRequest;
using advise::SigningTable;
using text::Language;

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

SigningTable sample_table(double scale, bool with_costs) {
  std::vector<double> probability;
  std::vector<double> truth;
  std::vector<std::uint32_t> artists;
  for (std::uint32_t i = 0; i < 100; ++i) {
    probability.push_back(scale * i / 100);
    truth.push_back(i % 10 < i / 20 ? 1 : 0);
    artists.push_back(i / 5);
  }
  SigningRequest request;
  if (with_costs) request.miss_cost = 90000, request.false_alarm_cost = 30000;
  return advise::tabulate_signing(probability, truth, artists, request);
}

std::string markdown_of(const SigningTable& table, Language language) {
  Document document;
  add_signing(document, table, "USD", language);
  return to_markdown(document);
}

TEST_CASE("the rule that signs nothing is said to, and the costs tell a better threshold") {
  const SigningTable table = sample_table(0.5, true);
  const std::string english = markdown_of(table, Language::kEnglish);
  CHECK(holds(english, "\"Invest at a hit probability of 70 %\" signs nothing"));
  CHECK(holds(english, "signing pays from a probability of 25 % on"));
  CHECK(holds(english, "25 % (your costs)"));
  CHECK(holds(english, "70 % (the rule)"));
  CHECK(holds(english, "90,000 USD"));
  const std::string korean = markdown_of(table, Language::kKorean);
  CHECK(holds(korean, "한 곡도 계약하지 못합니다"));
  for (const std::string& text : {english, korean}) {
    CHECK_FALSE(holds(text, "{}"));
    CHECK_FALSE(holds(text, "nan"));
  }
}

TEST_CASE("a table of a model that knows the artist does not say that it never saw him") {
  const std::string english = markdown_of(sample_table(0.5, true), Language::kEnglish);
  CHECK(holds(english, "models that were not trained on them"));
  CHECK_FALSE(english.starts_with("#  "));
  CHECK(english.starts_with("## "));
}

TEST_CASE("without costs the section asks for them and has no column of costs") {
  const std::string english = markdown_of(sample_table(0.99, false), Language::kEnglish);
  CHECK(holds(english, "signing.miss\\_cost"));
  CHECK(holds(english, "signs 29 tracks"));
  CHECK_FALSE(holds(english, "per 100 demos"));
  CHECK(holds(markdown_of(sample_table(0.99, false), Language::kKorean), "예상 적중률"));
}

TEST_CASE("JSON and CSV have a line a threshold") {
  const SigningTable table = sample_table(0.5, true);
  const table::Json json = table::parse_json(json_signing(table, "USD").dump(), "signing.json");
  const auto& lines = std::get<table::Json::Array>(json.find("lines")->value());
  REQUIRE(lines.size() == table.lines.size());
  CHECK(std::get<double>(json.find("cost_threshold")->value()) == 0.25);
  CHECK(std::get<std::string>(lines.back().find("source")->value()) == "step");
  CHECK(holds(lines.back().find("precision")->dump(0), "null"));
  const std::string csv = signing_csv(table);
  CHECK(static_cast<std::size_t>(std::ranges::count(csv, '\n')) == table.lines.size() + 1);
  CHECK(holds(csv, "\n0.7,rule,0,,,,,"));
}

}  // namespace
}  // namespace crossfade::report
