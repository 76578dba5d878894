#include <algorithm>

#include "features/feature_table.h"
#include "insight/reference_claims.h"
#include "report/document.h"
#include "report/figure.h"
#include "report/model_messages.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using evaluate::ModelCard;

std::string share_words(const ModelCard& card, std::string_view family) {
  const auto found = std::ranges::find(card.family_shares, family, &evaluate::FamilyShare::name);
  return found == card.family_shares.end() ? "–" : text::format_decimal(found->share, 3);
}

std::string loss_words(const ModelCard& card, std::string_view family, text::Language language) {
  const auto found = std::ranges::find(card.family_importance, family, &evaluate::Importance::name);
  if (found == card.family_importance.end()) return "–";
  return with_interval(found->loss, Style::kDecimal, language);
}

}  // namespace

const ModelCard* streams_card(const Report& report) {
  const auto card = std::ranges::find_if(report.models, [](const ModelCard& each) {
    return each.target == "log_streams" && each.scenario == "c" && !each.refused;
  });
  return card == report.models.end() ? nullptr : &*card;
}

void add_claimed_importances(Document& document, const Report& report, text::Language language) {
  const ModelCard* card = streams_card(report);
  if (card == nullptr) return;
  Table table{std::string(say::kOldImportancesCaption.in(language)),
              {},
              {false, true, false, true, true},
              {}};
  for (const auto& name :
       {say::kOldColumn, say::kClaimed, say::kOurFamily, say::kOurShare, say::kOurLoss}) {
    table.header.emplace_back(name.in(language));
  }
  for (const insight::ClaimedImportance& each : insight::claimed_importances()) {
    const std::string_view family = features::family_name(each.family);
    table.rows.push_back({{std::string(each.column)},
                          {std::string(each.claimed)},
                          {std::string(features::family_label(each.family).in(language))},
                          {share_words(*card, family)},
                          {loss_words(*card, family, language)}});
  }
  table.n = card->rows;
  document.blocks.push_back(Heading{3, std::string(say::kOldImportances.in(language))});
  document.blocks.push_back(std::move(table));
  document.blocks.push_back(Paragraph{std::string(say::kWhyImportancesDiffer.in(language))});
}

}  // namespace crossfade::report
