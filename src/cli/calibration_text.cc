#include "cli/calibration_text.h"

#include <algorithm>
#include <cmath>

#include "table/json.h"
#include "text/number_format.h"
#include "text/unicode.h"

namespace crossfade::cli {
namespace {

using table::Json;
using text::Bilingual;
using text::Language;

constexpr Bilingual kHead = {
    "feature           recordings  artists  r      95 % interval     error   for models",
    "특성              녹음        아티스트 r      95 % 구간         오차    모델"};
constexpr Bilingual kNotes = {
    "r: rank correlation with the platform's value on artists that were not learnt from. error: "
    "spread of what is left.\nA model reads a feature from r = .85 on 100 recordings on.",
    "r: 학습에 쓰지 않은 아티스트에서 플랫폼 값과의 순위 상관. 오차: 남은 차이의 표준편차.\n"
    "모델은 녹음 100개에서 r = .85 이상인 특성만 읽습니다."};

std::string interval(const stats::Estimate& estimate, int digits) {
  if (std::isnan(estimate.low)) return "–";
  return text::format_decimal(estimate.low, digits) + " to " +
         text::format_decimal(estimate.high, digits);
}

std::string feature_line(const score::PlatformColumn& column,
                         const score::FeatureCalibration& feature, Language language) {
  const stats::Estimate& r = feature.rank_correlation;
  return text::fit_width(column.name, 18) +
         text::fit_width(text::format_count(static_cast<double>(feature.recordings)), 12) +
         text::fit_width(text::format_count(static_cast<double>(feature.artists)), 9) +
         text::fit_width(text::format_decimal(r.value, 3), 7) +
         text::fit_width(interval(r, 3), 18) +
         text::fit_width(text::format_decimal(feature.error, 3), 8) +
         std::string(score::gate_words(feature.gate).in(language)) + "\n";
}

std::string share_line(Bilingual what, const stats::Estimate& share, Language language) {
  return text::fit_width(what.in(language), 40) + text::format_percent(share.value) + " (" +
         text::format_percent(share.low) + " to " + text::format_percent(share.high) +
         "; n = " + text::format_count(static_cast<double>(share.n)) + ")\n";
}

std::string agreement_lines(const score::Agreement& agreement, Language language) {
  return std::string(
             Bilingual{"Ours beside the platform's:", "우리 값과 플랫폼 값:"}.in(language)) +
         "\n" + share_line({"  tempo within 4 %", "  템포 4 % 이내"}, agreement.tempo, language) +
         share_line({"  tempo, half or double allowed", "  템포, 절반·두 배 허용"},
                    agreement.tempo_octave, language) +
         share_line({"  the same tonic", "  같은 으뜸음"}, agreement.key, language) +
         share_line({"  length within 2 s", "  길이 2초 이내"}, agreement.duration, language) +
         text::fit_width(
             Bilingual{"  median distance of the length", "  길이 차이의 중앙값"}.in(language),
             40) +
         text::format_decimal(agreement.duration_error_s, 2) + " s\n";
}

std::string counted(std::size_t count) { return text::format_count(static_cast<double>(count)); }

}  // namespace

std::string unmatched_lines(const std::vector<MatchedSound>& sounds) {
  std::string lines;
  for (const MatchedSound& sound : sounds) {
    if (sound.match.row) continue;
    lines += "  " + text::one_line(sound.path) + ": " + text::one_line(sound.match.reason) + "\n";
  }
  return lines;
}

std::string calibration_text(const CalibrationAnswer& answer, Language language) {
  const score::AudioCalibration& calibration = answer.calibration;
  const bool korean = language == Language::kKorean;
  const std::string pairs = counted(calibration.pairs);
  const std::string artists = counted(calibration.artists);
  std::string text = korean ? "아티스트 " + artists + "명의 녹음 " + pairs + "개로 보정"
                            : "Calibrated on " + pairs + " recordings of " + artists + " artists";
  if (calibration.left_out > 0) {
    const std::string left = counted(calibration.left_out);
    text += korean ? " (음색을 들을 수 없어 " + left + "개 제외)"
                   : " (" + left + " left out: their timbre cannot be heard)";
  }
  text += ".\n\n" + std::string(kHead.in(language)) + "\n";
  for (const score::PlatformColumn& column : score::kPlatformColumns) {
    text += feature_line(column, calibration.of(column.feature), language);
  }
  text +=
      std::string(kNotes.in(language)) + "\n\n" + agreement_lines(calibration.agreement, language);
  if (!answer.has_isrc) {
    text += std::string(Bilingual{"The catalogue has no ISRC: files were matched otherwise.",
                                  "카탈로그에 ISRC가 없어 다른 방법으로 연결했습니다."}
                            .in(language)) +
            "\n";
  }
  if (answer.fingerprints) {
    text += std::string(Bilingual{"Fingerprints of released recordings in the store: ",
                                  "저장된 발매 녹음의 지문: "}
                            .in(language)) +
            counted(*answer.fingerprints) + "\n";
  }
  const std::string unmatched = unmatched_lines(answer.sounds);
  if (!unmatched.empty()) {
    text += "\n" + std::string(Bilingual{"Took no part:", "제외된 파일:"}.in(language)) + "\n" +
            unmatched;
  }
  for (const auto& [line, file] : answer.unused_lines) {
    text += (korean ? "  연결표 " + std::to_string(line) + "행: 그런 파일 없음: "
                    : "  line " + std::to_string(line) + " of the map: no such file: ") +
            text::one_line(file) + "\n";
  }
  return text;
}

std::string calibration_json(const CalibrationAnswer& answer,
                             const catalogue::Catalogue& catalogue) {
  Json matched = Json::array();
  Json unmatched = Json::array();
  for (const MatchedSound& sound : answer.sounds) {
    Json line = Json::object().set("file", sound.path);
    if (!sound.match.row) {
      unmatched.push(std::move(line.set("reason", sound.match.reason)));
      continue;
    }
    matched.push(std::move(line.set("artist", catalogue.text(catalogue.artist[*sound.match.row]))
                               .set("track", catalogue.text(catalogue.track[*sound.match.row]))
                               .set("by", score::matched_by_name(sound.match.by))));
  }
  Json unused = Json::array();
  for (const auto& [line, file] : answer.unused_lines) {
    unused.push(Json::object().set("line", static_cast<std::uint64_t>(line)).set("file", file));
  }
  const auto or_null = [](const auto& value) {
    return value ? Json(static_cast<std::int64_t>(*value)) : Json();
  };
  return Json::object()
             .set("schema_version", 1)
             .set("catalogue_has_isrc", answer.has_isrc)
             .set("calibration_id", or_null(answer.kept_as))
             .set("fingerprints", or_null(answer.fingerprints))
             .set("calibration",
                  table::parse_json(score::write_audio_calibration(answer.calibration), ""))
             .set("matched", std::move(matched))
             .set("unmatched", std::move(unmatched))
             .set("unused_map_lines", std::move(unused))
             .dump() +
         "\n";
}

}  // namespace crossfade::cli
