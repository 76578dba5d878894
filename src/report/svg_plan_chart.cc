#include "report/svg_plan_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/svg_parts.h"

namespace crossfade::report {
namespace {

constexpr double kLeft = 78;
constexpr double kRight = kCanvasWidth - 10;
constexpr double kTop = 42;
constexpr double kBottom = 342;
constexpr double kLegendLine = 20;
constexpr double kMostMarks = 6;

// Values of an axis and where they lie on the canvas.
class Axis {
 public:
  Axis(double low, double high, double begin, double end, bool is_logarithmic)
      : low_(is_logarithmic ? std::log10(low) : low),
        high_(is_logarithmic ? std::log10(high) : high),
        begin_(begin),
        end_(end),
        is_logarithmic_(is_logarithmic) {}

  double at(double value) const {
    const double place = is_logarithmic_ ? std::log10(value) : value;
    return begin_ + (end_ - begin_) * (place - low_) / (high_ - low_);
  }

  // Round values within the axis: steps of 1, 2 or 5 times a power of ten; on a logarithmic axis
  // powers of ten, and 2 and 5 times them where it spans less than two.
  std::vector<double> marks() const {
    if (!is_logarithmic_) {
      const double room = (high_ - low_) / kMostMarks;
      double step = std::pow(10, std::floor(std::log10(room)));
      for (const double times : {2.0, 2.5, 2.0}) {
        if (step < room) step *= times;
      }
      return multiples(step);
    }
    std::vector<double> marks;
    const int apart = std::max(1, static_cast<int>(std::ceil((high_ - low_) / kMostMarks)));
    for (int power = static_cast<int>(std::floor(low_)); power <= high_; power += apart) {
      for (const double times : {1.0, 2.0, 5.0}) {
        if (times > 1 && high_ - low_ >= 2) continue;
        const double mark = times * std::pow(10, power);
        if (std::log10(mark) >= low_ && std::log10(mark) <= high_) marks.push_back(mark);
      }
    }
    return marks;
  }

 private:
  std::vector<double> multiples(double step) const {
    std::vector<double> marks;
    for (double i = std::ceil(low_ / step - 1e-9); i * step <= high_ * (1 + 1e-9); ++i) {
      marks.push_back(i * step);
    }
    return marks;
  }

  double low_;
  double high_;
  double begin_;
  double end_;
  bool is_logarithmic_;
};

std::string draw_axes(const Axis& x, const Axis& y, const AxisWords& axes,
                      const std::array<NameValue, 2>& names) {
  std::string svg = svg_line(kLeft, kBottom, kRight, kBottom, "a");
  svg += svg_line(kLeft, kTop, kLeft, kBottom, "a");
  for (const double mark : x.marks()) {
    const double place = x.at(mark);
    const bool at_right = place > kRight - 24;
    svg += svg_line(place, kBottom, place, kBottom + 4, "a");
    svg += svg_label(at_right ? kCanvasWidth : place, kBottom + 18, at_right ? "end" : "middle",
                     names[0](mark));
  }
  for (const double mark : y.marks()) {
    svg += svg_line(kLeft - 4, y.at(mark), kLeft, y.at(mark), "a");
    svg += svg_label(kLeft - 7, y.at(mark) + 4, "end", names[1](mark));
  }
  svg += svg_label(kRight, kBottom + 37, "end", axes.x + " →");
  return svg + svg_label(0, 13, "start", "↑ " + axes.y);
}

// The shapes of series, the backdrop first; more series than shapes begin again at the second.
std::string draw_marker(std::size_t series, double x, double y) {
  const auto shape = [](std::string_view points) {
    return "<path class=\"b m\" d=\"" + std::string(points) + "\"/>";
  };
  const auto at = [&](double dx, double dy) {
    return svg_number(x + dx) + " " + svg_number(y + dy);
  };
  const auto circle = [&](const char* look, const char* radius) {
    return "<circle class=\"" + std::string(look) + "\"" + svg_attribute("cx", x) +
           svg_attribute("cy", y) + " r=\"" + radius + "\"/>";
  };
  if (series == 0) return circle("f", "2");
  switch ((series - 1) % 4) {
    case 0:
      return circle("b m", "4.5");
    case 1:
      return shape("M" + at(-4, -4) + "L" + at(4, -4) + "L" + at(4, 4) + "L" + at(-4, 4) + "Z");
    case 2:
      return shape("M" + at(0, -5) + "L" + at(5, 4) + "L" + at(-5, 4) + "Z");
    default:
      return shape("M" + at(0, -5.5) + "L" + at(5.5, 0) + "L" + at(0, 5.5) + "L" + at(-5.5, 0) +
                   "Z");
  }
}

bool has_place(const ChartPoint& point) {
  return point.x > 0 && point.y > 0 && std::isfinite(point.x) && std::isfinite(point.y);
}

// The lowest and highest values, with some room around them.
struct Range {
  double low = std::numeric_limits<double>::infinity();
  double high = 0;

