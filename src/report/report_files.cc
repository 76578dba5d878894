#include "report/report.h"

namespace crossfade::report {

std::vector<base::FolderFile> report_files(const Report& report, text::Language language) {
  const bool korean = language == text::Language::kKorean;
  const text::Language other = korean ? text::Language::kEnglish : text::Language::kKorean;
  const std::string other_stem = korean ? "report.en" : "report.ko";
  return {{"report.html", to_html(report, language)},
          {"report.md", to_markdown(report, language)},
          {other_stem + ".html", to_html(report, other)},
          {other_stem + ".md", to_markdown(report, other)},
          {"report.json", to_json(report)}};
}

}  // namespace crossfade::report
