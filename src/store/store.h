#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace crossfade::store {

class Store;

/// A prepared statement. Places and columns count from 0. Errors are those of Store.
class Statement {
 public:
  Statement(Store& store, std::string_view sql);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;

  Statement& bind(int place, std::int64_t value);
  /// NaN is stored as NULL.
  Statement& bind(int place, double value);
  /// `text` must outlive the next step(); an empty text is stored as NULL.
  Statement& bind(int place, std::string_view text);
  Statement& bind_null(int place);

  /// The next row; false when there is none (the statement can then be bound and stepped anew).
  bool step();
  /// For a statement without result: steps once and makes it ready for the next values.
  void run();

  std::int64_t integer(int column) const;
  /// NaN for NULL.
  double number(int column) const;
  /// Empty for NULL; valid until the next step().
  std::string_view text(int column) const;
  bool is_null(int column) const;

 private:
  struct Handle;
  Store* store_;
  std::unique_ptr<Handle> handle_;
};

/// The rooms that keep tables in a store; each has a version of its own.
enum class Section : std::uint8_t { kWarehouse = 0, kRegistry = 1, kServer = 2, kMlflow = 3 };

/// How a store is opened.
enum class Access : std::uint8_t {
  kCreate,    ///< made where missing
  kExisting,  ///< Error (kNotFound) where missing
};

/// The patience of work that costs more than waiting: an import of ten million tracks by another
/// program is over by then.
inline constexpr std::chrono::minutes kLongPatience{10};

/// An SQLite file of ours: write-ahead log, foreign keys on, waits up to `patience` for a lock.
/// Holds no table of its own. Throws base::Error: kInputRefused for a file that is no Crossfade
/// store, kStoreBusy where another program holds it or a newer program made it, kFailed with
/// SQLite's reason (a full disk, no permission). Not for use from several threads at once.
class Store {
 public:
  Store(const std::string& path, Access access,
        std::chrono::milliseconds patience = std::chrono::seconds(5));
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Brings a section up to date: script i leads from version i to i + 1, all in one transaction.
  void migrate(Section section, std::span<const std::string_view> scripts);
  /// Runs statements that give no result.
  void run(std::string_view sql);
  std::int64_t last_row_id() const;
  const std::string& path() const { return path_; }

 private:
  friend class Statement;
  friend class Transaction;
  [[noreturn]] void fail(int code) const;
  void refuse_foreign_file();
  void log_ahead();
  std::int64_t pragma(std::string_view name);
  bool in_transaction() const;

  struct Connection;
  std::string path_;
  std::chrono::milliseconds patience_;
  std::unique_ptr<Connection> connection_;
};

/// All or nothing: what was written since is undone unless commit() was called. One within another
/// is a part of it: what it committed is kept when the outer one is.
class Transaction {
 public:
  explicit Transaction(Store& store);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Store& store_;
  const bool is_inner_;
  bool open_ = true;
};

}  // namespace crossfade::store
