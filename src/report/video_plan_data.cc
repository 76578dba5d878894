#include <cmath>

#include "report/json_parts.h"
#include "report/video_plan_face.h"
#include "table/csv_writer.h"

namespace crossfade::report {
namespace {

using advise::PlannedTrack;
using advise::PlanTotals;
using advise::VideoPlan;
using table::Json;

Json json_totals(const PlanTotals& totals) {
  return Json::object()
      .set("videos", std::uint64_t{totals.videos})
      .set("spend", totals.spend)
      .set("extra_streams", totals.extra_streams)
      .set("gain", totals.gain);
}

Json json_effect(const advise::PlannedEffect& effect) {
  return Json::object()
      .set("used", json_of(effect.effect))
      .set("prior", json_of(effect.prior))
      .set("evidence", Json::object()
                           .set("lift", json_of(effect.evidence.lift))
                           .set("robustness_value", effect.evidence.robustness_value)
                           .set("identifiable", effect.evidence.identifiable)
                           .set("bias", effect.bias)
                           .set("weight", effect.evidence_weight));
}

Json json_video(const PlannedTrack& track, const VideoPlan& plan) {
  const advise::VideoTier& tier = plan.request.tiers[track.tier];
  return Json::object()
      .set("month", track.month)
      .set("row", std::uint64_t{track.forecast.row + 1})
      .set("artist", track.forecast.artist)
      .set("track", track.forecast.track)
      .set("video", tier.name)
      .set("cost", tier.cost)
      .set("streams", track.forecast.streams)
      .set("streams_low", track.forecast.low)
      .set("streams_high", track.forecast.high)
      .set("expected_streams", track.expected_streams)
      .set("extra_streams", track.gain.extra_streams)
      .set("value", track.gain.value)
      .set("gain", track.gain.gain)
      .set("return_on_cost", track.return_on_cost)
      .set("payback", track.gain.payback)
      .set("field", advise::field_name(track.field));
}

Json json_tiers(const VideoPlan& plan) {
  Json tiers = Json::array();
  for (std::size_t t = 0; t < plan.tiers.size(); ++t) {
    const advise::TierFigures& figures = plan.tiers[t];
    tiers.push(Json::object()
                   .set("video", plan.request.tiers[t].name)
                   .set("cost", plan.request.tiers[t].cost)
                   .set("effect", figures.effect)
                   .set("break_even_streams", figures.break_even)
                   .set("pays_for", std::uint64_t{figures.pays_for})
                   .set("videos", std::uint64_t{figures.videos}));
  }
  return tiers;
}

Json json_fields(const VideoPlan& plan) {
  Json fields = Json::array();
  for (int f = 0; f <= static_cast<int>(advise::MatrixField::kLeaveAlone); ++f) {
    const auto field = static_cast<advise::MatrixField>(f);
    std::uint64_t tracks = 0;
    std::uint64_t chosen = 0;
    for (const PlannedTrack& track : plan.tracks) {
      tracks += track.field == field ? 1 : 0;
      chosen += track.field == field && track.is_chosen() ? 1 : 0;
    }
    fields.push(Json::object()
                    .set("field", advise::field_name(field))
                    .set("tracks", tracks)
                    .set("chosen", chosen));
  }
  return fields;
}

Json json_rules(const VideoPlan& plan) {
  Json rules = Json::object();
  if (plan.top_fifth) {
    const advise::TopFifthRule& rule = *plan.top_fifth;
    rules.set("top_fifth", Json::object()
                               .set("full", plan.request.tiers[rule.full_tier].name)
                               .set("lyric", plan.request.tiers[rule.lyric_tier].name)
                               .set("as_said", json_totals(rule.as_said))
                               .set("exceeds_budget", rule.exceeds_budget)
                               .set("exceeds_limits", rule.exceeds_limits)
                               .set("within", json_totals(rule.within)));
  } else {
    rules.set("top_fifth", nullptr);
  }
  return rules.set("budget_cut", Json::object()
                                     .set("budget", plan.budget_cut.budget)
                                     .set("totals", json_totals(plan.budget_cut.totals))
                                     .set("streams_kept", plan.budget_cut.streams_kept)
                                     .set("holds", plan.budget_cut.holds));
}

}  // namespace

Json json_video_plan(const VideoPlan& plan, std::string_view currency) {
  Json videos = Json::array();
  for (const std::size_t track : plan.schedule) videos.push(json_video(plan.tracks[track], plan));
  Json frontier = Json::array();
  for (const advise::FrontierPoint& point : plan.frontier) {
    frontier.push(
        Json::object().set("budget", point.budget).set("totals", json_totals(point.totals)));
  }
  return Json::object()
      .set("currency", currency)
      .set("budget", plan.request.budget)
      .set("value_a_stream", plan.request.value_a_stream)
      .set("effect", json_effect(plan.effect))
      .set("totals", json_totals(plan.totals))
      .set("extra_streams", json_of(plan.extra_streams))
      .set("value", json_of(plan.value))
      .set("payback", plan.payback)
      .set("gain_bound", plan.gain_bound)
      .set("gap", plan.gap)
      .set("tracks", std::uint64_t{plan.tracks.size()})
      .set("with_video", std::uint64_t{plan.with_video})
      .set("without_forecast", std::uint64_t{plan.without_forecast})
      .set("tiers", json_tiers(plan))
      .set("videos", std::move(videos))
      .set("middle_streams", plan.middle_streams)
      .set("fields", json_fields(plan))
      .set("frontier", std::move(frontier))
      .set("rules", json_rules(plan));
}

std::string video_plan_csv(const VideoPlan& plan) {
  table::CsvWriter csv;
  for (const char* name :
       {"month", "video", "artist", "track", "row", "field", "best_video", "cost", "streams",
        "streams_low", "streams_high", "expected_streams", "extra_streams", "value", "gain",
        "return_on_cost", "payback", "break_even_streams"}) {
    csv.cell(name);
  }
  csv.end_row();
  const auto number = [&](double value) {
    std::isfinite(value) ? csv.number(value) : csv.missing();
  };
  const auto add = [&](const PlannedTrack& track) {
    const advise::VideoTier& tier = plan.request.tiers[track.tier];
    if (track.is_chosen()) {
      csv.integer(static_cast<std::uint64_t>(track.month)).cell(tier.name);
    } else {
      csv.missing().cell("none");
    }
    csv.cell(track.forecast.artist).cell(track.forecast.track).integer(track.forecast.row + 1);
    csv.cell(advise::field_name(track.field)).cell(tier.name);
    for (const double value :
         {tier.cost, track.forecast.streams, track.forecast.low, track.forecast.high,
          track.expected_streams, track.gain.extra_streams, track.gain.value, track.gain.gain,
          track.return_on_cost, track.gain.payback, plan.tiers[track.tier].break_even}) {
      number(value);
    }
    csv.end_row();
  };
  for (const std::size_t track : plan.schedule) add(plan.tracks[track]);
  for (const PlannedTrack& track : plan.tracks) {
    if (!track.is_chosen()) add(track);
  }
  return csv.text();
}

}  // namespace crossfade::report