  void hold(double value) {
    if (!(value > 0) || !std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  // `below` is the room kept under the lowest value, as a factor.
  Axis logarithmic(double begin, double end, double below) const {
    if (high == 0) return {0.1, 10, begin, end, true};
    return {low / below, high * 1.5, begin, end, true};
  }
};

std::string draw_fields(const FourFields& fields, const Axis& x, const Axis& y) {
  std::string svg;
  if (has_place({fields.split_x, fields.split_y})) {
    svg += svg_line(x.at(fields.split_x), kTop, x.at(fields.split_x), kBottom, "s");
    svg += svg_line(kLeft, y.at(fields.split_y), kRight, y.at(fields.split_y), "s");
  }
  svg += svg_label(kLeft, kTop - 7, "start", fields.names[0]);
  svg += svg_label(kRight, kTop - 7, "end", fields.names[1]);
  svg += svg_label(kLeft + 6, kBottom - 7, "start", fields.names[2]);
  return svg + svg_label(kRight - 4, kBottom - 7, "end", fields.names[3]);
}

}  // namespace

std::string scatter_chart(const ChartWords& words, const std::vector<PointSeries>& series,
                          const FourFields& fields, const AxisWords& axes,
                          const std::array<NameValue, 2>& names) {
  Range x_range;
  Range y_range;
  for (const PointSeries& each : series) {
    for (const ChartPoint& point : each.points) {
      if (!has_place(point)) continue;
      x_range.hold(point.x);
      y_range.hold(point.y);
    }
  }
  x_range.hold(fields.split_x);
  y_range.hold(fields.split_y);
  const Axis x = x_range.logarithmic(kLeft, kRight, 1.5);
  const Axis y = y_range.logarithmic(kBottom, kTop, 4);
  const double legend = kBottom + 60;
  std::string svg = open_svg(words, legend + kLegendLine * static_cast<double>(series.size()) - 10);
  for (std::size_t s = 0; s < series.size(); ++s) {
    for (const ChartPoint& point : series[s].points) {
      if (has_place(point)) svg += draw_marker(s, x.at(point.x), y.at(point.y));
    }
    const double line = legend + kLegendLine * static_cast<double>(s);
    svg += draw_marker(s, kLeft, line - 4) + svg_label(kLeft + 12, line, "start", series[s].name);
  }
  svg += draw_fields(fields, x, y);
  return svg + draw_axes(x, y, axes, names) + "</svg>";
}

std::string line_chart(const ChartWords& words, const std::vector<ChartPoint>& points,
                       const MarkedPlace& marked, const AxisWords& axes,
                       const std::array<NameValue, 2>& names) {
  double most_x = 0;
  double most_y = 0;
  double least_y = 0;
  for (const ChartPoint& point : points) {
    most_x = std::max(most_x, point.x);
    most_y = std::max(most_y, point.y);
    least_y = std::min(least_y, point.y);
  }
  const Axis x(0, most_x > 0 ? most_x : 1, kLeft, kRight, false);
  const Axis y(least_y, most_y > least_y ? most_y : least_y + 1, kBottom, kTop + 10, false);
  std::string svg = open_svg(words, kBottom + 44);
  std::string path;
  for (const ChartPoint& point : points) {
    path +=
        (path.empty() ? "M" : "L") + svg_number(x.at(point.x)) + " " + svg_number(y.at(point.y));
    svg += "<circle class=\"b\"" + svg_attribute("cx", x.at(point.x)) +
           svg_attribute("cy", y.at(point.y)) + " r=\"3\"/>";
  }
  svg += "<path class=\"l\" d=\"" + path + "\"/>";
  if (marked.x > 0 && marked.x <= most_x) {
    svg += svg_line(x.at(marked.x), kTop, x.at(marked.x), kBottom, "s");
    svg += svg_label(x.at(marked.x) + 5, kBottom - 8, "start", marked.name);
  }
  return svg + draw_axes(x, y, axes, names) + "</svg>";
}

}  // namespace crossfade::report
