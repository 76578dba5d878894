#include "registry/version_files.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "score/small_study_test.h"

namespace crossfade::registry {
namespace {

namespace fs = std::filesystem;

// A store's models with one version, and what the store knows of it.
ModelVersion settle(const std::string& store) {
  const std::string staging = staging_folder(store);
  ModelVersion version;
  version.number = 1;
  version.digest = score::save_study_model(score::small_study(), staging);
  base::write_file(staging + "/streams_a.json", "{}");
  version.files = list_files(staging);
  settle_version(staging, version_folder(store, version.digest));
  return version;
}

void alter(const std::string& path) {
  std::string bytes(base::MappedFile(path).bytes());
  bytes[bytes.size() / 2] ^= 1;
  base::write_file(path, bytes);
}

base::ErrorKind refusal(const std::string& store, const ModelVersion& version) {
  try {
    check_version(store, version);
  } catch (const base::Error& error) {
    return error.kind();
  }
  FAIL("the version was taken for whole");
  return base::ErrorKind::kFailed;
}

TEST_CASE("a whole version passes; one byte of any of its files, or a file less, does not") {
  const score::FolderInTest folder;
  const std::string store = folder / "s.db";
  const ModelVersion version = settle(store);
  CHECK_NOTHROW(check_version(store, version));
  for (const VersionFile& file : version.files) {
    const std::string path = version_folder(store, version.digest) + "/" + file.name;
    alter(path);
    CHECK(refusal(store, version) == base::ErrorKind::kInputRefused);
    alter(path);
    CHECK_NOTHROW(check_version(store, version));
  }
  fs::remove(version_folder(store, version.digest) + "/streams_a.json");
  CHECK(refusal(store, version) == base::ErrorKind::kInputRefused);
}

TEST_CASE("the same training again makes an altered version whole and leaves no other folder") {
  const score::FolderInTest folder;
  const std::string store = folder / "s.db";
  const ModelVersion version = settle(store);
  alter(version_folder(store, version.digest) + "/streams_c.cfm");
  CHECK(settle(store).digest == version.digest);
  CHECK_NOTHROW(check_version(store, version));
  settle(store);
  const fs::directory_iterator left(models_folder(store) + "/versions");
  CHECK(std::distance(fs::begin(left), fs::end(left)) == 1);
}

TEST_CASE("a copy replaces what another training left, and nothing of the user's") {
  const score::FolderInTest folder;
  const std::string store = folder / "s.db";
  const ModelVersion version = settle(store);
  const std::string served = models_folder(store);
  base::write_file(served + "/views_b.cfm", "of an earlier training");
  base::write_file(served + "/notes.md", "ours");
  copy_models(version_folder(store, version.digest), served);
  CHECK_FALSE(fs::exists(served + "/views_b.cfm"));
  CHECK(fs::exists(served + "/notes.md"));
  CHECK(score::load_study_model(served).version == version.digest);
  alter(served + "/streams_a.cfm");
  CHECK_NOTHROW(check_version(store, version));
}

}  // namespace
}  // namespace crossfade::registry
