package coop.cobuy.aggregator.identity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A passkey as its owner sees it.
 *
 * @param id names it; not the credential's own
 * @param synced it may exist on several devices of its owner
 * @param lastUsedAt null: not since it was added
 */
public record Passkey(
        UUID id, String name, boolean synced, Instant createdAt, @Nullable Instant lastUsedAt) {}
