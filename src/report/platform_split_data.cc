// The split as data for programs: JSON and CSV.
#include <cmath>

#include "report/json_parts.h"
#include "report/platform_split_face.h"
#include "table/csv_writer.h"

namespace crossfade::report {
namespace {

using advise::PlatformShare;
using advise::PlatformSplit;
using table::Json;

Json json_numbers(const std::vector<double>& numbers) {
  Json list = Json::array();
  for (const double number : numbers) list.push(number);
  return list;
}

Json json_platform(const PlatformShare& platform) {
  Json curve = Json::object();
  curve.set("ceiling", platform.curve.ceiling).set("half_spend", platform.curve.half_spend);
  curve.set("carry_over", platform.curve.carry_over);
  Json points = Json::object();
  points.set("spend", json_numbers(platform.points.spend));
  points.set("streams", json_numbers(platform.points.streams));
  points.set("low", json_numbers(platform.points.low));
  points.set("high", json_numbers(platform.points.high));
  Json share = Json::object();
  share.set("value", platform.share.value).set("low_5", platform.share.low);
  share.set("high_95", platform.share.high);
  Json json = Json::object();
  json.set("name", platform.name).set("least", platform.limits.least);
  json.set("most", platform.limits.most).set("now", platform.now);
  json.set("proposed", platform.proposed).set("share", std::move(share));
  json.set("return_now", json_of(platform.return_now));
  json.set("return_proposed", json_of(platform.return_proposed));
  json.set("curve", std::move(curve)).set("largest_spend", platform.largest_spend);
  return std::move(json.set("points", std::move(points)));
}

Json json_orders(const PlatformSplit& split) {
  Json list = Json::array();
  for (const advise::ReturnOrder& order : split.orders) {
    Json json = Json::object();
    json.set("first", split.platforms[order.first].name);
    json.set("second", split.platforms[order.second].name);
    json.set("difference", json_of(order.difference));
    list.push(std::move(json.set("verdict", insight::verdict_name(order.verdict))));
  }
  return list;
}

Json json_size(const advise::ExperimentSize& size) {
  Json json = Json::object();
  json.set("spread", size.spread).set("least_effect", size.least_effect);
  json.set("blocks_a_platform", size.blocks_a_platform).set("blocks", size.blocks);
  return std::move(json.set("weeks", size.weeks));
}

Json json_experiment(const std::optional<advise::SpendExperiment>& experiment) {
  if (!experiment) return {};
  Json order = Json::array();
  for (const std::size_t platform : experiment->order) {
    order.push(experiment->platforms[platform]);
  }
  Json json = json_size(experiment->size);
  json.set("spread_known", experiment->spread_known);
  json.set("washout_weeks", experiment->washout_weeks).set("order", std::move(order));
  return std::move(json.set("sentence", json_texts(experiment->sentence)));
}

}  // namespace

Json json_platform_split(const PlatformSplit& split, std::string_view currency) {
  Json platforms = Json::array();
  for (const PlatformShare& platform : split.platforms) platforms.push(json_platform(platform));
  Json sizes = Json::array();
  for (const advise::ExperimentSize& size : split.sizes) sizes.push(json_size(size));
  Json json = Json::object();
  json.set("verdict", insight::verdict_name(split.verdict));
  json.set("sentence", json_texts(platform_split_sentence(split, currency)));
  json.set("reasons", json_texts(split.reasons));
  json.set("currency", currency.empty() ? Json() : Json(currency)).set("budget", split.budget);
  json.set("unspent", split.unspent).set("value_a_view", split.value_a_view);
  json.set("gain", json_of(split.gain)).set("promoted_now", json_of(split.promoted_now));
  json.set("platforms", std::move(platforms)).set("orders", json_orders(split));
  json.set("weeks", split.weeks).set("weeks_now", split.weeks_now);
  json.set("skill", json_of(split.skill)).set("spread", split.spread);
  json.set("seasonal", split.seasonal).set("baseline_first", split.baseline_first);
  json.set("baseline_last", split.baseline_last).set("collect", json_texts(split.collect));
  json.set("experiment", json_experiment(split.experiment));
  return std::move(json.set("experiment_sizes", std::move(sizes)));
}

std::string platform_split_csv(const PlatformSplit& split) {
  table::CsvWriter csv;
  for (const char* name :
       {"platform", "least", "most", "now", "proposed", "share", "share_low_5", "share_high_95",
        "return_now", "return_now_low", "return_now_high", "return_proposed", "ceiling",
        "half_spend", "carry_over", "largest_spend"}) {
    csv.cell(name);
  }
  csv.end_row();
  for (const PlatformShare& platform : split.platforms) {
    csv.cell(platform.name).number(platform.limits.least);
    if (std::isinf(platform.limits.most)) {
      csv.missing();
    } else {
      csv.number(platform.limits.most);
    }
    for (const double figure :
         {platform.now, platform.proposed, platform.share.value, platform.share.low,
          platform.share.high, platform.return_now.value, platform.return_now.low,
          platform.return_now.high, platform.return_proposed.value, platform.curve.ceiling,
          platform.curve.half_spend, platform.curve.carry_over, platform.largest_spend}) {
      csv.number(figure);
    }
    csv.end_row();
  }
  return csv.text();
}

}  // namespace crossfade::report
