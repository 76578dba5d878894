#include <limits>

#include "report/document.h"
#include "report/figure.h"
#include "report/messages.h"
#include "report/model_messages.h"
#include "report/svg_chart.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::string count(std::size_t value) { return text::format_count(static_cast<double>(value)); }

void add_artists(Document& document, const Report& report, text::Language language) {
  if (report.top_artists.empty()) return;
  std::vector<Bar> bars;
  Table table{std::string(say::kArtistsChart.in(language)), {}, {false, true, true, true}, {}};
  for (const auto& name : {say::kArtist, say::kTracks, say::kStreams, say::kViews}) {
    table.header.emplace_back(name.in(language));
  }
  for (const insight::RankedArtist& artist : report.top_artists) {
    const Cell streams = figure(artist.streams, Style::kLarge, language);
    bars.push_back({artist.name, artist.streams, kNaN, kNaN, streams.text});
    table.rows.push_back({{artist.name},
                          {count(artist.tracks)},
                          streams,
                          figure(artist.views, Style::kLarge, language)});
  }
  const insight::RankedArtist& first = report.top_artists.front();
  const std::string summary =
      fill(say::kArtistsSummary, language, {first.name, bars.front().figure, count(first.tracks)});
  const std::string title(say::kArtistsChart.in(language));
  document.blocks.push_back(Heading{3, title});
  document.blocks.push_back(Chart{bar_chart({title, summary}, bars), summary});
  table.n = report.kpis.total_streams.n;
  document.blocks.push_back(std::move(table));
}

void add_tracks(Document& document, const Report& report, text::Language language) {
  if (report.top_tracks.empty()) return;
  Table table{std::string(say::kTracksCaption.in(language)), {}, {false, false, true, true}, {}};
  for (const auto& name : {say::kTrack, say::kArtist, say::kStreams, say::kViews}) {
    table.header.emplace_back(name.in(language));
  }
  for (const insight::RankedTrack& track : report.top_tracks) {
    table.rows.push_back({{track.track},
                          {track.artist},
                          figure(track.streams, Style::kLarge, language),
                          figure(track.views, Style::kLarge, language)});
  }
  table.n = report.kpis.total_streams_once.n;
  document.blocks.push_back(std::move(table));
}

void add_predictions(Document& document, const Report& report, text::Language language) {
  if (report.top_track_predictions.empty()) return;
  Table table{std::string(say::kPredictionCaption.in(language)),
              {},
              {false, false, true, true, true, true},
              {}};
  for (const auto& name :
       {say::kTrack, say::kArtist, say::kTruth, say::kPredicted, say::kBand90, say::kHitChance}) {
    table.header.emplace_back(name.in(language));
  }
  for (const TrackPrediction& track : report.top_track_predictions) {
    const stats::Estimate band{track.predicted, track.low, track.high, 0};
    table.rows.push_back({{track.track},
                          {track.artist},
                          figure(track.streams, Style::kLarge, language),
                          figure(track.predicted, Style::kLarge, language),
                          {interval(band, Style::kLarge, language)},
                          {text::format_percent(track.hit_probability)}});
  }
  if (const evaluate::ModelCard* card = streams_card(report)) table.n = card->rows;
  document.blocks.push_back(std::move(table));
  document.blocks.push_back(Paragraph{std::string(say::kGiantsNote.in(language)), Tone::kNote});
}

}  // namespace

void add_rankings(Document& document, const Report& report, text::Language language) {
  if (report.top_artists.empty() && report.top_tracks.empty()) return;
  document.blocks.push_back(Heading{2, std::string(say::kRankings.in(language))});
  add_artists(document, report, language);
  add_tracks(document, report, language);
  add_predictions(document, report, language);
  add_track_reasons(document, report, language);
}

}  // namespace crossfade::report
