#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mlflow/http_client.h"
#include "table/json.h"

namespace crossfade::mlflow {

/// A run on the server.
struct RemoteRun {
  std::string id;
  std::string artifacts;  ///< its artifact_uri: "mlflow-artifacts:/1/…/artifacts"
  bool has_ended = false;
};

/// A LoggedModel on the server.
struct RemoteModel {
  std::string id;  ///< "m-…"
  std::string artifacts;
  bool is_ready = false;
};

/// A version of a registered model.
struct RemoteVersion {
  std::string version;  ///< "1"
  std::vector<std::string> aliases;
};

/// The calls of MLflow's REST API (2.0, as servers 3.x answer it) that Crossfade makes; each is one
/// request, tried again where that does no harm. Throws base::Error for what HttpClient does and
/// for every refusal, with what to do: kNotFound where no MLflow lives at the address, else
/// kFailed. Where a call that makes something may have been carried out nonetheless, Unanswered.
class TrackingServer {
 public:
  /// `client` must outlive it.
  explicit TrackingServer(HttpClient& client) : client_(client) {}

  /// The number of the experiment, made where missing. Throws base::Error where it was deleted.
  std::string experiment(const std::string& name, const std::string& description);

  /// The run of an experiment whose tag `crossfade.run` is `key`.
  std::optional<RemoteRun> find_run(const std::string& experiment, const std::string& key);
  /// `body` as runs/create takes it (run_bodies.h). A call that makes something.
  RemoteRun create_run(const table::Json& body);
  void log_batch(const std::string& body);
  void log_inputs(const table::Json& body);
  /// The last call: `body` has status and end_time.
  void update_run(const table::Json& body);

  /// Whether files can be sent to where `artifacts` points: only the server's own address can.
  static bool takes_files(const std::string& artifacts);
  /// Puts a file below an artifact_uri; one of the same name is replaced.
  void put_file(const std::string& artifacts, const std::string& path, std::string_view content);

  std::optional<RemoteModel> find_model(const std::string& experiment, const std::string& run);
  /// A call that makes something.
  RemoteModel create_model(const table::Json& body);
  /// Whether the run names the model among its outputs.
  bool is_linked(const std::string& run, const std::string& model);
  /// A call that makes something: MLflow refuses a second link.
  void link_model(const std::string& run, const std::string& model);
  void finish_model(const std::string& model);

  /// Makes a registered model; one that is there is left as it is.
  void register_model(const std::string& name, const std::string& description);
  std::optional<RemoteVersion> find_version(const std::string& name, const std::string& run);
  /// A call that makes something.
  RemoteVersion create_version(const table::Json& body);
  void set_alias(const std::string& name, const std::string& alias, const std::string& version);
  /// Takes an alias from a registered model; one that it does not have is no error.
  void remove_alias(const std::string& name, const std::string& alias);

  HttpClient& client() { return client_; }

 private:
  enum class Repeat : std::uint8_t { kSafe, kNever };
  HttpAnswer send(Method method, const std::string& path, std::string_view body, Repeat repeat);
  table::Json post(const std::string& path, const std::string& body, Repeat repeat = Repeat::kSafe);
  table::Json get(const std::string& path);
  table::Json read(const HttpAnswer& answer) const;
  [[noreturn]] void refuse(const HttpAnswer& answer) const;
  std::string text_of(const table::Json& json, std::initializer_list<std::string_view> path) const;
  RemoteRun run_of(const table::Json& run) const;
  RemoteModel model_of(const table::Json& model) const;
  RemoteVersion version_of(const table::Json& version) const;

  HttpClient& client_;
};

}  // namespace crossfade::mlflow
