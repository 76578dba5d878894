#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade::audio {

/// A Chromaprint: 32 bits for each eighth of a second (.1238 s) of the first two minutes, each bit
/// whether the twelve pitch classes rise or fall somewhere in the two and a half seconds around it.
using Fingerprint = std::vector<std::uint32_t>;

/// Asks the separate program `fpcalc` (Debian's libchromaprint-tools), if it is on the PATH:
/// without a shell, in a process of its own, at most 1 GiB and 30 seconds. Empty where there is no
/// such program, or it finds no sound, or the file is no sound by its content. Throws base::Error
/// (kInterrupted) alone.
Fingerprint find_fingerprint(const std::string& path);
/// Whether there is such a program.
bool can_fingerprint();

/// Share of bits that differ at the best alignment (Haitsma and Kalker 2002), 0 to 1; shifts of up
/// to 15 seconds are tried, and at least 8 seconds must overlap. 1 where they cannot, or where what
/// overlaps has hardly any change to tell it by.
double bit_error_rate(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

/// Below it two are the same recording. Bits of other music differ by half, but hang together in
/// time: over 8 seconds, 2,048 bits of which about one in nine is independent, by half with a
/// standard deviation of .033, and the least over 240 shifts lies some three of these lower.
/// Haitsma and Kalker allow .35 for theirs; Chromaprint is smoother, so that music of one key and
/// pace may come near that. .2 lies well below, and well above what coding as MP3 at 128 kbit/s
/// does: about .01.
inline constexpr double kSameRecording = 0.2;

/// For stores: 32-bit numbers, little-endian, as base64 for addresses. Reading gives an empty one
/// for any other text.
std::string fingerprint_text(std::span<const std::uint32_t> fingerprint);
Fingerprint parse_fingerprint(std::string_view text);

}  // namespace crossfade::audio
