#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade generate`: a synthetic catalogue in the public format, any size.
void add_generate_command(CLI::App& app);

}  // namespace crossfade::cli
