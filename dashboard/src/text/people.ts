import { both, type Message } from "./bilingual";
import type { Schemas } from "../api/request";

type Role = Schemas["Person"]["role"];

export const lead = both("Who may see and change what, and what was done.", "누가 무엇을 보고 바꿀 수 있는지, 무엇이 이루어졌는지 보여 줍니다.");
export const parts = both("Parts of people and access", "사용자와 권한의 부분");
export const tabs = {
  account: both("Your account", "내 계정"),
  people: both("People", "사용자"),
  tokens: both("API tokens", "API 토큰"),
  shares: both("Share links", "공유 링크"),
  audit: both("Audit log", "감사 기록"),
  usage: both("Use by day", "일별 사용"),
} satisfies Record<string, Message>;
export const roles: Readonly<Record<Role, Message>> = {
  viewer: both("Viewer", "보기"),
  analyst: both("Analyst", "분석가"),
  admin: both("Admin", "관리자"),
};
export const roleMeanings: Readonly<Record<Role, Message>> = {
  viewer: both("sees all pages and saves files", "모든 페이지를 보고 파일을 저장합니다"),
  analyst: both("also imports, starts studies, plans and shares", "가져오기, 분석, 계획, 공유도 할 수 있습니다"),
  admin: both("also manages people, tokens and the log", "사용자, 토큰, 감사 기록도 관리합니다"),
};
export const role = both("Role", "권한");
export const name = both("Name", "이름");
export const password = both("Password", "비밀번호");

export const localTitle = both("No accounts: this machine alone", "계정 없음: 이 컴퓨터 전용");
export const localText = both(
  "Crossfade answers this machine only, and whoever sits at it may do everything. To let others in, add people; from then on everyone signs in.",
  "Crossfade는 이 컴퓨터에만 응답하며, 이 컴퓨터를 쓰는 사람은 모든 일을 할 수 있습니다. 다른 사람도 쓰게 하려면 사용자를 추가해 주세요. 그 뒤로는 모두 로그인해야 합니다.",
);
export const localCommand = both("In a terminal on this machine:", "이 컴퓨터의 터미널에서:");
export const localRest = both(
  "It asks for a password of 12 characters or more. Roles are viewer, analyst and admin; begin with an admin. Then serve on another address with TLS (--cert, --key) or behind a proxy (--behind-proxy).",
  "12자 이상의 비밀번호를 묻습니다. 권한은 viewer(보기), analyst(분석가), admin(관리자)이며, 관리자부터 추가해 주세요. 그다음 TLS(--cert, --key)나 프록시(--behind-proxy)와 함께 다른 주소로 서비스를 시작합니다.",
);

export const signedInAs = both("Signed in as {name}", "{name}(으)로 로그인됨");
export const you = both("You", "나");
export const accountMenu = both("Account: {name}", "계정: {name}");
export const localName = both("This machine", "이 컴퓨터");
export const sharedView = both("Shared view", "공유 화면");
export const manageAccount = both("Account and access", "계정과 권한");
export const signOut = both("Sign out", "로그아웃");
export const changePassword = both("Change your password", "비밀번호 변경");
export const changePasswordNote = both("All other sessions of yours end.", "다른 곳의 로그인은 모두 해제됩니다.");
export const oldPassword = both("Password now", "현재 비밀번호");
export const newPassword = both("New password", "새 비밀번호");
export const newPasswordAgain = both("New password again", "새 비밀번호 확인");
export const passwordRule = both("12 characters or more, not your name.", "12자 이상, 이름과 다르게 정해 주세요.");
export const passwordsDiffer = both("The two new passwords differ.", "새 비밀번호 두 개가 서로 다릅니다.");
export const passwordChanged = both("Your password is changed.", "비밀번호를 변경했습니다.");
export const wrongPassword = both("That is not your password now.", "현재 비밀번호가 맞지 않습니다.");
export const noPassword = both("A token or share link has no password.", "토큰이나 공유 링크에는 비밀번호가 없습니다.");

