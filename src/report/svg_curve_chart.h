#pragma once

#include <string>
#include <vector>

#include "report/svg_chart.h"
#include "text/language.h"

namespace crossfade::report {

/// A place marked on a curve: an open or a full circle.
struct CurveMark {
  double x = 0;
  double y = 0;
  bool full = false;
};

/// A curve with its band. `x` ascends from 0; the four are of equal length, all 0 or more.
struct CurvePanel {
  std::string title;
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> low;
  std::vector<double> high;
  double seen = 0;  ///< the largest x of the data: beyond it the curve is dashed
  std::vector<CurveMark> marks;
};

/// Curves side by side, two in a row, all on the same axes, so that slopes compare by eye. The axes
/// are named once, above the first panel and below the last.
std::string curve_chart(const ChartWords& words, const std::vector<CurvePanel>& panels,
                        const AxisWords& axes, text::Language language);

}  // namespace crossfade::report
