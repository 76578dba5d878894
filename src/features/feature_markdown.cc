#include "features/feature_markdown.h"

#include <algorithm>

#include "features/feature_table.h"

namespace crossfade::features {
namespace {

std::string_view since_text(KnownSince since) {
  switch (since) {
    case KnownSince::kDemo:
      return "demo";
    case KnownSince::kRelease:
      return "release of the video";
    case KnownSince::kAfterRelease:
      return "after release";
  }
  return "";
}

std::string_view holds_text(unsigned holds) {
  if (holds == (kHoldsStreams | kHoldsVideoCounts)) return "streams, video counts";
  if (holds == kHoldsStreams) return "streams";
  return holds == kHoldsVideoCounts ? "video counts" : "";
}

/// A cell's text: a bar would end the cell.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

void append_line(const Feature& feature, std::string& page) {
  page.append("| `").append(feature.name).append("` | ").append(cell(feature.label.english));
  page.append(" | ").append(cell(feature.label.korean)).append(" | ").append(cell(feature.unit));
  page.append(" | ").append(cell(feature.formula)).append(" | ");
  page.append(since_text(feature.known_since)).append(" | ");
  page.append(holds_text(feature.holds)).append(" |\n");
}

}  // namespace

std::string feature_table_markdown() {
  std::string page =
      "# The feature table\n\n"
      "Written from `src/features/feature_table.cc`; change that file, not this one. Names, "
      "labels,\n"
      "formulas and the leakage guard are read from the same lines. A model of streams or hits "
      "may\n"
      "use nothing that holds streams, a model of views nothing that holds counts of the video, "
      "and\n"
      "before release only what is known since the demo counts. Features of the artist's other "
      "tracks\n"
      "belong to the scenarios b and d alone.\n";
  const std::span<const Feature> table = feature_table();
  for (auto feature = table.begin(); feature != table.end(); ++feature) {
    const bool opens = feature == table.begin() || (feature - 1)->family != feature->family;
    if (opens) {
      page.append("\n## ").append(family_label(feature->family).english).append(" (");
      page.append(family_label(feature->family).korean).append(")\n\n");
      page.append("| name | label | 이름 | unit | formula | known since | holds |\n");
      page.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    }
    append_line(*feature, page);
  }
  return page;
}

}  // namespace crossfade::features
