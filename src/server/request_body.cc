#include "server/request_body.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"

namespace crossfade::server {
namespace {

constexpr const char* kBody = "request body";

[[noreturn]] void refuse(std::string sentence, std::string remedy) {
  throw base::Error(base::ErrorKind::kInputRefused, std::move(sentence), {kBody},
                    std::move(remedy));
}

// The member as a Value; null where it is missing or null.
template <typename Value>
const Value* member_as(const table::Json& object, std::string_view name, const char* type) {
  const table::Json* member = object.find(name);
  if (member == nullptr || std::holds_alternative<std::nullptr_t>(member->value())) return nullptr;
  const Value* value = std::get_if<Value>(&member->value());
  if (value == nullptr) {
    refuse("\"" + std::string(name) + "\" is not " + type, "openapi.json says what is expected");
  }
  return value;
}

template <typename Value>
const Value& required(const Value* value, std::string_view name) {
  if (value == nullptr) {
    refuse("\"" + std::string(name) + "\" is missing", "openapi.json says what is expected");
  }
  return *value;
}

}  // namespace

table::Json read_object(const http::Request& request,
                        std::initializer_list<std::string_view> allowed) {
  if (!request.header("content-type").starts_with("application/json")) {
    throw base::Error(base::ErrorKind::kUsage, "the body is not sent as JSON", {},
                      "send it with Content-Type: application/json");
  }
  table::Json body = table::parse_json(request.body, kBody);
  const auto* members = std::get_if<table::Json::Object>(&body.value());
  if (members == nullptr) refuse("the body is no JSON object", "send {...}");
  for (const auto& [name, value] : *members) {
    if (std::ranges::find(allowed, name) == allowed.end()) {
      refuse("there is no member \"" + name + "\"", "openapi.json says what is expected");
    }
  }
  return body;
}

std::string text_member(const table::Json& object, std::string_view name) {
  return required(member_as<std::string>(object, name, "a text"), name);
}

std::int64_t integer_member(const table::Json& object, std::string_view name) {
  return required(member_as<std::int64_t>(object, name, "a whole number"), name);
}

std::optional<std::string> optional_text(const table::Json& object, std::string_view name) {
  const std::string* text = member_as<std::string>(object, name, "a text");
  return text == nullptr ? std::nullopt : std::optional(*text);
}

std::optional<std::int64_t> optional_integer(const table::Json& object, std::string_view name) {
  const std::int64_t* number = member_as<std::int64_t>(object, name, "a whole number");
  return number == nullptr ? std::nullopt : std::optional(*number);
}

bool flag_member(const table::Json& object, std::string_view name) {
  const bool* flag = member_as<bool>(object, name, "true or false");
  return flag != nullptr && *flag;
}

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1) {
    throw base::Error(base::ErrorKind::kNotFound, "there is none of this number");
  }
  return number;
}

}  // namespace crossfade::server
