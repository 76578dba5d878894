#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "registry/run_comparison.h"
#include "registry/run_filter.h"
#include "registry/run_json.h"
#include "registry/run_value.h"
#include "registry/runs.h"
#include "server/answers.h"
#include "server/application.h"
#include "server/request_body.h"
#include "server/track_query.h"
#include "table/json.h"

// What the ledger of runs says.

namespace crossfade::server {
namespace {

using registry::RunFamily;
using registry::RunRecord;
using table::Json;

constexpr std::size_t kRunPage = 100;
constexpr std::size_t kMostCompared = 4;

// What `ask(store)` finds, once runs that were killed are marked as such.
template <typename Ask>
auto ask_ledger(const Call& call, const Ask& ask) {
  return call.application.store().read([&](store::Store& store) {
    registry::mark_killed_runs(store, 1000 * call.application.now());
    return ask(store);
  });
}

Json json_runs(const std::vector<RunRecord>& runs) {
  Json list = Json::array();
  for (const RunRecord& run : runs) list.push(registry::json_run(run));
  return list;
}

Json json_names(const std::vector<RunRecord>& runs) {
  Json list = Json::array();
  for (const std::string& name : registry::known_names(runs)) list.push(name);
  return list;
}

// The runs that a question asks for: whole ones where there is none.
std::vector<RunRecord> asked_runs(const std::vector<RunRecord>& all, std::string_view where) {
  if (!where.empty()) return registry::filter_runs(all, where);
  std::vector<RunRecord> whole = all;
  std::erase_if(whole, [](const RunRecord& run) { return run.parent != 0; });
  return whole;
}

// The runs to set beside each other: 2 to 4, each named once.
std::vector<std::int64_t> compared_runs(const http::Request& request) {
  std::vector<std::int64_t> ids;
  for (const auto& [name, value] : request.query) {
    const std::int64_t id = number_of(value);
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  if (ids.size() < 2 || ids.size() > kMostCompared) {
    throw base::Error(base::ErrorKind::kUsage, "two to four runs can be compared", {},
                      "name each as run=NUMBER");
  }
  return ids;
}

}  // namespace

Reply answer_runs(const Call& call) {
  refuse_unknown(call.request, {"where", "sort", "limit", "cursor"});
  const std::size_t limit = limit_parameter(call.request, kRunPage);
  const std::size_t first = count_parameter(call.request, "cursor").value_or(0);
  const std::vector<RunRecord> all = ask_ledger(call, registry::list_runs);
  std::vector<RunRecord> runs = asked_runs(all, call.request.parameter("where").value_or(""));
  // The newest first, where nothing else is asked for.
  std::ranges::reverse(runs);
  const std::string_view sort = call.request.parameter("sort").value_or("");
  if (!sort.empty()) registry::sort_runs(runs, sort);
  const std::size_t total = runs.size();
  const std::size_t begin = std::min(first, total);
  const std::size_t end = std::min(begin + limit, total);
  const std::vector<RunRecord> page(runs.begin() + static_cast<std::ptrdiff_t>(begin),
                                    runs.begin() + static_cast<std::ptrdiff_t>(end));
  return json_reply(Json::object()
                        .set("total", std::uint64_t{total})
                        .set("runs", json_runs(page))
                        .set("names", json_names(all))
                        .set("next", end < total ? Json(std::to_string(end)) : Json()));
}

Reply answer_run(const Call& call) {
  const std::int64_t id = number_of(call.parts[0]);
  const RunFamily family =
      ask_ledger(call, [id](store::Store& store) { return registry::load_family(store, id); });
  return json_reply(Json::object()
                        .set("run", registry::json_run(family.run))
                        .set("parts", json_runs(family.children)));
}

Reply answer_run_file(const Call& call) {
  const RunRecord run = call.application.store().read(
      [&](store::Store& store) { return registry::load_run(store, number_of(call.parts[0])); });
  const std::int64_t place = number_of(call.parts[1]);
  if (place > static_cast<std::int64_t>(run.files.size())) {
    throw base::Error(base::ErrorKind::kNotFound, "the run has no file of this number", {},
                      "/api/v1/runs/{id} lists them, from 1");
  }
  const registry::RunFile& file = run.files[static_cast<std::size_t>(place) - 1];
  const std::string name = file.path.substr(file.path.rfind('/') + 1);
  return file_reply(name, file.content);
}

Reply answer_run_comparison(const Call& call) {
  refuse_unknown(call.request, {"run"});
  const std::vector<std::int64_t> ids = compared_runs(call.request);
  return json_reply(ask_ledger(call, [&ids](store::Store& store) {
    std::vector<RunFamily> families;
    for (const std::int64_t id : ids) families.push_back(registry::load_family(store, id));
    return registry::json_comparison(families, registry::compare_runs(families));
  }));
}

}  // namespace crossfade::server
