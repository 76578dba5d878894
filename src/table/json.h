#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace crossfade::table {

/// A JSON value that keeps the order of its members. Numbers are doubles or 64-bit integers; NaN
/// and infinities are written as null.
class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  Json() = default;  ///< null
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(double value) : value_(value) {}
  Json(int value) : value_(static_cast<std::int64_t>(value)) {}
  Json(std::int64_t value) : value_(value) {}
  Json(std::uint64_t value);  ///< a double above 2^63 - 1
  Json(const char* text) : value_(std::string(text)) {}
  Json(std::string text) : value_(std::move(text)) {}
  Json(std::string_view text) : value_(std::string(text)) {}
  Json(Array values) : value_(std::move(values)) {}
  Json(Object members) : value_(std::move(members)) {}

  static Json object() { return Json(Object{}); }
  static Json array() { return Json(Array{}); }

  /// Appends a member (of an object; a null becomes one) and returns this, to be chained.
  Json& set(std::string_view name, Json value);
  /// Appends an element (of an array; a null becomes one).
  Json& push(Json value);

  /// The member `name`, or null where there is none.
  const Json* find(std::string_view name) const;

  const std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object>&
  value() const {
    return value_;
  }

  /// Compact when `indent` is 0. Doubles with the shortest digits that read back the same, and as a
  /// double (1 is "1.0"). Bytes that are not UTF-8 become U+FFFD.
  std::string dump(int indent = 2) const;

 private:
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> value_;
};

/// Reads JSON text (RFC 8259). Whole numbers of 64 bits with sign stay whole, all others are
/// doubles. Throws base::Error (kInputRefused, with line and column in characters) where it is not
/// JSON, holds a number that no double holds, or nests deeper than 200.
Json parse_json(std::string_view text, const std::string& file);

}  // namespace crossfade::table
