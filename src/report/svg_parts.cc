#include "report/svg_parts.h"

#include "text/number_format.h"

namespace crossfade::report {

std::string svg_number(double value) { return text::format_decimal(value, 1); }

std::string svg_attribute(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + svg_number(value) + "\"";
}

std::string svg_label(double x, double y, std::string_view anchor, std::string_view words) {
  return "<text" + svg_attribute("x", x) + svg_attribute("y", y) + " text-anchor=\"" +
         std::string(anchor) + "\">" + escape_markup(words) + "</text>";
}

std::string svg_line(double x1, double y1, double x2, double y2, std::string_view look) {
  return "<line class=\"" + std::string(look) + "\"" + svg_attribute("x1", x1) +
         svg_attribute("y1", y1) + svg_attribute("x2", x2) + svg_attribute("y2", y2) + "/>";
}

std::string svg_rectangle(double x, double y, double width, double height) {
  return "<rect class=\"b\"" + svg_attribute("x", x) + svg_attribute("y", y) +
         svg_attribute("width", width) + svg_attribute("height", height) + "/>";
}

std::string open_svg(const ChartWords& words, double height) {
  return "<svg role=\"img\" viewBox=\"0 0 " + svg_number(kCanvasWidth) + " " + svg_number(height) +
         "\"><title>" + escape_markup(words.title) + "</title><desc>" +
         escape_markup(words.description) + "</desc>";
}

}  // namespace crossfade::report
