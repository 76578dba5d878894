#include "server/problem.h"

#include <doctest/doctest.h>

#include <string>

namespace crossfade::server {
namespace {

using base::Error;
using base::ErrorKind;

TEST_CASE("the status of a problem follows from the kind of its error") {
  const auto status = [](ErrorKind kind) { return problem_of(Error(kind, "it is so")).status; };
  CHECK(status(ErrorKind::kUsage) == 400);
  CHECK(status(ErrorKind::kInputRefused) == 422);
  CHECK(status(ErrorKind::kNotFound) == 404);
  CHECK(status(ErrorKind::kStoreBusy) == 503);
  CHECK(status(ErrorKind::kInterrupted) == 503);
  CHECK(status(ErrorKind::kFailed) == 500);
}

TEST_CASE(
    "a problem document has the error's sentence, place and remedy, each where there is one") {
  const http::Response all = problem_of(
      Error(ErrorKind::kInputRefused, "a cell is \"wrong\"", {"a.csv", 3, 7}, "mend it"));
  CHECK(all.content_type == "application/problem+json");
  CHECK(*all.body == R"({"type":"about:blank","title":"Unprocessable Content","status":422,)"
                     R"("detail":"a cell is \"wrong\"","remedy":"mend it",)"
                     R"("place":{"file":"a.csv","line":3,"column":7}})");
  const http::Response file = problem_of(Error(ErrorKind::kNotFound, "it is gone", {"a.csv"}));
  CHECK(*file.body ==
        R"({"type":"about:blank","title":"Not Found","status":404,"detail":"it is gone",)"
        R"("place":{"file":"a.csv"}})");
  const http::Response bare = problem_of(Error(ErrorKind::kUsage, "no"));
  CHECK(*bare.body == R"({"type":"about:blank","title":"Bad Request","status":400,"detail":"no"})");
}

}  // namespace
}  // namespace crossfade::server
