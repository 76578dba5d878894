#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade calibrate`: maps from what is heard to what the platform says, from the label's own
/// released recordings.
void add_calibrate_command(CLI::App& app);

}  // namespace crossfade::cli
