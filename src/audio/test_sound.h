#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <numbers>
#include <string>
#include <vector>

namespace crossfade::audio {

/// For tests: sound made of tones and clicks, and its file.
inline std::vector<float> test_silence(double seconds, int rate_hz) {
  return std::vector<float>(static_cast<std::size_t>(seconds * rate_hz));
}

inline void add_tone(std::vector<float>& samples, int rate_hz, double begin_s, double length_s,
                     double hertz, double strength, double decay = 0) {
  const auto begin = static_cast<std::size_t>(begin_s * rate_hz);
  const auto length = static_cast<std::size_t>(length_s * rate_hz);
  for (std::size_t i = 0; i < length && begin + i < samples.size(); ++i) {
    const double seconds = static_cast<double>(i) / rate_hz;
    samples[begin + i] += static_cast<float>(strength * std::exp(-decay * seconds) *
                                             std::sin(2 * std::numbers::pi * hertz * seconds));
  }
}

inline double note_hertz(int semitones_above_c) {
  return 261.6255653005986 * std::pow(2, semitones_above_c / 12.0);
}

/// A chord with three harmonics a note, notes in semitones above middle C.
inline void add_chord(std::vector<float>& samples, int rate_hz, double begin_s, double length_s,
                      std::initializer_list<int> notes) {
  for (const int note : notes) {
    for (int harmonic = 1; harmonic <= 3; ++harmonic) {
      add_tone(samples, rate_hz, begin_s, length_s, note_hertz(note) * harmonic,
               0.1 / (harmonic * harmonic), 1.5);
    }
  }
}

/// A WAV file of one channel, 16 bits; `data_size` tells another size than there is.
inline std::string wav_of(const std::vector<float>& samples, int rate_hz,
                          std::uint32_t data_size = 0) {
  const auto number = [](std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
  };
  const std::uint64_t size = data_size > 0 ? data_size : 2 * samples.size();
  std::string wav = "RIFF" + number(36 + size, 4) + "WAVEfmt " + number(16, 4) + number(1, 2) +
                    number(1, 2) + number(static_cast<std::uint64_t>(rate_hz), 4) +
                    number(2 * static_cast<std::uint64_t>(rate_hz), 4) + number(2, 2) +
                    number(16, 2) + "data" + number(size, 4);
  for (const float sample : samples) {
    const auto value = static_cast<std::int16_t>(std::lround(sample * 32767));
    wav += number(static_cast<std::uint16_t>(value), 2);
  }
  return wav;
}

}  // namespace crossfade::audio
