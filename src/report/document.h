#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "report/report.h"

namespace crossfade::report {

// A report as its readers see it, before it is HTML or Markdown: blocks of plain text (nothing
// escaped), numbers already written for people, in one language.

struct Heading {
  int level = 2;  ///< 2 or 3; the title is 1
  std::string text;
};

enum class Tone { kPlain, kNote, kAlarm };

struct Paragraph {
  std::string text;
  Tone tone = Tone::kPlain;
};

struct Bullets {
  std::vector<std::string> items;
};

struct Cell {
  std::string text;
  std::string full = {};  ///< the unrounded figure, where `text` is shortened
};

/// The first cell of a row names it. Columns of `numbers` are set right.
struct Table {
  std::string caption;
  std::vector<std::string> header;
  std::vector<bool> numbers;  ///< one a column
  std::vector<std::vector<Cell>> rows;
  std::size_t n = 0;  ///< tracks or recordings behind it; 0 where its lines have their own
};

/// A picture as SVG markup, what it shows in a sentence, and the figures behind it for readers
/// without pictures (empty where a table beside it has them).
struct Chart {
  std::string svg;
  std::string summary;
  std::vector<std::string> figures = {};
};

using Block = std::variant<Heading, Paragraph, Bullets, Table, Chart>;

struct Document {
  std::string title;
  std::vector<Block> blocks;
};

/// The whole report in its order of reading. Markdown and HTML are made from this alone.
Document compose(const Report& report, text::Language language);

// The parts of compose(), one a section; each appends its heading and blocks.
void add_kpis(Document& document, const Report& report, text::Language language);
void add_distributions(Document& document, const Report& report, text::Language language);
void add_quality(Document& document, const Report& report, text::Language language);
void add_issues(Document& document, const Report& report, text::Language language);
void add_outliers(Document& document, const Report& report, text::Language language);
void add_models(Document& document, const Report& report, text::Language language);
void add_claimed_importances(Document& document, const Report& report, text::Language language);
void add_family_shares(Document& document, const Report& report, text::Language language);
void add_track_reasons(Document& document, const Report& report, text::Language language);
void add_rankings(Document& document, const Report& report, text::Language language);
void add_reference(Document& document, const Report& report, text::Language language);
void add_origin(Document& document, const Report& report, text::Language language);

/// What became of the models' missing inputs, without a heading: for the section on quality and for
/// model cards.
void add_missing(Document& document, const Report& report, text::Language language);

/// Adds to the caption of each table its n and the date of the counts.
void complete_captions(Document& document, const Report& report, text::Language language);

/// A document as Markdown, names escaped, and as one self-contained page (report.h).
std::string to_markdown(const Document& document);
std::string to_html(const Document& document, text::Language language);

}  // namespace crossfade::report
