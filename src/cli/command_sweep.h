#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade sweep`: tries many settings, each a run of its own.
void add_sweep_command(CLI::App& app);

}  // namespace crossfade::cli
