#include "server/scoring.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/error.h"
#include "score/prediction_json.h"
#include "server/json_rows.h"
#include "table/json.h"

namespace crossfade::server {
namespace {

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kCsv = "text/csv";
constexpr std::size_t kShortVersion = 8;  // digits

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Takes the part up to the next `end` off the front.
std::string_view take_part(std::string_view& rest, char end) {
  const std::size_t at = std::min(rest.find(end), rest.size());
  const std::string_view part = trimmed(rest.substr(0, at));
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}

bool is_same(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

// How much `type` is wanted, 0 to 1 (RFC 9110, 12.5.1): by the most specific of the ranges that
// match it.
double wish_for(std::string_view type, std::string_view accept) {
  const std::string_view kind = type.substr(0, type.find('/') + 1);
  double wish = 0;
  int closest = 0;
  while (!accept.empty()) {
    std::string_view parameters = take_part(accept, ',');
    const std::string_view range = take_part(parameters, ';');
    double quality = 1;
    while (!parameters.empty()) {
      const std::string_view parameter = take_part(parameters, ';');
      if (!parameter.starts_with("q=")) continue;
      std::from_chars(parameter.data() + 2, parameter.data() + parameter.size(), quality);
    }
    const bool is_kind = range.ends_with("/*") && is_same(range.substr(0, range.size() - 1), kind);
    const int close = is_same(range, type) ? 3 : is_kind ? 2 : range == "*/*" ? 1 : 0;
    if (close <= closest) continue;
    closest = close;
    wish = quality;
  }
  return wish;
}

bool wants_csv(std::string_view accept) { return wish_for(kCsv, accept) > wish_for(kJson, accept); }

catalogue::Import import_rows(const ScoreRequest& request, std::size_t most_rows) {
  std::string_view rest = request.content_type;
  const std::string_view type = take_part(rest, ';');
  if (is_same(type, kJson)) return import_json_rows(request.body, most_rows);
  if (!is_same(type, kCsv)) {
    throw base::Error(base::ErrorKind::kUsage,
                      "rows of the type '" + std::string(type) + "' are not read", {},
                      "send them as application/json or text/csv");
  }
  catalogue::Import import = catalogue::import_bytes(request.body, "body", {});
  const std::size_t rows = import.files.front().records;
  if (rows > most_rows) refuse_many_rows(rows, most_rows);
  return import;
}

}  // namespace

bool is_content_type(std::string_view content_type, std::string_view type) {
  return is_same(take_part(content_type, ';'), type);
}

table::Json json_model(const score::StudyModel& model) {
  return table::Json::object()
      .set("version", model.version)
      .set("short_version", model.version.substr(0, kShortVersion))
      .set("trained_on", model.data_digest)
      .set("seed", model.seed);
}

ScoreAnswer score_rows(const score::Scorer& scorer, const ScoreRequest& request,
                       const ScoreLimits& limits) {
  const bool as_csv = wants_csv(request.accept);
  if (as_csv && request.explain) {
    throw base::Error(base::ErrorKind::kUsage, "CSV has no cells for reasons", {},
                      "ask for application/json, or without explain");
  }
  const catalogue::Import import = import_rows(request, limits.rows);
  const score::Detail detail = request.explain ? score::Detail::kReasons : score::Detail::kAnswers;
  const std::vector<score::Prediction> predictions = scorer.predict(import, limits.threads, detail);
  if (as_csv) return {"text/csv; charset=utf-8", score::to_csv(predictions), predictions.size()};
  table::Json ignored = table::Json::array();
  for (const std::string& key : import.files.front().unknown_columns) ignored.push(key);
  return {std::string(kJson),
          table::Json::object()
                  .set("schema_version", 1)
                  .set("model", json_model(scorer.model()))
                  .set("ignored", std::move(ignored))
                  .set("predictions", score::json_of(predictions, detail))
                  .dump() +
              "\n",
          predictions.size()};
}

}  // namespace crossfade::server
