#include "report/model_curves.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "report/feature_words.h"
#include "report/figure.h"
#include "report/svg_chart.h"
#include "report/svg_parts.h"
#include "table/csv_writer.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using evaluate::CalibrationBin;
using evaluate::ModelCard;
using text::Bilingual;
using text::Language;

constexpr Bilingual kCalibration{"Calibration of {} {}", "{} {} 보정"};
constexpr Bilingual kCalibrationWords{
    "What was foretold out of fold beside what came, in {} bins of equal mass; whiskers are 95 % "
    "intervals. A calibrated model lies on the dashed line.",
    "폴드 밖 예측과 실제를 같은 크기의 구간 {}개로 나눈 그림. 막대는 95 % 구간이며, 보정된 모델은 "
    "점선 위에 놓입니다."};
constexpr Bilingual kForetold{"foretold", "예측"};
constexpr Bilingual kCame{"came", "실제"};
constexpr Bilingual kImportance{"What families of features are worth to {} {}",
                                "{} {}: 특성 묶음의 중요도"};
constexpr Bilingual kImportanceWords{"Loss of {} when a family is shuffled; {} is worth most.",
                                     "묶음을 섞었을 때의 {} 손실. {}의 손실이 가장 큽니다."};

// A page brings these rules along; a file alone must have them itself.
constexpr std::string_view kStyle =
    "<style>text{font:12.5px sans-serif;fill:#1b1f24}.b{fill:#2f6fb3}"
    ".w{stroke:#1b1f24;stroke-width:1.3}.a{stroke:#57606a}"
    ".s{stroke:#57606a;stroke-dasharray:5 4}</style>";

std::string standing_alone(std::string svg) {
  svg.insert(svg.find('>') + 1, kStyle);
  svg.insert(svg.find(' '), " xmlns=\"http://www.w3.org/2000/svg\"");
  return svg + "\n";
}

// Counts are learnt as ln(1 + count): decades are easier to read. Probabilities stay as they are.
std::vector<CalibrationBin> for_people(const ModelCard& card,
                                       std::span<const CalibrationBin> bins) {
  std::vector<CalibrationBin> scaled(bins.begin(), bins.end());
  if (card.classification) return scaled;
  for (CalibrationBin& bin : scaled) {
    for (double* value : {&bin.predicted, &bin.truth.value, &bin.truth.low, &bin.truth.high}) {
      *value /= std::log(10.0);
    }
  }
  return scaled;
}

std::string calibration_csv(const std::vector<CalibrationBin>& bins) {
  table::CsvWriter csv;
  for (const char* name : {"predicted", "truth", "low", "high", "rows"}) csv.cell(name);
  csv.end_row();
  for (const CalibrationBin& bin : bins) {
    csv.number(bin.predicted).number(bin.truth.value).number(bin.truth.low);
    csv.number(bin.truth.high).integer(bin.truth.n);
    csv.end_row();
  }
  return csv.text();
}

// A square on which both axes run from 0 to `most`.
struct Square {
  double most = 1;
  double left = 60;
  double top = 20;
  double side = 400;

  double x(double value) const { return left + side * value / most; }
  double y(double value) const { return top + side - side * value / most; }
};

std::string draw_square(const Square& square, Language language) {
  constexpr int kTicks = 5;
  std::string svg =
      svg_line(square.x(0), square.y(0), square.x(square.most), square.y(0), "a") +
      svg_line(square.x(0), square.y(0), square.x(0), square.y(square.most), "a") +
      svg_line(square.x(0), square.y(0), square.x(square.most), square.y(square.most), "s");
  for (int i = 0; i <= kTicks; ++i) {
    const double value = square.most * i / kTicks;
    const std::string words = text::format_decimal(value, 1);
    svg += svg_label(square.x(value), square.y(0) + 18, "middle", words);
    svg += svg_label(square.x(0) - 6, square.y(value) + 4, "end", words);
  }
  svg += svg_label(square.x(square.most), square.y(0) + 36, "end",
                   std::string(kForetold.in(language)) + " →");
  return svg + svg_label(0, 14, "start", "↑ " + std::string(kCame.in(language)));
}

std::string calibration_svg(const ModelCard& card, const std::vector<CalibrationBin>& bins,
                            Language language) {
  Square square;
  if (!card.classification) {
    for (const CalibrationBin& bin : bins) {
      square.most = std::max({square.most, std::ceil(bin.predicted), std::ceil(bin.truth.high)});
    }
  }
  const ChartWords words{fill(kCalibration, language, {card.target, card.scenario}),
                         fill(kCalibrationWords, language, {std::to_string(bins.size())})};
  std::string svg = open_svg(words, square.top + square.side + 44) + draw_square(square, language);
  for (const CalibrationBin& bin : bins) {
    const double x = square.x(std::max(bin.predicted, 0.0));
    if (!std::isnan(bin.truth.low)) {
      svg += svg_line(x, square.y(bin.truth.low), x, square.y(bin.truth.high), "w");
    }
    svg += "<circle class=\"b\"" + svg_attribute("cx", x) +
           svg_attribute("cy", square.y(bin.truth.value)) + " r=\"4\"/>";
  }
  return standing_alone(svg + "</svg>");
}

std::string importance_csv(const std::vector<evaluate::Importance>& importances) {
  table::CsvWriter csv;
  for (const char* name : {"family", "loss", "low", "high", "rows"}) csv.cell(name);
  csv.end_row();
  for (const evaluate::Importance& each : importances) {
    csv.cell(each.name).number(each.loss.value).number(each.loss.low).number(each.loss.high);
    csv.integer(each.loss.n);
    csv.end_row();
  }
  return csv.text();
}

std::string importance_svg(const ModelCard& card, Language language) {
  std::vector<Bar> bars;
  for (const evaluate::Importance& each : card.family_importance) {
    bars.push_back({feature_words(each.name, language), each.loss.value, each.loss.low,
                    each.loss.high, text::format_decimal(each.loss.value, 3)});
  }
  const ChartWords words{
      fill(kImportance, language, {card.target, card.scenario}),
      fill(kImportanceWords, language, {card.regression ? "R²" : "AUC", bars.front().label})};
  return standing_alone(bar_chart(words, bars));
}

}  // namespace

std::vector<base::FolderFile> curve_files(const ModelCard& card,
                                          std::span<const CalibrationBin> bins, Language language) {
  std::vector<base::FolderFile> files;
  if (!bins.empty()) {
    const std::vector<CalibrationBin> scaled = for_people(card, bins);
    files.push_back({"calibration.csv", calibration_csv(scaled)});
    files.push_back({"calibration.svg", calibration_svg(card, scaled, language)});
  }
  if (!card.family_importance.empty()) {
    files.push_back({"importance.csv", importance_csv(card.family_importance)});
    files.push_back({"importance.svg", importance_svg(card, language)});
  }
  return files;
}

}  // namespace crossfade::report
