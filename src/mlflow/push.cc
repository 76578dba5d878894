// A run is sent in an order that makes every break harmless. First the run itself with its tag
// `crossfade.run`, by which it is found again; last its end. A run that is there and has ended is
// whole. One that has not is completed: data, batches, files and links may be sent twice, and what
// would double (a model, a version) is looked for first. What is made is not sent again blindly:
// where an answer fails to come, the server is asked whether it is there.
#include "mlflow/push.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/interrupt.h"
#include "mlflow/model_files.h"
#include "mlflow/run_bodies.h"
#include "mlflow/sent_runs.h"
#include "mlflow/tracking_server.h"
#include "mlflow/version_aliases.h"
#include "registry/model_versions.h"
#include "registry/runs.h"

namespace crossfade::mlflow {
namespace {

using registry::RunRecord;
using std::chrono::milliseconds;

constexpr milliseconds kPatienceForLock{30000};
constexpr const char* kDescription =
    "Studies of Crossfade: each run with its models as child runs, by target and scenario.";

HttpLimits limits_of(const PushOptions& options) {
  HttpLimits limits;
  limits.connect = options.connect;
  limits.answer = options.answer;
  limits.tries = options.tries;
  if (options.time) limits.deadline = std::chrono::steady_clock::now() + *options.time;
  return limits;
}

class Push {
 public:
  Push(store::Store& store, const PushOptions& options, const HttpLimits& limits)
      : store_(store),
        options_(options),
        client_(options.address, limits),
        server_(client_),
        book_(store, options.address.url),
        aliases_(store),
        model_files_(store.path()) {}

  PushSummary send_all() {
    if (options_.again) book_.forget();
    const std::vector<RunRecord> runs = registry::list_runs(store_);
    if (options_.progress != nullptr) options_.progress->begin("mlflow", runs.size());
    for (const RunRecord& run : runs) {
      base::throw_if_interrupted();
      known_[run.id] = &run;
      send_if_missing(run);
      if (options_.progress != nullptr) options_.progress->advance();
    }
    summary_.requests = client_.requests();
    summary_.lost_models = model_files_.missing();
    return summary_;
  }

 private:
  void send_if_missing(const RunRecord& run) {
    const RunRecord* parent = run.parent == 0 ? nullptr : known_[run.parent];
    const bool is_orphan = run.parent != 0 && (parent == nullptr || !book_.find(parent->key));
    if (run.status == registry::RunStatus::kRunning || is_orphan) {
      ++summary_.running;
      return;
    }
    const std::optional<SentRun> line = book_.find(run.key);
    if (line && line->is_whole) {
      ++summary_.there;
      return;
    }
    RunRecord whole = registry::load_run(store_, run.id);
    if (parent != nullptr && !has_model(whole)) {
      for (registry::RunFile& file : model_files_.of(whole, *parent)) {
        whole.files.push_back(std::move(file));
      }
    }
    send(whole);
  }

  void send(const RunRecord& run) {
    if (experiment_.empty()) experiment_ = server_.experiment(options_.experiment, kDescription);
    const RemoteRun remote = find_or_create(run);
    SentRun line{remote.id, remote.has_ended, "", "", ""};
    if (remote.has_ended && has_model(run)) find_version_of(run, line);
    book_.keep(run.key, line);
    if (remote.has_ended) {
      ++summary_.there;
      return;
    }
    if (!dataset_of(run).name.empty()) server_.log_inputs(inputs_body(run, remote.id));
    const bool takes_files = TrackingServer::takes_files(remote.artifacts);
    if (takes_files && has_model(run)) send_model(run, remote, line);
    for (const std::string& body : batch_bodies(run, remote.id, line.model))
      server_.log_batch(body);
    if (takes_files) send_files(run, remote);
    if (!line.model.empty()) register_version(run, line);
    server_.update_run(update_body(run, remote.id));
    line.is_whole = true;
    book_.keep(run.key, line);
    ++summary_.sent;
    if (!takes_files && !run.files.empty()) ++summary_.without_files;
  }

  // What the book has lost of a run that is whole on the server.
  void find_version_of(const RunRecord& run, SentRun& line) {
    const std::optional<RemoteModel> model = server_.find_model(experiment_, line.remote);
    if (!model) return;
    line.model = model->id;
    const std::string name = registered_name_of(run, options_.experiment);
    const std::optional<RemoteVersion> version = server_.find_version(name, line.remote);
    if (!version) return;
    line.model_name = name;
    line.model_version = version->version;
  }

  // Whether the server may have the run: not below a parent that this push made.
  bool may_be_there(const RunRecord& run) const {
    return run.parent == 0 || !made_.contains(run.parent);
  }

  RemoteRun find_or_create(const RunRecord& run) {
    if (may_be_there(run)) {
      found_ = server_.find_run(experiment_, run.key);
      if (found_) return *found_;
    }
    found_.reset();
    made_.insert(run.id);
    const table::Json body = create_run_body(run, experiment_, remote_of_parent(run));
    return make_once<RemoteRun>([&] { return server_.find_run(experiment_, run.key); },
                                [&] { return server_.create_run(body); });
  }

