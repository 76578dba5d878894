#include "insight/reference_cleaning.h"

#include <cmath>
#include <unordered_set>

#include "base/error.h"
#include "stats/summary.h"

namespace crossfade::insight {
namespace {

constexpr double kSigmas = 3;

std::vector<double> filled(const std::vector<double>& column, double value) {
  std::vector<double> result(column);
  for (double& cell : result) {
    if (std::isnan(cell)) cell = value;
  }
  return result;
}

std::vector<double> filled_with_median(const std::vector<double>& column) {
  return filled(column, stats::median(column));
}

ReferenceTable fill(const catalogue::Catalogue& catalogue) {
  const catalogue::AudioColumns& audio = catalogue.audio;
  ReferenceTable table;
  table.artist = catalogue.artist;
  table.danceability = filled_with_median(audio.danceability);
  table.energy = filled_with_median(audio.energy);
  table.key = filled_with_median(audio.key);
  table.loudness = filled_with_median(audio.loudness_db);
  table.speechiness = filled_with_median(audio.speechiness);
  table.acousticness = filled_with_median(audio.acousticness);
  table.instrumentalness = filled_with_median(audio.instrumentalness);
  table.liveness = filled_with_median(audio.liveness);
  table.valence = filled_with_median(audio.valence);
  table.tempo = filled_with_median(audio.tempo_bpm);
  table.duration_ms = filled_with_median(catalogue.duration_ms);
  table.streams = filled(catalogue.streams, 0);
  table.views = filled(catalogue.views, 0);
  table.likes = filled(catalogue.likes, 0);
  table.comments = filled(catalogue.comments, 0);
  table.official_video.reserve(catalogue.size());
  for (const catalogue::Flag flag : catalogue.official_video) {
    table.official_video.push_back(flag == catalogue::Flag::kTrue);
  }
  return table;
}

template <typename T>
void keep_rows(std::vector<T>& column, const std::vector<char>& keep) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] != 0) column[kept++] = column[i];
  }
  column.resize(kept);
}

// Keeps the rows whose `column` lies within three population standard deviations of its mean.
void cut_outliers(ReferenceTable& table, std::vector<double> ReferenceTable::* column) {
  const std::vector<double>& values = table.*column;
  const double mean = stats::mean(values);
  const double deviation = stats::standard_deviation(values);
  std::vector<char> keep(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    keep[i] = std::abs((values[i] - mean) / deviation) <= kSigmas;
  }
  for (auto member :
       {&ReferenceTable::danceability, &ReferenceTable::energy, &ReferenceTable::key,
        &ReferenceTable::loudness, &ReferenceTable::speechiness, &ReferenceTable::acousticness,
        &ReferenceTable::instrumentalness, &ReferenceTable::liveness, &ReferenceTable::valence,
        &ReferenceTable::tempo, &ReferenceTable::duration_ms, &ReferenceTable::streams,
        &ReferenceTable::views, &ReferenceTable::likes, &ReferenceTable::comments}) {
    keep_rows(table.*member, keep);
  }
  keep_rows(table.artist, keep);
  keep_rows(table.official_video, keep);
  if (table.size() == 0) {
    throw base::Error(base::ErrorKind::kInputRefused,
                      "the reference profile's 3-sigma cuts leave no row", {},
                      "its counts have no spread; use --profile standard");
  }
}

double official_video_lift(const ReferenceTable& table) {
  std::vector<double> with;
  std::vector<double> without;
  for (std::size_t i = 0; i < table.size(); ++i) {
    (table.official_video[i] != 0 ? with : without).push_back(table.streams[i]);
  }
  return stats::mean(with) / stats::mean(without) - 1;
}

void take_figures(const ReferenceTable& table, ReferenceKpis& kpis) {
  std::vector<double> like_rate(table.size());
  std::vector<double> positivity(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    like_rate[i] = table.likes[i] / (table.views[i] + 1);
    positivity[i] = (table.danceability[i] + table.energy[i] + table.valence[i]) / 3;
    kpis.rows_with_views += table.views[i] > 0 ? 1 : 0;
  }
  kpis.artists = std::unordered_set<catalogue::NameId>(table.artist.begin(), table.artist.end()).size();
  kpis.total_streams = stats::sum(table.streams);
  kpis.total_views = stats::sum(table.views);
  kpis.mean_streams = stats::mean(table.streams);
  kpis.median_streams = stats::median(table.streams);
  kpis.correlation_streams_views = stats::correlation(table.streams, table.views);
  kpis.mean_likes_per_view_plus_one = stats::mean(like_rate);
  kpis.mean_audio_positivity = stats::mean(positivity);
  kpis.official_video_lift = official_video_lift(table);
  kpis.hit_threshold_streams = stats::quantile(table.streams, 0.9);
}

}  // namespace

ReferenceCleaning clean_as_reference(const catalogue::Catalogue& catalogue) {
  ReferenceCleaning cleaning;
  cleaning.table = fill(catalogue);
  ReferenceKpis& kpis = cleaning.kpis;
  kpis.rows_read = cleaning.table.size();
  cut_outliers(cleaning.table, &ReferenceTable::streams);
  kpis.rows_after_cut_on_streams = cleaning.table.size();
  cut_outliers(cleaning.table, &ReferenceTable::views);
  kpis.rows_after_cut_on_views = cleaning.table.size();
  cut_outliers(cleaning.table, &ReferenceTable::likes);
  kpis.rows_after_cut_on_likes = cleaning.table.size();
  take_figures(cleaning.table, kpis);
  return cleaning;
}

}  // namespace crossfade::insight
