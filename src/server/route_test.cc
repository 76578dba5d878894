#include "server/route.h"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "server/openapi_document.h"
#include "table/json.h"

namespace crossfade::server {
namespace {

using http::Method;
using table::Json;

std::string method_name(Method method) {
  switch (method) {
    case Method::kGet:
      return "get";
    case Method::kPost:
      return "post";
    case Method::kPut:
      return "put";
    case Method::kPatch:
      return "patch";
    case Method::kDelete:
      return "delete";
    case Method::kHead:
      return "head";
  }
  return {};
}

// "/api/v1/tracks/{id}" as the route table writes it.
std::string without_names(const std::string& path) {
  std::string pattern;
  bool is_name = false;
  for (const char c : path) {
    if (c == '}') is_name = false;
    if (!is_name) pattern += c;
    if (c == '{') is_name = true;
  }
  return pattern;
}

// "post /api/v1/score, viewer", by operation.
using Operations = std::multimap<std::string, std::string>;

Operations operations_of_document() {
  const Json document = table::parse_json(openapi_document(), "openapi.json");
  Operations operations;
  for (const auto& [path, methods] : std::get<Json::Object>(document.find("paths")->value())) {
    for (const auto& [method, operation] : std::get<Json::Object>(methods.value())) {
      operations.emplace(std::get<std::string>(operation.find("operationId")->value()),
                         method + " " + without_names(path) + ", " +
                             std::get<std::string>(operation.find("x-role")->value()));
    }
  }
  return operations;
}

Operations operations_of_table() {
  Operations operations;
  for (const Route& route : routes()) {
    const std::string role =
        route.right ? std::string(name_of(needed_role(*route.right))) : "anyone";
    operations.emplace(std::string(route.operation),
                       method_name(route.method) + " " + std::string(route.pattern) + ", " + role);
  }
  return operations;
}

TEST_CASE("the document and the route table have the same operations, addresses and least roles") {
  const Operations document = operations_of_document();
  const Operations table = operations_of_table();
  for (const auto& [operation, what] : document) {
    CAPTURE(operation);
    const auto found = table.find(operation);
    REQUIRE(found != table.end());
    CHECK(found->second == what);
  }
  for (const auto& [operation, what] : table) {
    CAPTURE(operation);
    CHECK(document.contains(operation));
  }
}

TEST_CASE("no operation and no method of an address stands twice") {
  std::set<std::string> seen;
  for (const Operations& operations : {operations_of_document(), operations_of_table()}) {
    seen.clear();
    for (const auto& [operation, what] : operations) {
      CAPTURE(operation);
      CHECK(seen.insert(operation).second);
      CHECK(seen.insert(what.substr(0, what.find(','))).second);
    }
  }
}

TEST_CASE("every parameter in a path is described, and only those") {
  const Json document = table::parse_json(openapi_document(), "openapi.json");
  for (const auto& [path, methods] : std::get<Json::Object>(document.find("paths")->value())) {
    for (const auto& [method, operation] : std::get<Json::Object>(methods.value())) {
      CAPTURE(path);
      std::string described;
      const Json* parameters = operation.find("parameters");
      for (const Json& parameter :
           parameters == nullptr ? Json::Array{} : std::get<Json::Array>(parameters->value())) {
        const Json* place = parameter.find("in");
        if (place == nullptr || std::get<std::string>(place->value()) != "path") continue;
        described += "{" + std::get<std::string>(parameter.find("name")->value()) + "}";
      }
      std::string wanted;
      for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{', at + 1)) {
        wanted += path.substr(at, path.find('}', at) + 1 - at);
      }
      CHECK(described == wanted);
    }
  }
}

TEST_CASE("a request finds the route of its method, with what stands in place of each {}") {
  const Match track = match(Method::kGet, "/api/v1/tracks/123");
  REQUIRE(track.route != nullptr);
  CHECK(track.route->operation == "track");
  CHECK(track.parts == std::vector<std::string>{"123"});
  CHECK(match(Method::kGet, "/api/v1/tracks/a b/reasons").parts == std::vector<std::string>{"a b"});
  CHECK(match(Method::kGet, "/api/v1/jobs/1").route->operation == "job");
  CHECK(match(Method::kDelete, "/api/v1/jobs/1").route->operation == "cancel_job");
}

TEST_CASE("HEAD asks for what GET gives") {
  CHECK(match(Method::kHead, "/api/v1/kpis").route->operation == "kpis");
  CHECK(match(Method::kHead, "/api/v1/score").route == nullptr);
}

TEST_CASE("an address asked by another method says which it has") {
  const Match wrong = match(Method::kPut, "/api/v1/jobs/7");
  CHECK(wrong.route == nullptr);
  CHECK(wrong.allowed == "GET, DELETE");
  CHECK(wrong.parts.empty());
  CHECK(match(Method::kDelete, "/api/v1/kpis").allowed == "GET");
  CHECK(match(Method::kGet, "/api/v1/score").allowed == "POST");
}

TEST_CASE("an address that is none has no route and no methods") {
  for (const char* path : {"/", "/api/v1", "/api/v1/", "/api/v1/none", "/api/v1/tracks/",
                           "/api/v1/tracks/1/2", "/api/v1/tracks//reasons", "/api/v1/kpis/",
                           "/API/v1/kpis", "/api/v2/kpis", "/api/v1/tracks.csvx"}) {
    CAPTURE(path);
    const Match none = match(Method::kGet, path);
    CHECK(none.route == nullptr);
    CHECK(none.allowed.empty());
  }
}

TEST_CASE("a fixed address goes before one with a {} that it would fit as well") {
  CHECK(match(Method::kGet, "/api/v1/plans/example").route->operation == "plan_example");
  CHECK(match(Method::kPost, "/api/v1/shares/open").route->operation == "open_share");
  const Match revoke = match(Method::kDelete, "/api/v1/shares/5");
  CHECK(revoke.route->operation == "revoke_share");
  CHECK(revoke.parts == std::vector<std::string>{"5"});
}

}  // namespace
}  // namespace crossfade::server
