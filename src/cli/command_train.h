#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade train`: fits all models and saves them.
void add_train_command(CLI::App& app);

}  // namespace crossfade::cli
