#include "server/scoring.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "score/prediction_json.h"
#include "score/small_study_test.h"
#include "table/csv_reader.h"
#include "table/json.h"

namespace crossfade::server {
namespace {

using score::Detail;
using table::Json;

std::shared_ptr<const score::StudyModel> small_study() {
  return {std::shared_ptr<void>(), &score::small_study()};
}

// With the training's catalogue as roster, so that known artists are met.
const score::Scorer& scorer() {
  static const score::Scorer scorer(small_study(), &score::small_import(), 1);
  return scorer;
}

// The rows of a CSV file as JSON; numbers as texts or as numbers.
std::string as_json(const std::string& csv, bool numbers) {
  table::CsvReader reader(csv, "test.csv");
  Json rows = Json::array();
  table::CsvRow row;
  while (reader.next(row)) {
    Json cells = Json::object();
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const table::NumberCell number = table::parse_number(row.cells[c]);
      const bool is_number = numbers && number.kind == table::CellKind::kNumber;
      cells.set(reader.header()[c], is_number ? Json(number.value) : Json(row.cells[c]));
    }
    rows.push(std::move(cells));
  }
  return Json::object().set("rows", std::move(rows)).dump(0);
}

ScoreAnswer ask(const std::string& body, bool explain = false) {
  return score_rows(scorer(),
                    {.content_type = "application/json", .body = body, .explain = explain});
}

// What `crossfade predict` does with a file of these bytes.
std::vector<score::Prediction> predicted(const std::string& csv, Detail detail) {
  return score::predict(score::small_study(), score::import_text(csv), &score::small_import(), 1,
                        detail);
}

// What `crossfade predict --json` prints of them, from "predictions" on.
std::string printed(const std::string& csv, Detail detail) {
  return Json::object()
             .set("predictions", score::json_of(predicted(csv, detail), detail))
             .dump()
             .substr(2) +
         "\n";
}

std::string predictions_in(const std::string& body) {
  return body.substr(body.find("  \"predictions\""));
}

TEST_CASE("rows as JSON or CSV are answered with the bytes that the command line prints") {
  std::string csv = score::generated_csv(12, 5);
  REQUIRE(csv.find("\n") != std::string::npos);
  for (const Detail detail : {Detail::kAnswers, Detail::kReasons}) {
    const bool explain = detail == Detail::kReasons;
    const std::string expected = printed(csv, detail);
    CHECK(expected.find("\"scenario\": \"d\"") != std::string::npos);
    CHECK(expected.find(explain ? "\"because\"" : "\"streams_low\"") != std::string::npos);
    CHECK(predictions_in(ask(as_json(csv, false), explain).body) == expected);
    CHECK(predictions_in(ask(as_json(csv, true), explain).body) == expected);
    const ScoreAnswer of_csv = score_rows(
        scorer(), {.content_type = "text/csv; charset=utf-8", .body = csv, .explain = explain});
    CHECK(predictions_in(of_csv.body) == expected);
    CHECK(of_csv.rows == 12);
  }
}

TEST_CASE("who wants CSV gets the bytes of the command line's CSV") {
  const std::string csv = score::generated_csv(12, 5);
  const std::string expected = score::to_csv(predicted(csv, Detail::kAnswers));
  const auto told = [&](std::string_view accept) {
    return score_rows(scorer(), {.content_type = "text/csv", .body = csv, .accept = accept});
  };
  for (const std::string_view accept :
       {"text/csv", "TEXT/CSV", "text/*", "application/json;q=.5, text/csv",
        "*/*;q=0.1,text/csv ; q=0.2"}) {
    CAPTURE(accept);
    CHECK(told(accept).body == expected);
    CHECK(told(accept).content_type == "text/csv; charset=utf-8");
  }
  for (const std::string_view accept :
       {"", "*/*", "application/json", "text/csv;q=0.9, application/json", "text/html",
        "text/csv;q=0, */*", "text/csv, application/*"}) {
    CAPTURE(accept);
    CHECK(told(accept).content_type == "application/json");
  }
}

TEST_CASE("one row by itself is answered as the list of that row") {
  const std::string row = R"({"Artist": "A", "Track": "S", "Danceability": 0.5, "Energy": 0.25})";
  CHECK(ask(row).body == ask(R"({"rows": [)" + row + "]}").body);
  CHECK(ask(row).rows == 1);
}

TEST_CASE("cells that cannot be read are told and taken as missing, as those of a file") {
  const std::string csv = "Artist,Track,Danceability,Energy\nA,S,0.5,x7\nA,,0.5,0.5\n";
  const std::string body = ask(as_json(csv, false)).body;
  CHECK(predictions_in(body) == printed(csv, Detail::kAnswers));
  CHECK(body.find(R"(Energy \"x7\")") != std::string::npos);
  CHECK(body.find("artist or track name is missing") != std::string::npos);
}

TEST_CASE("null, what is left out and the empty text are missing, true and false are flags") {
  const std::string filled =
      R"({"Artist": "A", "Track": "S", "Danceability": 0.5, "Views": 1000, "Licensed": true)";
  const std::string none = ask(filled + "}").body;
  CHECK(ask(filled + R"(, "Energy": null})").body == none);
  CHECK(ask(filled + R"(, "Energy": ""})").body == none);
  CHECK(none.find("could not be read") == std::string::npos);
}

TEST_CASE("keys are as lenient as headers, over all rows") {
  const std::string one = ask(R"({"rows": [{"Artist": "A", "Track": "S", "Danceability": 0.5},
                                           {"Artist": "B", "Track": "T", "Energy": 0.5}]})")
                              .body;
  CHECK(ask(R"({"rows": [{"artist": "A", "Track_Name": "S", "DANCEABILITY": 0.5},
                         {"energy": 0.5, "ARTIST": "B", "track name": "T"}]})")
            .body == one);
}

