#include "server/entered_text.h"

#include <algorithm>
#include <cstdint>

#include "base/error.h"
#include "text/unicode.h"

namespace crossfade::server {
namespace {

constexpr std::size_t kMostCharacters = 64;
constexpr std::size_t kLongestReason = 500;
constexpr std::size_t kMostPageBytes = 4096;

[[noreturn]] void refuse(const std::string& sentence) {
  throw base::Error(base::ErrorKind::kUsage, sentence);
}

// Unicode's explicit directional signs (UAX 9): with them one name can be made to look like
// another.
bool turns_direction(std::int32_t code) {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ||
         code == 0x200e || code == 0x200f || code == 0x061c;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// A line as it is kept.
std::string checked_line(const std::string& begin, std::string_view line, std::size_t most) {
  const std::string kept(trimmed(line));
  std::size_t characters = 0;
  for (std::string_view rest = kept; !rest.empty(); ++characters) {
    const std::int32_t code = text::take_code_point(rest);
    if (code == text::kNotUtf8) refuse(begin + " is not UTF-8");
    if (turns_direction(code)) refuse(begin + " holds a sign that turns the direction of text");
  }
  if (text::one_line(kept) != kept) refuse(begin + " holds control characters");
  if (characters > most) {
    refuse(begin + " is longer than " + std::to_string(most) + " characters");
  }
  return kept;
}

}  // namespace

std::string checked_name(std::string_view what, std::string_view name) {
  const std::string begin(what);
  std::string kept = checked_line(begin, name, kMostCharacters);
  if (text::fold(kept).empty()) refuse(begin + " is empty");
  return kept;
}

std::string checked_reason(std::string_view reason) {
  return checked_line("the reason", reason, kLongestReason);
}

std::string checked_page(std::string_view page) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  // Browsers read "//host" and "/\host" as another host.
  const bool is_ours =
      page.starts_with("/") && !page.starts_with("//") && page.find('\\') == std::string_view::npos;
  if (!is_ours || std::ranges::any_of(page, is_control)) {
    refuse("the page is not a path of this server, such as /tracks?sort=streams");
  }
  if (page.size() > kMostPageBytes) refuse("the page is longer than 4,096 bytes");
  for (std::string_view rest = page; !rest.empty();) {
    if (text::take_code_point(rest) == text::kNotUtf8) refuse("the page is not UTF-8");
  }
  return std::string(page);
}

}  // namespace crossfade::server
