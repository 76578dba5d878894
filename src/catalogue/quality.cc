#include "catalogue/quality.h"

#include "base/check.h"
#include "catalogue/quality_rules.h"

namespace crossfade::catalogue {
namespace {

// docs/quality.md lists the same.
constexpr std::array<PartResult, kQualityParts> kParts = {{
    {QualityPart::kComplete, {"Complete", "완전성"}, 0.25},
    {QualityPart::kValid, {"Valid", "유효성"}, 0.20},
    {QualityPart::kUnique, {"Unique", "고유성"}, 0.15},
    {QualityPart::kConsistent, {"Consistent", "일관성"}, 0.15},
    {QualityPart::kMatched, {"Matched", "영상 일치"}, 0.20},
    {QualityPart::kFresh, {"Fresh", "최신성"}, 0.05},
}};

void score_part(PartResult& part, const std::vector<RuleResult>& rules) {
  double weights = 0;
  double lost = 0;
  for (const RuleResult& rule : rules) {
    if (rule.part != part.part || rule.checked == 0) continue;
    weights += rule.weight;
    lost += rule.weight * static_cast<double>(rule.faults) / static_cast<double>(rule.checked);
  }
  part.applies = weights > 0;
  part.score = part.applies ? 100 * (1 - lost / weights) : 0;
}

}  // namespace

QualityReport judge_quality(const Import& import, const RecordingIndex& recordings,
                            base::Date today, int threads) {
  const Catalogue& catalogue = import.catalogue;
  CF_CHECK(catalogue.ids.artist.size() == catalogue.size());
  CF_CHECK(recordings.recording.size() == catalogue.size());
  const RecordMap records(import);
  const TitleMatches titles = match_titles(catalogue, threads);
  const QualityInput input{import, recordings, records, titles, today};

  QualityReport report;
  report.rows = catalogue.size();
  for (const QualityRule& rule : quality_rules()) {
    Judged judged = rule.judge(input);
    report.rules.push_back({rule.id, rule.part, rule.sentence, rule.weight, judged.checked,
                            judged.faults, std::move(judged.rows)});
  }
  report.parts = kParts;
  double weights = 0;
  double sum = 0;
  for (PartResult& part : report.parts) {
    score_part(part, report.rules);
    if (!part.applies) continue;
    weights += part.weight;
    sum += part.weight * part.score;
  }
  report.score = weights > 0 ? sum / weights : 0;
  return report;
}

}  // namespace crossfade::catalogue
