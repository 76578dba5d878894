#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade import`: facts into the store.
void add_import_command(CLI::App& app);

}  // namespace crossfade::cli
