#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade plan`: what to do under a budget, from a plan file.
void add_plan_command(CLI::App& app);

}  // namespace crossfade::cli
