#include "audio/fingerprint.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <unordered_set>

#include "audio/found_program.h"
#include "audio/sound_bytes.h"
#include "audio/sound_type.h"
#include "base/base64.h"
#include "base/child_process.h"
#include "base/error.h"
#include "base/interrupt.h"

namespace crossfade::audio {
namespace {

constexpr std::size_t kMostMemory = std::size_t{1} << 30;
constexpr std::chrono::seconds kMostTime{30};
constexpr std::size_t kMostOutput = std::size_t{1} << 20;
constexpr std::ptrdiff_t kMostShift = 121;    // 15 s
constexpr std::ptrdiff_t kLeastOverlap = 64;  // 8 s
constexpr std::size_t kLeastDistinct = 16;

// {"duration": 12.34, "fingerprint": [1, 2, 3]}; empty for anything else.
Fingerprint numbers_in(std::string_view said) {
  const std::size_t name = said.find("\"fingerprint\"");
  if (name == std::string_view::npos) return {};
  const std::size_t begin = said.find('[', name);
  const std::size_t end = said.find(']', name);
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  Fingerprint numbers;
  const char* at = said.data() + begin + 1;
  const char* const last = said.data() + end;
  while (at < last) {
    while (at < last && (*at == ' ' || *at == ',')) ++at;
    if (at == last) break;
    std::int64_t number = 0;
    const auto [next, error] = std::from_chars(at, last, number);
    if (error != std::errc()) return {};
    numbers.push_back(static_cast<std::uint32_t>(number));
    at = next;
  }
  return numbers;
}

std::string answer_of(const base::ChildOptions& options) {
  base::ChildProcess child(options);
  std::string said;
  const auto begin = std::chrono::steady_clock::now();
  while (!child.end()) {
    base::throw_if_interrupted();
    said += child.read(std::chrono::milliseconds(200)).out;
    if (said.size() > kMostOutput || std::chrono::steady_clock::now() - begin > kMostTime)
      return "";
  }
  // Debian's takes the end of a file for an error (exit code 3) and has answered all the same.
  return child.end()->signal == 0 ? said : "";
}

}  // namespace

bool can_fingerprint() { return !find_program("fpcalc").empty(); }

Fingerprint find_fingerprint(const std::string& path) try {
  const std::string program = find_program("fpcalc");
  if (program.empty()) return {};
  // Nothing that could be a list of other files.
  if (sound_type(SoundBytes::of_file(path)) == SoundType::kUnknown) return {};
  return numbers_in(answer_of(
      {.program = program,
       .arguments = {"-raw", "-json", "-length", "120", std::filesystem::absolute(path).string()},
       .name = "fpcalc",
       .niceness = 0,
       .address_space = kMostMemory}));
} catch (const base::Error& error) {
  if (error.kind() == base::ErrorKind::kInterrupted) throw;
  return {};
}

double bit_error_rate(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  const auto size_a = static_cast<std::ptrdiff_t>(a.size());
  const auto size_b = static_cast<std::ptrdiff_t>(b.size());
  double best = 1;
  for (std::ptrdiff_t shift = -kMostShift; shift <= kMostShift; ++shift) {
    const std::ptrdiff_t begin = std::max<std::ptrdiff_t>(0, shift);  // in a
    const std::ptrdiff_t end = std::min(size_a, size_b + shift);
    if (end - begin < kLeastOverlap) continue;
    std::int64_t errors = 0;
    for (std::ptrdiff_t i = begin; i < end; ++i) errors += std::popcount(a[i] ^ b[i - shift]);
    const double rate = static_cast<double>(errors) / (32.0 * static_cast<double>(end - begin));
    if (rate >= best) continue;
    const std::unordered_set<std::uint32_t> distinct(a.begin() + begin, a.begin() + end);
    if (distinct.size() >= kLeastDistinct) best = rate;
  }
  return best;
}

std::string fingerprint_text(std::span<const std::uint32_t> fingerprint) {
  std::string bytes;
  for (const std::uint32_t word : fingerprint) {
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(word >> shift & 0xFF);
  }
  return base::base64_url(bytes);
}

Fingerprint parse_fingerprint(std::string_view text) {
  const auto bytes = base::parse_base64_url(text);
  if (!bytes || bytes->size() % 4 != 0) return {};
  Fingerprint fingerprint;
  for (std::size_t i = 0; i < bytes->size(); i += 4) {
    fingerprint.push_back(static_cast<std::uint32_t>(little_endian(*bytes, i, 4)));
  }
  return fingerprint;
}

}  // namespace crossfade::audio
