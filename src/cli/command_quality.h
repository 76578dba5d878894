#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade quality`: the quality report alone.
void add_quality_command(CLI::App& app);

}  // namespace crossfade::cli
