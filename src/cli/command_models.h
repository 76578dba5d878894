#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade models`: the versions of a store's models, and who changed what.
void add_models_command(CLI::App& app);

}  // namespace crossfade::cli
