#pragma once

#include <cstddef>
#include <cstdint>

namespace crossfade::table {

inline constexpr std::size_t kBlockBytes = 64;

/// Which bytes of a 64-byte block matter to CSV: bit i stands for byte i.
struct BlockMasks {
  std::uint64_t quote;
  std::uint64_t delimiter;
  std::uint64_t line_feed;
  std::uint64_t carriage_return;
  std::uint64_t high;  ///< not ASCII
  std::uint64_t nul;

  bool operator==(const BlockMasks&) const = default;
};

/// The instructions that look at the bytes. All give the same masks.
enum class ScanPath : std::uint8_t {
  kBest,      ///< the fastest that this processor has
  kPortable,  ///< 64-bit words, any machine
  kAvx2,      ///< 32-byte vectors
};

/// Whether this processor has `path`.
bool scan_path_available(ScanPath path);

/// Fills out[b] with the masks of the 64 bytes at data + 64 b, for b below `blocks`.
using ClassifyBlocks = void (*)(const char* data, std::size_t blocks, char delimiter,
                                BlockMasks* out);

/// The function for `path`, which must be available.
ClassifyBlocks classify_blocks(ScanPath path);

}  // namespace crossfade::table
