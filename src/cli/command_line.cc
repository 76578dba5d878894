#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>

#include "base/error.h"
#include "base/interrupt.h"
#include "cli/command_calibrate.h"
#include "cli/command_drift.h"
#include "cli/command_export.h"
#include "cli/command_features.h"
#include "cli/command_findings.h"
#include "cli/command_generate.h"
#include "cli/command_import.h"
#include "cli/command_ledger.h"
#include "cli/command_listen.h"
#include "cli/command_mlflow.h"
#include "cli/command_models.h"
#include "cli/command_plan.h"
#include "cli/command_predict.h"
#include "cli/command_promote.h"
#include "cli/command_quality.h"
#include "cli/command_reports.h"
#include "cli/command_rollback.h"
#include "cli/command_run.h"
#include "cli/command_runs.h"
#include "cli/command_score.h"
#include "cli/command_serve.h"
#include "cli/command_sweep.h"
#include "cli/command_tokens.h"
#include "cli/command_train.h"
#include "cli/command_users.h"
#include "cli/command_verify.h"
#include "cli/output.h"
#include "text/similarity.h"

namespace crossfade::cli {
namespace {

constexpr const char* kShortHelp =
    "crossfade tells a record label what its Spotify and YouTube figures really say.\n"
    "\n"
    "  crossfade run catalogue.csv --out report       study a file, write the report\n"
    "  crossfade predict new.csv --model models       score new tracks\n"
    "\n"
    "`crossfade --help` lists all commands, `crossfade COMMAND --help` explains one.\n";

void add_commands(CLI::App& app) {
  add_run_command(app);
  add_findings_command(app);
  add_plan_command(app);
  add_import_command(app);
  add_quality_command(app);
  add_train_command(app);
  add_predict_command(app);
  add_score_command(app);
  add_features_command(app);
  add_export_command(app);
  add_generate_command(app);
  add_reports_command(app);
  add_runs_command(app);
  add_sweep_command(app);
  add_verify_command(app);
  add_listen_command(app);
  add_calibrate_command(app);
  add_ledger_command(app);
  add_models_command(app);
  add_promote_command(app);
  add_rollback_command(app);
  add_drift_command(app);
  add_mlflow_command(app);
  add_serve_command(app);
  add_users_command(app);
  add_tokens_command(app);
}

// All commands and options that could have been meant at this place of the command line.
std::vector<std::string> known_words(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    words.push_back(command->get_name());
  }
  const CLI::App* deepest = &app;
  for (const CLI::App* command : app.get_subcommands()) deepest = command;
  for (const CLI::Option* option : deepest->get_options()) {
    for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  }
  return words;
}

// " (did you mean `--store`?)" for the first word that nothing knows; empty where none is near.
std::string suggestion(const CLI::App& app, const std::vector<std::string>& arguments) {
  const std::vector<std::string> words = known_words(app);
  const std::vector<std::string_view> views(words.begin(), words.end());
  for (const std::string& argument : arguments) {
    const std::string word = argument.substr(0, argument.find('='));
    const bool looks_meant = word.starts_with("--") || argument == arguments.front();
    if (!looks_meant || std::ranges::find(words, word) != words.end()) continue;
    const std::string_view nearest = text::nearest_word(word, views);
    if (!nearest.empty()) return " (did you mean `" + std::string(nearest) + "`?)";
  }
  return " (see `crossfade --help`)";
}

int report_usage(const CLI::App& app, const CLI::ParseError& error,
                 const std::vector<std::string>& arguments) {
  std::string sentence = error.what();
  std::ranges::replace(sentence, '\n', ' ');
  if (app.get_subcommands().empty() && !arguments.front().starts_with("-")) {
    sentence = "there is no command `" + arguments.front() + "`";
  }
  std::fprintf(stderr, "crossfade: %s%s\n", sentence.c_str(), suggestion(app, arguments).c_str());
  return base::exit_code(base::ErrorKind::kUsage);
}

int parse_and_run(CLI::App& app, const std::vector<std::string>& arguments) {
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    const auto commands = app.get_subcommands();
    print(commands.empty() ? app.help() : commands.front()->help(app.get_name()));
  } catch (const CLI::CallForVersion&) {
    print_line("crossfade " CROSSFADE_VERSION);
  } catch (const CLI::RuntimeError& end) {  // a command's own code
    return end.get_exit_code();
  } catch (const CLI::ParseError& error) {
    return report_usage(app, error, arguments);
  }
  return 0;
}

}  // namespace

int run_command_line(const std::vector<std::string>& arguments) try {
  base::watch_for_interrupts();
  if (arguments.size() < 2) {
    print(kShortHelp);
    return 0;
  }
  CLI::App app("What a record label's Spotify and YouTube figures really say.", "crossfade");
  app.set_version_flag("--version", "crossfade " CROSSFADE_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(26);
  add_commands(app);
  return parse_and_run(app, {arguments.begin() + 1, arguments.end()});
} catch (const base::Error& error) {
  std::fprintf(stderr, "crossfade: %s\n", error.what());
  return base::exit_code(error.kind());
} catch (const std::bad_alloc&) {
  std::fputs("crossfade: out of memory (use a smaller file or a larger machine)\n", stderr);
  return base::exit_code(base::ErrorKind::kFailed);
} catch (const std::exception& error) {
  std::fprintf(stderr, "crossfade: %s\n", error.what());
  return base::exit_code(base::ErrorKind::kFailed);
}

}  // namespace crossfade::cli
