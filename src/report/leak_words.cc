#include "report/leak_words.h"

#include <algorithm>
#include <cmath>

#include "report/feature_words.h"
#include "report/figure.h"
#include "report/leak_messages.h"
#include "text/number_format.h"

namespace crossfade::report {
namespace {

using evaluate::LeakKind;
using evaluate::LeakWarning;
using evaluate::ModelCard;

std::string measure_of(const ModelCard& card) { return card.classification ? "AUC" : "R²"; }

// An en dash where there is none.
std::string score(double value) { return std::isnan(value) ? "–" : text::format_decimal(value, 3); }

std::string level(const LeakWarning& warning) { return text::format_decimal(warning.level, 3); }

std::string rows(const LeakWarning& warning) {
  return text::format_count(static_cast<double>(warning.rows));
}

std::string shared_words(const LeakWarning& warning, text::Bilingual streams,
                         text::Language language) {
  text::Bilingual words = streams;
  if (warning.culprit == "recording") words = say::kSameRecording;
  if (warning.culprit == "video") words = say::kSameVideo;
  return std::string(words.in(language));
}

}  // namespace

std::string leak_words(const LeakWarning& warning, const ModelCard& card, text::Language language) {
  const std::string with = score(warning.value_with);
  const std::string without = score(warning.value_without);
  const std::string measure = measure_of(card);
  if (warning.kind == LeakKind::kSplitRows) {
    return fill(say::kSplitRows, language,
                {rows(warning), shared_words(warning, say::kSameStreams, language), measure, with,
                 without});
  }
  if (warning.kind == LeakKind::kColumnAlone) {
    return fill(say::kColumnAlone, language,
                {feature_words(warning.culprit, language), measure, with, level(warning)});
  }
  const std::string alarm =
      fill(say::kHighScore, language, {measure, with, level(warning), card.scenario});
  if (warning.culprit.empty()) return alarm + std::string(say::kNoCulprit.in(language));
  return alarm +
         fill(say::kCulprit, language, {feature_words(warning.culprit, language), with, without});
}

std::string short_leak_words(const LeakWarning& warning, const ModelCard& card,
                             text::Language language) {
  const std::string with = score(warning.value_with);
  const std::string without = score(warning.value_without);
  const std::string measure = measure_of(card);
  if (warning.kind == LeakKind::kSplitRows) {
    return fill(say::kShortSplit, language,
                {rows(warning), shared_words(warning, say::kShortStreams, language), measure, with,
                 without});
  }
  const std::string culprit =
      warning.culprit.empty() ? "–" : feature_words(warning.culprit, language);
  if (warning.kind == LeakKind::kColumnAlone) {
    return fill(say::kShortColumn, language, {culprit, measure, with});
  }
  return fill(say::kShortScore, language, {measure, with, level(warning), culprit, without});
}

bool is_alarm(const LeakWarning& warning) { return warning.kind != LeakKind::kSplitRows; }

bool is_leak_suspected(const ModelCard& card) {
  return std::ranges::any_of(card.leak_warnings, is_alarm);
}

}  // namespace crossfade::report
