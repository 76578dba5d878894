#include "http/compress.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

#include "base/check.h"
#include "http/field_text.h"

namespace crossfade::http {
namespace {

// Whether the parameters after a coding weigh it zero: "q=0", "q=0.000".
bool is_refused(std::string_view parameters) {
  const std::string_view weight = trimmed(parameters);
  if (weight.size() < 2 || (weight[0] != 'q' && weight[0] != 'Q') || weight[1] != '=') return false;
  return weight.find_first_not_of("0.", 2) == std::string_view::npos;
}

}  // namespace

std::string gzip(std::string_view bytes, int level) {
  CF_CHECK(bytes.size() <= std::numeric_limits<uInt>::max() / 2);
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;  // the largest window, in gzip's wrapping
  constexpr int kMemoryLevel = 8;
  CF_CHECK(deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                        Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int state = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  CF_CHECK(state == Z_STREAM_END);
  return packed;
}

bool accepts_encoding(std::string_view accept_encoding, std::string_view wanted) {
  bool any = false;
  while (!accept_encoding.empty()) {
    const std::string_view item = accept_encoding.substr(0, accept_encoding.find(','));
    accept_encoding.remove_prefix(std::min(accept_encoding.size(), item.size() + 1));
    const std::size_t semicolon = item.find(';');
    const std::string_view coding = trimmed(item.substr(0, semicolon));
    const bool taken =
        semicolon == std::string_view::npos || !is_refused(item.substr(semicolon + 1));
    const bool is_old_name = wanted == "gzip" && is_same_word(coding, "x-gzip");  // RFC 9110, 8.4.1.3
    if (is_same_word(coding, wanted) || is_old_name) return taken;
    if (coding == "*") any = taken;
  }
  return any;
}

}  // namespace crossfade::http
