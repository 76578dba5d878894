#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade predict`: scores new tracks with trained models.
void add_predict_command(CLI::App& app);

}  // namespace crossfade::cli
