#include "http/json_text.h"

#include "base/utf8_sequence.h"

namespace crossfade::http {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\';
}

// One character that is not plain; returns the bytes it took.
std::size_t append_escaped(std::string& out, std::string_view text) {
  const char c = text.front();
  const auto byte = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') {
    (out += '\\') += c;
    return 1;
  }
  if (byte < 0x20 || byte == 0x7F) {
    ((out += "\\u00") += kHexDigits[byte >> 4U]) += kHexDigits[byte & 15U];
    return 1;
  }
  const std::size_t length = base::utf8_sequence(text.data(), text.data() + text.size());
  if (length == 0) {
    out += "\\ufffd";
    return 1;
  }
  out += text.substr(0, length);
  return length;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && is_plain(text[plain])) ++plain;
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (!text.empty()) text.remove_prefix(append_escaped(out, text));
  }
  out += '"';
}

}  // namespace crossfade::http