export const people = both("People", "사용자");
export const addPerson = both("Add a person", "사용자 추가");
export const firstPassword = both("First password", "첫 비밀번호");
export const firstPasswordNote = both(
  "Hand it over in person; it can be changed after signing in.",
  "직접 전달해 주세요. 로그인한 뒤 바꿀 수 있습니다.",
);
export const add = both("Add", "추가");
export const added = both("{name} is added.", "{name} 사용자를 추가했습니다.");
export const since = both("Since", "추가한 날");
export const remove = both("Remove", "삭제");
export const removeOf = both("Remove {name}", "{name} 삭제");
export const removePerson = both("Remove {name}?", "{name} 사용자를 삭제하시겠습니까?");
export const removePersonNote = both("Their sessions end at once. What they did stays in the audit log.", "로그인이 바로 해제됩니다. 한 일은 감사 기록에 남습니다.");
export const removed = both("{name} is removed.", "{name} 사용자를 삭제했습니다.");
export const roleNote = both(
  "A role is changed on the server: crossfade users role NAME analyst --store FILE.db",
  "권한은 서버에서 바꿉니다: crossfade users role NAME analyst --store FILE.db",
);
export const actions = both("Actions", "동작");
export const keepIt = both("Keep", "유지");

export const tokens = both("API tokens", "API 토큰");
export const tokensNote = both("For programs: send it as “Authorization: Bearer …”.", "프로그램용입니다. “Authorization: Bearer …”로 보냅니다.");
export const addToken = both("Make a token", "토큰 만들기");
export const tokenFor = both("What it is for", "용도");
export const tokenShown = both("The token, shown this once", "토큰(지금 한 번만 표시)");
export const tokenShownNote = both("Copy it now: it is kept as a hash and cannot be shown again.", "지금 복사해 주세요. 해시로만 보관하므로 다시 볼 수 없습니다.");
export const copy = both("Copy", "복사");
export const copied = both("Copied.", "복사했습니다.");
export const copyFailed = both("The browser does not allow copying: select it and copy by hand.", "브라우저가 복사를 허용하지 않습니다. 직접 선택해 복사해 주세요.");
export const doneCopying = both("I have it", "확인했습니다");
export const madeBy = both("Made by", "만든 사람");
export const madeAt = both("Made", "만든 때");
export const lastUsed = both("Last used", "마지막 사용");
export const neverUsed = both("not yet", "아직 없음");
export const state = both("State", "상태");
export const active = both("In use", "사용 중");
export const revoked = both("Revoked", "폐기됨");
export const revoke = both("Revoke", "폐기");
export const revokeOf = both("Revoke {name}", "{name} 폐기");
export const revokeToken = both("Revoke “{name}”?", "“{name}” 토큰을 폐기하시겠습니까?");
export const revokeTokenNote = both("Programs that use it are refused from now on.", "이 토큰을 쓰는 프로그램은 바로 거절됩니다.");
export const noTokens = both("No token has been made.", "만든 토큰이 없습니다.");

export const shares = both("Open share links", "열려 있는 공유 링크");
export const sharesNote = both("Each shows one page, read-only, to whoever has the link. Make one on the page itself.", "링크를 가진 사람에게 한 페이지를 읽기 전용으로 보여 줍니다. 해당 페이지에서 만들 수 있습니다.");
export const page = both("Page", "페이지");
export const openUntil = both("Open until", "만료");
export const closeLink = both("Close", "닫기");
export const closeLinkOf = both("Close the link to {page}", "{page} 링크 닫기");
export const closeLinkAsk = both("Close the link to {page}?", "{page} 링크를 닫으시겠습니까?");
export const closeLinkNote = both("Whoever has it sees nothing more.", "링크를 가진 사람은 더 이상 볼 수 없습니다.");
export const noShares = both("No link is open.", "열려 있는 링크가 없습니다.");

