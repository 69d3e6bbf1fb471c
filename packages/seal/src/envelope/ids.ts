// The ids that stand in clear on an envelope. All are lowercase hex; a brand keeps one kind from passing for another.

type Brand<T, B extends string> = T & { readonly brand: B };

/** 16 bytes: SHA-256("sr1/log\0" ‖ genesis ct), cut. */
export type LogId = Brand<string, "log-id">;
/** 16 bytes: SHA-256("sr1/id\0" ‖ suite ‖ sigPk ‖ kemPk), cut. Differs in every log. An invitation's id is made the same way from its own keys. */
export type MemberId = Brand<string, "member-id">;
/** A vault's id, 16 bytes: SHA-256("sr1/vault-id\0" ‖ auth public key), cut. */
export type VaultId = Brand<string, "vault-id">;
/** 16 random bytes that stand for one side in one log, and mean nothing outside it. */
export type PartyBytes = Brand<string, "party-bytes">;
/** 32 bytes: what the next entry quotes as `prev`. */
export type Link = Brand<string, "link">;
