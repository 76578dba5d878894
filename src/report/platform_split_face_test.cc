#include "report/platform_split_face.h"

#include <doctest/doctest.h>

#include <limits>
#include <sstream>

#include "advise/synthetic_spend.h"
#include "report/svg_curve_chart.h"
#include "table/csv_reader.h"

namespace crossfade::report {
namespace {

using advise::PlatformSplit;
using insight::Verdict;
using text::Language;

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t occurrences(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

PlatformSplit split_of(const advise::SpendHistory* history, double budget = 6'000) {
  advise::PromotionRequest request;
  request.budget = budget;
  advise::SplitOptions options;
  options.resamples = 40;
  return advise::split_budget(request, history, options);
}

PlatformSplit sure_split() {
  const advise::SpendHistory history = advise::generate_spend({150, 1, 3, 0.01}).history;
  return split_of(&history);
}

std::string markdown(const PlatformSplit& split, Language language) {
  Document document;
  document.title = "t";
  add_platform_split(document, split, "USD", language);
  return to_markdown(document);
}

const Chart* chart_of(const Document& document) {
  for (const Block& block : document.blocks) {
    if (const Chart* chart = std::get_if<Chart>(&block)) return chart;
  }
  return nullptr;
}

TEST_CASE("a supported split says so with its figures, and asks for nothing more") {
  const PlatformSplit split = sure_split();
  REQUIRE(split.verdict == Verdict::kSupported);
  const text::Sentence sentence = platform_split_sentence(split, "USD");
  CHECK(holds(sentence.english, "Supported: of 6,000 USD a week, spotify "));
  CHECK(holds(sentence.english, " bring +"));
  CHECK(holds(sentence.korean, "뒷받침됨: 주당 6,000 USD의 배분안(spotify "));
  const std::string english = markdown(split, Language::kEnglish);
  CHECK(holds(english, sentence.english));
  CHECK(holds(english, "| youtube |"));
  CHECK(holds(english, "the next unit of money brings more on"));
  CHECK(holds(english, "No experiment stands behind this"));
  CHECK(holds(english, "this budget at today's shares brings "));
  CHECK_FALSE(holds(english, "What would tell"));
}

TEST_CASE("undecided is told apart by its reason") {
  PlatformSplit split = sure_split();
  split.verdict = Verdict::kUndecided;
  split.gain = {500, -100, 900, 150};
  CHECK(holds(platform_split_sentence(split, "").english, "-100 to +900, holds 0"));
  split.gain = {-50, -400, 300, 150};
  CHECK(holds(platform_split_sentence(split, "").english, "Nothing speaks for leaving today's"));
  split.gain = {500, 100, 900, 150};
  CHECK(holds(platform_split_sentence(split, "").english, "have not seen no better"));
}

TEST_CASE("without a history the section says why, what to collect and how large a test is") {
  const PlatformSplit split = split_of(nullptr);
  const std::string english = markdown(split, Language::kEnglish);
  CHECK(holds(english, "Not identifiable"));
  CHECK(holds(english, "There is no spend history"));
  CHECK(holds(english, "What would tell"));
  CHECK(holds(english, "| 20.0 % | 10.0 % | 64 | 256 |"));
  CHECK(holds(english, "in the order drawn: "));
  CHECK(holds(markdown(split, Language::kKorean), "지출 이력이 없습니다"));
}

TEST_CASE("what stays unspent and what lies beyond the history is said") {
  const advise::SpendHistory history = advise::generate_spend({80, 2, 2, 0.02}).history;
  advise::PromotionRequest request;
  request.budget = 50'000;
  request.platforms = {{"spotify", 0, 1'000}, {"tiktok", 0, 40'000}};
  advise::SplitOptions options;
  options.resamples = 20;
  const std::string english =
      markdown(advise::split_budget(request, &history, options), Language::kEnglish);
  CHECK(holds(english, "9,000 USD a week stay unspent"));
  CHECK(holds(english, "tiktok: 40,000 USD a week is more than was ever spent there"));
  CHECK_FALSE(holds(english, "spotify: 1,000 USD"));
}

TEST_CASE("no face shows a hole, a raw NaN or an infinity") {
  const advise::SpendHistory one = advise::generate_spend({60, 2, 1, 0.04}).history;
  const advise::SpendHistory noisy = advise::generate_spend({60, 2, 2, 0.1}).history;
  for (const PlatformSplit& split :
       {sure_split(), split_of(nullptr), split_of(&one), split_of(&noisy)}) {
    std::vector<std::string> faces = {json_platform_split(split, "").dump(),
                                      platform_split_csv(split)};
    for (const Language language : {Language::kEnglish, Language::kKorean}) {
      faces.push_back(markdown(split, language));
    }
    for (const std::string& face : faces) {
      CHECK_FALSE(holds(face, "{}"));
      CHECK_FALSE(holds(face, "nan"));
      CHECK_FALSE(holds(face, "inf"));
    }
  }
}

TEST_CASE("JSON holds the split with keys that stay, null where nothing is known") {
  const table::Json json =
      table::parse_json(json_platform_split(sure_split(), "USD").dump(), "split.json");
  CHECK(std::get<std::string>(json.find("verdict")->value()) == "supported");
  const auto& platforms = std::get<table::Json::Array>(json.find("platforms")->value());
  REQUIRE(platforms.size() == 3);
  CHECK(std::get<std::string>(platforms[0].find("name")->value()) == "spotify");
  CHECK(std::holds_alternative<std::nullptr_t>(platforms[0].find("most")->value()));
  CHECK(platforms[0].find("share")->find("low_5") != nullptr);
  CHECK(std::holds_alternative<std::nullptr_t>(json.find("experiment")->value()));
  const table::Json unknown = json_platform_split(split_of(nullptr), "");
  CHECK(std::holds_alternative<std::nullptr_t>(unknown.find("currency")->value()));
  CHECK(std::get<table::Json::Array>(unknown.find("experiment")->find("order")->value()).size() ==
        128);
}

TEST_CASE("the CSV has a line a platform, and no limit is an empty cell") {
  const std::string csv = platform_split_csv(sure_split());
  table::CsvReader reader(csv, "split.csv");
  table::CsvRow row;
  std::vector<std::string> names;
  while (reader.next(row)) {
    REQUIRE(row.cells.size() == reader.header().size());
    names.emplace_back(row.cells[0]);
    CHECK(row.cells[2].empty());
  }
  CHECK(names == std::vector<std::string>{"spotify", "tiktok", "youtube"});
}

TEST_CASE("the chart has a panel a platform with band, curve and two marks, and reads aloud") {
  Document document;
  add_platform_split(document, sure_split(), "USD", Language::kEnglish);
  const Chart* chart = chart_of(document);
  REQUIRE(chart != nullptr);
  CHECK(occurrences(chart->svg, "<polygon") == 3);
  CHECK(occurrences(chart->svg, "<circle") == 6);
  CHECK(occurrences(chart->svg, "<title>") == 1);
  CHECK(occurrences(chart->svg, "<desc>") == 1);
  CHECK(holds(chart->svg, "USD a week →"));
}

TEST_CASE("axes have round figures, short in either language; names are escaped") {
  CurvePanel panel{"<a>", {0, 6'000, 12'000}, {0, 2e5, 3e5}, {0, 1e5, 2e5}, {0, 3e5, 4.4e5}, 6'000,
                   {}};
  const std::string english = curve_chart({"t", "d"}, {panel}, {"x", "y"}, Language::kEnglish);
  for (const char* part : {">5k<", ">10k<", ">100k<", ">400k<", "&lt;a&gt;", "stroke-dasharray"}) {
    CAPTURE(part);
    CHECK(holds(english, part));
  }
  const std::string korean = curve_chart({"t", "d"}, {panel}, {"x", "y"}, Language::kKorean);
  CHECK(holds(korean, ">1만<"));
  CHECK(holds(korean, ">5,000<"));
  panel.low = panel.y = panel.high = {0, 0, 0};
  CHECK_FALSE(holds(curve_chart({"t", "d"}, {panel}, {"x", "y"}, Language::kEnglish), "–"));
}

}  // namespace
}  // namespace crossfade::report
