#include "cli/command_serve.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "base/error.h"
#include "cli/output.h"
#include "cli/shared_options.h"
#include "server/serve.h"

namespace crossfade::cli {
namespace {

void serve(const server::ServeOptions& options) {
  if (options.certificate.empty() != options.key.empty()) {
    throw base::Error(base::ErrorKind::kUsage, "--cert and --key go together", {},
                      "name both PEM files");
  }
  server::serve(options, [](const std::string& url) {
    print_line("Dashboard: " + url + " (Ctrl-C ends it)");
  });
}

}  // namespace

void add_serve_command(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("serve", "the dashboard and the scoring service of a store");
  const auto options = std::make_shared<server::ServeOptions>();
  options->program_version = CROSSFADE_VERSION;
  command->add_option("--store", options->store, "the store; made where it is missing")
      ->type_name("FILE.db")
      ->required();
  command
      ->add_option("--model", options->model,
                   "the folder of the models; without it the store's path and \".models\"")
      ->type_name("DIR");
  command->add_option("--address", options->address, "the address to listen on")
      ->capture_default_str();
  command->add_option("--port", options->port, "the port; 0 takes a free one")
      ->capture_default_str();
  command->add_option("--cert", options->certificate, "TLS: the certificate chain, PEM")
      ->type_name("FILE");
  command->add_option("--key", options->key, "TLS: its private key, PEM")->type_name("FILE");
  command->add_flag("--behind-proxy", options->behind_proxy,
                    "believe X-Forwarded-For, -Proto and -Host of the proxy in front");
  command
      ->add_option("--host", options->hosts,
                   "a name by which browsers call the server; may be repeated")
      ->type_name("NAME");
  command->add_option("--watch", options->watch, "import every CSV file that is put into DIR")
      ->type_name("DIR");
  command->add_option("--log", options->log, "the access log, a JSON line a request; - is stderr")
      ->type_name("FILE");
  command->add_option("--threads", options->threads, "for answers and jobs; 0: all processors")
      ->capture_default_str();
  command->callback([options] { serve(*options); });
}

}  // namespace crossfade::cli