export const audit = both("Audit log", "감사 기록");
export const auditNote = both("All that changed something, and failed sign-ins; newest first. Never a secret.", "변경된 모든 일과 실패한 로그인을 최신순으로 남깁니다. 비밀 값은 남기지 않습니다.");
export const when = both("When", "시각");
export const who = both("Who", "사용자");
export const whoKinds: Readonly<Record<string, Message>> = {
  local: both("this machine", "이 컴퓨터"),
  person: both("person", "사용자"),
  token: both("token", "토큰"),
  share: both("share link", "공유 링크"),
  nobody: both("not signed in", "로그인 안 함"),
  "command line": both("command line", "명령줄"),
};
export const did = both("What", "한 일");
export const object = both("To what", "대상");
export const outcome = both("Outcome", "결과");
export const outcomes: Readonly<Record<string, Message>> = {
  done: both("done", "완료"),
  refused: both("refused", "거절됨"),
  failed: both("failed", "실패"),
};
// By the operation's id in the API, and by the commands that change accounts.
export const operations: Readonly<Record<string, Message>> = {
  sign_in: both("signed in", "로그인"),
  sign_out: both("signed out", "로그아웃"),
  change_password: both("changed the password", "비밀번호 변경"),
  import_file: both("imported a file", "파일 가져오기"),
  start_study: both("started a study", "분석 시작"),
  promote: both("asked for a promotion of models", "모델 승격 요청"),
  roll_back: both("asked for the champion before", "이전 챔피언으로 되돌리기 요청"),
  cancel_job: both("cancelled a job", "작업 취소"),
  retry_job: both("queued a job again", "작업 다시 실행"),
  save_view: both("saved a view", "보기 저장"),
  remove_view: both("removed a view", "보기 삭제"),
  share: both("made a share link", "공유 링크 만들기"),
  open_share: both("opened a share link", "공유 링크 열기"),
  revoke_share: both("closed a share link", "공유 링크 닫기"),
  add_person: both("added a person", "사용자 추가"),
  remove_person: both("removed a person", "사용자 삭제"),
  add_token: both("made a token", "토큰 만들기"),
  revoke_token: both("revoked a token", "토큰 폐기"),
  "users add": both("added a person", "사용자 추가"),
  "users role": both("changed a role", "권한 변경"),
  "users password": both("set a password", "비밀번호 설정"),
  "users remove": both("removed a person", "사용자 삭제"),
  "tokens add": both("made a token", "토큰 만들기"),
  "tokens revoke": both("revoked a token", "토큰 폐기"),
};

export const usage = both("Use by day", "일별 사용");
export const usageNote = both("Counts alone: nobody's days are told.", "수만 집계하며, 누가 언제 썼는지는 남기지 않습니다.");
export const usageSummary = both(
  "{days} days with use since {first}; on the busiest, {day}, {people} people.",
  "{first} 이후 사용한 날 {days}일. 가장 많이 쓴 날은 {day}(사용자 {people}명)입니다.",
);
export const noUsage = both("Nobody has used it yet.", "아직 사용 기록이 없습니다.");
export const day = both("Day", "날짜");
export const peopleCount = both("People", "사용자");
export const tokensCount = both("Programs (tokens)", "프로그램(토큰)");
export const sharesCount = both("Share links", "공유 링크");
export const localUse = both("On this machine", "이 컴퓨터");
export const yes = both("yes", "예");
export const no = both("no", "아니요");

export const signIn = both("Sign in", "로그인");
export const signInLead = both("Sign in to see what the label's figures say.", "레이블의 수치를 보려면 로그인해 주세요.");
export const signInWrong = both("Name or password is wrong.", "이름이나 비밀번호가 맞지 않습니다.");
export const tooManyTries = both(
  "Too many tries. Wait a minute and try again.",
  "시도가 너무 많습니다. 잠시 기다린 뒤 다시 시도해 주세요.",
);
export const forgotten = both(
  "Forgotten? Whoever runs the server sets a new one: crossfade users password NAME --store FILE.db",
  "잊으셨나요? 서버 관리자가 새로 정할 수 있습니다: crossfade users password NAME --store FILE.db",
);
export const signingIn = both("Signing in …", "로그인하는 중 …");
