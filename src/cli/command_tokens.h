#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade tokens add|list|revoke`: tokens by which programs use a store's server. `add` prints
/// the token, this one time. A server that runs takes the change within a second.
void add_tokens_command(CLI::App& app);

}  // namespace crossfade::cli
