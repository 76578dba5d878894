#include "cli/command_runs.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/error.h"
#include "base/file.h"
#include "cli/output.h"
#include "cli/run_origin.h"
#include "cli/run_tables.h"
#include "cli/shared_options.h"
#include "registry/run_comparison.h"
#include "registry/run_filter.h"
#include "registry/run_json.h"
#include "registry/runs.h"
#include "store/store.h"
#include "table/json.h"
#include "warehouse/warehouse.h"

namespace crossfade::cli {
namespace {

using registry::RunFamily;
using registry::RunRecord;

struct Options : SharedOptions {
  std::string where;
  std::string sort;
  std::vector<std::string> shown;
  std::size_t limit = 0;  // 0: all
  bool all = false;
  bool csv = false;
  std::int64_t id = 0;
  std::string out;
  std::vector<std::int64_t> compared;
};

void mark_killed(store::Store& store) {
  warehouse::prepare(store);
  registry::mark_killed_runs(store, now_ms());
}

void print_json(const std::vector<RunRecord>& runs) {
  table::Json list = table::Json::array();
  for (const RunRecord& run : runs) list.push(registry::json_run(run));
  print_line(table::Json::object().set("schema_version", 1).set("runs", std::move(list)).dump());
}

void list(const Options& options) {
  store::Store store(options.store, store::Access::kExisting);
  mark_killed(store);
  std::vector<RunRecord> runs = registry::list_runs(store);
  const bool is_empty = runs.empty();
  if (!options.where.empty()) {
    runs = registry::filter_runs(runs, options.where);
  } else if (!options.all) {
    std::erase_if(runs, [](const RunRecord& run) { return run.parent != 0; });
  }
  for (const std::string& name : options.shown) {
    if (!runs.empty() && !registry::is_known_name(runs, name)) {
      registry::refuse_name(runs, name, "--show", 1);
    }
  }
  if (!options.sort.empty()) registry::sort_runs(runs, options.sort);
  if (options.limit > 0 && runs.size() > options.limit) runs.resize(options.limit);
  if (options.json) return print_json(runs);
  if (options.csv) return print(run_csv(runs));
  if (is_empty) return print_line("no run yet: `crossfade run --store` keeps one");
  if (runs.empty()) return print_line("no run is like that");
  print(run_list(runs, options.shown));
}

void show(const Options& options) {
  store::Store store(options.store, store::Access::kExisting);
  mark_killed(store);
  const RunFamily family = registry::load_family(store, options.id);
  if (!options.out.empty()) {
    for (const registry::RunFile& file : family.run.files) {
      const std::size_t slash = file.path.rfind('/');
      const std::string folder = slash == std::string::npos ? "" : "/" + file.path.substr(0, slash);
      base::write_files(options.out + folder, {{file.path.substr(slash + 1), file.content}});
    }
  }
  if (!options.json) return print(run_page(family));
  table::Json parts = table::Json::array();
  for (const RunRecord& child : family.children) parts.push(registry::json_run(child));
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("run", registry::json_run(family.run))
                 .set("parts", std::move(parts))
                 .dump());
}

void compare(const Options& options) {
  if (options.compared.size() < 2) {
    throw base::Error(base::ErrorKind::kUsage, "one run alone cannot be compared", {},
                      "name two or more: `crossfade runs compare 1 4`");
  }
  store::Store store(options.store, store::Access::kExisting);
  mark_killed(store);
  std::vector<RunFamily> families;
  for (const std::int64_t id : options.compared) {
    families.push_back(registry::load_family(store, id));
  }
  const registry::RunComparison comparison = registry::compare_runs(families);
  if (!options.json) return print(comparison_page(families, comparison));
  print_line(table::Json::object()
                 .set("schema_version", 1)
                 .set("comparison", registry::json_comparison(families, comparison))
                 .dump());
}

void add_list_options(CLI::App& runs, Options& options) {
  runs.add_option("--where", options.where,
                  "only those of which it is true, parts included: \"r2 > .6 and scenario = c\"")
      ->type_name("QUESTION");
  runs.add_option("--sort", options.sort, "order by a figure, parameter or tag: \"r2 desc\"")
      ->type_name("NAME");
  runs.add_option("--show", options.shown, "tell this of every run, too; may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false);
  runs.add_option("--limit", options.limit, "at most so many runs")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  runs.add_flag("--all", options.all, "parts of runs (models, settings of sweeps) too");
  runs.add_flag("--csv", options.csv, "as CSV, with every name that a run knows");
}

}  // namespace

void add_runs_command(CLI::App& app) {
  CLI::App* runs = app.add_subcommand("runs", "what was run: list, filter, show and compare");
  const auto options = std::make_shared<Options>();
  add_store(*runs, *options, true);
  add_json(*runs, *options);
  add_list_options(*runs, *options);

  CLI::App* one = runs->add_subcommand("show", "everything that is known of a run");
  one->fallthrough();
  one->add_option("ID", options->id, "number of the run")->required();
  one->add_option("--out", options->out, "write the run's files into this folder")
      ->type_name("DIR");
  one->callback([options] { show(*options); });

  CLI::App* several = runs->add_subcommand(
      "compare", "what differs between runs, and what of it is larger than chance");
  several->fallthrough();
  several->add_option("ID", options->compared, "numbers of two runs or more")->required();
  several->callback([options] { compare(*options); });

  runs->callback([runs, options] {
    if (runs->get_subcommands().empty()) list(*options);
  });
}

}  // namespace crossfade::cli
