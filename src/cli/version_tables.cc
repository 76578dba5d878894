#include "cli/version_tables.h"

#include <algorithm>

#include "cli/run_tables.h"
#include "features/feature_table.h"
#include "registry/run_json.h"
#include "report/figure.h"
#include "text/number_format.h"

namespace crossfade::cli {
namespace {

using registry::ModelVersion;
using report::fill;
using report::Style;
using report::with_interval;
using text::Bilingual;
using text::Language;

using Lines = std::vector<std::vector<std::string>>;

constexpr Bilingual kNoVersions{"No version of models yet: `crossfade train --store` keeps one.",
                                "아직 모델 버전이 없습니다. `crossfade train --store`로 남깁니다."};
constexpr Bilingual kVersion{"Version {}{}: trained {} on {} ({} rows, snapshot {})",
                             "버전 {}{}: {} 학습, 자료 {}({}행, 스냅샷 {})"};
constexpr Bilingual kRecipe{"  seed {}, {}, missing cells: {}, program {}; {}",
                            "  시드 {}, {}, 빈 칸: {}, 프로그램 {}; {}"};
constexpr Bilingual kCompared{
    "Version {} against the champion, version {}, on {} recordings of {} artists",
    "버전 {} 대 챔피언(버전 {}): 음원 {}개, 아티스트 {}명"};
constexpr Bilingual kPromoted{"Version {} is the champion now.",
                              "이제 버전 {}이(가) 챔피언입니다."};
constexpr Bilingual kRefused{"Version {} is not promoted: {}.",
                             "버전 {}을(를) 챔피언으로 올리지 않았습니다. 근거: {}."};
constexpr Bilingual kReading{
    "Differences with their 95 % interval, artists resampled; \"better\" holds for all figures at "
    "once.",
    "차이와 95 % 구간(아티스트 재표집). \"나음\"은 모든 수치를 함께 볼 때도 성립합니다."};
constexpr Bilingual kDrift{
    "Champion: version {}, trained on snapshot {} ({} recordings). Latest: snapshot {}, {} ({} "
    "recordings of {} artists)",
    "챔피언: 버전 {}, 스냅샷 {}(음원 {}개)로 학습. 최신: 스냅샷 {}, {}(음원 {}개, 아티스트 {}명)"};
constexpr Bilingual kNewArtists{"Recordings of new artists: {}", "새 아티스트의 음원 비율: {}"};
constexpr Bilingual kForecastsWait{"No forecast of the champion has met later counts yet.",
                                   "챔피언의 예측과 견줄 이후 수치가 아직 없습니다."};
constexpr Bilingual kForecasts{"What the champion foretold, and what came true",
                               "챔피언의 예측과 실제"};
constexpr Bilingual kVerdict{"Verdict: {}", "판정: {}"};
constexpr Bilingual kNoDate{"no date", "날짜 없음"};

// A name that files use, as a label reads it.
struct NameWords {
  std::string_view name;
  Bilingual words;
};
constexpr NameWords kNames[] = {
    {"log_streams", {"streams", "스트리밍"}},
    {"hit", {"hits", "히트"}},
    {"log_views", {"views", "조회수"}},
    {"r2", {"R2", "R2"}},
    {"average_precision", {"average precision", "평균 정밀도"}},
    {"champion", {"champion", "챔피언"}},
    {"challenger", {"challenger", "도전자"}},
    {"better", {"better", "나음"}},
    {"worse", {"worse", "못함"}},
    {"undecided", {"undecided", "미정"}},
    {"lost", {"only the champion has a model", "챔피언에만 모델이 있음"}},
    {"gained", {"only the challenger has a model", "도전자에만 모델이 있음"}},
    {"not-tried", {"no model", "모델 없음"}},
    {"stable", {"stable", "안정"}},
    {"watch", {"watch", "주의"}},
    {"drifted", {"drifted", "변화함"}},
    {"train", {"trained", "학습"}},
    {"promote", {"promoted", "승격"}},
    {"force", {"forced", "강제 승격"}},
    {"refuse", {"refused", "승격 거부"}},
    {"rollback", {"rolled back", "되돌림"}},
    {"full", {"full", "전체"}},
    {"quick", {"quick", "간이"}},
};
std::string words_of(std::string_view name, Language language) {
  const auto* found = std::ranges::find(kNames, name, &NameWords::name);
  return std::string(found == std::end(kNames) ? name : found->words.in(language));
}

std::string minute_of(std::int64_t ms) {
  std::string words = registry::time_words(ms).substr(0, 16);
  std::ranges::replace(words, 'T', ' ');
  return words;
}

std::string day_of(base::Date day, Language language) {
  return day.known() ? base::to_string(day) : std::string(kNoDate.in(language));
}

std::string count_of(std::size_t count) { return text::format_count(static_cast<double>(count)); }

std::string describe(const ModelVersion& version, Language language) {
  const std::string alias =
      version.alias.empty() ? "" : " (" + words_of(version.alias, language) + ")";
  std::string page =
      fill(kVersion, language,
           {std::to_string(version.number), alias, minute_of(version.trained_ms), version.data.name,
            count_of(version.data.rows), std::to_string(version.data.snapshot)});
  page += "\n" + fill(kRecipe, language,
                      {std::to_string(version.seed), words_of(version.effort, language),
                       version.missing, version.code_version, version.digest});
  page += "\n";
  Lines lines;
  for (const registry::VersionFigure& each : version.figures) {
    lines.push_back({"  " + words_of(each.target, language), each.scenario,
                     words_of(each.figure, language),
                     with_interval(each.estimate, Style::kDecimal, language)});
  }
  return page + aligned(lines);
}

Lines trial_lines(const score::Trial& trial, Language language) {
  Lines lines;
  for (const score::TrialFigure& each : trial.figures) {
    if (each.verdict == score::TrialVerdict::kNotTried) continue;
    lines.push_back({"  " + words_of(each.target, language), each.scenario,
                     words_of(each.figure, language), text::format_decimal(each.champion.value, 3),
                     text::format_decimal(each.challenger.value, 3),
                     with_interval(each.difference, Style::kDecimal, language),
                     words_of(score::trial_verdict_name(each.verdict), language)});
  }
  return lines;
}

std::string verdict_words(score::DriftVerdict verdict, Language language) {
  return words_of(score::drift_verdict_name(verdict), language);
}

// The family, the feature that is furthest off, and others that are not stable.
Lines family_lines(const score::InputDrift& inputs, Language language) {
  const auto table = features::feature_table();
  const auto line = [&](const std::string& family, const score::FeatureDrift& each) {
    const std::string missing =
        text::format_percent(each.missing_then) + " -> " + text::format_percent(each.missing_now);
    return std::vector<std::string>{family, std::string(table[each.feature].label.in(language)),
                                    with_interval(each.index, Style::kDecimal, language), missing,
                                    verdict_words(each.verdict, language)};
  };
  Lines lines{
      language == Language::kKorean
          ? std::vector<std::string>{"  특성군", "가장 다른 특성", "PSI", "빈 칸", "판정"}
          : std::vector<std::string>{"  family", "most unlike", "PSI", "missing", "verdict"}};
  for (const score::FamilyDrift& family : inputs.families) {
    lines.push_back(line("  " + std::string(features::family_label(family.family).in(language)),
                         inputs.features[family.worst]));
    for (const score::FeatureDrift& each : inputs.features) {
      const bool is_off = each.verdict > score::DriftVerdict::kUndecided;
      if (!is_off || table[each.feature].family != family.family) continue;
      if (each.feature != inputs.features[family.worst].feature) lines.push_back(line("", each));
    }
  }
  return lines;
}

Lines outcome_lines(const study::Drift& drift, Language language) {
  const bool korean = language == Language::kKorean;
  Lines lines{korean ? std::vector<std::string>{"  예측일", "대상", "", "음원", "90 % 구간 적중",
                                                "어림 규칙 대비", "판정"}
                     : std::vector<std::string>{"  made on", "target", "", "met", "90 % band held",
                                                "gain over rule", "verdict"}};
  for (const study::OutcomeDrift& each : drift.outcomes) {
    lines.push_back({"  " + day_of(each.made_on, language), words_of(each.score.target, language),
                     each.score.scenario, count_of(each.score.gain.n),
                     with_interval(each.score.coverage, Style::kShare, language),
                     with_interval(each.score.gain, Style::kShort, language),
                     verdict_words(each.verdict, language)});
  }
  return lines;
}

}  // namespace

std::string version_page(const std::vector<ModelVersion>& versions, Language language) {
  if (versions.empty()) return std::string(kNoVersions.in(language)) + "\n";
  std::string page;
  for (std::size_t i = versions.size(); i-- > 0;) {
    page += (page.empty() ? "" : "\n") + describe(versions[i], language);
  }
  return page;
}

std::string trail_page(const std::vector<registry::ModelChange>& changes, Language language) {
  Lines lines;
  for (std::size_t i = changes.size(); i-- > 0;) {
    const registry::ModelChange& change = changes[i];
    lines.push_back({minute_of(change.note.at_ms), change.note.who,
                     words_of(registry::action_name(change.action), language),
                     std::to_string(change.version), change.note.reason});
  }
  return aligned(lines);
}

std::string promotion_page(const study::Promotion& promotion, Language language) {
  std::string page;
  const std::string number = std::to_string(promotion.challenger.number);
  if (!promotion.trial.figures.empty()) {
    page += fill(kCompared, language,
                 {number, std::to_string(promotion.champion.number), count_of(promotion.trial.rows),
                  count_of(promotion.trial.artists)}) +
            "\n" + aligned(trial_lines(promotion.trial, language)) +
            std::string(kReading.in(language)) + "\n";
  }
  return page +
         (promotion.is_promoted ? fill(kPromoted, language, {number})
                                : fill(kRefused, language, {number, promotion.reason})) +
         "\n";
}

std::string drift_page(const study::Drift& drift, Language language) {
  const score::InputDrift& inputs = drift.inputs;
  std::string page =
      fill(kDrift, language,
           {std::to_string(drift.champion.number), std::to_string(drift.champion.data.snapshot),
            count_of(inputs.rows_then), std::to_string(drift.latest.id),
            day_of(drift.latest.as_of, language), count_of(inputs.rows_now),
            count_of(inputs.artists_now)}) +
      "\n" +
      fill(kNewArtists, language, {with_interval(inputs.new_artists, Style::kShare, language)}) +
      "\n\n" + aligned(family_lines(inputs, language)) + "\n";
  if (drift.outcomes.empty()) {
    page += std::string(kForecastsWait.in(language)) + "\n";
  } else {
    page += std::string(kForecasts.in(language)) + "\n" + aligned(outcome_lines(drift, language));
  }
  return page + "\n" + fill(kVerdict, language, {verdict_words(drift.verdict, language)}) + "\n";
}

std::string kept_version_words(std::int64_t number, const std::string& alias, Language language) {
  static constexpr Bilingual kKept{"Models are version {} ({})", "모델 버전 {}({})"};
  static constexpr Bilingual kHint{"; `crossfade promote` compares it with the champion",
                                   ". `crossfade promote`가 챔피언과 비교합니다"};
  const bool is_challenger = alias == registry::kChallenger;
  const std::string name = alias.empty() ? std::string("-") : words_of(alias, language);
  return fill(kKept, language, {std::to_string(number), name}) +
         std::string(is_challenger ? kHint.in(language) : "");
}

}  // namespace crossfade::cli
