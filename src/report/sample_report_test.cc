#include "report/sample_report_test.h"

#include <cmath>

namespace crossfade::report {
namespace {

stats::Estimate around(double value, double half) {
  return {value, value - half, value + half, 100};
}

evaluate::ModelCard stream_model() {
  evaluate::ModelCard card;
  card.target = "log_streams";
  card.scenario = "c";
  using Kind = evaluate::LearnerCard::Kind;
  card.learners.resize(2);
  card.learners[0] = {Kind::kBoosting, 400, 20, 0.045, 5, 0.7, 0.25, 0};
  card.learners[1] = {Kind::kExtraTrees, 40, 0, 0, 0, 1, 0.25, 3};
  card.rows = 100;
  card.artists = 20;
  card.folds = 5;
  card.fold_figures = {{60, 0.56}, {40, 0.58}};
  card.folds_digest = "f01d5";
  card.learner_scores = {0.56, 0.5};
  card.stack_weights = {0.8, 0.2};
  card.features = {"log_views", "like_rate"};
  card.regression = {around(0.57, 0.02), around(0.8, 0.01), around(0.74, 0.01)};
  card.band_coverage.value = 0.899;
  card.alarm_level = 0.7;
  card.band_width = 1.4;
  card.feature_importance = {{"log_views", around(0.31, 0.02)}};
  card.family_importance = {{"views", around(0.31, 0.02)}, {"audio", around(0.02, 0.01)}};
  card.family_shares = {{"views", 0.75}, {"audio", 0.25}};
  card.rows_explained = 30;
  return card;
}

evaluate::ModelCard hit_model() {
  evaluate::ModelCard card = stream_model();
  card.target = "hit";
  card.learner_scores.clear();
  card.stack_weights.clear();
  card.regression.reset();
  card.classification = evaluate::ClassificationFigures{};
  card.classification->auc = around(0.93, 0.01);
  card.classification->base_accuracy = around(0.9, 0.01);
  card.alarm_level = 0.955;
  card.hit_threshold = 3.4e8;
  return card;
}

features::Reasons top_track_reasons() {
  using features::Family;
  return {std::log(4e7),
          {{Family::kVideoCues, std::log(3.2), features::feature_index("channel_own"), 1},
           {Family::kViews, std::log(2.5), features::feature_index("log_views"), 20},
           {Family::kNames, std::log(1.25), features::feature_index("names_3"), 0.1F},
           {Family::kAudio, std::log(0.5), features::feature_index("tempo"), std::nanf("")}}};
}

void add_quality(Report& report) {
  using catalogue::QualityPart;
  for (std::size_t i = 0; i < catalogue::kQualityParts; ++i) {
    report.quality.parts[i] = {static_cast<QualityPart>(i), {"Part", "부문"}, 0.2, i != 5, 95};
  }
  report.quality.score = 97.8;
  report.quality.rows = 100;
  report.quality.rules = {
      {"tempo-zero", QualityPart::kValid, {"tempo 0", "템포 0"}, 1, 100, 30, {}},
      {"fine", QualityPart::kValid, {"fine", "정상"}, 1, 100, 0, {}}};
  for (std::uint32_t row = 0; row < 30; ++row) report.quality.rules[0].rows.push_back(row);
}

}  // namespace

Report sample_report() {
  Report report;
  report.seed = 7;
  report.files = {{"/secret/place/label.csv",
                   "label.csv",
                   "abcdef0123456789",
                   "public",
                   100,
                   0,
                   100,
                   {"Mood & <i>"}}};
  report.issues = {{0, 3, 4, "Views", catalogue::IssueKind::kNotANumber, "<b>many</b>|x"}};
  report.kpis.tracks = 100;
  report.kpis.recordings = 98;
  report.kpis.artists = 20;
  report.kpis.total_streams.value = 2.19e12;
  report.kpis.total_streams.n = 99;
  report.kpis.correlation = around(0.6, 0.05);
  report.kpis.official_video_lift = around(0.74, 0.1);
  report.benchmarks = {{"like_rate", 0.012, "our own label, 2024"}};
  report.distributions.streams = {4, {1, 5, 9, 2}, 1, 3};
  report.distributions.streams_by_views = {3, 4, 2, 2, {1, 0, 3, 4}, 8};
  add_quality(report);
  report.outliers.lists = {{insight::OutlierRule::kThreeSigma, "streams", 99, {1, 2}}};
  report.outliers.bills = {{insight::OutlierRule::kThreeSigma, 100, 2, 10, 2, 1, 1, 100, 40, 0, 0}};
  report.models = {stream_model(), hit_model(), evaluate::ModelCard{}};
  report.models.back().target = "log_views";
  report.models.back().scenario = "a";
  report.models.back().refused = {evaluate::Refusal::Kind::kFewArtists, 3, 5};
  report.top_artists = {{"<script>alert(1)</script>", 3, 9e8, 8e8}};
  report.top_tracks = {{"방탄소년단", "봄날 | \"quoted\" *stars*", 4, 9e8, std::nan("")}};
  report.top_track_predictions = {
      {"방탄소년단", "봄날", 9e8, 2e8, 5e7, 1e9, std::nan(""), top_track_reasons(),
       {{"아이유", "밤편지", 2.4e8, 0.21}, {"<b>", "a|b", std::nan(""), 0.5}}}};
  return report;
}

Report sample_reference_report() {
  Report report = sample_report();
  report.profile = "reference";
  insight::ReferenceResult result;
  result.kpis.rows_read = 100;
  result.kpis.total_streams = 1410552562649.0;
  result.models = {{"streams", "r2", 90, 0.4, 0.3, 0.05, 0, {{"log_views", 0.9}}}};
  result.claims = {{"stream-r2",
                    {"Stream R2", "스트리밍 R2"},
                    ".847",
                    ".127",
                    "0.44",
                    {"a random split", "무작위 분할"}}};
  report.reference = std::move(result);
  return report;
}

}  // namespace crossfade::report
