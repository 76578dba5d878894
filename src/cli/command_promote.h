#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade promote`: makes a challenger the champion, if it is better.
void add_promote_command(CLI::App& app);

}  // namespace crossfade::cli
