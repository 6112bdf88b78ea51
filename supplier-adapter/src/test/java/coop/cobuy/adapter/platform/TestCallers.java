package coop.cobuy.adapter.platform;

import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.context.annotation.Replaces;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens without an aggregator. */
@Singleton
@Replaces(AggregatorAccounts.class)
public final class TestCallers implements CallerLookup {

    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    @Override
    public Optional<Caller> byToken(String token) {
        if (token.equals("nobody-can-say")) {
            throw new Refused(PlatformReason.SIGN_IN_AWAY);
        }
        return Optional.ofNullable(callers.get(token));
    }

    /** A new token for an account with one role. */
    public String token(UUID coop, Role role, @Nullable UUID supplier) {
        String token = "token-" + UUID.randomUUID();
        callers.put(
                token,
                new Caller(
                        new CoopId(coop),
                        new AccountId(UUID.randomUUID()),
                        "Bo " + role,
                        Set.of(role),
                        supplier == null ? null : new SupplierId(supplier)));
        return token;
    }
}
