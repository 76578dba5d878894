#include "report/svg_chart.h"

#include <algorithm>
#include <cmath>

#include "report/svg_parts.h"
#include "text/number_format.h"
#include "text/unicode.h"

// Charts are drawn on a canvas of 520 units, scaled to the width of the page by the browser, so
// that the same text stays readable on a phone (390 px) and on paper. Colours come from the style
// sheet's classes, so that print and screen can differ.

namespace crossfade::report {
namespace {

constexpr double kLabelWidth = 196;
constexpr double kFigureWidth = 84;
constexpr double kBarHeight = 16;
constexpr double kLineHeight = 25;
constexpr std::size_t kLabelColumns = 30;

std::string short_label(std::string_view words) {
  std::string fitted = text::fit_width(words, kLabelColumns);
  fitted.erase(fitted.find_last_not_of(' ') + 1);
  return fitted;
}

std::string draw_bar(const Bar& bar, double top, double scale, bool as_point) {
  const double middle = top + kBarHeight / 2;
  const auto at = [scale](double value) { return kLabelWidth + std::max(value, 0.0) * scale; };
  std::string svg = svg_label(kLabelWidth - 8, middle + 4.5, "end", short_label(bar.label));
  if (std::isnan(bar.value)) return svg + svg_label(kCanvasWidth, middle + 4.5, "end", bar.figure);
  if (as_point) {
    svg += "<circle class=\"b\"" + svg_attribute("cx", at(bar.value)) +
           svg_attribute("cy", middle) + " r=\"5\"/>";
  } else {
    svg += svg_rectangle(kLabelWidth, top, at(bar.value) - kLabelWidth, kBarHeight);
  }
  if (!std::isnan(bar.low) && !std::isnan(bar.high)) {
    svg += svg_line(at(bar.low), middle, at(bar.high), middle, "w");
    svg += svg_line(at(bar.low), middle - 4, at(bar.low), middle + 4, "w");
    svg += svg_line(at(bar.high), middle - 4, at(bar.high), middle + 4, "w");
  }
  return svg + svg_label(kCanvasWidth, middle + 4.5, "end", bar.figure);
}

// Vertical lines or names at whole powers of ten between `low` and `low + decades`.
template <typename Draw>
void each_decade(double low, double decades, const std::vector<std::string>& marks, Draw draw) {
  for (std::size_t exponent = 0; exponent < marks.size(); ++exponent) {
    const double place = static_cast<double>(exponent) - low;
    if (place >= -1e-9 && place <= decades + 1e-9) draw(place / decades, marks[exponent]);
  }
}

}  // namespace

std::string escape_markup(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default: {
        // Other control characters are not allowed in XML at all, not even as entities.
        const auto byte = static_cast<unsigned char>(c);
        escaped += byte < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
      }
    }
  }
  return escaped;
}

std::string bar_chart(const ChartWords& words, const std::vector<Bar>& bars, BarStyle style) {
  double most = style.most;
  for (const Bar& bar : bars) {
    if (style.most > 0) break;
    if (!std::isnan(bar.value)) most = std::max(most, bar.value);
    if (!std::isnan(bar.high)) most = std::max(most, bar.high);
  }
  const double room = kCanvasWidth - kLabelWidth - kFigureWidth;
  const double scale = most > 0 ? room / most : 0;
  const double height = kLineHeight * static_cast<double>(bars.size()) + 6;
  std::string svg = open_svg(words, height);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    svg += draw_bar(bars[i], 4 + kLineHeight * static_cast<double>(i), scale, style.points);
  }
  svg += svg_line(kLabelWidth, 0, kLabelWidth, height, "a");
  return svg + "</svg>";
}

std::string histogram_chart(const ChartWords& words, const insight::LogHistogram& histogram,
                            const std::vector<std::string>& marks) {
  constexpr double kHeight = 150;
  constexpr double kLeft = 8;
  const double room = kCanvasWidth - 2 * kLeft;
  const auto bins = static_cast<double>(histogram.bins.size());
  std::uint64_t most = 1;
  for (const std::uint64_t count : histogram.bins) most = std::max(most, count);
  std::string svg = open_svg(words, kHeight + 24);
  for (std::size_t i = 0; i < histogram.bins.size(); ++i) {
    const double height =
        kHeight * static_cast<double>(histogram.bins[i]) / static_cast<double>(most);
    if (histogram.bins[i] == 0) continue;
    svg += svg_rectangle(kLeft + room * static_cast<double>(i) / bins, kHeight - height,
                         std::max(room / bins - 1, 1.0), height);
  }
  svg += svg_line(kLeft, kHeight, kCanvasWidth - kLeft, kHeight, "a");
  each_decade(histogram.low, bins / insight::kBinsPerDecade, marks,
              [&](double share, const std::string& name) {
                const double x = kLeft + room * share;
                svg += svg_line(x, kHeight, x, kHeight + 5, "a");
                const bool at_left = share < 0.05;
                const bool at_right = share > 0.95;
                svg += svg_label(at_left ? 0 : (at_right ? kCanvasWidth : x), kHeight + 19,
                                 at_left ? "start" : (at_right ? "end" : "middle"), name);
              });
  return svg + "</svg>";
}

std::string density_chart(const ChartWords& words, const insight::LogGrid& grid,
                          const AxisWords& axes, const std::vector<std::string>& marks) {
  constexpr double kLeft = 52;
  constexpr double kTop = 22;
  constexpr double kHeight = 300;
  const auto columns = static_cast<double>(grid.columns);
  const auto rows = static_cast<double>(grid.rows);
  const double width = (kCanvasWidth - kLeft - 8) / std::max(columns, 1.0);
  const double height = kHeight / std::max(rows, 1.0);
  std::uint64_t most = 1;
  for (const std::uint64_t count : grid.cells) most = std::max(most, count);
  std::string svg = open_svg(words, kTop + kHeight + 42);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (grid.cells[i] == 0) continue;
    const auto column = static_cast<double>(i % grid.columns);
    const auto row = static_cast<double>(i / grid.columns);
    const double shade = 0.15 + 0.85 * std::log1p(static_cast<double>(grid.cells[i])) /
                                    std::log1p(static_cast<double>(most));
    std::string cell =
        svg_rectangle(kLeft + width * column, kTop + kHeight - height * (row + 1), width, height);
    cell.insert(cell.size() - 2, " opacity=\"" + text::format_decimal(shade, 2) + "\"");
    svg += cell;
  }
  svg += svg_line(kLeft, kTop + kHeight, kCanvasWidth - 8, kTop + kHeight, "a");
  svg += svg_line(kLeft, kTop, kLeft, kTop + kHeight, "a");
  each_decade(grid.x_low, columns / insight::kBinsPerDecade, marks,
              [&](double share, const std::string& name) {
                const bool at_right = share > 0.95;
                svg +=
                    svg_label(at_right ? kCanvasWidth : kLeft + (kCanvasWidth - kLeft - 8) * share,
                              kTop + kHeight + 17, at_right ? "end" : "middle", name);
              });
  each_decade(grid.y_low, rows / insight::kBinsPerDecade, marks,
              [&](double share, const std::string& name) {
                svg += svg_label(kLeft - 6, kTop + kHeight * (1 - share) + 4, "end", name);
              });
  svg += svg_label(kCanvasWidth - 8, kTop + kHeight + 37, "end", axes.x + " →");
  svg += svg_label(0, 14, "start", "↑ " + axes.y);
  return svg + "</svg>";
}

}  // namespace crossfade::report