  std::string remote_of_parent(const RunRecord& run) {
    if (run.parent == 0) return "";
    const std::optional<SentRun> parent = book_.find(known_[run.parent]->key);
    return parent ? parent->remote : "";
  }

  // Makes something on the server; where no answer comes, looks whether it is there before the next
  // try.
  template <typename Thing>
  Thing make_once(const std::function<std::optional<Thing>()>& find,
                  const std::function<Thing()>& make) {
    for (int number = 1;; ++number) {
      try {
        return make();
      } catch (const Unanswered&) {
        if (number >= options_.tries || !client_.wait_before(number)) throw;
      }
      if (std::optional<Thing> found = find()) return *found;
    }
  }

  void send_model(const RunRecord& run, const RemoteRun& remote, SentRun& line) {
    const auto find = [&] { return server_.find_model(experiment_, remote.id); };
    std::optional<RemoteModel> model = found_ ? find() : std::nullopt;
    if (!model) {
      const table::Json body = model_body(run, experiment_, remote.id);
      model = make_once<RemoteModel>(find, [&] { return server_.create_model(body); });
    }
    line.model = model->id;
    book_.keep(run.key, line);
    if (model->is_ready) return;  // its last call was made
    for (const registry::RunFile& file : run.files) {
      if (!file.path.starts_with(kModelFolder)) continue;
      server_.put_file(model->artifacts, file.path.substr(kModelFolder.size()), file.content);
    }
    link_once(remote.id, model->id);
    server_.finish_model(model->id);
  }

  void link_once(const std::string& run, const std::string& model) {
    const auto find = [&] {
      return server_.is_linked(run, model) ? std::optional<bool>(true) : std::nullopt;
    };
    if (found_ && find()) return;
    make_once<bool>(find, [&] {
      server_.link_model(run, model);
      return true;
    });
  }

  void send_files(const RunRecord& run, const RemoteRun& remote) {
    for (const registry::RunFile& file : run.files) {
      if (file.path.starts_with(kModelFolder) && has_model(run)) continue;
      server_.put_file(remote.artifacts, file.path, file.content);
    }
  }

  void register_version(const RunRecord& run, SentRun& line) {
    const std::string name = registered_name_of(run, options_.experiment);
    const auto find = [&] { return server_.find_version(name, line.remote); };
    std::optional<RemoteVersion> version = found_ ? find() : std::nullopt;
    if (!version) {
      if (registered_.insert(name).second) {
        server_.register_model(name, "Crossfade's models of " + model_name_of(run) +
                                         ": target, and scenario (what is known when one asks).");
      }
      const table::Json body = version_body(run, name, line.remote, line.model);
      version = make_once<RemoteVersion>(find, [&] { return server_.create_version(body); });
      ++summary_.models;
    }
    const std::string alias = aliases_.of(run, version->version == "1");
    if (version->aliases.empty() && !alias.empty()) {
      server_.set_alias(name, alias, version->version);
    }
    line.model_name = name;
    line.model_version = version->version;
  }

  store::Store& store_;
  const PushOptions& options_;
  HttpClient client_;
  TrackingServer server_;
  SentRuns book_;
  PushSummary summary_;
  std::string experiment_;
  std::map<std::int64_t, const RunRecord*> known_;  // the runs so far, by their number
  VersionAliases aliases_;
  ModelFiles model_files_;
  std::set<std::int64_t> made_;       // runs that this push made
  std::set<std::string> registered_;  // models known to be registered
  std::optional<RemoteRun> found_;    // the run being sent, where the server had it
};

}  // namespace

PushSummary push_runs(store::Store& store, const PushOptions& options) {
  const HttpLimits limits = limits_of(options);  // its time begins before the wait for the lock
  const milliseconds patience = std::min(options.time.value_or(kPatienceForLock), kPatienceForLock);
  const PushLock lock(store.path(), patience);
  return Push(store, options, limits).send_all();
}

std::size_t move_aliases(store::Store& store, const PushOptions& options) {
  SentRuns book(store, options.address.url);
  HttpClient client(options.address, limits_of(options));
  TrackingServer server(client);
  const std::vector<RunRecord> runs = registry::list_runs(store);
  const std::vector<registry::VersionAlias> aliases = registry::list_aliases(store);
  std::size_t moved = 0;
  for (const registry::VersionAlias& each : aliases) {
    for (const RunRecord& run : runs) {
      if (run.kind != "model" || run.model_version != each.digest) continue;
      const std::optional<SentRun> line = book.find(run.key);
      if (!line || line->model_version.empty()) continue;
      server.set_alias(line->model_name, each.alias, line->model_version);
      if (aliases.size() == 1) {
        server.remove_alias(line->model_name, std::string(registry::kChallenger));
      }
      ++moved;
    }
  }
  return moved;
}

}  // namespace crossfade::mlflow
