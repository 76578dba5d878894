#include "audio/loudness.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>

namespace crossfade::audio {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

struct Loudness::Meter {
  ebur128_state* state = nullptr;
  unsigned channels = 0;
  bool with_true_peak = false;
  std::size_t frames = 0;

  ~Meter() {
    if (state != nullptr) ebur128_destroy(&state);
  }
};

Loudness::Loudness(int channels, int sample_rate_hz, bool with_true_peak)
    : meter_(std::make_unique<Meter>()) {
  const int mode =
      EBUR128_MODE_I | EBUR128_MODE_LRA | (with_true_peak ? EBUR128_MODE_TRUE_PEAK : 0);
  meter_->channels = static_cast<unsigned>(channels);
  meter_->with_true_peak = with_true_peak;
  meter_->state = ebur128_init(meter_->channels, static_cast<unsigned long>(sample_rate_hz), mode);
  if (meter_->state == nullptr) throw std::bad_alloc();
}

Loudness::~Loudness() = default;

void Loudness::add(std::span<const float> samples) {
  const std::size_t frames = samples.size() / meter_->channels;
  if (ebur128_add_frames_float(meter_->state, samples.data(), frames) != EBUR128_SUCCESS) {
    throw std::bad_alloc();
  }
  meter_->frames += frames;
}

double Loudness::integrated_lufs() const {
  double lufs = 0;
  const bool is_known = ebur128_loudness_global(meter_->state, &lufs) == EBUR128_SUCCESS;
  return is_known && std::isfinite(lufs) ? lufs : kMissing;
}

double Loudness::range_lu() const {
  double range = 0;
  const bool is_long = meter_->frames >= 3 * meter_->state->samplerate;
  if (!is_long || std::isnan(integrated_lufs())) return kMissing;
  return ebur128_loudness_range(meter_->state, &range) == EBUR128_SUCCESS ? range : kMissing;
}

double Loudness::true_peak_dbtp() const {
  if (!meter_->with_true_peak) return kMissing;
  double most = 0;
  for (unsigned channel = 0; channel < meter_->channels; ++channel) {
    double peak = 0;
    if (ebur128_true_peak(meter_->state, channel, &peak) == EBUR128_SUCCESS) {
      most = std::max(most, peak);
    }
  }
  return most > 0 ? 20 * std::log10(most) : kMissing;
}

}  // namespace crossfade::audio
