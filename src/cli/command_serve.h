#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade serve`: the dashboard and the API of a store.
void add_serve_command(CLI::App& app);

}  // namespace crossfade::cli
