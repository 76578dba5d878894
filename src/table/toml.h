#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"

namespace crossfade::table {

struct TomlMember;

/// The keys of a TOML table, in the order of the file.
struct TomlTable {
  std::vector<TomlMember> members;
};

/// A TOML value and where it stands in its file, line and column (in characters) from 1. Numbers
/// are finite; dates have no time.
struct TomlValue {
  using Array = std::vector<TomlValue>;

  std::variant<std::string, std::int64_t, double, bool, base::Date, Array, TomlTable> value;
  std::size_t line = 0;
  std::size_t column = 0;
};

/// A key of a table with its value; line and column are the key's.
struct TomlMember {
  std::string name;
  std::size_t line = 0;
  std::size_t column = 0;
  TomlValue value;
};

/// What the value is, for complaints: "a text", "a whole number", "a number", "true or false",
/// "a date", "a list", "a table".
std::string_view toml_kind(const TomlValue& value);

/// Reads TOML text (version 1.0), with or without a byte-order mark. Throws base::Error
/// (kInputRefused; file, line, column) where it is not TOML, which includes doubled keys, days that
/// do not exist, whole numbers beyond 64 bits and bytes that are not UTF-8; and for what is TOML
/// but of no use here: infinity, NaN, times of day, values nested deeper than 16, more than 100
/// points in a line that is not a comment (keys nested too deep). `file` is the name for
/// complaints.
TomlTable parse_toml(std::string_view text, const std::string& file);

}  // namespace crossfade::table
