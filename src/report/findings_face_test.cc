#include "report/findings_face.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "features/feature_table.h"

namespace crossfade::report {
namespace {

using table::Json;
using text::Language;

constexpr Language kLanguages[] = {Language::kEnglish, Language::kKorean};

insight::Finding correlation_finding() {
  insight::Finding finding;
  finding.id = "h3-correlation";
  finding.question = text::Bilingual{"Do they go together?", "함께 움직입니까?"};
  finding.statistic = text::Bilingual{"Pearson's", "피어슨"};
  finding.threshold = 0.6;
  finding.unit = insight::Unit::kDecimal;
  finding.estimate = {0.604, 0.57, 0.641, 14788};
  finding.method = text::Bilingual{"by resampling", "재표집"};
  finding.under = {{text::Bilingual{"repeats kept", "중복 포함"}, {0.59, 0.55, 0.63, 15984}}};
  finding.sentence = text::Bilingual{"It is 0.604.", "0.604입니다."};
  return finding;
}

insight::Finding open_finding() {
  insight::Finding finding;
  finding.id = "h3-efficiency";
  finding.question = text::Bilingual{"Is it efficient?", "효율적입니까?"};
  finding.verdict = insight::Verdict::kNotIdentifiable;
  finding.sentence = text::Bilingual{"It takes an experiment.", "실험이 필요합니다."};
  return finding;
}

insight::RuleSearch rule_search() {
  insight::RuleSearch search;
  search.searched = 5000;
  search.candidates = 7;
  search.least_lift = 0.1;
  search.survivors.resize(1);
  insight::AudioRule& rule = search.survivors.front();
  rule.ranges = {{.feature = features::feature_index("energy"), .above = 0.712}};
  rule.lift = {0.6, 0.4, 0.8, 321};
  rule.p = 0.00001;
  rule.under = {{"one", {0.2, 0.1, 0.3, 9}}, {"two", {0.7, 0.5, 0.9, 9}}, {"three", {}}};
  return search;
}

insight::PlatformGaps gaps() {
  insight::PlatformGaps gaps;
  gaps.platform = insight::Platform::kYouTube;
  gaps.above = {0.06, 0.05, 0.07, 1000};
  gaps.tracks_above = 60;
  gaps.expected_by_chance = 50;
  gaps.tracks = {{.row = 41,
                  .artist = "아이유",
                  .track = "밤편지 | *",
                  .count = 9e8,
                  .expected = 1e8,
                  .low = 5e7,
                  .high = 3e8,
                  .ratio = {9, 3, 18, 1},
                  .beyond = 0.61}};
  return gaps;
}

// Every text of a document, one a line.
std::string texts_of(const Document& document) {
  std::string all;
  const auto add = [&all](const std::string& text) { all += text + "\n"; };
  for (const Block& block : document.blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) add(heading->text);
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) add(paragraph->text);
    if (const auto* table = std::get_if<Table>(&block)) {
      add(table->caption);
      for (const std::string& name : table->header) add(name);
      for (const std::vector<Cell>& row : table->rows) {
        CHECK(row.size() == table->header.size());
        CHECK(row.size() == table->numbers.size());
        for (const Cell& cell : row) add(cell.text);
      }
    }
  }
  return all;
}

std::string faces(Language language) {
  Document document;
  const std::vector<insight::Finding> findings = {correlation_finding(), open_finding()};
  const std::vector<insight::PlatformGaps> all_gaps = {gaps()};
  std::vector<insight::OldClaim> claims = insight::judge_old_claims({});
  claims.front().from_plan = text::Bilingual{"From your plan: 5.", "계획에서: 5."};
  add_findings(document, findings, language);
  add_rule_search(document, rule_search(), language);
  add_platform_gaps(document, all_gaps, language);
  add_old_claims(document, claims, language);
  return texts_of(document);
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& member : std::get<Json::Object>(object.value())) names.push_back(member.first);
  return names;
}

