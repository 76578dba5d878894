#include "report/findings_section.h"

#include "report/figure.h"
#include "report/findings_face.h"
#include "report/findings_messages.h"
#include "report/video_effect_face.h"

namespace crossfade::report {
namespace {

using insight::Finding;
using insight::Findings;
using table::Json;
using text::Language;

std::vector<Finding> flat(const Findings& findings) {
  std::vector<Finding> all;
  for (const Finding* finding : insight::all_of(findings)) all.push_back(*finding);
  return all;
}

}  // namespace

void add_all_findings(Document& document, const Findings& findings, Language language) {
  add_findings(document, flat(findings), language);
  add_video_effect(document, findings.video, language);
  add_rule_search(document, findings.rules, language);
  add_platform_gaps(document, findings.gaps, language);
  add_old_claims(document, findings.old_claims, language);
}

Json json_findings(const Findings& findings) {
  Json tested = Json::array();
  for (const Finding* finding : insight::all_of(findings)) tested.push(json_finding(*finding));
  return Json::object()
      .set("tested", std::move(tested))
      .set("video_effect", json_video_effect(findings.video))
      .set("rule_search", json_rule_search(findings.rules))
      .set("platform_gaps", json_platform_gaps(findings.gaps))
      .set("old_claims", json_old_claims(findings.old_claims));
}

std::string findings_text(const Findings& findings, Language language) {
  std::string text;
  const auto add = [&](insight::Verdict verdict, const text::Sentence& sentence) {
    const text::Bilingual word = say::kVerdicts[static_cast<std::size_t>(verdict)];
    text +=
        fill(say::kFindingLine, language, {std::string(word.in(language)), sentence.in(language)}) +
        "\n";
  };
  for (const Finding* finding : insight::all_of(findings)) add(finding->verdict, finding->sentence);
  for (const insight::OldClaim& claim : findings.old_claims) {
    add(claim.verdict, text::fill(say::kOldClaimLine, {claim.claim, claim.sentence}));
  }
  return text;
}

}  // namespace crossfade::report
