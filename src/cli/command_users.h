#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade users add|list|role|password|remove`: who may log in to the dashboard of a store.
/// Passwords come from the terminal without echo or from stdin, never from an option. A server that
/// runs takes the change within a second.
void add_users_command(CLI::App& app);

}  // namespace crossfade::cli
