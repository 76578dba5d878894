// Structural scan by bit masks (the idea of Langdale and Lemire 2019, for JSON).
//
// A block of 64 bytes becomes one 64-bit mask per interesting byte. In well-formed CSV each quote
// opens or closes: the running parity of quotes (a prefix XOR) says for all 64 bytes at once
// whether they stand inside quotes, where delimiters and line ends are text. A doubled quote closes
// and opens again at once, so the parity needs no exception for it.
//
// The parity is right as long as each opening quote stands at the start of a cell or right after a
// closing one, and each closing quote is followed by a quote, a delimiter or a line end. Both are
// checked by masks. A block that fails (a quote in the middle of a plain cell, which is text, or
// text after a closing quote, which is a fault) is walked byte by byte instead.
#include "table/csv_scan.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/check.h"
#include "base/utf8_sequence.h"

namespace crossfade::table {
namespace {

constexpr std::size_t kWindowBlocks = 256;

/// Bit i is the parity of bits 0 .. i.
std::uint64_t prefix_xor(std::uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ (bits << 32);
}

/// The bits below `count` (0 .. 64).
std::uint64_t low_bits(std::size_t count) {
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

}  // namespace

CsvScanner::CsvScanner(std::string_view bytes, std::size_t begin, char delimiter, ScanPath path)
    : bytes_(bytes),
      delimiter_(delimiter),
      classify_(classify_blocks(path)),
      masks_(kWindowBlocks),
      ends_(kWindowBlocks * kBlockBytes),
      window_begin_(begin),
      position_(begin),
      utf8_position_(begin) {
  CF_CHECK(begin <= bytes.size());
  CF_CHECK(delimiter > 0 && delimiter != '"' && delimiter != '\n' && delimiter != '\r');
}

bool CsvScanner::advance() {
  end_count_ = 0;
  quoted_line_ends_.clear();
  if (finished_) return false;
  window_begin_ = position_;
  const std::size_t blocks = std::min((bytes_.size() - position_) / kBlockBytes, kWindowBlocks);
  classify_(bytes_.data() + position_, blocks, delimiter_, masks_.data());
  for (std::size_t b = 0; b < blocks && !finished_; ++b) scan_block(masks_[b]);
  if (blocks < kWindowBlocks && !finished_) scan_last_block();
  return true;
}

/// The rest of less than a block, with one line end more: it closes a last record that has none,
/// and after a line end it is a blank line.
void CsvScanner::scan_last_block() {
  const std::size_t rest = bytes_.size() - position_;
  char block[kBlockBytes];
  std::memset(block, '\n', sizeof block);
  if (rest > 0) std::memcpy(block, bytes_.data() + position_, rest);
  BlockMasks masks;
  classify_(block, 1, delimiter_, &masks);
  masks.line_feed &= low_bits(rest + 1);
  scan_block(masks);
  if (fault_ == ScanFault::kNone) position_ = bytes_.size();
  finished_ = true;
}

void CsvScanner::scan_block(const BlockMasks& masks) {
  const std::uint64_t after_return =
      (masks.carriage_return << 1) | static_cast<std::uint64_t>(after_carriage_return_);
  const std::uint64_t line_ends = masks.carriage_return | (masks.line_feed & ~after_return);
  BlockEnds found;
  if (!follow_quotes(masks, line_ends, found)) step_through(masks, line_ends, found);
  after_carriage_return_ = (masks.carriage_return >> 63) != 0;
  if (masks.nul != 0) {
    stop_at(ScanFault::kNulByte, position_ + static_cast<std::size_t>(std::countr_zero(masks.nul)));
  }
  if (masks.high != 0) check_utf8(masks.high);
  if (finished_) {
    const std::uint64_t before_fault = low_bits(fault_position_ - position_);
    found.ends &= before_fault;
    found.quoted_line_ends &= before_fault;
  }

  const auto offset = static_cast<std::uint32_t>(position_ - window_begin_);
  std::uint32_t* out = ends_.data() + end_count_;
  for (std::uint64_t bits = found.ends; bits != 0; bits &= bits - 1) {
    *out++ = offset + static_cast<std::uint32_t>(std::countr_zero(bits));
  }
  end_count_ = static_cast<std::size_t>(out - ends_.data());
  for (std::uint64_t bits = found.quoted_line_ends; bits != 0; bits &= bits - 1) {
    quoted_line_ends_.push_back(position_ + static_cast<std::size_t>(std::countr_zero(bits)));
  }
  position_ = finished_ ? fault_position_ : position_ + kBlockBytes;
}

/// The fast way through a block; false, with nothing changed, where the parity of quotes does not
/// say what is text.
bool CsvScanner::follow_quotes(const BlockMasks& masks, std::uint64_t line_ends, BlockEnds& found) {
  const std::uint64_t separators = masks.delimiter | masks.line_feed | masks.carriage_return;
  const std::uint64_t carried = state_ == State::kQuoted ? ~std::uint64_t{0} : 0;
  const std::uint64_t inside = prefix_xor(masks.quote) ^ carried;
  const std::uint64_t closing = masks.quote & ~inside;
  const std::uint64_t cell_starts =
      ((separators & ~inside) << 1) | static_cast<std::uint64_t>(state_ == State::kCellStart);
  const std::uint64_t after_closing =
      (closing << 1) | static_cast<std::uint64_t>(state_ == State::kQuoteClosed);
  const std::uint64_t wrong_opening = masks.quote & inside & ~cell_starts & ~after_closing;
  const std::uint64_t wrong_text = after_closing & ~(masks.quote | separators);
  if ((wrong_opening | wrong_text) != 0) return false;

  found.ends = (masks.delimiter | line_ends) & ~inside;
  found.quoted_line_ends = line_ends & inside;
  const auto last = [](std::uint64_t bits) { return (bits >> 63) != 0; };
  if (last(inside)) {
    state_ = State::kQuoted;
  } else if (last(closing)) {
    state_ = State::kQuoteClosed;
  } else {
    state_ = last(separators) ? State::kCellStart : State::kPlain;
  }
  return true;
}

/// The exact way through a block, byte by byte.
void CsvScanner::step_through(const BlockMasks& masks, std::uint64_t line_ends, BlockEnds& found) {
  const std::uint64_t separators = masks.delimiter | masks.line_feed | masks.carriage_return;
  for (std::size_t i = 0; i < kBlockBytes && position_ + i <= bytes_.size(); ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    const bool quote = (masks.quote & bit) != 0;
    if (state_ == State::kQuoted) {
      if (quote) state_ = State::kQuoteClosed;
      found.quoted_line_ends |= line_ends & bit;
    } else if ((separators & bit) != 0) {
      found.ends |= (masks.delimiter | line_ends) & bit;
      state_ = State::kCellStart;
    } else if (quote && state_ != State::kPlain) {
      state_ = State::kQuoted;
    } else if (state_ == State::kQuoteClosed) {
      return stop_at(ScanFault::kTextAfterQuote, position_ + i);
    } else {
      state_ = State::kPlain;
    }
  }
}

/// Checks the sequences that begin in this block; `high` marks its bytes that are not ASCII. The
/// last sequence may reach into the next block, whose check begins behind it.
void CsvScanner::check_utf8(std::uint64_t high) {
  const char* end = bytes_.data() + bytes_.size();
  if (utf8_position_ > position_) high &= ~low_bits(utf8_position_ - position_);
  while (high != 0) {
    const auto at = static_cast<std::size_t>(std::countr_zero(high));
    const std::size_t length = base::utf8_sequence(bytes_.data() + position_ + at, end);
    if (length == 0) return stop_at(ScanFault::kNotUtf8, position_ + at);
    utf8_position_ = position_ + at + length;
    high &= ~low_bits(at + length);
  }
}

/// Ends the scan; of several faults the first in the file counts.
void CsvScanner::stop_at(ScanFault fault, std::size_t position) {
  if (fault_ == ScanFault::kNone || position < fault_position_) {
    fault_ = fault;
    fault_position_ = position;
  }
  finished_ = true;
}

}  // namespace crossfade::table
