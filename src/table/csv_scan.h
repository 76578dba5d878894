#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "table/csv_blocks.h"

namespace crossfade::table {

/// What stopped a scan.
enum class ScanFault : std::uint8_t { kNone, kNulByte, kNotUtf8, kTextAfterQuote };

/// Finds where cells and records end, a window of 16 KiB at a time, so that the bytes are still in
/// the first cache when the cells are read. Checks on the way that the text is UTF-8 without NUL.
/// It stops at the first fault; what ended before it is given.
class CsvScanner {
 public:
  /// Scans bytes[begin ..]; `bytes` must outlive the scanner.
  CsvScanner(std::string_view bytes, std::size_t begin, char delimiter, ScanPath path);

  /// Scans the next window; false when there is none, or a fault was met before.
  bool advance();

  std::size_t window_begin() const { return window_begin_; }
  /// First byte that is not scanned yet.
  std::size_t position() const { return position_; }
  /// Ends of the window's cells, counted from window_begin(): delimiters and line ends outside
  /// quotes; the LF of a CRLF is left out. The last record ends at bytes.size() where no line end
  /// closes it.
  std::span<const std::uint32_t> ends() const { return {ends_.data(), end_count_}; }
  /// Positions in `bytes` of the window's line ends inside quotes (of CRLF: the CR).
  const std::vector<std::size_t>& quoted_line_ends() const { return quoted_line_ends_; }

  ScanFault fault() const { return fault_; }
  std::size_t fault_position() const { return fault_position_; }
  /// Whether the scan stands between an opening quote and its closing one.
  bool inside_quotes() const { return state_ == State::kQuoted; }

 private:
  /// Where the scan stands after a byte.
  enum class State : std::uint8_t { kCellStart, kPlain, kQuoted, kQuoteClosed };
  /// What a block gives: bit i for byte i.
  struct BlockEnds {
    std::uint64_t ends = 0;
    std::uint64_t quoted_line_ends = 0;
  };

  void scan_block(const BlockMasks& masks);
  void scan_last_block();
  bool follow_quotes(const BlockMasks& masks, std::uint64_t line_ends, BlockEnds& found);
  void step_through(const BlockMasks& masks, std::uint64_t line_ends, BlockEnds& found);
  void check_utf8(std::uint64_t high);
  void stop_at(ScanFault fault, std::size_t position);

  std::string_view bytes_;
  char delimiter_;
  ClassifyBlocks classify_;
  std::vector<BlockMasks> masks_;
  std::vector<std::uint32_t> ends_;
  std::size_t end_count_ = 0;
  std::vector<std::size_t> quoted_line_ends_;
  std::size_t window_begin_;
  std::size_t position_;
  std::size_t utf8_position_;  ///< first byte whose sequence is not checked yet
  State state_ = State::kCellStart;
  bool after_carriage_return_ = false;
  bool finished_ = false;
  ScanFault fault_ = ScanFault::kNone;
  std::size_t fault_position_ = 0;
};

}  // namespace crossfade::table
