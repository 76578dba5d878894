#include "http/chunk_head.h"

#include <algorithm>
#include <cstdint>

namespace crossfade::http {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::size_t kDigits = 16;  // of 64 bits

bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

enum class Found : std::uint8_t { kNot, kInPart, kWhole };

// Takes a line end off the beginning of `rest`.
Found take_line_end(std::string_view& rest) {
  const std::string_view found = rest.substr(0, kLineEnd.size());
  if (!kLineEnd.starts_with(found)) return Found::kNot;
  rest.remove_prefix(found.size());
  return found == kLineEnd ? Found::kWhole : Found::kInPart;
}

}  // namespace

std::optional<Refusal> check_chunk_head(std::string_view bytes, bool is_first,
                                        std::size_t& length) {
  length = 0;
  std::string_view rest = bytes;
  if (!is_first) {
    const Found end = take_line_end(rest);
    if (end == Found::kNot) return Refusal{400, "a chunk does not end with CR LF"};
    if (end == Found::kInPart) return {};
  }
  const auto digits =
      static_cast<std::size_t>(std::ranges::find_if_not(rest, is_hex_digit) - rest.begin());
  if (digits > kDigits) return Refusal{400, "the size of a chunk has more than 16 digits"};
  const bool is_last = rest.substr(0, digits).find_first_not_of('0') == std::string_view::npos;
  rest.remove_prefix(digits);
  if (rest.empty()) return {};
  if (digits == 0) return Refusal{400, "a chunk does not begin with its size"};
  const Found line = take_line_end(rest);
  if (line == Found::kNot) return Refusal{400, "the size of a chunk is not alone on its line"};
  if (line == Found::kInPart) return {};
  if (is_last) {
    const Found end = take_line_end(rest);
    if (end == Found::kNot) return Refusal{400, "a chunked body has trailers"};
    if (end == Found::kInPart) return {};
  }
  length = bytes.size() - rest.size();
  return {};
}

}  // namespace crossfade::http
