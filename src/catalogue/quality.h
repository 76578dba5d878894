#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "catalogue/import.h"
#include "catalogue/recording_index.h"
#include "text/language.h"

namespace crossfade::catalogue {

/// The six parts of quality.
enum class QualityPart : std::uint8_t { kComplete, kValid, kUnique, kConsistent, kMatched, kFresh };
inline constexpr std::size_t kQualityParts = 6;

/// What one rule found. `rows` are catalogue rows, ascending; rows that never became a track
/// (too short, no name) are counted in `faults` and stand in Import::issues.
struct RuleResult {
  std::string_view id;  ///< e.g. "recording-under-several-artists"
  QualityPart part;
  text::Bilingual sentence;  ///< what the rule finds
  double weight = 1;         ///< weight within its part; 0: shown, not scored
  std::size_t checked = 0;   ///< rows or cells it could look at; 0: it does not apply
  std::size_t faults = 0;
  std::vector<std::uint32_t> rows;
};

struct PartResult {
  QualityPart part;
  text::Bilingual name;
  double weight = 0;    ///< share of the score; parts that do not apply give theirs to the others
  bool applies = true;  ///< e.g. fresh does not, without a date
  double score = 0;     ///< 0 to 100: 100 x (1 - weighted mean of its rules' fault shares)
};

/// The quality of an import as it came: before anything is filled or cut.
/// score = sum of weight x part score, over the parts that apply (docs/quality.md gives all).
struct QualityReport {
  double score = 0;  ///< 0 to 100
  std::size_t rows = 0;
  std::array<PartResult, kQualityParts> parts;
  std::vector<RuleResult> rules;
};

/// `today` is the day to judge freshness by; missing: the part does not apply. The catalogue must
/// have its identities. The same for any number of threads.
QualityReport judge_quality(const Import& import, const RecordingIndex& recordings,
                            base::Date today, int threads = 1);

}  // namespace crossfade::catalogue
