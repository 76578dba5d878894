#include "server/application.h"

#include <chrono>
#include <ctime>
#include <exception>
#include <filesystem>
#include <limits>
#include <utility>

#include "base/error.h"
#include "http/compress.h"
#include "http/refusal.h"
#include "registry/registry.h"
#include "server/answers.h"
#include "server/assets.h"
#include "server/job_json.h"
#include "server/openapi_document.h"
#include "server/problem.h"
#include "warehouse/warehouse.h"

namespace crossfade::server {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kWaitingAnswers = 1000;
constexpr auto kLookEvery = 250ms;
constexpr std::string_view kJson = "application/json";
constexpr std::string_view kListenPath = "/api/v1/listen";
// Half an hour of 24 bit at 96 kHz, six hours of MP3.
constexpr std::uint64_t kMostSoundBytes = std::uint64_t{1} << 30;
constexpr std::string_view kPage = "/index.html";

std::shared_ptr<const std::string> shared(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

// A kept answer as this request takes it: not at all where it has it, compressed where it may be.
http::Response response_of(const CachedAnswer& answer, const http::Request& request) {
  http::Response response{.content_type = answer.content_type,
                          .headers = {{"ETag", answer.etag},
                                      {"Cache-Control", "private, no-cache"},
                                      {"Vary", "Accept-Encoding, Cookie, Authorization"}}};
  if (request.header("if-none-match").find(answer.etag) != std::string_view::npos) {
    response.status = 304;
    return response;
  }
  if (answer.gzip && http::accepts_encoding(request.header("accept-encoding"), "gzip")) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = answer.gzip;
  } else {
    response.body = answer.body;
  }
  return response;
}

http::Response response_of(const Asset& asset, const http::Request& request) {
  http::Response response{
      .content_type = std::string(asset.content_type),
      .headers = {
          {"ETag", std::string(asset.etag)},
          {"Cache-Control", asset.immutable ? "public, max-age=31536000, immutable" : "no-cache"},
          {"Vary", "Accept-Encoding"}}};
  if (request.header("if-none-match").find(asset.etag) != std::string_view::npos) {
    response.status = 304;
    return response;
  }
  const std::string_view accepted = request.header("accept-encoding");
  std::string_view bytes = asset.bytes;
  if (!asset.brotli.empty() && http::accepts_encoding(accepted, "br")) {
    bytes = asset.brotli;
    response.headers.emplace_back("Content-Encoding", "br");
  } else if (!asset.gzip.empty() && http::accepts_encoding(accepted, "gzip")) {
    bytes = asset.gzip;
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  response.body = shared(std::string(bytes));
  return response;
}

http::Response response_of(Reply reply) {
  reply.headers.emplace_back("Cache-Control", "no-store");
  return {.status = reply.status,
          .content_type = std::move(reply.content_type),
          .body = shared(std::move(reply.body)),
          .headers = std::move(reply.headers)};
}

http::Response response_of(const Refusal& refusal) {
  http::Response response = http::problem_response(refusal.status, refusal.sentence);
  if (!refusal.challenge.empty()) {
    response.headers.emplace_back("WWW-Authenticate", refusal.challenge);
  }
  return response;
}

std::string target_of(const http::Request& request) {
  return request.raw_query.empty() ? request.path : request.path + "?" + request.raw_query;
}

// What changes something is kept in the audit log; a question is not.
bool is_change(const Route& route) {
  return route.method != http::Method::kGet && route.operation != "score" &&
         route.operation != "demo_scores" && route.operation != "invocations" &&
         route.operation != "sign_in";
}

std::string object_of(const Call& call) {
  std::string object;
  for (const std::string& part : call.parts) object += (object.empty() ? "" : " ") + part;
  if (object.empty()) object = call.request.parameter("name").value_or("");
  return object;
}

std::string page_name(bool with_figures) { return with_figures ? "page" : "page alone"; }

std::string outcome_of(int status) {
  return status < 400 ? "done" : status < 500 ? "refused" : "failed";
}

// A store that answers can come from: all its tables are there.
ApplicationOptions prepared(const ApplicationOptions& options) {
  store::Store store(options.store, store::Access::kCreate);
  warehouse::prepare(store);
  registry::prepare(store);
  return options;
}

}  // namespace

Application::Application(const ApplicationOptions& options)
    : options_(prepared(options)),
      store_(options.store),
      store_watch_(options.store),
      accounts_(store_, {}, now()),
      audit_(store_),
      access_(accounts_, options.doorway),
      live_({.store = options.store,
             .model_folder = options.model_folder,
             .board = {.threads = options.workers}},
            now()),
      cache_(options.cache_bytes) {
  check_doorway(options.doorway, accounts_);
  workers_ = std::make_unique<WorkerPool>(options.workers, kWaitingAnswers);
  jobs_ = std::make_unique<Jobs>(
      JobOptions{
          .store = options.store, .model = options.model_folder, .threads = options.job_threads},
      JobListeners{.changed = [this](const Job& job) { publish("job", json_job(job).dump(0)); },
                   .landed = [this](const Job&) { nudge(); },
                   .studied = [this](const Job&) { nudge(); },
                   .complain = options.complain});
  if (!options.watch_folder.empty()) {
    watcher_ = std::make_unique<FolderWatcher>(
        WatchOptions{.folder = options.watch_folder, .complain = options.complain}, *jobs_);
  }
}

Application::~Application() { stop(); }

std::int64_t Application::now() const { return std::time(nullptr); }

http::Routes Application::routes(std::function<void(const http::Access&)> log) {
  return {.handle = [this](std::shared_ptr<const http::Request> request,
                           http::Answer answer) { handle(request, std::move(answer)); },
          .is_upload =
              [](const http::Request& request) {
                return request.method == http::Method::kPost &&
                       (request.path == "/api/v1/imports" || request.path == kListenPath);
              },
          .most_upload_bytes =
              [](const http::Request& request) {
                return request.path == kListenPath ? kMostSoundBytes
                                                   : std::numeric_limits<std::uint64_t>::max();
              },
          .log =
              [this, log = std::move(log)](const http::Access& access) {
                metrics_.count(access.status, access.milliseconds);
                log(access);
              }};
}

void Application::handle(const std::shared_ptr<const http::Request>& request, http::Answer answer) {
  const Match found = match(request->method, request->path);
  if (found.route == nullptr) {
    if (!found.allowed.empty()) {
      http::Response refusal =
          http::problem_response(405, "this address has other methods: " + found.allowed);
      refusal.headers = {{"Allow", found.allowed}};
      return answer(std::move(refusal));
    }
    if (request->path.starts_with("/api/")) {
      return answer(http::problem_response(404, "there is no such address"));
    }
    // A page that is open while the program is replaced asks for parts that are no more.
    if (request->path.starts_with("/assets/") && find_asset(request->path) == nullptr) {
      return answer(http::problem_response(404, "there is no such file"));
    }
    return give_page(request, std::move(answer));
  }
  Visitor visitor;
  if (found.route->right) {
    auto admitted = access_.admit(*request, *found.route->right, now());
    if (const auto* refusal = std::get_if<Refusal>(&admitted)) {
      return answer(response_of(*refusal));
    }
    visitor = std::get<Visitor>(std::move(admitted));
  }
  if (found.route->handle == nullptr) {
    return answer(answer_at_once(*request, found.route->operation));
  }
  if (found.route->basis == Basis::kMaterial) {
    if (const auto kept = cache_.find(live_.now()->version, target_of(*request))) {
      return answer(response_of(*kept, *request));
    }
  }
  work_on(std::move(answer), [this, request, found, visitor] {
    const std::shared_ptr<const Material> material = live_.now();
    return made({*request, found.parts, visitor, *material, *this}, *found.route);
  });
}

// Does what takes its time on a worker.
void Application::work_on(http::Answer answer, std::function<http::Response()> work) {
  const auto give = std::make_shared<http::Answer>(std::move(answer));
  const bool is_taken = workers_->post([give, work = std::move(work)] { (*give)(work()); });
  if (!is_taken) (*give)(http::problem_response(503, "too many requests are waiting"));
}

http::Response Application::made(const Call& call, const Route& route) {
  http::Response response;
  try {
    Reply reply = route.handle(call);
    if (route.basis == Basis::kMaterial && reply.status == 200) {
      const auto kept = make_answer(std::move(reply.content_type), std::move(reply.body));
      cache_.keep(call.material.version, target_of(call.request), kept);
      return response_of(*kept, call.request);
    }
    response = response_of(std::move(reply));
  } catch (const base::Error& error) {
    response = problem_of(error);
  } catch (const std::exception& error) {
    response = http::problem_response(500, "this went wrong here, not with you");
  }
  if (is_change(route)) {
    audit_.record(call.visitor, now(), std::string(route.operation), object_of(call),
                  outcome_of(response.status));
  }
  return response;
}

http::Response Application::answer_at_once(const http::Request& request,
                                           std::string_view operation) {
  if (operation == "events") {
    return {.content_type = "text/event-stream",
            .body = shared("event: origin\ndata: " + json_origin(*live_.now()).dump(0) + "\n\n"),
            .headers = {{"Cache-Control", "no-store"}},
            .is_event_stream = true};
  }
  if (operation == "openapi") {
    static const std::shared_ptr<const CachedAnswer> document =
        make_answer(std::string(kJson), std::string(openapi_document()));
    return response_of(*document, request);
  }
  if (operation == "metrics") {
    HouseFigures house{.tracks = live_.now()->board->size(),
                       .jobs_queued = jobs_->queued(),
                       .jobs_running = jobs_->running(),
                       .sessions = accounts_.session_count()};
    if (const http::Server* server = server_.load()) house.traffic = server->traffic();
    return {.content_type = "text/plain; version=0.0.4; charset=utf-8",
            .body = shared(metrics_.to_text(house)),
            .headers = {{"Cache-Control", "no-store"}}};
  }
  if (operation == "ping") {
    const std::shared_ptr<const Material> material = live_.now();
    if (!material->scorer) return http::problem_response(503, material->model_refused);
    return {.content_type = "text/plain",
            .body = shared("\n"),
            .headers = {{"Cache-Control", "no-store"}}};
  }
  static const std::shared_ptr<const std::string> well = shared("{\"status\":\"ok\"}");
  return {
      .content_type = std::string(kJson), .body = well, .headers = {{"Cache-Control", "no-store"}}};
}

// The dashboard: its files by their names, its one page for every other address, which are views of
// that page. The page brings the figures of the overview along, so that they are there before any
// script has run; to those who may see them.
void Application::give_page(const std::shared_ptr<const http::Request>& request,
                            http::Answer answer) {
  if (request->method != http::Method::kGet && request->method != http::Method::kHead) {
    http::Response refusal = http::problem_response(405, "this address has other methods: GET");
    refusal.headers = {{"Allow", "GET"}};
    return answer(std::move(refusal));
  }
  const Asset* asset = find_asset(request->path);
  if (asset != nullptr && asset->path != kPage) return answer(response_of(*asset, *request));
  const bool with_figures =
      std::holds_alternative<Visitor>(access_.admit(*request, Right::kRead, now()));
  const std::shared_ptr<const Material> material = live_.now();
  if (const auto kept = cache_.find(material->version, page_name(with_figures))) {
    return answer(response_of(*kept, *request));
  }
  work_on(std::move(answer), [this, request, with_figures] {
    return response_of(*made_page(with_figures), *request);
  });
}

// The figures of the overview by address, as its script looks them up.
std::shared_ptr<const CachedAnswer> Application::made_page(bool with_figures) {
  const std::shared_ptr<const Material> material = live_.now();
  std::string answers = "{}";
  if (with_figures) {
    const http::Request request;
    const Visitor nobody;
    answers =
        "{\"/api/v1/kpis\":" + answer_kpis({request, {}, nobody, *material, *this}).body + "}";
  }
  auto page = make_answer("text/html; charset=utf-8", first_page(answers));
  cache_.keep(material->version, page_name(with_figures), page);
  return page;
}

void Application::publish(std::string_view event, const std::string& data) {
  if (http::Server* server = server_.load()) server->publish(event, data);
}

// Looks after what changed in the store, whoever changed it, and after what is written behind.
void Application::keep_watch() {
  std::unique_lock lock(mutex_);
  std::int64_t maintained = 0;
  while (!stopping_) {
    wake_.wait_for(lock, kLookEvery, [this] { return stopping_ || nudged_; });
    if (stopping_) break;
    const bool is_told = std::exchange(nudged_, false);
    lock.unlock();
    try {
      if (store_watch_.changed_elsewhere() || live_.models_touched() || is_told) refresh();
      if (now() != maintained) {
        maintained = now();
        accounts_.maintain(maintained);
        audit_.flush();
      }
    } catch (const base::Error& error) {
      options_.complain(error.what());
    }
    lock.lock();
  }
}

void Application::refresh() {
  const MaterialChange change = live_.look();
  if (!change.snapshot && !change.study && !change.model) return;
  live_.refresh(change, now());
  const std::string origin = json_origin(*live_.now()).dump(0);
  if (change.snapshot) publish("snapshot", origin);
  if (change.study) publish("study", origin);
  if (change.model) publish("model", origin);
}

void Application::connect(http::Server& server) {
  server_ = &server;
  watch_ = std::thread([this] { keep_watch(); });
}

void Application::nudge() {
  {
    const std::lock_guard lock(mutex_);
    nudged_ = true;
  }
  wake_.notify_all();
}

std::string Application::store_name() const {
  return std::filesystem::path(options_.store).filename().string();
}

void Application::stop() {
  watcher_.reset();
  jobs_.reset();
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (watch_.joinable()) watch_.join();
  server_ = nullptr;
  workers_.reset();
}

}  // namespace crossfade::server
