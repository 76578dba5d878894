#include <string>

#include "report/document.h"

namespace crossfade::report {
namespace {

// Names come from files: nothing in them may become a heading, a link, a tag or a second cell.
std::string escape_markdown(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '&':
        escaped += "&amp;";
        break;
      case '\n':
      case '\r':
      case '\t':
        escaped += ' ';
        break;
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '|':
      case '#':
      case '~':
        escaped += '\\';
        [[fallthrough]];
      default:
        escaped += c;
    }
  }
  return escaped;
}

struct MarkdownWriter {
  std::string markdown;

  void operator()(const Heading& heading) {
    markdown += std::string(static_cast<std::size_t>(heading.level), '#') + " " +
                escape_markdown(heading.text) + "\n\n";
  }

  void operator()(const Paragraph& paragraph) {
    const char* before = paragraph.tone == Tone::kPlain ? "" : "> ";
    const char* bold = paragraph.tone == Tone::kAlarm ? "**" : "";
    markdown += before + std::string(bold) + escape_markdown(paragraph.text) + bold + "\n\n";
  }

  void operator()(const Bullets& bullets) {
    for (const std::string& item : bullets.items) markdown += "- " + escape_markdown(item) + "\n";
    markdown += "\n";
  }

  void operator()(const Table& table) {
    markdown += "**" + escape_markdown(table.caption) + "**\n\n|";
    for (const std::string& name : table.header) markdown += " " + escape_markdown(name) + " |";
    markdown += "\n|";
    for (const bool is_number : table.numbers) markdown += is_number ? " ---: |" : " --- |";
    markdown += "\n";
    for (const auto& row : table.rows) {
      markdown += "|";
      for (const Cell& cell : row) markdown += " " + escape_markdown(cell.text) + " |";
      markdown += "\n";
    }
    markdown += "\n";
  }

  // What a chart shows stands in its summary; Markdown has no pictures of its own.
  void operator()(const Chart& chart) {
    for (const std::string& line : chart.figures) {
      markdown += "- " + escape_markdown(line) + "\n";
    }
    if (!chart.figures.empty()) markdown += "\n";
    markdown += "*" + escape_markdown(chart.summary) + "*\n\n";
  }
};

}  // namespace

std::string to_markdown(const Document& document) {
  MarkdownWriter writer;
  if (!document.title.empty()) {
    writer.markdown = "# " + escape_markdown(document.title) + "\n\n";
  }
  for (const Block& block : document.blocks) std::visit(writer, block);
  return writer.markdown;
}

std::string to_markdown(const Report& report, text::Language language) {
  return to_markdown(compose(report, language));
}

}  // namespace crossfade::report
