#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade features`: the numbers that a scenario's models read, for other learners to try.
void add_features_command(CLI::App& app);

}  // namespace crossfade::cli
