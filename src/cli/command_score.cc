#include "cli/command_score.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "advise/plan_file.h"
#include "advise/signing.h"
#include "base/progress.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "report/figure.h"
#include "report/signing_face.h"
#include "score/explanation_text.h"
#include "score/prediction.h"
#include "score/prediction_json.h"
#include "table/json.h"
#include "text/number_format.h"

namespace crossfade::cli {
namespace {

using text::Bilingual;
using text::Language;

constexpr Bilingual kRule{
    "Scenario {}: \"invest at a hit probability of {} or more\" takes {} of these {} demos.",
    "시나리오 {}: \"히트 확률 {} 이상이면 투자\" 규칙에 드는 데모는 {}개({}개 중)입니다."};
constexpr Bilingual kBaseRate{
    "  Base rate: {} of the {} tracks that the model was judged on are hits; its highest "
    "probability "
    "for one it had not seen is {}.",
    "  기준율: 모델을 평가한 곡 가운데 {}({}곡 중)가 히트이며, 처음 보는 곡에 준 가장 높은 확률은 "
    "{}입니다."};
constexpr Bilingual kPast{
    "  Of those tracks the rule takes {}: expected to be hits {}, found {}; that is {} of all "
    "hits.",
    "  그 곡들 가운데 규칙에 드는 곡은 {}곡입니다. 히트 예상 {}, 실제 {}, 전체 히트의 {}입니다."};
constexpr Bilingual kPastNone{"  Of those tracks the rule takes none.",
                              "  그 곡들 가운데 규칙에 드는 곡은 없습니다."};
constexpr Bilingual kCosts{
    "  Your costs imply {}: sign from there on. Cost per 100 demos {}; signing none {}, all {}.",
    "  비용에 따른 기준은 {}입니다. 그 이상이면 계약하십시오. 데모 100개당 비용 {}, 모두 거절하면 "
    "{}, "
    "모두 계약하면 {}입니다."};

struct Options : SharedOptions {
  std::string rows;
  std::string model;
  std::string roster;
};

// What a rule would have done to the tracks that a scenario's model was judged on, and does to the
// demos that it scored.
struct RuleTrial {
  std::string scenario;
  advise::SigningTable table;
  std::size_t demos = 0;
  std::size_t passed = 0;
};

std::vector<RuleTrial> try_rule(const score::StudyModel& model,
                                const std::vector<score::Prediction>& demos,
                                const advise::SigningRequest& request, const Options& options) {
  std::vector<RuleTrial> trials;
  for (const features::Scenario scenario : features::kScenarios) {
    const score::OutcomeModel* outcome = model.find(features::Target::kLogStreams, scenario);
    if (outcome == nullptr || outcome->hit_trial.is_hit.empty()) continue;
    RuleTrial trial{std::string(score::scenario_name(scenario)), {}, 0, 0};
    for (const score::Prediction& demo : demos) {
      if (demo.scenario != trial.scenario) continue;
      ++trial.demos;
      trial.passed += demo.hit_probability >= request.threshold ? 1 : 0;
    }
    if (trial.demos == 0) continue;
    const score::HitTrial& past = outcome->hit_trial;
    trial.table = advise::tabulate_signing(past.probability, past.is_hit, past.artist, request,
                                           {.seed = model.seed, .threads = options.thread_count()});
    trials.push_back(std::move(trial));
  }
  return trials;
}

const advise::SigningLine* line_of(const advise::SigningTable& table,
                                   advise::ThresholdSource source) {
  const auto line = std::ranges::find(table.lines, source, &advise::SigningLine::source);
  return line == table.lines.end() ? nullptr : &*line;
}

std::string costs_line(const advise::SigningTable& table, const std::string& currency,
                       Language language) {
  const advise::SigningLine* line = line_of(table, advise::ThresholdSource::kCosts);
  if (line == nullptr) return {};
  const auto cost = [&](const stats::Estimate& estimate) {
    return report::money(estimate.value, currency);
  };
  return report::fill(kCosts, language,
                      {text::format_percent(line->threshold), cost(line->cost_per_100),
                       cost(table.cost_of_none), cost(table.cost_of_all)}) +
         "\n";
}

std::string to_text(const RuleTrial& trial, const std::string& currency, Language language) {
  const advise::SigningTable& table = trial.table;
  const auto count = [](std::size_t value) {
    return text::format_count(static_cast<double>(value));
  };
  const auto share = [language](const stats::Estimate& estimate) {
    return report::with_interval(estimate, report::Style::kShare, language);
  };
  std::string text = report::fill(kRule, language,
                                  {trial.scenario, text::format_percent(table.request.threshold),
                                   count(trial.passed), count(trial.demos)}) +
                     "\n";
  text += report::fill(kBaseRate, language,
                       {share(table.base_rate), count(table.rows),
                        report::chance_words(table.most_probable)}) +
          "\n";
  const advise::SigningLine* rule = line_of(table, advise::ThresholdSource::kRule);
  text += rule == nullptr || rule->passed == 0
              ? std::string(kPastNone.in(language))
              : report::fill(kPast, language,
                             {count(rule->passed), text::format_percent(rule->expected_precision),
                              share(rule->precision), share(rule->recall)});
  return text + "\n" + costs_line(table, currency, language);
}

table::Json json_of_rules(const std::vector<RuleTrial>& trials, const std::string& currency) {
  table::Json all = table::Json::array();
  for (const RuleTrial& trial : trials) {
    all.push(table::Json::object()
                 .set("scenario", trial.scenario)
                 .set("demos", std::uint64_t{trial.demos})
                 .set("passed", std::uint64_t{trial.passed})
                 .set("table", report::json_signing(trial.table, currency)));
  }
  return all;
}

void score_demos(const Options& options) {
  advise::PlanRequest plan;
  if (!options.budget.empty()) plan = advise::read_plan(options.budget);
  const score::StudyModel model = score::load_study_model(options.model);
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  const catalogue::ImportOptions reading{.as_of = {}, .progress = progress.get()};
  const catalogue::Import rows = catalogue::import_files({options.rows}, reading);
  std::optional<catalogue::Import> roster;
  if (!options.roster.empty()) roster = catalogue::import_files({options.roster}, reading);
  progress->begin("scoring", 0);
  const std::vector<score::Prediction> demos = score::predict(
      model, rows, roster ? &*roster : nullptr, options.thread_count(), score::Detail::kReasons);
  const std::vector<RuleTrial> trials =
      try_rule(model, demos, plan.signing.value_or(advise::SigningRequest{}), options);
  progress->finish();
  if (!options.json) {
    print(score::to_text(demos, options.tongue()));
    for (const RuleTrial& trial : trials) {
      print("\n" + to_text(trial, plan.currency, options.tongue()));
    }
    return;
  }
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("demos", score::json_of(demos, score::Detail::kReasons))
                 .set("rules", json_of_rules(trials, plan.currency))
                 .dump());
}

}  // namespace

void add_score_command(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("score", "demos: how likely a hit, why, and what a rule would do");
  const auto options = std::make_shared<Options>();
  command
      ->add_option("DEMOS.csv", options->rows, "the demos, a line each: audio features and names")
      ->required();
  command->add_option("--model", options->model, "the folder that `crossfade train` made")
      ->type_name("DIR")
      ->required();
  command
      ->add_option("--roster", options->roster, "a catalogue in which the artists may have tracks")
      ->type_name("KNOWN.csv");
  command
      ->add_option("--budget", options->budget,
                   "a plan file whose [signing] says what a miss and a false alarm cost")
      ->type_name("PLAN.toml");
  add_language(*command, *options);
  add_threads(*command, *options);
  add_json(*command, *options);
  command->callback([options] { score_demos(*options); });
}

}  // namespace crossfade::cli
