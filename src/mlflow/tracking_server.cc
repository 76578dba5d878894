// The calls in the order in which a push makes them; docs/mlflow.md lists them. "Repeatable" is
// what MLflow answers the same way twice: searches, batches (a param may be sent again with its
// value, a metric's point too), inputs, files, updates, aliases.
#include "mlflow/tracking_server.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/error.h"
#include "text/unicode.h"

namespace crossfade::mlflow {
namespace {

using table::Json;

constexpr const char* kApi = "/api/2.0/mlflow/";
constexpr std::string_view kOwnScheme = "mlflow-artifacts:/";
constexpr std::size_t kQuoted = 160;  // columns of an answer that a complaint shows

// The member at the end of a path of names, or null.
const Json* member(const Json& json, std::initializer_list<std::string_view> path) {
  const Json* at = &json;
  for (const std::string_view name : path) {
    at = at == nullptr ? nullptr : at->find(name);
  }
  return at;
}

std::string text_or_nothing(const Json& json, std::initializer_list<std::string_view> path) {
  const Json* found = member(json, path);
  const auto* text = found == nullptr ? nullptr : std::get_if<std::string>(&found->value());
  return text == nullptr ? "" : *text;
}

// The first element of a list, or null: a list that is empty or not there.
const Json* first_of(const Json& json, std::string_view name) {
  const Json* list = json.find(name);
  const auto* elements = list == nullptr ? nullptr : std::get_if<Json::Array>(&list->value());
  return elements == nullptr || elements->empty() ? nullptr : elements->data();
}

// What MLflow says of an error: its code and message; nothing where the answer is not of MLflow.
struct Complaint {
  std::string code;
  std::string message;
};
Complaint complaint_of(const HttpAnswer& answer) {
  try {
    const Json json = table::parse_json(answer.body, "");
    return {text_or_nothing(json, {"error_code"}), text_or_nothing(json, {"message"})};
  } catch (const base::Error&) {
    return {};
  }
}

bool is_refused_as(const HttpAnswer& answer, std::string_view code) {
  return answer.status >= 400 && answer.status < 500 && complaint_of(answer).code == code;
}

// A status that the server's people have to do something about, and what.
struct Advice {
  int status;
  const char* sentence;
  const char* remedy;
};
constexpr std::array kAdvice = {
    Advice{401, "the MLflow server wants to know who you are",
           "set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN"},
    Advice{403, "the MLflow server forbids it",
           "ask for the permission; a server started without --allowed-hosts knows no other names"},
    Advice{413, "the MLflow server takes no file of this size", "raise the limit of its proxy"},
    Advice{429, "the MLflow server has too much to do", "try again later"},
    Advice{503, "the MLflow server is not ready", "try again later"},
};

std::string path_below(const std::string& artifacts) {
  std::string rest = artifacts.substr(kOwnScheme.size());
  if (rest.starts_with("/")) rest = rest.substr(std::min(rest.size(), rest.find('/', 1)));
  return rest;
}

std::string encode_path(std::string_view path) {
  std::string encoded;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0) encoded += "/" + percent_encode(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return encoded;
}

}  // namespace

void TrackingServer::refuse(const HttpAnswer& answer) const {
  const auto error = [this](base::ErrorKind kind, const std::string& sentence, const char* remedy) {
    return base::Error(kind, sentence, {client_.url(), 0, 0}, remedy);
  };
  if (answer.status >= 300 && answer.status < 400) {
    const std::string where = text::cut_width(answer.location, kQuoted);
    throw error(base::ErrorKind::kNotFound,
                "the server sends us elsewhere" + (where.empty() ? where : ": " + where),
                "redirects are not followed; name the MLflow server's own address");
  }
  const Complaint complaint = complaint_of(answer);
  const std::string said = complaint.message.empty()
                               ? ""
                               : ": " + text::cut_width(text::one_line(complaint.message), kQuoted);
  const auto* advice = std::ranges::find(kAdvice, answer.status, &Advice::status);
  if (advice != kAdvice.end()) {
    throw error(base::ErrorKind::kFailed, advice->sentence + said, advice->remedy);
  }
  if (answer.status == 404 && complaint.code.empty()) {
    throw error(base::ErrorKind::kNotFound, "no MLflow server lives at this address",
                "check the address");
  }
  const std::string status = std::to_string(answer.status);
  if (answer.status >= 500) {
    throw error(base::ErrorKind::kFailed, "the MLflow server failed (" + status + ")" + said,
                "look into its log and try again");
  }
  throw error(base::ErrorKind::kFailed, "the MLflow server refuses (" + status + ")" + said,
              "Crossfade is tried against MLflow 3.17; see docs/mlflow.md");
}

HttpAnswer TrackingServer::send(Method method, const std::string& path, std::string_view body,
                                Repeat repeat) {
  HttpAnswer answer = client_.ask({method, path, body, repeat == Repeat::kSafe});
  if (repeat == Repeat::kNever && is_later(answer.status)) {
    try {
      refuse(answer);
    } catch (const base::Error& error) {
      throw Unanswered(error, true);
    }
  }
  return answer;
}

Json TrackingServer::read(const HttpAnswer& answer) const {
  if (answer.status != 200) refuse(answer);
  try {
    return table::parse_json(answer.body, client_.url());
  } catch (const base::Error&) {
    throw base::Error(base::ErrorKind::kFailed,
                      "what answers is no MLflow server: it sends no JSON", {client_.url(), 0, 0},
                      "check the address");
  }
}

Json TrackingServer::post(const std::string& path, const std::string& body, Repeat repeat) {
  return read(send(Method::kPost, kApi + path, body, repeat));
}

Json TrackingServer::get(const std::string& path) {
  return read(send(Method::kGet, kApi + path, {}, Repeat::kSafe));
}

std::string TrackingServer::text_of(const Json& json,
                                    std::initializer_list<std::string_view> path) const {
  std::string text = text_or_nothing(json, path);
  if (!text.empty()) return text;
  std::string names;
  for (const std::string_view name : path) names += (names.empty() ? "" : ".") + std::string(name);
  throw base::Error(base::ErrorKind::kFailed,
                    "what answers is no MLflow server: its answer lacks \"" + names + "\"",
                    {client_.url(), 0, 0}, "check the address; MLflow 3 is needed");
}

std::string TrackingServer::experiment(const std::string& name, const std::string& description) {
  const std::string query = "experiments/get-by-name?experiment_name=" + percent_encode(name);
  // Made by another push at this moment, it is there the second time.
  for (int number = 0;; ++number) {
    const HttpAnswer found = send(Method::kGet, kApi + query, {}, Repeat::kSafe);
    if (!is_refused_as(found, "RESOURCE_DOES_NOT_EXIST")) {
      const Json json = read(found);
      if (text_or_nothing(json, {"experiment", "lifecycle_stage"}) == "deleted") {
        throw base::Error(
            base::ErrorKind::kFailed, "the experiment \"" + text::one_line(name) + "\" was deleted",
            {client_.url(), 0, 0}, "restore it there, or name another in MLFLOW_EXPERIMENT_NAME");
      }
      return text_of(json, {"experiment", "experiment_id"});
    }
    const Json body =
        Json::object()
            .set("name", name)
            .set("tags",
                 Json::array().push(
                     Json::object().set("key", "mlflow.note.content").set("value", description)));
    const HttpAnswer made =
        send(Method::kPost, std::string(kApi) + "experiments/create", body.dump(0), Repeat::kSafe);
    if (number > 0 || !is_refused_as(made, "RESOURCE_ALREADY_EXISTS")) {
      return text_of(read(made), {"experiment_id"});
    }
  }
}

RemoteRun TrackingServer::run_of(const Json& run) const {
  const std::string status = text_or_nothing(run, {"info", "status"});
  return {text_of(run, {"info", "run_id"}), text_of(run, {"info", "artifact_uri"}),
          status == "FINISHED" || status == "FAILED" || status == "KILLED"};
}

std::optional<RemoteRun> TrackingServer::find_run(const std::string& experiment,
                                                  const std::string& key) {
  const Json body = Json::object()
                        .set("experiment_ids", Json::array().push(experiment))
                        .set("filter", "tags.`crossfade.run` = '" + key + "'")
                        .set("max_results", 1);
  const Json found = post("runs/search", body.dump(0));
  const Json* run = first_of(found, "runs");
  return run == nullptr ? std::nullopt : std::optional(run_of(*run));
}

RemoteRun TrackingServer::create_run(const Json& body) {
  const Json made = post("runs/create", body.dump(0), Repeat::kNever);
  const Json* run = made.find("run");
  return run_of(run == nullptr ? made : *run);
}

void TrackingServer::log_batch(const std::string& body) { post("runs/log-batch", body); }

// Two programs that name the same data at once may both find it missing; the slower is refused, and
// finds it the second time.
void TrackingServer::log_inputs(const Json& body) {
  const std::string text = body.dump(0);
  const std::string path = std::string(kApi) + "runs/log-inputs";
  const HttpAnswer answer = send(Method::kPost, path, text, Repeat::kSafe);
  if (answer.status != 200) read(send(Method::kPost, path, text, Repeat::kSafe));
}

void TrackingServer::update_run(const Json& body) { post("runs/update", body.dump(0)); }

bool TrackingServer::takes_files(const std::string& artifacts) {
  return artifacts.starts_with(kOwnScheme);
}

void TrackingServer::put_file(const std::string& artifacts, const std::string& path,
                              std::string_view content) {
  const std::string target = "/api/2.0/mlflow-artifacts/artifacts" +
                             encode_path(path_below(artifacts)) + encode_path(path);
  const HttpAnswer answer = send(Method::kPut, target, content, Repeat::kSafe);
  if (answer.status != 200) refuse(answer);
}

RemoteModel TrackingServer::model_of(const Json& model) const {
  return {text_of(model, {"info", "model_id"}), text_of(model, {"info", "artifact_uri"}),
          text_or_nothing(model, {"info", "status"}) == "LOGGED_MODEL_READY"};
}

std::optional<RemoteModel> TrackingServer::find_model(const std::string& experiment,
                                                      const std::string& run) {
  const Json body = Json::object()
                        .set("experiment_ids", Json::array().push(experiment))
                        .set("filter", "source_run_id = '" + run + "'")
                        .set("max_results", 1);
  const Json found = post("logged-models/search", body.dump(0));
  const Json* model = first_of(found, "models");
  return model == nullptr ? std::nullopt : std::optional(model_of(*model));
}

RemoteModel TrackingServer::create_model(const Json& body) {
  const Json made = post("logged-models", body.dump(0), Repeat::kNever);
  const Json* model = made.find("model");
  return model_of(model == nullptr ? made : *model);
}

bool TrackingServer::is_linked(const std::string& run, const std::string& model) {
  const Json found = get("runs/get?run_id=" + percent_encode(run));
  const Json* list = member(found, {"run", "outputs", "model_outputs"});
  const auto* outputs = list == nullptr ? nullptr : std::get_if<Json::Array>(&list->value());
  return outputs != nullptr && std::ranges::any_of(*outputs, [&](const Json& output) {
           return text_or_nothing(output, {"model_id"}) == model;
         });
}

void TrackingServer::link_model(const std::string& run, const std::string& model) {
  const Json output = Json::object().set("model_id", model).set("step", 0);
  post("runs/outputs",
       Json::object().set("run_id", run).set("models", Json::array().push(output)).dump(0),
       Repeat::kNever);
}

void TrackingServer::finish_model(const std::string& model) {
  const Json body = Json::object().set("model_id", model).set("status", "LOGGED_MODEL_READY");
  read(send(Method::kPatch, kApi + ("logged-models/" + percent_encode(model)), body.dump(0),
            Repeat::kSafe));
}

void TrackingServer::register_model(const std::string& name, const std::string& description) {
  const Json body = Json::object().set("name", name).set("description", description);
  const HttpAnswer answer = send(Method::kPost, std::string(kApi) + "registered-models/create",
                                 body.dump(0), Repeat::kSafe);
  if (!is_refused_as(answer, "RESOURCE_ALREADY_EXISTS")) read(answer);
}

RemoteVersion TrackingServer::version_of(const Json& version) const {
  RemoteVersion found{text_of(version, {"version"}), {}};
  const Json* aliases = version.find("aliases");
  const auto* names = aliases == nullptr ? nullptr : std::get_if<Json::Array>(&aliases->value());
  if (names == nullptr) return found;
  for (const Json& name : *names) {
    const auto* text = std::get_if<std::string>(&name.value());
    if (text != nullptr) found.aliases.push_back(*text);
  }
  return found;
}

std::optional<RemoteVersion> TrackingServer::find_version(const std::string& name,
                                                          const std::string& run) {
  const Json found =
      get("model-versions/search?filter=" + percent_encode("run_id = '" + run + "'"));
  const Json* list = found.find("model_versions");
  const auto* versions = list == nullptr ? nullptr : std::get_if<Json::Array>(&list->value());
  if (versions == nullptr) return std::nullopt;
  const auto same = std::ranges::find_if(
      *versions, [&](const Json& version) { return text_or_nothing(version, {"name"}) == name; });
  return same == versions->end() ? std::nullopt : std::optional(version_of(*same));
}

RemoteVersion TrackingServer::create_version(const Json& body) {
  const Json made = post("model-versions/create", body.dump(0), Repeat::kNever);
  const Json* version = made.find("model_version");
  return version_of(version == nullptr ? made : *version);
}

void TrackingServer::set_alias(const std::string& name, const std::string& alias,
                               const std::string& version) {
  post("registered-models/alias",
       Json::object().set("name", name).set("alias", alias).set("version", version).dump(0));
}

void TrackingServer::remove_alias(const std::string& name, const std::string& alias) {
  const std::string body = Json::object().set("name", name).set("alias", alias).dump(0);
  send(Method::kDelete, std::string(kApi) + "registered-models/alias", body, Repeat::kSafe);
}

}  // namespace crossfade::mlflow
