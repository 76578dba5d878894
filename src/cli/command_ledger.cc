#include "cli/command_ledger.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/output.h"
#include "cli/shared_options.h"
#include "registry/ledger.h"
#include "report/figure.h"
#include "report/json_parts.h"
#include "server/ledger_json.h"
#include "store/store.h"
#include "table/json.h"
#include "text/number_format.h"
#include "text/sentence.h"
#include "warehouse/warehouse.h"

namespace crossfade::cli {
namespace {

using registry::ChoiceScore;
using registry::Ledger;
using registry::LedgerEntry;
using registry::OutcomeScore;
using report::Style;
using text::Bilingual;
using text::Language;

constexpr Bilingual kNothing{
    "No forecast yet: `crossfade run`, `predict` and `plan` keep theirs with --store.",
    "아직 예측이 없습니다. `crossfade run`, `predict`, `plan`에 --store를 주면 남습니다."};
constexpr Bilingual kAgainst{"Scored against the counts of {}", "기준 수치: {}"};
constexpr Bilingual kNoSnapshot{"The store holds no snapshot yet: nothing can be scored.",
                                "저장소에 아직 스냅샷이 없어 채점할 수 없습니다."};
constexpr Bilingual kNoDate{"no date", "날짜 없음"};
constexpr Bilingual kHead{"{} of {} ({})", "{} {} ({})"};
constexpr Bilingual kWaiting{"waits for a later snapshot", "이후 스냅샷을 기다리는 중"};
constexpr Bilingual kCounts{
    "{} {}: {} of {} found; band held {} (meant: 90 %); error {} decades; "
    "gain over the rule of thumb {}",
    "{} {}: {}/{}개 확인, 구간 적중 {}(목표 90 %), 오차 {} 자릿수, "
    "어림 규칙 대비 개선 {}"};
constexpr Bilingual kHits{
    "{} {}: {} of {} found; foretold {}, came {}, calibration error {}; gain over \"one in ten\" "
    "{}",
    "{} {}: {}/{}개 확인, 예측 {}, 실제 {}, 보정 오차 {}, \"열에 하나\" 대비 개선 {}"};
constexpr Bilingual kChoices{
    "{} chosen grew by {} (median), the same number with the most streams "
    "by {}: as observed, not an effect",
    "선택한 {}곡의 성장 중앙값 {}, 스트리밍이 가장 많은 같은 수의 곡은 {}: "
    "관찰값이며 효과가 아닙니다"};

// A name that files use, as a label reads it.
struct NameWords {
  std::string_view name;
  Bilingual words;
};
constexpr NameWords kNames[] = {
    {"study", {"study", "분석"}}, {"predict", {"predictions", "예측"}},
    {"plan", {"plan", "계획"}},   {"log_streams", {"streams", "스트리밍"}},
    {"hit", {"hits", "히트"}},    {"log_views", {"views", "조회수"}},
};
std::string name_words(const std::string& name, Language language) {
  const auto found = std::ranges::find(kNames, name, &NameWords::name);
  return found == std::end(kNames) ? name : std::string(found->words.in(language));
}

std::string day(base::Date date, Language language) {
  return date.known() ? base::to_string(date) : std::string(kNoDate.in(language));
}

std::string words_of(const OutcomeScore& score, Language language) {
  const auto words = [language](const stats::Estimate& estimate, Style style) {
    return report::with_interval(estimate, style, language);
  };
  const std::string found = text::format_count(static_cast<double>(score.gain.n));
  const std::string foretold = text::format_count(static_cast<double>(score.foretold));
  const std::string target = name_words(score.target, language);
  if (score.target == "hit") {
    return report::fill(
        kHits, language,
        {target, score.scenario, found, foretold, words(score.probability, Style::kShare),
         words(score.hits, Style::kShare), text::format_decimal(score.calibration_error, 3),
         words(score.gain, Style::kShort)});
  }
  return report::fill(
      kCounts, language,
      {target, score.scenario, found, foretold, words(score.coverage, Style::kShare),
       words(score.error, Style::kShort), words(score.gain, Style::kShort)});
}

void print_entry(const LedgerEntry& entry, Language language) {
  print_line("");
  const std::int64_t number = entry.id < 0 ? -entry.id : entry.id;
  print_line(report::fill(
      kHead, language,
      {name_words(entry.kind, language), day(entry.made_on, language), std::to_string(number)}));
  if (!entry.scored) print_line("  " + std::string(kWaiting.in(language)));
  for (const OutcomeScore& score : entry.outcomes) print_line("  " + words_of(score, language));
  if (!entry.choices) return;
  const ChoiceScore& choices = *entry.choices;
  print_line("  " +
             report::fill(kChoices, language,
                          {text::format_count(static_cast<double>(choices.chosen)),
                           report::with_interval(choices.growth, Style::kLift, language),
                           report::with_interval(choices.rule_growth, Style::kLift, language)}));
}

void print_json(const Ledger& ledger) {
  const base::Date as_of = ledger.as_of;
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("as_of", as_of.known() ? table::Json(base::to_string(as_of)) : table::Json())
                 .set("forecasts", server::json_forecasts(ledger))
                 .dump());
}

void show(const SharedOptions& options) {
  store::Store store(options.store, store::Access::kExisting);
  warehouse::prepare(store);
  const Ledger ledger =
      registry::score_ledger(store, {.seed = options.seed, .threads = options.thread_count()});
  if (options.json) return print_json(ledger);
  const Language language = options.tongue();
  if (ledger.entries.empty()) return print_line(kNothing.in(language));
  print_line(ledger.snapshot == 0
                 ? std::string(kNoSnapshot.in(language))
                 : report::fill(kAgainst, language, {day(ledger.as_of, language)}));
  for (const LedgerEntry& entry : ledger.entries) print_entry(entry, language);
}

}  // namespace

void add_ledger_command(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("ledger", "how forecasts that the store keeps came out since");
  const auto options = std::make_shared<SharedOptions>();
  add_store(*command, *options, true);
  add_seed(*command, options->seed);
  add_threads(*command, *options);
  add_language(*command, *options);
  add_json(*command, *options);
  command->callback([options] { show(*options); });
}

}  // namespace crossfade::cli
