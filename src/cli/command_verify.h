#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade verify`: makes a run again and compares what it leaves.
void add_verify_command(CLI::App& app);

}  // namespace crossfade::cli
