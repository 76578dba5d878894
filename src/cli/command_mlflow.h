#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade mlflow push` and `crossfade mlflow export`: a store's runs for MLflow.
void add_mlflow_command(CLI::App& app);

}  // namespace crossfade::cli
