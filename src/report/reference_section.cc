#include "report/document.h"
#include "report/figure.h"
#include "report/messages.h"
#include "report/model_messages.h"
#include "report/reference_figures.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

Table claims_table(const insight::ReferenceResult& result, text::Language language) {
  Table table{std::string(say::kClaims.in(language)), {}, {false, true, true, true, false}, {}};
  for (const auto& name : {say::kFigure, say::kClaimed, say::kItsRun, say::kFound, say::kWhy}) {
    table.header.emplace_back(name.in(language));
  }
  for (const insight::ReferenceClaim& claim : result.claims) {
    table.rows.push_back({{std::string(claim.label.in(language))},
                          {std::string(claim.claimed)},
                          {claim.its_run_wrote.empty() ? "–" : std::string(claim.its_run_wrote)},
                          {claim.found.empty() ? "–" : claim.found},
                          {std::string(claim.why.in(language))}});
  }
  return table;
}

std::string forest_name(const insight::ReferenceModel& model, text::Language language) {
  if (model.name == "streams") return std::string(say::kStreamForest.in(language));
  if (model.name == "hit") return std::string(say::kHitForest.in(language));
  return std::string(say::kViewForest.in(language));
}

Table forests_table(const insight::ReferenceResult& result, text::Language language) {
  Table table{std::string(say::kForests.in(language)), {}, {false, true, true, true, true}, {}};
  table.header.emplace_back(say::kForest.in(language));
  table.header.emplace_back("n");
  for (const auto& name : {say::kSplit, say::kFolds, say::kBase}) {
    table.header.emplace_back(name.in(language));
  }
  for (const insight::ReferenceModel& model : result.models) {
    table.rows.push_back({{forest_name(model, language)},
                          {count(model.rows)},
                          {text::format_decimal(model.split_score, 3)},
                          {text::format_decimal(model.fold_mean, 3) + " ± " +
                           text::format_decimal(model.fold_deviation, 3)},
                          {text::format_decimal(model.base_score, 3)}});
  }
  return table;
}

}  // namespace

void add_reference(Document& document, const Report& report, text::Language language) {
  const insight::ReferenceResult& result = *report.reference;
  const insight::ReferenceKpis& kpis = result.kpis;
  document.blocks.push_back(Heading{2, std::string(say::kClaims.in(language))});
  document.blocks.push_back(
      Paragraph{fill(say::kReferenceLead, language,
                     {count(kpis.rows_read), count(kpis.rows_after_cut_on_likes)}),
                Tone::kNote});
  document.blocks.push_back(claims_table(result, language));
  std::get<Table>(document.blocks.back()).n = kpis.rows_read;
  document.blocks.push_back(forests_table(result, language));
  Table table{std::string(say::kCleaned.in(language)),
              {std::string(say::kFigure.in(language)), std::string(say::kValue.in(language))},
              {false, true},
              {}};
  table.n = kpis.rows_after_cut_on_likes;
  for (const ReferenceFigure& line : reference_figures(kpis)) {
    table.rows.push_back(
        {{std::string(line.label.in(language))},
         figure(line.value, line.is_share ? Style::kDecimal : Style::kCount, language)});
  }
  document.blocks.push_back(std::move(table));
}

}  // namespace crossfade::report
