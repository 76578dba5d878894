#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "base/error.h"
#include "registry/heard_json.h"
#include "registry/heard_sounds.h"
#include "registry/released_sounds.h"
#include "server/answers.h"
#include "server/application.h"
#include "server/demo_scoring.h"
#include "server/job_json.h"
#include "server/request_body.h"
#include "server/sound_ranges.h"
#include "server/track_query.h"
#include "table/json.h"

// Demos: sounds that were listened to, by this server or by `crossfade listen --store`.

namespace crossfade::server {
namespace {

using registry::HeardSound;
using table::Json;

constexpr std::size_t kDemoPage = 100;

std::string kept_path(const Call& call, const std::string& digest) {
  return call.application.options().store + ".sounds/" + digest;
}

// A digest names a file, too: nothing else may stand there.
std::string digest_part(const Call& call) {
  const std::string& digest = call.parts[0];
  if (digest.size() == 32 && digest.find_first_not_of("0123456789abcdef") == std::string::npos) {
    return digest;
  }
  throw base::Error(base::ErrorKind::kNotFound, "there is no demo of this digest");
}

Json demo_json(const Call& call, const HeardSound& sound) {
  std::error_code none;
  Json json = Json::object()
                  .set("digest", sound.digest)
                  .set("name", sound.name)
                  .set("heard_at", sound.heard_ms / 1000)
                  .set("is_current", sound.is_current)
                  .set("is_kept", std::filesystem::exists(kept_path(call, sound.digest), none));
  const Json heard = registry::heard_json(sound.heard);
  for (const auto& [name, value] : std::get<Json::Object>(heard.value())) json.set(name, value);
  return json;
}

bool flag_parameter(const http::Request& request, std::string_view name) {
  const std::string_view text = request.parameter(name).value_or("0");
  if (text == "0" || text == "1") return text == "1";
  throw base::Error(base::ErrorKind::kUsage,
                    "`" + std::string(name) + "` is \"" + std::string(text) + "\"", {},
                    "give 1 or 0");
}

}  // namespace

Reply answer_listen(const Call& call) {
  refuse_unknown(call.request, {"name", "keep"});
  const std::optional<std::string_view> name = call.request.parameter("name");
  if (!name || name->empty()) {
    throw base::Error(base::ErrorKind::kUsage, "the sound has no name", {},
                      "add it to the address: ?name=demo.wav");
  }
  const bool keep = flag_parameter(call.request, "keep");
  if (call.request.upload.empty()) {
    throw base::Error(base::ErrorKind::kInputRefused, "the body is empty", {"request body"},
                      "send the sound as the body");
  }
  const Job job =
      call.application.jobs().submit({.kind = JobKind::kListen,
                                      .asked_by = call.visitor.name,
                                      .files = {{std::string(*name), call.request.upload}},
                                      .keep = keep});
  return json_reply(json_job(job), 202);
}

Reply answer_demos(const Call& call) {
  refuse_unknown(call.request, {"limit", "first"});
  const std::size_t limit = limit_parameter(call.request, kDemoPage);
  const std::size_t first = count_parameter(call.request, "first").value_or(0);
  const registry::HeardPage page = call.application.store().read(
      [&](store::Store& store) { return registry::list_heard(store, first, limit); });
  Json demos = Json::array();
  for (const HeardSound& sound : page.sounds) demos.push(demo_json(call, sound));
  return json_reply(Json::object()
                        .set("total", std::uint64_t{page.total})
                        .set("first", std::uint64_t{first})
                        .set("demos", std::move(demos)));
}

Reply answer_demo(const Call& call) {
  const std::string digest = digest_part(call);
  std::optional<registry::ReleasedMatch> released;
  const std::optional<HeardSound> sound = call.application.store().read([&](store::Store& store) {
    if (const auto fingerprint = registry::find_fingerprint(store, digest)) {
      released = registry::find_released(store, *fingerprint);
    }
    return registry::recall_heard(store, digest);
  });
  if (!sound) throw base::Error(base::ErrorKind::kNotFound, "there is no demo of this digest");
  Json json = demo_json(call, *sound);
  json.set("released", registry::released_json(released));
  json.set("waveform", registry::waveform_json(sound->heard.waveform));
  return json_reply(json.set("descriptors", registry::descriptors_json()));
}

Reply answer_forget_demo(const Call& call) {
  const std::string digest = digest_part(call);
  const bool was_there = call.application.store().change(
      [&](store::Store& store) { return registry::forget_heard(store, digest); });
  if (!was_there) throw base::Error(base::ErrorKind::kNotFound, "there is no demo of this digest");
  std::error_code none;
  std::filesystem::remove(kept_path(call, digest), none);
  return {.status = 204, .content_type = ""};
}

Reply answer_demo_scores(const Call& call) {
  if (!call.material.scorer) {
    throw base::Error(base::ErrorKind::kNotFound, call.material.model_refused, {},
                      "start a study: POST /api/v1/studies");
  }
  const DemoQuestion question = read_demo_question(call.request);
  const AskedDemos demos = call.application.store().read(
      [&](store::Store& store) { return find_demos(store, question); });
  return json_reply(
      json_demo_scores(*call.material.scorer, question, demos, call.application.options().workers));
}

Reply answer_sound_ranges(const Call& call) {
  refuse_unknown_beside_filter(call.request, {});
  const Board& board = *call.material.board;
  const auto selection = select_tracks(board, track_filter(call.request));
  return json_reply(
      json_sound_ranges(board, selection->rows).set("origin", json_origin(call.material)));
}

}  // namespace crossfade::server
