#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "server/material.h"
#include "server/role.h"
#include "table/json.h"

namespace crossfade::server {

class Application;

/// What a route's handler is given; all of it outlives the call.
struct Call {
  const http::Request& request;
  std::span<const std::string> parts;  ///< of the path, where the pattern has {}
  const Visitor& visitor;
  const Material& material;  ///< of one moment: nothing in it changes under the handler
  Application& application;
};

/// What a handler answers.
struct Reply {
  int status = 200;
  std::string content_type = "application/json";
  std::string body = {};
  std::vector<http::Field> headers = {};
};

/// JSON as an answer; a problem document (problem.h).
Reply json_reply(const table::Json& json, int status = 200);
/// A file to save under this name, of the type that its ending says.
Reply file_reply(const std::string& name, std::string content);
Reply problem_reply(int status, std::string_view detail);

/// {kind, name, role}
table::Json json_visitor(const Visitor& visitor);

/// Who an answer depends on besides the request: what decides whether it may be kept.
enum class Basis : std::uint8_t {
  kMaterial,  ///< the material alone: kept until it changes
  kMoment,    ///< on more (jobs, accounts, the asker): made anew each time
};

/// An operation of the API. A handler runs on a worker; errors that it throws become problem
/// documents.
struct Route {
  std::string_view operation;  ///< operationId in openapi.json
  http::Method method;
  std::string_view pattern;    ///< "/api/v1/tracks/{}"
  std::optional<Right> right;  ///< unset: anyone may
  Basis basis;
  Reply (*handle)(const Call& call);
};

/// All operations but those that need no worker (`healthz`, `ping`, `metrics`, `openapi`, `events`,
/// which Application answers itself; they stand here with a null handler).
std::span<const Route> routes();

/// The route of a request, or why there is none.
struct Match {
  const Route* route = nullptr;    ///< null: see `allowed`
  std::vector<std::string> parts;  ///< what stood where the pattern has {}
  std::string allowed;             ///< methods that the path has, "GET, POST"; empty: no such path
};
/// HEAD matches GET.
Match match(http::Method method, std::string_view path);

}  // namespace crossfade::server
