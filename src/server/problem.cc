#include "server/problem.h"

#include <memory>
#include <string>

#include "http/refusal.h"
#include "table/json.h"

namespace crossfade::server {
namespace {

int status_of(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::kUsage:
      return 400;
    case base::ErrorKind::kInputRefused:
      return 422;
    case base::ErrorKind::kNotFound:
      return 404;
    case base::ErrorKind::kStoreBusy:
    case base::ErrorKind::kInterrupted:
      return 503;
    case base::ErrorKind::kFailed:
      break;
  }
  return 500;
}

}  // namespace

http::Response problem_of(const base::Error& error) {
  const int status = status_of(error.kind());
  table::Json problem = table::Json::object()
                            .set("type", "about:blank")
                            .set("title", http::status_phrase(status))
                            .set("status", status)
                            .set("detail", error.sentence());
  if (!error.remedy().empty()) problem.set("remedy", error.remedy());
  const base::Place& place = error.place();
  if (!place.file.empty()) {
    table::Json json = table::Json::object().set("file", place.file);
    if (place.line > 0) json.set("line", std::uint64_t{place.line});
    if (place.column > 0) json.set("column", std::uint64_t{place.column});
    problem.set("place", std::move(json));
  }
  return {.status = status,
          .content_type = "application/problem+json",
          .body = std::make_shared<const std::string>(problem.dump(0))};
}

}  // namespace crossfade::server
