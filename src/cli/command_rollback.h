#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade rollback`: puts the champion before the champion to use again.
void add_rollback_command(CLI::App& app);

}  // namespace crossfade::cli
