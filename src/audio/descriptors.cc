#include "audio/descriptors.h"

#include <array>
#include <cmath>

namespace crossfade::audio {
namespace {

using enum DescriptorClass;
using D = AudioDescriptors;

// clang-format off
constexpr auto kDescriptorTable = std::to_array<Descriptor>({
    {"duration_s", "s", kMeasured, {"how long what decodes is", "디코딩된 길이"}, &D::duration_s},
    {"header_duration_s", "s", kMeasured, {"how long the file's header says it is", "파일 헤더가 말하는 길이"}, &D::header_duration_s},
    {"sample_rate_hz", "Hz", kMeasured, {"samples a second", "초당 샘플 수"}, &D::sample_rate_hz},
    {"channels", "channels", kMeasured, {"channels", "채널 수"}, &D::channels},
    {"damaged_frames", "frames", kMeasured, {"coded frames that are broken, as far as can be seen", "손상된 것으로 보이는 프레임 수"}, &D::damaged_frames},
    {"loudness_lufs", "LUFS", kMeasured, {"integrated loudness (ITU-R BS.1770)", "통합 라우드니스 (ITU-R BS.1770)"}, &D::loudness_lufs},
    {"loudness_range_lu", "LU", kMeasured, {"loudness range (EBU Tech 3342)", "라우드니스 범위 (EBU Tech 3342)"}, &D::loudness_range_lu},
    {"true_peak_dbtp", "dBTP", kMeasured, {"peak between the samples; missing with --no-true-peak", "샘플 사이까지 본 최대 피크; --no-true-peak이면 없음"}, &D::true_peak_dbtp},
    {"mean_level_db", "dB", kMeasured, {"mean square of all samples below full scale", "모든 샘플의 제곱 평균 레벨 (풀스케일 기준)"}, &D::mean_level_db},
    {"crest_db", "dB", kMeasured, {"largest sample less the mean level", "최대 샘플과 평균 레벨의 차이"}, &D::crest_db},
    {"dynamics_db", "dB", kMeasured, {"mean distance of the level of 100 ms from its mean", "100ms 레벨이 평균에서 벗어난 정도"}, &D::dynamics_db},
    {"silence_share", "1", kMeasured, {"share of 100 ms blocks below -60 dB", "-60dB보다 조용한 100ms 구간의 비율"}, &D::silence_share},
    {"band_limit_hz", "Hz", kMeasured, {"frequency above which there is nothing", "그 위로 소리가 없는 주파수"}, &D::band_limit_hz},
    {"tuning_cents", "cents", kMeasured, {"how far the pitch lies from A = 440 Hz", "A = 440Hz에서 벗어난 음높이"}, &D::tuning_cents},
    {"tempo_bpm", "beats/min", kMeasured, {"tempo", "템포"}, &D::tempo_bpm},
    {"tempo_second_bpm", "beats/min", kMeasured, {"the next likely tempo", "그다음으로 유력한 템포"}, &D::tempo_second_bpm},
    {"tempo_confidence", "1", kMeasured, {"how likely the tempo is what people tap", "사람이 따라 칠 템포일 가능성"}, &D::tempo_confidence},
    {"tempo_steadiness", "1", kMeasured, {"share of the clip that keeps the tempo", "템포가 유지되는 비율"}, &D::tempo_steadiness},
    {"metre", "beats", kMeasured, {"beats of a bar; 6 is two beats of three", "한 마디의 박 수; 6은 셋씩 두 박"}, &D::metre},
    {"metre_confidence", "1", kMeasured, {"how clear the metre is", "박자의 확실성"}, &D::metre_confidence},
    {"key", "pitch class", kMeasured, {"tonic, 0 (C) to 11 (B)", "으뜸음, 0(C)부터 11(B)"}, &D::key},
    {"mode", "0 or 1", kMeasured, {"1 major, 0 minor", "장조 1, 단조 0"}, &D::mode},
    {"key_confidence", "1", kMeasured, {"probability of the key among all 24", "24개 조 가운데 이 조일 확률"}, &D::key_confidence},
    {"key_margin", "1", kMeasured, {"that less the next key's", "다음 조와의 확률 차이"}, &D::key_margin},
    {"key_steadiness", "1", kMeasured, {"share of half minutes that keep the key", "조가 유지되는 30초 구간의 비율"}, &D::key_steadiness},
    {"second_key", "pitch class", kMeasured, {"tonic of the next likely key", "그다음으로 유력한 조의 으뜸음"}, &D::second_key},
    {"second_mode", "0 or 1", kMeasured, {"its mode", "그 조의 장단조"}, &D::second_mode},
    {"relative_key", "pitch class", kMeasured, {"tonic of the other mode with the same notes", "같은 음을 쓰는 나란한조의 으뜸음"}, &D::relative_key},
    {"onset_rate_hz", "1/s", kMeasured, {"notes and drums that begin in a second", "초당 시작되는 음과 타격의 수"}, &D::onset_rate_hz},
    {"beat_strength", "1", kMeasured, {"how much of the onsets repeats with the beat", "온셋이 박에 맞춰 반복되는 정도"}, &D::beat_strength},
    {"tonal_share", "1", kMeasured, {"share of the spectrum, 60 Hz to 2.5 kHz, that stands in tones that last", "60Hz~2.5kHz 스펙트럼에서 지속되는 음이 차지하는 비율"}, &D::tonal_share},
    {"spectral_centroid_hz", "Hz", kMeasured, {"centre of the spectrum", "스펙트럼의 중심"}, &D::spectral_centroid_hz},
    {"spectral_spread_hz", "Hz", kMeasured, {"spread about the centre", "중심에서 퍼진 정도"}, &D::spectral_spread_hz},
    {"spectral_rolloff_hz", "Hz", kMeasured, {"frequency below which 85 % of the power lies", "에너지의 85%가 그 아래에 있는 주파수"}, &D::spectral_rolloff_hz},
    {"spectral_flatness", "1", kMeasured, {"1 for noise, 0 for tones", "잡음이면 1, 순음이면 0"}, &D::spectral_flatness},
    {"spectral_flux", "1", kMeasured, {"how much the spectrum's shape changes in 46 ms", "46ms 동안 스펙트럼 모양이 바뀌는 정도"}, &D::spectral_flux},
    {"low_share", "1", kMeasured, {"share of the power below 250 Hz", "250Hz 아래 에너지의 비율"}, &D::low_share},
    {"high_share", "1", kMeasured, {"share of the power above 4 kHz", "4kHz 위 에너지의 비율"}, &D::high_share},
    {"energy", "1", kEstimated, {"how intense it is", "에너지"}, &D::energy},
    {"danceability", "1", kEstimated, {"how well one can dance to it", "춤추기 좋은 정도"}, &D::danceability},
    {"acousticness", "1", kEstimated, {"how little of it is electric", "어쿠스틱 정도"}, &D::acousticness},
    {"valence", "1", kEstimated, {"how cheerful it sounds", "밝은 정도"}, &D::valence},
    {"instrumentalness", "level", kWeak, {"how little it sounds like singing", "노래 없이 연주만 들리는 정도"}, &D::instrumentalness},
    {"speechiness", "level", kWeak, {"how much it sounds like speech", "말소리처럼 들리는 정도"}, &D::speechiness},
    {"liveness", "level", kWeak, {"how much it sounds like a concert", "공연 실황처럼 들리는 정도"}, &D::liveness},
});
// clang-format on

struct WarningLine {
  std::string_view name;
  text::Bilingual sentence;
};

// In the order of Warning.
constexpr auto kWarnings = std::to_array<WarningLine>({
    {"cut", {"the file ends before its header says", "헤더가 말하는 길이보다 먼저 끝남"}},
    {"damaged", {"some of the file is damaged", "파일 일부가 손상됨"}},
    {"longer", {"the file holds more than its header says", "헤더가 말하는 것보다 긺"}},
    {"short", {"short: tempo and key stand on little", "짧아서 템포와 조의 근거가 적음"}},
    {"band_limited",
     {"band-limited: nothing above 7 kHz, so timbre is missing",
      "대역 제한: 7kHz 위가 없어 음색은 알 수 없음"}},
    {"mostly_silent", {"more than half is silence", "절반 이상이 무음"}},
    {"no_tempo", {"no pulse was found", "박을 찾지 못함"}},
    {"no_key", {"no key was found", "조를 찾지 못함"}},
    {"not_steady", {"tempo or key is not steady", "템포나 조가 일정하지 않음"}},
    {"looks_like_mix",
     {"tempo or key is not steady: looks like a mix of several tracks",
      "템포나 조가 일정하지 않음: 여러 곡을 이은 믹스로 보임"}},
});

}  // namespace

std::span<const Descriptor> descriptor_table() { return kDescriptorTable; }

std::string_view class_name(DescriptorClass kind) {
  switch (kind) {
    case kMeasured:
      return "measured";
    case kEstimated:
      return "estimated";
    case kWeak:
      return "weak";
  }
  return "";
}

std::string_view level_name(double level) {
  if (std::isnan(level)) return "";
  return level < 0.5 ? "low" : level < 1.5 ? "medium" : "high";
}

std::string_view warning_name(Warning warning) {
  return kWarnings[static_cast<std::size_t>(warning)].name;
}

text::Bilingual warning_sentence(Warning warning) {
  return kWarnings[static_cast<std::size_t>(warning)].sentence;
}

std::string warning_names(const std::vector<Warning>& warnings) {
  std::string names;
  for (const Warning warning : warnings) {
    if (!names.empty()) names += ' ';
    names += warning_name(warning);
  }
  return names;
}

}  // namespace crossfade::audio
