#include "report/model_curves.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace crossfade::report {
namespace {

using evaluate::CalibrationBin;

std::string file(const std::vector<base::FolderFile>& files, const std::string& name) {
  for (const base::FolderFile& each : files) {
    if (each.name == name) return each.bytes;
  }
  return "";
}

evaluate::ModelCard hits() {
  evaluate::ModelCard card;
  card.target = "hit";
  card.scenario = "c";
  card.classification.emplace();
  card.family_importance = {{"sound", {0.2, 0.1, 0.3, 90}}};
  return card;
}

TEST_CASE("a model's curves stand alone: numbers as CSV, pictures with their own style") {
  const std::vector<CalibrationBin> bins{{0.1, {0.2, 0.1, 0.3, 20}}, {0.8, {0.7, 0.6, 0.9, 20}}};
  const auto files = curve_files(hits(), bins, text::Language::kKorean);
  REQUIRE(files.size() == 4);
  CHECK(file(files, "calibration.csv") ==
        "predicted,truth,low,high,rows\n0.1,0.2,0.1,0.3,20\n0.8,0.7,0.6,0.9,20\n");
  CHECK(file(files, "importance.csv") == "family,loss,low,high,rows\nsound,0.2,0.1,0.3,90\n");
  for (const char* name : {"calibration.svg", "importance.svg"}) {
    const std::string svg = file(files, name);
    CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" "));
    CHECK(svg.find("<style>") != std::string::npos);
    CHECK(svg.ends_with("</svg>\n"));
  }
}

TEST_CASE("counts are drawn in decades, and what a model lacks is left out") {
  evaluate::ModelCard card;
  card.target = "log_streams";
  card.regression.emplace();
  const double decade = std::log(10.0);
  const std::vector<CalibrationBin> bins{{4 * decade, {2 * decade, decade, 8 * decade, 20}}};
  const auto files = curve_files(card, bins, text::Language::kEnglish);
  REQUIRE(files.size() == 2);
  CHECK(file(files, "calibration.csv").find("\n4,2,1,8,20\n") != std::string::npos);
  CHECK(curve_files(card, {}, text::Language::kEnglish).empty());
}

}  // namespace
}  // namespace crossfade::report
