#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade score`: demos against the models, and the rule by which to sign them.
void add_score_command(CLI::App& app);

}  // namespace crossfade::cli
