#include "server/demo_scoring.h"

#include <filesystem>
#include <variant>

#include "base/error.h"
#include "registry/audio_calibrations.h"
#include "score/demo_score_json.h"
#include "server/request_body.h"
#include "server/scoring.h"

namespace crossfade::server {
namespace {

using table::Json;

[[noreturn]] void refuse(const std::string& sentence, const std::string& remedy) {
  throw base::Error(base::ErrorKind::kInputRefused, sentence, {"request body"}, remedy);
}

std::vector<std::string> digests_of(const Json& body) {
  const Json* member = body.find("digests");
  const auto* list = member == nullptr ? nullptr : std::get_if<Json::Array>(&member->value());
  if (list == nullptr || list->empty()) {
    refuse("\"digests\" is no list of demos", "/api/v1/demos lists them");
  }
  if (list->size() > kMostDemos) {
    refuse(std::to_string(list->size()) + " demos are too many at once",
           "ask for at most " + std::to_string(kMostDemos));
  }
  std::vector<std::string> digests;
  for (const Json& each : *list) {
    const auto* text = std::get_if<std::string>(&each.value());
    if (text == nullptr) refuse("a digest is no text", "/api/v1/demos lists them");
    digests.push_back(*text);
  }
  return digests;
}

Json texts_json(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push(text);
  return list;
}

}  // namespace

DemoQuestion read_demo_question(const http::Request& request) {
  const Json body = read_object(
      request, {"digests", "artist", "track", "album", "album_type", "video_planned", "explain"});
  const auto text = [&](std::string_view name) { return optional_text(body, name).value_or(""); };
  return {.digests = digests_of(body),
          .sheet = {.artist = text("artist"),
                    .track = text("track"),
                    .album = text("album"),
                    .album_type = text("album_type"),
                    .video_planned = flag_member(body, "video_planned")},
          .explain = flag_member(body, "explain")};
}

AskedDemos find_demos(store::Store& store, const DemoQuestion& question) {
  AskedDemos demos;
  for (const std::string& digest : question.digests) {
    if (auto sound = registry::find_heard(store, digest)) {
      demos.sounds.push_back(*std::move(sound));
    } else {
      demos.unknown.push_back(digest);
    }
  }
  if (auto kept = registry::latest_audio_calibration(store)) {
    demos.calibration = std::move(kept->calibration);
  }
  return demos;
}

Json json_demo_scores(const score::Scorer& scorer, const DemoQuestion& question,
                      const AskedDemos& demos, int threads) {
  std::vector<score::Demo> asked;
  for (const registry::HeardSound& sound : demos.sounds) {
    asked.push_back(
        {&sound.heard, std::filesystem::path(sound.name).stem().string(), question.sheet});
  }
  const std::vector<score::DemoScore> scores = score::score_demos(
      scorer, asked,
      {.calibration = demos.calibration ? &*demos.calibration : nullptr,
       .threads = threads,
       .detail = question.explain ? score::Detail::kReasons : score::Detail::kAnswers});
  Json list = Json::array();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    Json entry = Json::object().set("digest", demos.sounds[i].digest);
    const Json score = score::json_of(scores[i]);
    for (const auto& [name, value] : std::get<Json::Object>(score.value())) entry.set(name, value);
    list.push(std::move(entry));
  }
  const Json caution = Json::object()
                           .set("en", score::demo_caution(scores, text::Language::kEnglish))
                           .set("ko", score::demo_caution(scores, text::Language::kKorean));
  return std::move(Json::object()
                       .set("model", json_model(scorer.model()))
                       .set("is_calibrated", demos.calibration.has_value())
                       .set("caution", caution)
                       .set("scores", std::move(list))
                       .set("unknown", texts_json(demos.unknown)));
}

}  // namespace crossfade::server
