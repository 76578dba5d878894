#include "report/model_card_face.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "report/document.h"
#include "report/figure.h"
#include "report/json_parts.h"
#include "report/leak_words.h"
#include "report/model_card_messages.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using evaluate::ModelCard;
using text::Language;

// A sentence in both languages; `figure` fills its hole where it has one.
struct Statement {
  text::Bilingual words;
  std::string figure = {};

  std::string in(Language language) const {
    return figure.empty() ? std::string(words.in(language)) : fill(words, language, {figure});
  }
};

bool has_video(const ModelCard& card) { return card.scenario == "c" || card.scenario == "d"; }
bool has_roster(const ModelCard& card) { return card.scenario == "b" || card.scenario == "d"; }

std::vector<Statement> limits(const std::vector<ModelCard>& cards) {
  std::vector<Statement> statements = {{say::kLimitRange}, {say::kLimitOneDay}};
  for (const ModelCard& card : cards) {
    if (card.regression) {
      const double factor = std::exp(card.regression->mae.value);
      statements.push_back({say::kLimitSingle, text::format_decimal(factor, 1)});
    }
    if (card.classification) statements.push_back({say::kLimitHit});
  }
  if (has_roster(cards.front())) statements.push_back({say::kLimitRoster});
  if (has_video(cards.front())) statements.push_back({say::kLimitVideo});
  return statements;
}

std::vector<Statement> not_for(const std::vector<ModelCard>& cards) {
  std::vector<Statement> statements = {
      {say::kNotForEffects}, {say::kNotForForecasts}, {say::kNotForPeople}};
  if (!has_video(cards.front())) statements.push_back({say::kNotForPicking});
  if (std::ranges::any_of(cards, is_leak_suspected)) statements.push_back({say::kNotForLeaking});
  return statements;
}

void add_statements(Document& document, text::Bilingual heading,
                    const std::vector<Statement>& statements, Language language) {
  document.blocks.push_back(Heading{2, std::string(heading.in(language))});
  Bullets bullets;
  for (const Statement& statement : statements) bullets.items.push_back(statement.in(language));
  document.blocks.push_back(std::move(bullets));
}

table::Json json_of(const std::vector<Statement>& statements) {
  table::Json list = table::Json::array();
  for (const Statement& statement : statements) {
    table::Json json = table::Json::object();
    json.set("en", statement.in(Language::kEnglish)).set("ko", statement.in(Language::kKorean));
    list.push(std::move(json));
  }
  return list;
}

}  // namespace

std::string to_card_json(const Report& report) {
  table::Json json = table::Json::object();
  json.set("schema_version", 1).set("data", json_provenance(report));
  json.set("missing", json_missing(report));
  json.set("models", json_models(report));
  json.set("limits", json_of(limits(report.models)));
  json.set("not_for", json_of(not_for(report.models)));
  return json.dump() + "\n";
}

std::string to_card_markdown(const Report& report, Language language) {
  Document document;
  document.title = say::kCardTitle.in(language);
  add_models(document, report, language);
  add_missing(document, report, language);
  add_statements(document, say::kLimits, limits(report.models), language);
  add_statements(document, say::kNotFor, not_for(report.models), language);
  add_origin(document, report, language);
  complete_captions(document, report, language);
  return to_markdown(document);
}

}  // namespace crossfade::report
