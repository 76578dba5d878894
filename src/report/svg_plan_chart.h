#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "report/svg_chart.h"

namespace crossfade::report {

/// How a value is named beside an axis.
using NameValue = std::function<std::string(double)>;

struct ChartPoint {
  double x = 0;
  double y = 0;
};

/// Points that share a name in the legend and a shape of their own, so that no colour is needed to
/// tell them apart. The first series of a chart is the backdrop: small and faint.
struct PointSeries {
  std::string name;
  std::vector<ChartPoint> points;
};

/// Where a scatter is parted into four fields, and what they are called: top left, top right,
/// bottom left, bottom right.
struct FourFields {
  double split_x = 0;
  double split_y = 0;
  std::array<std::string, 4> names;
};

/// Points on two logarithmic axes, parted into four named fields. Points that are not above 0 and
/// finite have no place and are left out, as is a split that is not.
std::string scatter_chart(const ChartWords& words, const std::vector<PointSeries>& series,
                          const FourFields& fields, const AxisWords& axes,
                          const std::array<NameValue, 2>& names);

/// A place on the x axis that is told apart by an upright line.
struct MarkedPlace {
  double x = 0;
  std::string name;
};

/// A line through points of ascending x, both axes linear from 0 (or the lowest y below it).
std::string line_chart(const ChartWords& words, const std::vector<ChartPoint>& points,
                       const MarkedPlace& marked, const AxisWords& axes,
                       const std::array<NameValue, 2>& names);

}  // namespace crossfade::report
