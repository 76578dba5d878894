#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "insight/distributions.h"

namespace crossfade::report {

/// `text` with what HTML, SVG and XML give a meaning (& < > " ') written as entities.
std::string escape_markup(std::string_view text);

/// One line of a bar chart.
struct Bar {
  std::string label;
  double value = 0;
  double low = 0;  ///< whisker; NaN: none
  double high = 0;
  std::string figure;  ///< the value as text, set beside the bar
};

/// What every chart is read by: shown as its accessible name and description.
struct ChartWords {
  std::string title;
  std::string description;
};

/// Horizontal bars from zero, or points where `points` is set, with whiskers. `most` is the value
/// at the right end; 0: the largest value or whisker.
struct BarStyle {
  double most = 0;
  bool points = false;
};
std::string bar_chart(const ChartWords& words, const std::vector<Bar>& bars, BarStyle style = {});

/// Columns of a histogram over decades; `marks[i]` names 10^i below the axis.
std::string histogram_chart(const ChartWords& words, const insight::LogHistogram& histogram,
                            const std::vector<std::string>& marks);

/// Density cells, darker where more tracks lie (log scale), with named axes.
struct AxisWords {
  std::string x;
  std::string y;
};
std::string density_chart(const ChartWords& words, const insight::LogGrid& grid,
                          const AxisWords& axes, const std::vector<std::string>& marks);

}  // namespace crossfade::report
