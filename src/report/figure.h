#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "insight/kpis.h"
#include "report/document.h"
#include "text/language.h"

namespace crossfade::report {

/// How a figure is written.
enum class Style { kCount, kLarge, kDecimal, kShort, kShare, kLift };

/// The figure as a person reads it; the unrounded one beside it where something was cut off.
Cell figure(double value, Style style, text::Language language);
/// "0.570 – 0.641"; an en dash where there is no interval.
std::string interval(const stats::Estimate& estimate, Style style, text::Language language);
/// "0.604 [0.570 – 0.641]", or the figure alone where there is no interval.
std::string with_interval(const stats::Estimate& estimate, Style style, text::Language language);

/// "12,345 USD"; without a currency the figure alone; an en dash where it is not known.
std::string money(double value, std::string_view currency);

/// "97.5 %"; "> 99.9 %" and "< 0.1 %" at the ends, as no probability of ours is certain.
std::string chance_words(double probability);

/// `message` with each "{}" replaced by the next of `parts`.
std::string fill(text::Bilingual message, text::Language language,
                 std::initializer_list<std::string> parts);

/// The date of the counts, or the words for "no date given".
std::string date_words(const Report& report, text::Language language);

/// One line of the board: the key in JSON, where the figure lies, how it is written and named.
struct KpiLine {
  std::string_view id;
  stats::Estimate insight::Kpis::*estimate;
  Style style;
  text::Bilingual label;
  text::Bilingual note;
};
std::span<const KpiLine> kpi_lines();

}  // namespace crossfade::report
