/**
 * Co-ops, the accounts of their people, and what stands for an account in a request.
 *
 * <p>A password is kept as its Argon2id hash, a token as its SHA-256. An account acts for at most
 * one member and at most one supplier; several accounts may act for the same (a household). A co-op
 * always has an active administrator.
 */
@NullMarked
@Module(uses = "platform")
package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
