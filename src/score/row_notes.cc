#include "score/row_notes.h"

namespace crossfade::score {
namespace {

constexpr text::Bilingual kCannotBeScored{"cannot be scored: ", "예측할 수 없음: "};
constexpr text::Bilingual kTooFewCells{"the row has too few cells", "칸이 모자란 행"};
constexpr text::Bilingual kTooManyCells{"the row has too many cells", "칸이 남는 행"};
constexpr text::Bilingual kNameMissing{"artist or track name is missing",
                                       "아티스트나 곡의 이름이 없음"};

}  // namespace

void add_note(Prediction& prediction, std::string_view english, std::string_view korean) {
  if (english.empty()) return;
  if (!prediction.note.empty()) prediction.note += "; ";
  prediction.note += english;
  if (!prediction.note_korean.empty()) prediction.note_korean += "; ";
  prediction.note_korean += korean;
}

void add_note(Prediction& prediction, text::Bilingual sentence) {
  add_note(prediction, sentence.english, sentence.korean);
}

void add_refusal(Prediction& prediction, std::string_view english, std::string_view korean) {
  add_note(prediction, std::string(kCannotBeScored.english).append(english),
           std::string(kCannotBeScored.korean).append(korean));
}

void add_range_note(Prediction& prediction, RangeVerdict verdict, const RangeReason& reason) {
  const bool unusual = verdict == RangeVerdict::kUnusual;
  add_note(prediction,
           std::string(verdict_name(verdict)) +
               ", band widened: " + describe(reason, text::Language::kEnglish),
           std::string(unusual ? "드문 곡" : "학습 범위를 벗어난 곡") +
               ", 구간을 넓힘: " + describe(reason, text::Language::kKorean));
}

std::string with_inputs(text::Bilingual sentence, const catalogue::MissingInputs& missing,
                        text::Language language) {
  std::string words;
  for (std::size_t c = 0; c < missing.size(); ++c) {
    if (!missing[c]) continue;
    words += words.empty() ? sentence.in(language) : ", ";
    words += catalogue::input_columns()[c].label.in(language);
  }
  return words;
}

std::map<std::size_t, text::Bilingual> left_out_records(const catalogue::Import& import) {
  std::map<std::size_t, text::Bilingual> reasons;
  for (const catalogue::ImportIssue& issue : import.issues) {
    using catalogue::IssueKind;
    if (issue.kind == IssueKind::kRowTooShort) reasons[issue.record] = kTooFewCells;
    if (issue.kind == IssueKind::kRowTooLong) reasons[issue.record] = kTooManyCells;
    if (issue.kind == IssueKind::kNameMissing) reasons[issue.record] = kNameMissing;
  }
  return reasons;
}

std::map<std::size_t, std::string> unread_cells(const catalogue::Import& import) {
  std::map<std::size_t, std::string> cells;
  for (const catalogue::ImportIssue& issue : import.issues) {
    if (issue.column.empty() || issue.kind == catalogue::IssueKind::kIdentityClash) continue;
    std::string& words = cells[issue.record];
    if (!words.empty()) words += ", ";
    words += issue.column + " \"" + issue.cell + '"';
  }
  return cells;
}

}  // namespace crossfade::score
