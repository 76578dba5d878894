#include "report/report.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

#include "report/document.h"
#include "report/figure.h"
#include "report/leak_words.h"
#include "report/model_card_face.h"
#include "report/not_known.h"
#include "report/refusal_words.h"
#include "report/sample_report_test.h"
#include "report/svg_chart.h"
#include "table/json.h"
#include "text/number_format.h"
#include "text/unicode.h"

namespace crossfade::report {
namespace {

using text::Language;

constexpr Language kLanguages[] = {Language::kEnglish, Language::kKorean};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t occurrences(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

std::vector<std::string> all_faces(const Report& report) {
  std::vector<std::string> faces = {to_json(report)};
  for (const Language language : kLanguages) {
    faces.push_back(to_html(report, language));
    faces.push_back(to_markdown(report, language));
    faces.push_back(to_summary(report, language));
  }
  return faces;
}

std::vector<std::string> keys(const table::Json& object) {
  std::vector<std::string> names;
  for (const auto& member : std::get<table::Json::Object>(object.value())) {
    names.push_back(member.first);
  }
  return names;
}

TEST_CASE("report.json is JSON with a schema version and estimates of four members") {
  const table::Json json = table::parse_json(to_json(sample_report()), "report.json");
  CHECK(keys(json).front() == "schema_version");
  const table::Json* kpis = json.find("kpis");
  REQUIRE(kpis != nullptr);
  const table::Json* correlation = kpis->find("correlation");
  REQUIRE(correlation != nullptr);
  CHECK(keys(*correlation) == std::vector<std::string>{"value", "low", "high", "n"});
  CHECK(std::get<double>(correlation->find("value")->value()) == 0.6);
}

TEST_CASE("the reference profile's kpis have exactly the keys of its users") {
  const table::Json json = table::parse_json(to_json(sample_reference_report()), "report.json");
  CHECK(keys(*json.find("kpis")) ==
        std::vector<std::string>{"rows_read", "rows_after_cut_on_streams",
                                 "rows_after_cut_on_views", "rows_after_cut_on_likes", "artists",
                                 "total_streams", "total_views", "mean_streams", "median_streams",
                                 "correlation_streams_views", "mean_likes_per_view_plus_one",
                                 "mean_audio_positivity", "official_video_lift",
                                 "hit_threshold_streams", "rows_with_views"});
  const auto& models = std::get<table::Json::Array>(json.find("models")->value());
  REQUIRE(models.size() == 1);
  CHECK(std::get<double>(models[0].find("fold_mean")->value()) == 0.3);
}

TEST_CASE("long lists of rows are cut to twenty, counted from one") {
  const table::Json json = table::parse_json(to_json(sample_report()), "report.json");
  const auto& rules = std::get<table::Json::Array>(json.find("quality")->find("rules")->value());
  const auto& rows = std::get<table::Json::Array>(rules[0].find("first_rows")->value());
  REQUIRE(rows.size() == 20);
  CHECK(std::get<std::int64_t>(rows[0].value()) == 1);
}

TEST_CASE("no face shows a path, a raw NaN or an unfilled hole") {
  for (const Report& report : {sample_report(), sample_reference_report(), Report{}}) {
    for (const std::string& face : all_faces(report)) {
      CHECK_FALSE(holds(face, "/secret"));
      for (const char* written : {" nan", ">nan", "\"nan", "-nan", "[nan"}) {
        CHECK_FALSE(holds(face, written));
      }
      CHECK_FALSE(holds(face, "inf "));
      CHECK_FALSE(holds(face, " {} "));
    }
  }
}

TEST_CASE("the page runs no script, loads nothing and escapes every name") {
  for (const Language language : kLanguages) {
    const std::string html = to_html(sample_report(), language);
    CHECK_FALSE(holds(html, "<script"));
    CHECK_FALSE(holds(html, "http:"));
    CHECK_FALSE(holds(html, "https:"));
    CHECK_FALSE(holds(html, "url("));
    CHECK_FALSE(holds(html, "src="));
    CHECK_FALSE(holds(html, "<b>many"));
    CHECK(holds(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(html.size() < 300'000);
  }
}

TEST_CASE("the page can be read by a screen reader") {
  const std::string html = to_html(sample_report(), Language::kKorean);
  CHECK(holds(html, "<html lang=\"ko\">"));
  CHECK(occurrences(html, "<h1>") == 1);
  const std::size_t charts = occurrences(html, "<svg");
  CHECK(charts >= 6);
  CHECK(occurrences(html, "<svg role=\"img\"") == charts);
  CHECK(occurrences(html, "<desc>") == charts);
  CHECK(occurrences(html, "<caption>") == occurrences(html, "<table>"));
}

TEST_CASE("an undated study says so, a dated one shows the day") {
  Report report = sample_report();
  CHECK(holds(to_html(report, Language::kEnglish), "no date given"));
  CHECK(not_known(report).front().id == "undated");
  report.as_of = *base::parse_date("2023-02-07");
  CHECK(holds(to_html(report, Language::kEnglish), "2023-02-07"));
  CHECK(holds(to_json(report), "\"as_of\": \"2023-02-07\""));
  CHECK(not_known(report).front().id != "undated");
}

catalogue::MissingReport missing_cells(catalogue::MissingPolicy policy, double value) {
  catalogue::MissingReport missing;
  missing.rule.policy = policy;
  missing.rule.value.fill(value);
  if (policy == catalogue::MissingPolicy::kRefuse) return missing;
  missing.missing[1] = 1'234;
  missing.missing[11] = 5;
  return missing;
}

TEST_CASE("report and card say what became of missing inputs: how many, and what was put in") {
  using catalogue::MissingPolicy;
  Report report = sample_report();
  const auto all_hold = [&report](text::Bilingual part) {
    for (const Language language : kLanguages) {
      CAPTURE(part.in(language));
      CHECK(holds(to_html(report, language), part.in(language)));
      CHECK(holds(to_markdown(report, language), part.in(language)));
      CHECK(holds(to_card_markdown(report, language), part.in(language)));
    }
  };
  report.missing = missing_cells(MissingPolicy::kMedian, 97'405.5);
  for (const text::Bilingual part : {text::Bilingual{": 1,239; ", "1,239개"},
                                     {"energy", "에너지"},
                                     {"97,406", "97,406"},
                                     {"was filled with its column", "중앙값"}}) {
    all_hold(part);
  }
  for (const std::string& json : {to_json(report), to_card_json(report)}) {
    CHECK(holds(json, "\"policy\": \"median\""));
    CHECK(holds(json, "\"column\": \"likes\""));
    CHECK(holds(json, "\"filled_with\": 97405.5"));
    CHECK_FALSE(holds(json, "\"column\": \"tempo\""));
  }
  report.missing = missing_cells(MissingPolicy::kZero, 0);
  all_hold({"filled with zero", "0으로"});
  report.missing = missing_cells(MissingPolicy::kKeep, std::nan(""));
  all_hold({"they stay missing", "빈 채로"});
  all_hold({"left missing", "비워 둠"});
  CHECK(holds(to_json(report), "\"filled_with\": null"));
  report.missing = missing_cells(MissingPolicy::kRefuse, std::nan(""));
  all_hold({"no model would have been trained", "학습하지 않았을"});
}

TEST_CASE("a report of the old pipeline, which fills in its own way, claims no policy") {
  const Report report = sample_reference_report();
  CHECK(holds(to_json(report), "\"missing\": null"));
  CHECK_FALSE(holds(to_html(report, Language::kEnglish), "Missing cells among"));
}

TEST_CASE("a refused model shows its reason, and a model too good to be true an alarm") {
  Report report = sample_report();
  CHECK(holds(to_markdown(report, Language::kEnglish), "No model: artists: 3"));
  CHECK(holds(to_markdown(report, Language::kKorean), "모델 없음: 아티스트가 3명뿐"));
  CHECK(holds(to_json(report), "\"refused\": \"artists: 3, fewer than the 5 folds"));
  CHECK_FALSE(holds(to_html(report, Language::kEnglish), "role=\"alert\""));
  report.models[0].leak_warnings = {
      {evaluate::LeakKind::kHighScore, "engagement", 0.96, 0.61, 0.7}};
  CHECK(holds(to_html(report, Language::kEnglish), "role=\"alert\""));
  CHECK(holds(to_summary(report, Language::kEnglish), "LEAK?"));
  CHECK(holds(to_json(report), "\"leak_suspected\": true"));
}

TEST_CASE("each kind of leak is a sentence in both languages and on every face, with its figures") {
  using evaluate::LeakKind;
  const std::vector<evaluate::LeakWarning> warnings = {
      {LeakKind::kHighScore, "engagement", 0.964, 0.612, 0.7, 0},
      {LeakKind::kHighScore, "", 0.964, NAN, 0.7, 0},
      {LeakKind::kColumnAlone, "log_views", 0.987, NAN, 0.7, 0},
      {LeakKind::kSplitRows, "recording", 0.651, 0.64, NAN, 12},
      {LeakKind::kSplitRows, "video", 0.651, 0.64, NAN, 63},
      {LeakKind::kSplitRows, "streams", 0.651, NAN, NAN, 28}};
  std::set<std::string> sentences;
  for (const evaluate::LeakWarning& warning : warnings) {
    Report report = sample_report();
    report.models[0].leak_warnings = {warning};
    for (const Language language : kLanguages) {
      const std::string words = leak_words(warning, report.models[0], language);
      CHECK(sentences.insert(words).second);
      CHECK_FALSE(holds(words, "{}"));
      CHECK_FALSE(holds(words, "nan"));
      CHECK(holds(words, text::format_decimal(warning.value_with, 3)));
      CHECK(holds(to_markdown(report, language), words));
      CHECK(holds(to_html(report, language), words));
      CHECK(holds(to_json(report), words));
      const std::string summary = to_summary(report, language);
      CHECK(holds(summary, text::format_decimal(warning.value_with, 3)));
      CHECK(holds(summary, warning.kind == LeakKind::kSplitRows ? "(1)" : "?"));
    }
    CHECK(is_leak_suspected(report.models[0]) == (warning.kind != LeakKind::kSplitRows));
  }
  CHECK_FALSE(holds(to_summary(sample_report(), Language::kEnglish), "Leak warnings"));
  CHECK_FALSE(is_leak_suspected(sample_report().models[0]));
}

TEST_CASE("a model's card tells its data, figures, warnings, limits and what it is not for") {
  Report report = sample_report();
  report.models.pop_back();
  report.models[0].leak_warnings = {
      {evaluate::LeakKind::kColumnAlone, "log_views", 0.98, NAN, 0.7}};
  const std::string json = to_card_json(report);
  for (const char* part :
       {"label.csv", "abcdef0123456789", "\"seed\": 7", "\"scenario\": \"c\"", "\"r2\"", "\"auc\"",
        "\"ece\"", "\"band_coverage\"", "\"family_shares\"", "\"feature_importance\"",
        "column_alone", "\"limits\"", "\"not_for\"", "before the leak warnings"}) {
    CAPTURE(part);
    CHECK(holds(json, part));
  }
  CHECK_FALSE(holds(json, "/secret/place"));
  for (const Language language : kLanguages) {
    const std::string markdown = to_card_markdown(report, language);
    CHECK(holds(markdown, "label.csv"));
    CHECK(holds(markdown, "0.570"));  // R2
    CHECK(holds(markdown, "2.2"));    // exp of the mean absolute error, .8
    CHECK(
        holds(markdown, leak_words(report.models[0].leak_warnings[0], report.models[0], language)));
    CHECK_FALSE(holds(markdown, "{}"));
  }
  report.models[0].leak_warnings.clear();
  CHECK_FALSE(holds(to_card_json(report), "before the leak warnings"));
}

TEST_CASE("what the old README called important stands beside ours, with the reason they differ") {
  const std::string english = to_markdown(sample_report(), Language::kEnglish);
  CHECK(holds(english, "| log\\_views | .285 | views | 0.750 | 0.310"));
  CHECK(holds(english, "| youtube\\_engagement | .187 | likes and comments | – | – |"));
  CHECK(holds(english, "| audio\\_positivity | .142 | audio | 0.250 | 0.020"));
  CHECK(holds(english, "Why they differ: the README does not say"));
  CHECK(holds(to_markdown(sample_report(), Language::kKorean), "다른 이유: README는"));
  Report refused = sample_report();
  refused.models.clear();
  CHECK_FALSE(holds(to_markdown(refused, Language::kEnglish), ".285"));
}

TEST_CASE("how a model was learnt is told in both languages and as data") {
  CHECK(holds(to_markdown(sample_report(), Language::kEnglish),
              "boosting of 400 trees with 20 leaves, rate 0.045, 25 % of the columns"));
  CHECK(holds(to_markdown(sample_report(), Language::kKorean), "엑스트라 트리 40개"));
  CHECK(holds(to_json(sample_report()), "\"kind\": \"extra_trees\""));
  CHECK(holds(to_json(sample_report()), "\"r2_alone\": 0.56,"));
  CHECK(holds(to_json(sample_report()), "\"weight\": 0.2"));
  CHECK(holds(to_markdown(sample_report(), Language::kEnglish), "(alone R² 0.560, weight 0.80)"));
}

TEST_CASE("the folds are told one by one, with the fingerprint of who was in which") {
  const std::string english = to_markdown(sample_report(), Language::kEnglish);
  CHECK(holds(english, "R² fold by fold: 0.560 (n = 60), 0.580 (n = 40)."));
  CHECK(holds(english, "AUC fold by fold: 0.560"));
  CHECK(holds(to_markdown(sample_report(), Language::kKorean), "폴드 지문: f01d5"));
  CHECK(holds(to_json(sample_report()), "\"folds_digest\": \"f01d5\""));
}

TEST_CASE("every table tells its date and its n, histograms their n") {
  for (const Report& report : {sample_report(), sample_reference_report()}) {
    for (const Block& block : compose(report, Language::kEnglish).blocks) {
      if (const Table* table = std::get_if<Table>(&block)) {
        CAPTURE(table->caption);
        CHECK(holds(table->caption, "counts as of: "));
        CHECK((table->n == 0 || holds(table->caption, "(n = ")));
      }
    }
  }
  // Bins of 1, 5, 9 and 2 tracks, one at zero.
  CHECK(holds(to_markdown(sample_report(), Language::kEnglish), "n = 18. Most tracks lie about"));
  CHECK(holds(to_markdown(sample_report(), Language::kEnglish), "How well it does (n = 100, "));
}

TEST_CASE("every refusal is a sentence in both languages, without a hole") {
  using Kind = evaluate::Refusal::Kind;
  for (const Kind kind : {Kind::kFewRows, Kind::kFewArtists, Kind::kConstantTarget, Kind::kNoHit}) {
    const std::string english = refusal_words({kind, 3, 5}, Language::kEnglish);
    const std::string korean = refusal_words({kind, 3, 5}, Language::kKorean);
    CHECK_FALSE(english.empty());
    CHECK_FALSE(korean.empty());
    CHECK(english != korean);
    CHECK_FALSE(holds(english + korean, "{}"));
  }
}

TEST_CASE("the top tracks' expectations come with their three strongest reasons") {
  const std::string english = to_markdown(sample_report(), Language::kEnglish);
  CHECK(holds(english,
              "| 40.0 million | 200 million | x 3.20: title and channel (channel: the "
              "artist's own) · x 2.50: views (views 485 million) · x 1.25: names (how "));
  CHECK_FALSE(holds(english, "x 0.50: audio"));
  const std::string korean = to_html(sample_report(), Language::kKorean);
  CHECK(
      holds(korean, "x 3.20: 제목과 채널 (채널: 아티스트 본인) · x 2.50: 조회수 (조회수 4.85억)"));
  const table::Json json = table::parse_json(to_json(sample_report()), "report.json");
  const auto& tracks =
      std::get<table::Json::Array>(json.find("rankings")->find("predictions")->value());
  const table::Json& reasons = *tracks[0].find("reasons");
  CHECK(std::get<double>(reasons.find("base")->value()) == doctest::Approx(4e7));
  const auto& families = std::get<table::Json::Array>(reasons.find("families")->value());
  REQUIRE(families.size() == 4);
  CHECK(keys(families[0]) ==
        std::vector<std::string>{"family", "factor", "feature", "value", "because"});
  CHECK(std::get<std::string>(families[0].find("because")->find("ko")->value()) ==
        "채널: 아티스트 본인");
  Report unexplained = sample_report();
  unexplained.top_track_predictions[0].reasons.reset();
  CHECK_FALSE(holds(to_markdown(unexplained, Language::kEnglish), "Strongest reasons"));
}

TEST_CASE("beside the reasons stand the recordings that sound most like the top tracks") {
  CHECK(holds(to_markdown(sample_report(), Language::kEnglish),
              "아이유 – 밤편지: 240 million (0.21) · "));
  const std::string korean = to_html(sample_report(), Language::kKorean);
  CHECK(holds(korean, "아이유 – 밤편지: 2.40억 (0.21) · &lt;b&gt; – a|b: – (0.50)"));
  const table::Json json = table::parse_json(to_json(sample_report()), "report.json");
  const auto& tracks =
      std::get<table::Json::Array>(json.find("rankings")->find("predictions")->value());
  const auto& nearest = std::get<table::Json::Array>(tracks[0].find("nearest")->value());
  REQUIRE(nearest.size() == 2);
  CHECK(std::get<std::string>(nearest[0].find("track")->value()) == "밤편지");
  CHECK(std::get<double>(nearest[0].find("distance")->value()) == 0.21);
}

TEST_CASE("each family's share of the answers stands beside what it is worth") {
  const std::string english = to_markdown(sample_report(), Language::kEnglish);
  CHECK(holds(english, "| views | 75.0 % |"));
  CHECK(holds(to_html(sample_report(), Language::kKorean), "<td class=\"n\">75.0"));
  CHECK(holds(to_json(sample_report()), "\"family_shares\""));
  Report unexplained = sample_report();
  for (evaluate::ModelCard& card : unexplained.models) card.family_shares.clear();
  CHECK_FALSE(holds(to_markdown(unexplained, Language::kEnglish), "75.0 %"));
}

TEST_CASE("a benchmark appears only when the user set one, with its source") {
  Report report = sample_report();
  CHECK(holds(to_markdown(report, Language::kEnglish), "our own label, 2024"));
  report.benchmarks.clear();
  CHECK_FALSE(holds(to_markdown(report, Language::kEnglish), "Benchmark"));
}

TEST_CASE("the summary fits a screen of 24 lines and 80 columns in both languages") {
  Report crowded = sample_report();
  for (int i = 0; i < 12; ++i) crowded.models.push_back(crowded.models[0]);
  crowded.models[1].leak_warnings = {
      {evaluate::LeakKind::kHighScore, "engagement", 0.96, 0.6, 0.7}};
  crowded.models[0].refused = {evaluate::Refusal::Kind::kFewRows, 1'234'567, 100};
  for (const Report& report : {sample_report(), crowded, sample_reference_report(), Report{}}) {
    for (const Language language : kLanguages) {
      std::istringstream lines(to_summary(report, language));
      int count = 0;
      for (std::string line; std::getline(lines, line); ++count) {
        CHECK(text::display_width(line) <= 80);
      }
      CHECK(count <= 24);
    }
  }
}

TEST_CASE("Markdown keeps a name with a bar in its cell and stars as stars") {
  const std::string markdown = to_markdown(sample_report(), Language::kEnglish);
  CHECK(holds(markdown, "봄날 \\| \"quoted\" \\*stars\\*"));
  CHECK_FALSE(holds(markdown, "<script"));
}

TEST_CASE("the claims of the old README stand beside what was found") {
  for (const Language language : kLanguages) {
    const std::string html = to_html(sample_reference_report(), language);
    CHECK(holds(html, ".847"));
    CHECK(holds(html, ".127"));
    CHECK(holds(html, "0.44"));
  }
  const std::string korean = to_html(sample_reference_report(), Language::kKorean);
  CHECK(holds(korean, "무작위 분할"));
  CHECK(holds(korean, "스트리밍(R²)"));
}

TEST_CASE("every line of the board has both languages and an id of its own") {
  std::vector<std::string_view> ids;
  for (const KpiLine& line : kpi_lines()) {
    CHECK_FALSE(line.label.english.empty());
    CHECK_FALSE(line.label.korean.empty());
    CHECK(line.label.english != line.label.korean);
    ids.push_back(line.id);
  }
  std::ranges::sort(ids);
  CHECK(std::ranges::adjacent_find(ids) == ids.end());
}

TEST_CASE("figures are short for people and whole in their title") {
  const Cell cell = figure(12'345'678, Style::kLarge, Language::kEnglish);
  CHECK(cell.text == "12.3 million");
  CHECK(cell.full == "12,345,678");
  CHECK(figure(std::nan(""), Style::kShare, Language::kEnglish).text == "–");
  CHECK(interval({0.5, std::nan(""), std::nan(""), 3}, Style::kDecimal, Language::kEnglish) == "–");
}

TEST_CASE("markup and control characters in a name become harmless") {
  CHECK(escape_markup("<a href='x'>&\"\x01") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot; ");
}

TEST_CASE("the last power of ten on a density chart's axis ends where the picture ends") {
  const insight::LogGrid grid{.x_low = 0,
                              .y_low = 0,
                              .columns = 10,
                              .rows = 5,
                              .cells = std::vector<std::uint64_t>(50, 1),
                              .tracks = 50};
  const std::string svg = density_chart({"t", "d"}, grid, {"x", "y"}, {"one", "ten", "hundred"});
  CHECK(holds(svg, "x=\"520.0\" y=\"339.0\" text-anchor=\"end\">hundred<"));
}

TEST_CASE("a chart of nothing known draws no bar and no NaN") {
  const std::string svg =
      bar_chart({"t", "d"}, {{"x", std::nan(""), std::nan(""), std::nan(""), "–"}});
  CHECK_FALSE(holds(svg, "<rect"));
  CHECK_FALSE(holds(svg, "nan"));
}

}  // namespace
}  // namespace crossfade::report