TEST_CASE(
    "a finding is shown with interval, n, threshold, verdict, how it moves and how it was taken") {
  const std::string english = faces(Language::kEnglish);
  for (const char* part :
       {"0.604 [0.570 – 0.641]", "0.600", "14,788", "Verdict: undecided. It is 0.604.",
        "repeats kept", "0.590 [0.550 – 0.630]", "15,984",
        "Measured: Pearson's. How: by resampling.",
        "Verdict: not identifiable. It takes an experiment."}) {
    CHECK_MESSAGE(holds(english, part), std::string(part));
  }
  const std::string korean = faces(Language::kKorean);
  for (const char* part : {"판정: 판단 보류. 0.604입니다.", "식별 불가", "중복 포함"}) {
    CHECK_MESSAGE(holds(korean, part), std::string(part));
  }
}

TEST_CASE("rules, gaps and old claims are shown with their figures") {
  const std::string english = faces(Language::kEnglish);
  for (const char* part :
       {"energy above 0.712", "+60.0 % [+40.0 % – +80.0 %]", "+20.0 % to +70.0 %", "321", "< 0.001",
        "60 above it, 50 by chance", "900 million", "100 million [50.0 million – 300 million]",
        "9.0 [3.0 – 18]", "0.61", "2.3 million dollars saved", "From your plan: 5."}) {
    CHECK_MESSAGE(holds(english, part), std::string(part));
  }
}

TEST_CASE("both languages have every block, and nothing is left to fill") {
  for (const Language language : kLanguages) {
    const std::string text = faces(language);
    CHECK_FALSE(holds(text, "{}"));
    CHECK_FALSE(holds(text, "nan"));
    CHECK(std::ranges::count(text, '\n') == std::ranges::count(faces(Language::kEnglish), '\n'));
  }
}

TEST_CASE("what there is nothing to tell of adds nothing") {
  Document document;
  add_findings(document, {}, Language::kEnglish);
  add_rule_search(document, {}, Language::kEnglish);
  add_platform_gaps(document, {}, Language::kEnglish);
  add_old_claims(document, {}, Language::kEnglish);
  CHECK(document.blocks.empty());
}

TEST_CASE("findings are JSON with texts in both languages and null for what is not known") {
  const Json json = json_finding(correlation_finding());
  CHECK(keys(json) == std::vector<std::string>{"id", "question", "statistic", "threshold", "unit",
                                               "estimate", "method", "under", "verdict",
                                               "sentence"});
  CHECK(keys(*json.find("question")) == std::vector<std::string>{"en", "ko"});
  CHECK(keys(*json.find("estimate")) == std::vector<std::string>{"value", "low", "high", "n"});
  const auto& under = std::get<Json::Array>(json.find("under")->value());
  REQUIRE(under.size() == 1);
  CHECK(keys(under[0]) == std::vector<std::string>{"choice", "estimate"});
  CHECK(std::get<std::string>(json.find("verdict")->value()) == "undecided");
  CHECK(holds(json_finding(open_finding()).dump(0), "\"threshold\":null"));

  const std::string rules = json_rule_search(rule_search()).dump(0);
  CHECK(holds(rules, R"("ranges":[{"feature":"energy","above":0.712,"at_most":null}])"));
  CHECK(holds(rules, R"("outcome":"hit-chance")"));
  const std::vector<insight::PlatformGaps> all_gaps = {gaps()};
  const std::string gap = json_platform_gaps(all_gaps).dump(0);
  CHECK(holds(gap, R"("platform":"youtube")"));
  CHECK(holds(gap, R"("row":42)"));
  const std::string claims = json_old_claims(insight::judge_old_claims({})).dump(0);
  CHECK(holds(claims, R"("id":"savings-dollars")"));
  CHECK(holds(claims, R"("from_plan":null)"));
}

}  // namespace
}  // namespace crossfade::report