TEST_CASE("an answer names its model, and the keys that nothing used") {
  score::StudyModel model = score::small_study();
  model.version = "0123456789abcdef0123456789abcdef";
  const score::Scorer named(std::make_shared<const score::StudyModel>(model), nullptr, 1);
  const Json answer = table::parse_json(
      score_rows(named, {.content_type = "application/json",
                         .body = R"({"Artist": "A", "Track": "S", "Energy": 1, "Danceabilty": 1})"})
          .body,
      "answer");
  CHECK(answer.find("schema_version")->dump() == "1");
  CHECK(answer.find("model")->find("version")->dump() == '"' + model.version + '"');
  CHECK(answer.find("model")->find("short_version")->dump() == "\"01234567\"");
  CHECK(answer.find("model")->find("trained_on")->dump() == '"' + model.data_digest + '"');
  CHECK(answer.find("ignored")->dump(0) == R"(["Danceabilty"])");
}

// What score_rows() refuses, as one line.
std::string refusal_of(const ScoreRequest& request, base::ErrorKind kind, ScoreLimits limits = {}) {
  try {
    score_rows(scorer(), request, limits);
  } catch (const base::Error& error) {
    CHECK(error.kind() == kind);
    CHECK_FALSE(error.remedy().empty());
    return error.what();
  }
  return "answered";
}

TEST_CASE("a body that cannot be read is refused with its place") {
  struct Case {
    const char* body;
    const char* begins;
    const char* says;
  };
  for (const Case& each : {
           Case{"", "body:1:1:", "not JSON"},
           Case{"{\"Artist\": }", "body:1:12:", "not JSON"},
           Case{"[]", "rows:1:", "no object"},
           Case{"{\"rows\": {}}", "rows:", "no list"},
           Case{"{\"rows\": []}", "rows:", "no list"},
           Case{R"({"rows": [{"Artist": "A", "Track": "S", "Energy": 1}, 7]})",
                "rows:2:", "no object"},
           Case{R"({"Artist": "A", "Track": "S", "Energy": [1]})", "rows:1:3:", "'Energy'"},
           Case{R"({"Artist": "A\u0000", "Track": "S", "Energy": 1})", "rows:1:1:", "NUL"},
           Case{R"({"Artist": "A", "Track": "S", "Energy": 1, "Energy": 1})", "rows:1:4:", "twice"},
           Case{R"({"Artist": "A", "Track": "S", "Energy": 1, "energy": 1})", "rows:1:4:", "twice"},
           Case{R"({"Artist": "A", "Track": "", "Energy": 1})", "rows: none",
                "an artist or a track name"},
           Case{R"({"Artist": "A"})", "rows:1", "Track"},
       }) {
    CAPTURE(each.body);
    const std::string told = refusal_of({.content_type = "application/json", .body = each.body},
                                        base::ErrorKind::kInputRefused);
    CAPTURE(told);
    CHECK(told.starts_with(each.begins));
    CHECK(told.find(each.says) != std::string::npos);
  }
  CHECK(refusal_of({.content_type = "text/csv", .body = "Artist,Track,Energy\nA,S,\"1\n"},
                   base::ErrorKind::kInputRefused)
            .starts_with("body:2:5:"));
}

TEST_CASE("other types of body and reasons as CSV are refused") {
  const char* row = R"({"Artist": "A", "Track": "S", "Energy": 1})";
  CHECK(refusal_of({.content_type = "text/html", .body = row}, base::ErrorKind::kUsage)
            .find("text/html") != std::string::npos);
  CHECK(
      refusal_of(
          {.content_type = "application/json", .body = row, .accept = "text/csv", .explain = true},
          base::ErrorKind::kUsage)
          .find("reasons") != std::string::npos);
}

TEST_CASE("more rows than one request may hold are refused before any is scored") {
  const std::string csv = "Artist,Track,Energy\nA,S,1\nA,T,1\nA,U,1\n";
  const std::string json = as_json(csv, true);
  for (const ScoreRequest& request :
       {ScoreRequest{.content_type = "text/csv", .body = csv},
        ScoreRequest{.content_type = "application/json", .body = json}}) {
    CHECK(score_rows(scorer(), request, {.rows = 3}).rows == 3);
    const std::string told = refusal_of(request, base::ErrorKind::kInputRefused, {.rows = 2});
    CHECK(told.find("3 rows, and one request may hold 2") != std::string::npos);
  }
}

}  // namespace
}  // namespace crossfade::server
