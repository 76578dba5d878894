#include "features/reasons_json.h"
#include "report/json_parts.h"
#include "report/leak_words.h"
#include "report/reference_figures.h"
#include "report/refusal_words.h"

namespace crossfade::report {
namespace {

using evaluate::ModelCard;
using table::Json;

Json importances(const std::vector<evaluate::Importance>& importances) {
  Json list = Json::array();
  for (const evaluate::Importance& importance : importances) {
    Json json = Json::object();
    json.set("name", importance.name).set("loss", json_of(importance.loss));
    list.push(std::move(json));
  }
  return list;
}

Json regression(const ModelCard& card) {
  Json json = Json::object();
  json.set("r2", json_of(card.regression->r2)).set("mae", json_of(card.regression->mae));
  json.set("rank_correlation", json_of(card.regression->rank_correlation));
  json.set("band_coverage", json_of(card.band_coverage)).set("band_width_decades", card.band_width);
  return json;
}

Json classification(const ModelCard& card) {
  const evaluate::ClassificationFigures& figures = *card.classification;
  Json json = Json::object();
  json.set("auc", json_of(figures.auc));
  json.set("average_precision", json_of(figures.average_precision));
  json.set("precision_at_10", json_of(figures.precision_at_10));
  json.set("accuracy", json_of(figures.accuracy));
  json.set("base_accuracy", json_of(figures.base_accuracy));
  json.set("brier", json_of(figures.brier)).set("ece", json_of(figures.ece));
  json.set("hit_threshold_streams", card.hit_threshold);
  return json;
}

Json folds(const ModelCard& card) {
  Json list = Json::array();
  for (const evaluate::FoldFigure& fold : card.fold_figures) {
    Json json = Json::object();
    list.push(std::move(json.set("rows", fold.rows).set("score", fold.score)));
  }
  return list;
}

Json learners(const ModelCard& card) {
  Json list = Json::array();
  for (std::size_t i = 0; i < card.learners.size(); ++i) {
    const evaluate::LearnerCard& each = card.learners[i];
    Json json = Json::object();
    if (each.kind == evaluate::LearnerCard::Kind::kBoosting) {
      json.set("kind", "boosting").set("trees", each.trees).set("leaves", each.leaves);
      json.set("rate", each.rate).set("l2", each.l2).set("row_share", each.row_share);
    } else {
      json.set("kind", "extra_trees").set("trees", each.trees);
      json.set("min_leaf_rows", each.min_leaf_rows);
    }
    json.set("column_share", each.column_share);
    if (i < card.stack_weights.size()) {
      json.set("r2_alone", card.learner_scores[i]).set("weight", card.stack_weights[i]);
    }
    list.push(std::move(json));
  }
  return list;
}

std::string_view kind_name(evaluate::LeakKind kind) {
  switch (kind) {
    case evaluate::LeakKind::kColumnAlone:
      return "column_alone";
    case evaluate::LeakKind::kSplitRows:
      return "split_rows";
    case evaluate::LeakKind::kHighScore:
      return "high_score";
  }
  return {};
}

Json leak_warnings(const ModelCard& card) {
  Json list = Json::array();
  for (const evaluate::LeakWarning& warning : card.leak_warnings) {
    Json words = Json::object();
    words.set("en", leak_words(warning, card, text::Language::kEnglish));
    words.set("ko", leak_words(warning, card, text::Language::kKorean));
    Json json = Json::object();
    json.set("kind", kind_name(warning.kind));
    json.set("culprit", warning.culprit.empty() ? Json() : Json(warning.culprit));
    json.set("with", warning.value_with).set("without", warning.value_without);
    json.set("level", warning.level);
    json.set("rows", warning.kind == evaluate::LeakKind::kSplitRows ? Json(warning.rows) : Json());
    list.push(std::move(json.set("words", std::move(words))));
  }
  return list;
}

}  // namespace

Json json_card(const ModelCard& card) {
  Json json = Json::object();
  json.set("target", card.target).set("scenario", card.scenario);
  json.set("learners", learners(card));
  json.set("refused",
           card.refused ? Json(refusal_words(*card.refused, text::Language::kEnglish)) : Json());
  if (card.refused) return json;
  Json names = Json::array();
  for (const std::string& name : card.features) names.push(name);
  json.set("rows", card.rows).set("artists", card.artists).set("folds", card.folds);
  json.set("fold_figures", folds(card)).set("folds_digest", card.folds_digest);
  if (card.regression) json.set("regression", regression(card));
  if (card.classification) json.set("classification", classification(card));
  json.set("leak_suspected", is_leak_suspected(card));
  json.set("leak_warnings", leak_warnings(card));
  json.set("family_importance", importances(card.family_importance));
  json.set("feature_importance", importances(card.feature_importance));
  json.set("family_shares", json_family_shares(card));
  return std::move(json.set("features", std::move(names)));
}

Json json_models(const Report& report) {
  Json list = Json::array();
  for (const ModelCard& card : report.models) list.push(json_card(card));
  return list;
}

Json json_rankings(const Report& report) {
  Json artists = Json::array();
  for (const insight::RankedArtist& artist : report.top_artists) {
    Json json = Json::object();
    json.set("name", artist.name).set("tracks", artist.tracks);
    artists.push(std::move(json.set("streams", artist.streams).set("views", artist.views)));
  }
  Json tracks = Json::array();
  for (const insight::RankedTrack& track : report.top_tracks) {
    Json json = Json::object();
    json.set("artist", track.artist).set("track", track.track).set("row", track.row + 1);
    tracks.push(std::move(json.set("streams", track.streams).set("views", track.views)));
  }
  Json predictions = Json::array();
  for (const TrackPrediction& track : report.top_track_predictions) {
    Json json = Json::object();
    json.set("artist", track.artist).set("track", track.track).set("streams", track.streams);
    json.set("predicted", track.predicted).set("low", track.low).set("high", track.high);
    json.set("hit_probability", track.hit_probability);
    json.set("reasons", track.reasons ? json_of(*track.reasons) : Json());
    Json nearest = Json::array();
    for (const AlikeRecording& each : track.nearest) {
      Json alike = Json::object();
      alike.set("artist", each.artist).set("track", each.track).set("streams", each.streams);
      nearest.push(std::move(alike.set("distance", each.distance)));
    }
    predictions.push(std::move(json.set("nearest", std::move(nearest))));
  }
  Json json = Json::object();
  json.set("artists", std::move(artists)).set("tracks", std::move(tracks));
  return std::move(json.set("predictions", std::move(predictions)));
}

Json json_reference_kpis(const insight::ReferenceKpis& kpis) {
  Json json = Json::object();
  for (const ReferenceFigure& line : reference_figures(kpis)) {
    json.set(line.id,
             line.is_whole ? Json(static_cast<std::int64_t>(line.value)) : Json(line.value));
  }
  return json;
}

Json json_reference_models(const insight::ReferenceResult& result) {
  Json list = Json::array();
  for (const insight::ReferenceModel& forest : result.models) {
    Json shares = Json::object();
    for (const auto& importance : forest.importances) {
      shares.set(importance.column, importance.share);
    }
    Json json = Json::object();
    json.set("name", forest.name).set("metric", forest.metric).set("rows", forest.rows);
    json.set("split_score", forest.split_score).set("fold_mean", forest.fold_mean);
    json.set("fold_deviation", forest.fold_deviation).set("base_score", forest.base_score);
    list.push(std::move(json.set("importances", std::move(shares))));
  }
  return list;
}

Json json_reference_claims(const insight::ReferenceResult& result) {
  Json list = Json::array();
  for (const insight::ReferenceClaim& claim : result.claims) {
    Json json = Json::object();
    json.set("id", claim.id).set("claimed", claim.claimed);
    json.set("its_run_wrote", claim.its_run_wrote.empty() ? Json() : Json(claim.its_run_wrote));
    json.set("found", claim.found.empty() ? Json() : Json(claim.found));
    list.push(std::move(json.set("why", json_texts(claim.why))));
  }
  return list;
}

Json json_family_shares(const evaluate::ModelCard& card) {
  Json shares = Json::array();
  for (const evaluate::FamilyShare& each : card.family_shares) {
    Json json = Json::object();
    shares.push(std::move(json.set("name", each.name).set("share", each.share)));
  }
  Json json = Json::object();
  json.set("rows", card.rows_explained);
  return std::move(json.set("shares", std::move(shares)));
}

}  // namespace crossfade::report
