#include <string>

#include "report/document.h"
#include "report/style_sheet.h"
#include "report/svg_chart.h"

namespace crossfade::report {
namespace {

// Escaped, and with every per cent sign kept on the line of its number.
std::string escape_text(std::string_view text) {
  std::string escaped = escape_markup(text);
  for (std::size_t at = escaped.find(" %"); at != std::string::npos; at = escaped.find(" %", at)) {
    escaped.replace(at, 1, "&nbsp;");
  }
  return escaped;
}

std::string tag(std::string_view name, std::string_view text) {
  const std::string element(name);
  return "<" + element + ">" + escape_text(text) + "</" + element + ">\n";
}

std::string cell_content(const Cell& cell) {
  if (cell.full.empty()) return escape_text(cell.text);
  return "<span title=\"" + escape_text(cell.full) + "\">" + escape_text(cell.text) + "</span>";
}

std::string number_class(const Table& table, std::size_t column) {
  return table.numbers[column] ? " class=\"n\"" : "";
}

/// Writes blocks as HTML; tables lie in a box that scrolls by itself on a narrow screen.
struct HtmlWriter {
  std::string html;

  void operator()(const Heading& heading) {
    html += tag("h" + std::to_string(heading.level), heading.text);
  }

  void operator()(const Paragraph& paragraph) {
    const char* look = paragraph.tone == Tone::kAlarm  ? "<p class=\"alarm\" role=\"alert\">"
                       : paragraph.tone == Tone::kNote ? "<p class=\"note\">"
                                                       : "<p>";
    html += look + escape_text(paragraph.text) + "</p>\n";
  }

  void operator()(const Bullets& bullets) {
    html += "<ul>\n";
    for (const std::string& item : bullets.items) html += tag("li", item);
    html += "</ul>\n";
  }

  void operator()(const Table& table) {
    const std::string caption = escape_text(table.caption);
    html += "<div class=\"t\" role=\"region\" tabindex=\"0\" aria-label=\"" + caption +
            "\"><table><caption>" + caption + "</caption>\n<thead><tr>";
    for (std::size_t i = 0; i < table.header.size(); ++i) {
      html += "<th scope=\"col\"" + number_class(table, i) + ">" + escape_text(table.header[i]) +
              "</th>";
    }
    html += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      html += "<tr><th scope=\"row\">" + cell_content(row.front()) + "</th>";
      for (std::size_t i = 1; i < row.size(); ++i) {
        html += "<td" + number_class(table, i) + ">" + cell_content(row[i]) + "</td>";
      }
      html += "</tr>\n";
    }
    html += "</tbody></table></div>\n";
  }

  void operator()(const Chart& chart) {
    html += "<figure>" + chart.svg + "<figcaption>" + escape_text(chart.summary) +
            "</figcaption></figure>\n";
  }
};

}  // namespace

std::string to_html(const Report& report, text::Language language) {
  return to_html(compose(report, language), language);
}

std::string to_html(const Document& document, text::Language language) {
  const char* code = language == text::Language::kKorean ? "ko" : "en";
  HtmlWriter writer;
  writer.html = "<!DOCTYPE html>\n<html lang=\"" + std::string(code) +
                "\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
                tag("title", document.title) + "<style>\n" + std::string(kStyleSheet) +
                "</style>\n</head>\n<body>\n<main>\n" + tag("h1", document.title);
  for (const Block& block : document.blocks) std::visit(writer, block);
  return writer.html + "</main>\n</body>\n</html>\n";
}

}  // namespace crossfade::report
