#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "advise/action_plan.h"
#include "base/file.h"
#include "catalogue/import.h"
#include "catalogue/missing_policy.h"
#include "catalogue/quality.h"
#include "evaluate/model_card.h"
#include "features/family_reasons.h"
#include "insight/distributions.h"
#include "insight/findings.h"
#include "insight/kpis.h"
#include "insight/outliers.h"
#include "insight/reference_profile.h"
#include "text/language.h"

namespace crossfade::report {

/// A benchmark that the user set, with its source; none is ever invented.
struct Benchmark {
  std::string figure;  ///< e.g. "engagement_mean_of_ratios"
  double value = 0;
  std::string source;
};

/// A recording that sounds like a track.
struct AlikeRecording {
  std::string artist;
  std::string track;
  double streams = 0;   ///< NaN: missing
  double distance = 0;  ///< of the sounds, in units of their spread; unrelated ones are about 1.4
};

/// A training row's prediction beside its truth; out-of-fold only.
struct TrackPrediction {
  std::string artist;
  std::string track;
  double streams = 0;    ///< truth
  double predicted = 0;  ///< out of fold
  double low = 0;        ///< 90 % band
  double high = 0;
  double hit_probability = 0;                     ///< out of fold; NaN where there is no hit model
  std::optional<features::Reasons> reasons = {};  ///< of `predicted`; for the first few tracks
  std::vector<AlikeRecording> nearest = {};       ///< where there are reasons, nearest first
};

/// Everything one study found: the only source of its faces (JSON, Markdown, HTML, summary). Holds
/// no clock, duration, path or number of threads.
struct Report {
  std::string profile = "standard";  ///< or "reference"
  base::Date as_of;                  ///< missing: the study is undated
  std::uint64_t seed = 0;
  std::vector<catalogue::ImportedFile> files;  ///< `path` is not shown, `name` is
  std::vector<catalogue::ImportIssue> issues;  ///< all; faces show counts and the first few
  insight::Kpis kpis;
  std::vector<Benchmark> benchmarks;
  insight::Distributions distributions;
  catalogue::QualityReport quality;
  std::optional<catalogue::MissingReport> missing;  ///< unset with profile "reference"
  insight::OutlierReport outliers;
  std::vector<evaluate::ModelCard> models;
  std::vector<TrackPrediction> top_track_predictions;  ///< for the tracks of `top_tracks` judged
  std::vector<insight::RankedArtist> top_artists;
  std::vector<insight::RankedTrack> top_tracks;
  std::optional<insight::ReferenceResult> reference;  ///< with profile "reference"
  std::optional<insight::Findings> findings;          ///< unset with profile "reference"
  std::optional<advise::ActionPlan> plan;             ///< where one was asked for
};

/// The card of streams with the video out, whose answers top_track_predictions are; null without.
const evaluate::ModelCard* streams_card(const Report& report);

/// report.json: one object with `schema_version`; English keys and ids whatever the language.
std::string to_json(const Report& report);
/// report.md, report.html (one self-contained page, inline SVG, print style sheet, no script).
std::string to_markdown(const Report& report, text::Language language);
std::string to_html(const Report& report, text::Language language);
/// The files of a report's folder: report.html, report.md and report.json, and the first two in the
/// other language as report.ko.* (or, of a Korean report, report.en.*).
std::vector<base::FolderFile> report_files(const Report& report, text::Language language);
/// What a terminal shows of quality and KPIs alone, in the words of the summary.
std::string to_overview(const Report& report, text::Language language);
/// The summary for a terminal: at most 24 lines of at most 80 columns (Hangul counts two).
std::string to_summary(const Report& report, text::Language language);

}  // namespace crossfade::report
