#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade listen`: tempo, key, loudness and the rest of sound files.
void add_listen_command(CLI::App& app);

}  // namespace crossfade::cli
