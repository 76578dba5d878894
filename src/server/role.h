#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crossfade::server {

/// What somebody may do; each role may all that the ones before it may.
enum class Role : std::uint8_t { kViewer, kAnalyst, kAdmin };

/// "viewer", "analyst" or "admin".
std::string_view name_of(Role role);
/// The role of this name. Throws base::Error (kUsage) where there is none.
Role role_named(std::string_view name);

/// What an operation of the API asks for.
enum class Right : std::uint8_t {
  kRead,          ///< figures, tables, reports, live events
  kScore,         ///< predictions of rows that are sent along
  kOwnAccount,    ///< one's own password: people alone
  kUpload,        ///< files to import
  kRunStudy,      ///< starting and stopping studies
  kEditPlan,      ///< plans and their constraints
  kSaveView,      ///< saved views
  kShare,         ///< read-only links for people without an account
  kManagePeople,  ///< accounts of others
  kManageTokens,  ///< API tokens
  kReadAudit,     ///< the audit log and how many people used the server
  kChooseModels,  ///< which version of the models answers
};

/// The least role that has the right.
Role needed_role(Right right);

/// Who asks. A default one is nobody, with the least role.
struct Visitor {
  enum class Kind : std::uint8_t {
    kLocal,   ///< somebody at this machine, where there are no accounts
    kPerson,  ///< somebody who logged in
    kToken,   ///< a program
    kShare,   ///< somebody with a read-only link
  };
  Kind kind = Kind::kLocal;
  std::int64_t id = 0;    ///< number of the person, token or share; 0 for kLocal
  std::string name = {};  ///< of the person or token; "local"; "share" and a link's number
  Role role = Role::kViewer;
  std::string page = {};  ///< of a kShare: the page state (path and query) that it is for
};

/// Whoever is at the machine: "local", an admin.
Visitor local_visitor();

/// "local", "person", "token" or "share".
std::string_view name_of(Visitor::Kind kind);

/// Whether the visitor has the right: by role; a share may only read, and only a person has an
/// account of their own.
bool may(const Visitor& visitor, Right right);

}  // namespace crossfade::server
