#include "study/keep_study.h"

#include "registry/forecast.h"
#include "registry/registry.h"
#include "report/findings_face.h"
#include "report/json_parts.h"
#include "report/refusal_words.h"

namespace crossfade::study {
namespace {

void add_model(const score::JudgedModel& judged, registry::StudyRecord& record) {
  const evaluate::ModelCard& card = judged.card;
  const std::string refused =
      card.refused ? report::refusal_words(*card.refused, text::Language::kEnglish) : "";
  record.models.push_back({card.target, card.scenario, refused, report::json_card(card).dump(0)});
  for (std::size_t i = 0; i < judged.rows.size(); ++i) {
    registry::PredictionRecord prediction{card.target, card.scenario,
                                          static_cast<std::int64_t>(judged.rows[i]),
                                          judged.out_of_fold[i]};
    if (!judged.low.empty()) {
      prediction.low = judged.low[i];
      prediction.high = judged.high[i];
    }
    record.predictions.push_back(prediction);
  }
}

void add_findings(const insight::Findings& findings, registry::StudyRecord& record) {
  for (const insight::Finding* finding : insight::all_of(findings)) {
    record.findings.push_back({finding->id, std::string(insight::verdict_name(finding->verdict)),
                               finding->estimate, report::json_finding(*finding).dump(0)});
  }
}

// Which tracks get which video: what the ledger will look at again.
registry::Forecast choices_of(const advise::VideoPlan& plan,
                              const catalogue::Catalogue& catalogue) {
  registry::Forecast forecast;
  forecast.kind = "plan";
  for (const std::size_t place : plan.schedule) {
    const advise::PlannedTrack& track = plan.tracks[place];
    const std::size_t row = track.forecast.row;
    const advise::VideoTier& tier = plan.request.tiers[track.tier];
    forecast.lines.push_back({.recording = catalogue.ids.recording[row],
                              .artist = catalogue.ids.artist[row],
                              .choice = tier.name,
                              .cost = tier.cost});
  }
  return forecast;
}

}  // namespace

std::int64_t keep_study(store::Store& store, std::int64_t snapshot,
                        const catalogue::Catalogue& catalogue, const report::Report& report,
                        const score::Training& training) {
  registry::StudyRecord record;
  record.snapshot = snapshot;
  record.profile = report.profile;
  record.seed = report.seed;
  record.report = report::to_json(report);
  for (const score::JudgedModel& judged : training.judged) add_model(judged, record);
  if (report.findings) add_findings(*report.findings, record);
  const std::int64_t kept = registry::save_study(store, record);
  if (!report.plan || !report.plan->videos) return kept;
  registry::Forecast choices = choices_of(*report.plan->videos, catalogue);
  choices.made_on = report.as_of;
  choices.snapshot = snapshot;
  registry::keep_forecast(store, choices);
  return kept;
}

}  // namespace crossfade::study
