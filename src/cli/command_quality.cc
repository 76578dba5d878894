#include "cli/command_quality.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/file.h"
#include "base/progress.h"
#include "catalogue/quality.h"
#include "catalogue/quality_rows.h"
#include "catalogue/recording_index.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "report/json_parts.h"
#include "study/study.h"
#include "text/number_format.h"

namespace crossfade::cli {
namespace {

struct Options : SharedOptions {
  std::string rows;
};

std::string padded(double value, std::size_t width) {
  const std::string text = text::format_count(value);
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

void print_text(const catalogue::QualityReport& quality, const catalogue::Import& import,
                text::Language language) {
  print_line("Quality " + text::format_decimal(quality.score, 1) + " / 100, " +
             text::format_count(static_cast<double>(quality.rows)) + " tracks, " +
             text::format_count(static_cast<double>(import.issues.size())) + " import issues");
  for (const catalogue::PartResult& part : quality.parts) {
    print_line("");
    print_line(std::string(part.name.in(language)) + ": " +
               (part.applies ? text::format_decimal(part.score, 1) : "–"));
    for (const catalogue::RuleResult& rule : quality.rules) {
      if (rule.part != part.part || rule.checked == 0) continue;
      print_line(padded(static_cast<double>(rule.faults), 10) + "  " +
                 std::string(rule.sentence.in(language)));
    }
  }
}

void judge(const Options& options) {
  const std::unique_ptr<base::Progress> progress = base::Progress::on_terminal();
  const study::Source source = study::open_source(
      options.files, options.store, {.as_of = options.as_of_date(), .progress = progress.get()});
  progress->begin("quality", 0);
  const catalogue::Import& import = source.import;
  const catalogue::QualityReport quality =
      catalogue::judge_quality(import, catalogue::index_recordings(import.catalogue),
                               options.today_date(), options.thread_count());
  progress->finish();
  if (!options.rows.empty()) {
    base::write_file(options.rows, catalogue::quality_rows_csv(quality, import));
  }
  if (!options.json) return print_text(quality, import, options.tongue());
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("quality", report::json_quality(quality))
                 .set("import_issues", report::json_issues(import.issues, import.files))
                 .dump());
}

}  // namespace

void add_quality_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand("quality", "the quality report alone");
  const auto options = std::make_shared<Options>();
  add_files(*command, *options, "catalogues to judge; without any, the store's latest snapshot");
  add_store(*command, *options, false);
  add_as_of(*command, *options);
  add_today(*command, *options);
  command->add_option("--rows", options->rows, "write the list of faulty rows")
      ->type_name("FILE.csv");
  add_language(*command, *options);
  add_json(*command, *options);
  command->callback([options] { judge(*options); });
}

}  // namespace crossfade::cli
