#include <algorithm>
#include <cmath>

#include "report/document.h"
#include "report/figure.h"
#include "report/model_messages.h"
#include "report/reason_messages.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using evaluate::FamilyShare;
using evaluate::ModelCard;

constexpr std::size_t kReasonsShown = 3;

std::string strongest(const features::Reasons& reasons, text::Language language) {
  std::string words;
  for (std::size_t i = 0; i < std::min(kReasonsShown, reasons.families.size()); ++i) {
    if (i > 0) words += " · ";
    words += features::describe_reason(reasons.families[i], language);
  }
  return words;
}

std::string alike_words(const std::vector<AlikeRecording>& nearest, text::Language language) {
  std::string words;
  for (const AlikeRecording& each : nearest) {
    if (!words.empty()) words += " · ";
    words += each.artist + " – " + each.track + ": " + text::format_large(each.streams, language) +
             " (" + text::format_decimal(each.distance, 2) + ")";
  }
  return words;
}

void add_alike_recordings(Document& document, const Report& report, text::Language language) {
  Table table{std::string(say::kAlikeCaption.in(language)), {}, {false, false, false}, {}};
  for (const auto& name : {say::kTrack, say::kArtist, say::kAlikeColumn}) {
    table.header.emplace_back(name.in(language));
  }
  for (const TrackPrediction& track : report.top_track_predictions) {
    if (track.nearest.empty()) continue;
    table.rows.push_back({{track.track}, {track.artist}, {alike_words(track.nearest, language)}});
  }
  if (table.rows.empty()) return;
  if (const ModelCard* card = streams_card(report)) table.n = card->rows;
  document.blocks.push_back(std::move(table));
  document.blocks.push_back(Paragraph{std::string(say::kAlikeNote.in(language))});
}

std::string share_words(const ModelCard& card, std::string_view family) {
  const auto found = std::ranges::find(card.family_shares, family, &FamilyShare::name);
  return found == card.family_shares.end() ? "–" : text::format_percent(found->share);
}

// The shares of one target's models, a column each.
Table shares_table(const std::vector<const ModelCard*>& cards, std::string_view caption,
                   text::Language language) {
  Table table{std::string(caption), {std::string(say::kFamily.in(language))}, {false}, {}};
  for (const ModelCard* card : cards) {
    table.header.push_back(card->scenario);
    table.numbers.push_back(true);
    table.n = std::max(table.n, card->rows_explained);
  }
  for (int i = 0; i <= static_cast<int>(features::Family::kStreams); ++i) {
    const auto family = static_cast<features::Family>(i);
    std::vector<Cell> row{{std::string(features::family_label(family).in(language))}};
    bool is_read = false;
    for (const ModelCard* card : cards) {
      row.push_back({share_words(*card, features::family_name(family))});
      is_read = is_read || row.back().text != "–";
    }
    if (is_read) table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

void add_family_shares(Document& document, const Report& report, text::Language language) {
  std::vector<Table> tables;
  std::size_t rows = 0;
  for (const auto& [target, words] :
       {std::pair("log_streams", say::kTargetStreams), std::pair("hit", say::kTargetHit),
        std::pair("log_views", say::kTargetViews)}) {
    std::vector<const ModelCard*> cards;
    for (const ModelCard& card : report.models) {
      if (card.target != target || card.family_shares.empty()) continue;
      cards.push_back(&card);
      rows = std::max(rows, card.rows_explained);
    }
    if (!cards.empty()) tables.push_back(shares_table(cards, words.in(language), language));
  }
  if (tables.empty()) return;
  document.blocks.push_back(Heading{3, std::string(say::kShares.in(language))});
  document.blocks.push_back(Paragraph{fill(say::kSharesLead, language, {std::to_string(rows)})});
  for (Table& table : tables) document.blocks.push_back(std::move(table));
}

void add_track_reasons(Document& document, const Report& report, text::Language language) {
  Table table{std::string(say::kTrackReasonsCaption.in(language)),
              {},
              {false, false, true, true, true, false},
              {}};
  for (const auto& name : {say::kTrack, say::kArtist, say::kTruth, say::kBaseColumn,
                           say::kExpectedColumn, say::kStrongest}) {
    table.header.emplace_back(name.in(language));
  }
  for (const TrackPrediction& track : report.top_track_predictions) {
    if (!track.reasons) continue;
    table.rows.push_back({{track.track},
                          {track.artist},
                          figure(track.streams, Style::kLarge, language),
                          figure(std::expm1(track.reasons->base), Style::kLarge, language),
                          figure(track.predicted, Style::kLarge, language),
                          {strongest(*track.reasons, language)}});
  }
  if (table.rows.empty()) return;
  if (const ModelCard* card = streams_card(report)) table.n = card->rows;
  document.blocks.push_back(Heading{3, std::string(say::kTrackReasons.in(language))});
  document.blocks.push_back(Paragraph{std::string(say::kTrackReasonsLead.in(language))});
  document.blocks.push_back(std::move(table));
  add_alike_recordings(document, report, language);
}

}  // namespace crossfade::report
