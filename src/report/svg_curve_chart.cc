// Panels of 250 units on the canvas that all charts share (svg_parts.h).
#include "report/svg_curve_chart.h"

#include <algorithm>
#include <cmath>

#include "report/svg_parts.h"
#include "text/number_format.h"
#include "text/unicode.h"

namespace crossfade::report {
namespace {

constexpr double kPanelWidth = 250;
constexpr double kPanelHeight = 196;
constexpr double kLeft = 46;    // room for figures at the left
constexpr double kTop = 24;     // for the title
constexpr double kBottom = 26;  // for figures below
constexpr double kAxisName = 20;
constexpr double kFigureGap = 6;
constexpr std::size_t kTitleColumns = 28;

// A figure short enough for an axis: "2.5k", "1M"; Korean "2,500", "50만", "1.2억".
std::string tick_words(double value, text::Language language) {
  struct Unit {
    double size;
    std::string_view name;
  };
  constexpr Unit kEnglish[] = {{1e9, "bn"}, {1e6, "M"}, {1e3, "k"}};
  constexpr Unit kKorean[] = {{1e12, "조"}, {1e8, "억"}, {1e4, "만"}};
  for (const Unit& unit : language == text::Language::kKorean ? kKorean : kEnglish) {
    if (value < unit.size) continue;
    std::string figure = text::format_decimal(value / unit.size, 1);
    if (figure.ends_with(".0")) figure.resize(figure.size() - 2);
    return figure + std::string(unit.name);
  }
  return value == std::floor(value) ? text::format_count(value) : text::format_decimal(value, 2);
}

// The largest of 1, 2, 5 times a power of ten that fits at least twice into `most`, above 0.
double tick_step(double most) {
  const double decade = std::pow(10.0, std::floor(std::log10(most)));
  for (const double step : {0.5, 0.2}) {
    if (2 * step * decade <= most && 5 * step * decade > most) return step * decade;
  }
  return 2 * decade <= most ? decade : 0.2 * decade;
}

// From data to one panel's place on the canvas.
struct Frame {
  double left = 0;
  double top = 0;
  double most_x = 1;
  double most_y = 1;

  double width() const { return kPanelWidth - kLeft - kFigureGap; }
  double height() const { return kPanelHeight - kTop - kBottom; }
  double bottom() const { return top + kTop + height(); }
  double x(double value) const { return left + kLeft + width() * value / most_x; }
  double y(double value) const { return bottom() - height() * value / most_y; }
  std::string point(double at_x, double at_y) const {
    return svg_number(x(at_x)) + "," + svg_number(y(at_y)) + " ";
  }
};

std::string draw_axes(const Frame& frame, text::Language language) {
  std::string svg =
      svg_line(frame.x(0), frame.bottom(), frame.x(frame.most_x), frame.bottom(), "a");
  svg += svg_line(frame.x(0), frame.y(frame.most_y), frame.x(0), frame.bottom(), "a");
  const double step_x = tick_step(frame.most_x);
  for (double value = 0; value <= frame.most_x * 1.0001; value += step_x) {
    svg += svg_line(frame.x(value), frame.bottom(), frame.x(value), frame.bottom() + 4, "a");
    const bool at_end = frame.x(value) > frame.left + kPanelWidth - 20;
    svg += svg_label(at_end ? frame.left + kPanelWidth : frame.x(value), frame.bottom() + 18,
                     at_end ? "end" : "middle", tick_words(value, language));
  }
  const double step_y = tick_step(frame.most_y);
  for (double value = step_y; value <= frame.most_y * 1.0001; value += step_y) {
    svg += svg_line(frame.x(0) - 4, frame.y(value), frame.x(0), frame.y(value), "a");
    svg +=
        svg_label(frame.x(0) - kFigureGap, frame.y(value) + 4, "end", tick_words(value, language));
  }
  return svg;
}

std::string draw_band(const Frame& frame, const CurvePanel& panel) {
  std::string points;
  for (std::size_t i = 0; i < panel.x.size(); ++i) points += frame.point(panel.x[i], panel.high[i]);
  for (std::size_t i = panel.x.size(); i-- > 0;) points += frame.point(panel.x[i], panel.low[i]);
  return "<polygon class=\"b\" opacity=\"0.22\" points=\"" + points + "\"/>";
}

std::string draw_line(const std::string& points, bool dashed) {
  return "<polyline class=\"w\" fill=\"none\"" +
         std::string(dashed ? " stroke-dasharray=\"4 3\"" : "") + " points=\"" + points + "\"/>";
}

std::string draw_curve(const Frame& frame, const CurvePanel& panel) {
  std::string seen;
  std::string beyond;
  for (std::size_t i = 0; i < panel.x.size(); ++i) {
    const std::string point = frame.point(panel.x[i], panel.y[i]);
    const bool last_seen = i + 1 == panel.x.size() || panel.x[i + 1] > panel.seen;
    if (panel.x[i] <= panel.seen) seen += point;
    if (panel.x[i] > panel.seen || last_seen) beyond += point;
  }
  return draw_line(seen, false) + draw_line(beyond, true);
}

std::string draw_panel(const Frame& frame, const CurvePanel& panel, text::Language language) {
  std::string title = text::fit_width(panel.title, kTitleColumns);
  title.erase(title.find_last_not_of(' ') + 1);
  std::string svg = svg_label(frame.x(0), frame.top + 15, "start", title);
  svg += draw_band(frame, panel) + draw_axes(frame, language) + draw_curve(frame, panel);
  for (const CurveMark& mark : panel.marks) {
    svg += "<circle class=\"" + std::string(mark.full ? "b" : "w") + "\"" +
           (mark.full ? "" : " fill=\"#fff\"") + " cx=\"" + svg_number(frame.x(mark.x)) +
           "\" cy=\"" + svg_number(frame.y(mark.y)) + "\" r=\"5\"/>";
  }
  return svg;
}

}  // namespace

std::string curve_chart(const ChartWords& words, const std::vector<CurvePanel>& panels,
                        const AxisWords& axes, text::Language language) {
  double most_x = 0;
  double most_y = 0;
  for (const CurvePanel& panel : panels) {
    for (const double x : panel.x) most_x = std::max(most_x, x);
    for (const auto* values : {&panel.y, &panel.high}) {
      for (const double y : *values) most_y = std::max(most_y, y);
    }
  }
  const std::size_t rows = (panels.size() + 1) / 2;
  const double height = 2 * kAxisName + kPanelHeight * static_cast<double>(rows);
  std::string svg = open_svg(words, height);
  svg += svg_label(0, 14, "start", "↑ " + axes.y);
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const Frame frame{i % 2 == 0 ? 0 : kCanvasWidth - kPanelWidth,
                      kAxisName + kPanelHeight * static_cast<double>(i / 2),
                      most_x > 0 ? most_x : 1, most_y > 0 ? most_y : 1};
    svg += draw_panel(frame, panels[i], language);
  }
  return svg + svg_label(kCanvasWidth, height - 5, "end", axes.x + " →") + "</svg>";
}

}  // namespace crossfade::report
