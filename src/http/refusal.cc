#include "http/refusal.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "http/json_text.h"

namespace crossfade::http {

namespace {

// RFC 9110, section 15, and RFC 6585.
constexpr std::pair<int, std::string_view> kPhrases[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
};

}  // namespace

std::string_view status_phrase(int status) {
  const auto* const found =
      std::ranges::find(kPhrases, status, &std::pair<int, std::string_view>::first);
  return found == std::end(kPhrases) ? "Unknown" : found->second;
}

Response problem_response(int status, std::string_view detail) {
  std::string text = R"({"type":"about:blank","title":)";
  append_json_string(text, status_phrase(status));
  text += ",\"status\":" + std::to_string(status) + ",\"detail\":";
  append_json_string(text, detail);
  text += '}';
  Response response{status, "application/problem+json",
                    std::make_shared<const std::string>(std::move(text))};
  if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
  if (status == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

}  // namespace crossfade::http
