#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade runs`, `runs show`, `runs compare`: what was run, with what, and how it came out.
void add_runs_command(CLI::App& app);

}  // namespace crossfade::cli
