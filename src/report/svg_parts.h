#pragma once

#include <string>
#include <string_view>

#include "report/svg_chart.h"

namespace crossfade::report {

// What charts are drawn of. A canvas is kCanvasWidth wide; places and sizes are in its units, y
// down. Looks are classes of the style sheet.

inline constexpr double kCanvasWidth = 520;

/// "12.3": one decimal.
std::string svg_number(double value);
/// ` name="12.3"`.
std::string svg_attribute(std::string_view name, double value);
/// Text at a place; `anchor` is "start", "middle" or "end".
std::string svg_label(double x, double y, std::string_view anchor, std::string_view words);
std::string svg_line(double x1, double y1, double x2, double y2, std::string_view look);
std::string svg_rectangle(double x, double y, double width, double height);
/// Opens a picture with its accessible name; to be closed by "</svg>".
std::string open_svg(const ChartWords& words, double height);

}  // namespace crossfade::report
