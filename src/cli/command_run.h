#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade run`: the main job.
void add_run_command(CLI::App& app);

}  // namespace crossfade::cli
