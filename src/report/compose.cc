#include <algorithm>

#include "report/document.h"
#include "report/figure.h"
#include "report/findings_section.h"
#include "report/messages.h"
#include "report/model_messages.h"
#include "report/not_known.h"
#include "report/plan_face.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

void add_not_known(Document& document, const Report& report, text::Language language) {
  document.blocks.push_back(Heading{2, std::string(say::kNotKnown.in(language))});
  Bullets bullets;
  for (const Unknown& unknown : not_known(report)) {
    bullets.items.emplace_back(unknown.sentence.in(language));
  }
  document.blocks.push_back(std::move(bullets));
}

}  // namespace

void add_origin(Document& document, const Report& report, text::Language language) {
  document.blocks.push_back(Heading{2, std::string(say::kOrigin.in(language))});
  Table table{
      std::string(say::kFilesCaption.in(language)), {}, {false, false, true, true, false}, {}};
  for (const auto& name :
       {say::kFile, say::kFormat, say::kRecords, say::kTracksTaken, say::kDigest}) {
    table.header.emplace_back(name.in(language));
  }
  for (const catalogue::ImportedFile& file : report.files) {
    table.rows.push_back({{file.name},
                          {file.format},
                          {count(file.records)},
                          {count(file.tracks)},
                          {file.digest.substr(0, 12), file.digest}});
  }
  document.blocks.push_back(std::move(table));
  for (const catalogue::ImportedFile& file : report.files) {
    if (file.unknown_columns.empty()) continue;
    document.blocks.push_back(
        Paragraph{fill(say::kUnusedColumns, language, {file.name, joined(file.unknown_columns)})});
  }
  document.blocks.push_back(
      Paragraph{fill(say::kSeedLine, language, {report.profile, std::to_string(report.seed)})});
}

void complete_captions(Document& document, const Report& report, text::Language language) {
  for (Block& block : document.blocks) {
    Table* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    const std::string date = date_words(report, language);
    table->caption += table->n > 0 ? fill(say::kCaptionOfN, language, {count(table->n), date})
                                   : fill(say::kCaptionDate, language, {date});
  }
}

Document compose(const Report& report, text::Language language) {
  Document document;
  const bool reference = report.reference.has_value();
  document.title = (reference ? say::kReferenceTitle : say::kTitle).in(language);
  document.blocks.push_back(
      Paragraph{fill(say::kLead, language,
                     {count(report.kpis.tracks), count(report.kpis.recordings),
                      count(report.kpis.artists), date_words(report, language)})});
  if (reference) add_reference(document, report, language);
  add_kpis(document, report, language);
  add_distributions(document, report, language);
  if (report.findings) add_all_findings(document, *report.findings, language);
  if (report.plan) add_plan(document, report, language);
  add_models(document, report, language);
  add_claimed_importances(document, report, language);
  add_rankings(document, report, language);
  add_quality(document, report, language);
  add_issues(document, report, language);
  add_outliers(document, report, language);
  add_not_known(document, report, language);
  add_origin(document, report, language);
  complete_captions(document, report, language);
  return document;
}

}  // namespace crossfade::report
