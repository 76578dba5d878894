#include "http/target.h"

#include <algorithm>

#include "base/utf8_sequence.h"

namespace crossfade::http {
namespace {

// The value of a hexadecimal digit; -1 for what is none.
int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Part : unsigned char { kPath, kQuery };

// Percent-decodes `text`; false where an escape is broken.
bool decode(std::string_view text, Part part, std::string& out) {
  const std::size_t escape = text.find_first_of("%+");
  if (escape == std::string_view::npos) {
    out = text;
    return true;
  }
  out.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? digit_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? digit_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) return false;
      out += static_cast<char>(16 * high + low);
      i += 2;
    } else {
      out += text[i] == '+' && part == Part::kQuery ? ' ' : text[i];
    }
  }
  return true;
}

// Whether a decoded part of a path names one thing in one folder.
bool is_plain_part(std::string_view part) {
  if (part.empty() || part == "." || part == "..") return false;
  return std::ranges::none_of(part, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/' || c == '\\';
  });
}

std::optional<Refusal> read_path(std::string_view path, std::string& out) {
  out = "/";
  path.remove_prefix(1);
  std::string decoded;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    if (!decode(path.substr(0, slash), Part::kPath, decoded)) {
      return Refusal{400, "the path holds a broken percent escape"};
    }
    if (!is_plain_part(decoded)) {
      return Refusal{400, "a part of the path is empty, a dot, two dots or no plain name"};
    }
    out += decoded;
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
    if (path.empty()) return Refusal{400, "the path ends with a slash"};
    out += '/';
  }
  if (!base::is_utf8(out)) return Refusal{400, "the path is not UTF-8"};
  return {};
}

std::optional<Refusal> read_query(std::string_view query, std::vector<Field>& out) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    Field& field = out.emplace_back();
    if (!decode(pair.substr(0, equals), Part::kQuery, field.first) ||
        !decode(pair.substr(std::min(pair.size(), equals + 1)), Part::kQuery, field.second)) {
      return Refusal{400, "the query holds a broken percent escape"};
    }
    for (const std::string* text : {&field.first, &field.second}) {
      if (text->find('\0') != std::string::npos || !base::is_utf8(*text)) {
        return Refusal{400, "the query holds NUL or is not UTF-8"};
      }
    }
  }
  return {};
}

}  // namespace

std::optional<Refusal> read_target(std::string_view target, Request& request) {
  if (!target.starts_with('/')) return Refusal{400, "the target must be a path"};
  const std::size_t question = std::min(target.find('?'), target.size());
  if (const auto fault = read_path(target.substr(0, question), request.path)) return fault;
  request.raw_query = target.substr(std::min(target.size(), question + 1));
  return read_query(request.raw_query, request.query);
}

}  // namespace crossfade::http
