#include "table/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "base/error.h"
#include "base/utf8_sequence.h"

namespace crossfade::table {
namespace {

using base::Error;
using base::ErrorKind;
using base::Place;

constexpr std::size_t kMaxDepth = 200;  // values are dumped and destroyed by recursion

Place place_of(std::string_view text, std::size_t position, const std::string& file) {
  Place place{file, 1, 1};
  for (const char c : text.substr(0, position)) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
  return place;
}

/// Builds a Json from the parser's events; open_ are the arrays and objects around the place.
class JsonBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return put(Json()); }
  bool boolean(bool value) override { return put(Json(value)); }
  bool number_integer(std::int64_t value) override { return put(Json(value)); }
  bool number_unsigned(std::uint64_t value) override { return put(Json(value)); }
  bool number_float(double value, const std::string&) override { return put(Json(value)); }
  bool string(std::string& value) override { return put(Json(std::move(value))); }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool key(std::string& name) override {
    open_.back().name = std::move(name);
    return true;
  }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception&) override {
    error_position_ = position;
    return false;
  }

  std::size_t error_position() const { return error_position_; }
  Json take() { return std::move(whole_); }

 private:
  struct Open {
    Json value;
    std::string name;  // of the member that comes next
  };

  bool open(Json value) {
    open_.push_back({std::move(value), {}});
    return true;
  }
  bool close() {
    Json value = std::move(open_.back().value);
    open_.pop_back();
    return put(std::move(value));
  }
  bool put(Json value) {
    if (open_.empty()) {
      whole_ = std::move(value);
      return true;
    }
    Open& around = open_.back();
    if (std::holds_alternative<Json::Array>(around.value.value())) {
      around.value.push(std::move(value));
    } else {
      around.value.set(around.name, std::move(value));
    }
    return true;
  }

  std::vector<Open> open_;
  Json whole_;
  std::size_t error_position_ = 0;
};

/// Refuses a text whose brackets outside strings nest too deep, before anything is built of it.
void check_depth(std::string_view text, const std::string& file) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxDepth) {
        throw Error(ErrorKind::kInputRefused,
                    "JSON that nests deeper than " + std::to_string(kMaxDepth),
                    place_of(text, i, file), "check what wrote this file");
      }
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
}

void dump_string(std::string_view text, std::string& out) {
  constexpr const char* kDigits = "0123456789abcdef";
  const char* const end = text.data() + text.size();
  out += '"';
  for (const char* p = text.data(); p != end;) {
    const std::size_t length = base::utf8_sequence(p, end);
    const char c = *p;
    if (length == 0) {
      out += "\xEF\xBF\xBD";
    } else if (c == '"' || c == '\\') {
      out.append({'\\', c});
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (static_cast<unsigned char>(c) < ' ') {
      out += "\\u00";
      out.append({kDigits[c >> 4], kDigits[c & 15]});
    } else {
      out.append(p, length);
    }
    p += length == 0 ? 1 : length;
  }
  out += '"';
}

template <typename T>
void dump_digits(T value, std::string& out) {
  char digits[32];
  const auto written = std::to_chars(digits, digits + sizeof digits, value);
  CF_CHECK(written.ec == std::errc());
  out.append(digits, written.ptr);
}

void dump_double(double value, std::string& out) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  const std::size_t begin = out.size();
  dump_digits(value, out);
  if (out.find_first_of(".e", begin) == std::string::npos) out += ".0";
}

/// Writes values with their indents.
class Dumper {
 public:
  Dumper(int indent, std::string& out) : indent_(indent), out_(out) {}

  void operator()(std::nullptr_t) { out_ += "null"; }
  void operator()(bool value) { out_ += value ? "true" : "false"; }
  void operator()(std::int64_t value) { dump_digits(value, out_); }
  void operator()(double value) { dump_double(value, out_); }
  void operator()(const std::string& value) { dump_string(value, out_); }
  void operator()(const Json::Array& values) {
    list('[', ']', values, [this](const Json& value) { std::visit(*this, value.value()); });
  }
  void operator()(const Json::Object& members) {
    list('{', '}', members, [this](const auto& member) {
      dump_string(member.first, out_);
      out_ += indent_ > 0 ? ": " : ":";
      std::visit(*this, member.second.value());
    });
  }

 private:
  template <typename Items, typename DumpItem>
  void list(char open, char close, const Items& items, const DumpItem& dump_item) {
    out_ += open;
    ++depth_;
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += ',';
      first = false;
      new_line();
      dump_item(item);
    }
    --depth_;
    if (!first) new_line();
    out_ += close;
  }
  void new_line() {
    if (indent_ <= 0) return;
    out_ += '\n';
    out_.append(static_cast<std::size_t>(indent_) * depth_, ' ');
  }

  int indent_;
  std::string& out_;
  std::size_t depth_ = 0;
};

}  // namespace

Json::Json(std::uint64_t value) {
  if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    value_ = static_cast<std::int64_t>(value);
  } else {
    value_ = static_cast<double>(value);
  }
}

Json& Json::set(std::string_view name, Json value) {
  if (std::holds_alternative<std::nullptr_t>(value_)) value_ = Object{};
  CF_CHECK(std::holds_alternative<Object>(value_));
  std::get<Object>(value_).emplace_back(std::string(name), std::move(value));
  return *this;
}

Json& Json::push(Json value) {
  if (std::holds_alternative<std::nullptr_t>(value_)) value_ = Array{};
  CF_CHECK(std::holds_alternative<Array>(value_));
  std::get<Array>(value_).push_back(std::move(value));
  return *this;
}

const Json* Json::find(std::string_view name) const {
  const auto* members = std::get_if<Object>(&value_);
  if (members == nullptr) return nullptr;
  for (const auto& [key, value] : *members) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::string Json::dump(int indent) const {
  std::string out;
  Dumper dumper(indent, out);
  std::visit(dumper, value_);
  return out;
}

Json parse_json(std::string_view text, const std::string& file) {
  check_depth(text, file);
  JsonBuilder builder;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
    // The parser counts the bytes it has read; the last of them is the wrong one.
    const std::size_t read = std::min(builder.error_position(), text.size() + 1);
    throw Error(ErrorKind::kInputRefused, "this is not JSON",
                place_of(text, read - (read > 0), file), "check what wrote this file");
  }
  return builder.take();
}

}  // namespace crossfade::table
