package coop.cobuy.adapter.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Asks the aggregator-service, which keeps the accounts: {@code GET /api/v1/me}. */
@Singleton
final class AggregatorAccounts implements CallerLookup {

    private static final Logger LOG = LoggerFactory.getLogger(AggregatorAccounts.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final String FEEDS = "FEEDS";

    private final URI me;
    private final ObjectMapper mapper;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LIMIT)
                    .build();

    AggregatorAccounts(@Value("${cobuy.aggregator-url}") String aggregator, ObjectMapper mapper) {
        this.me = URI.create(aggregator.replaceAll("/+$", "") + "/api/v1/me");
        this.mapper = mapper;
    }

    @Override
    public Optional<Caller> byToken(String token) {
        if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
            return Optional.empty();
        }
        try {
            HttpResponse<byte[]> answer =
                    http.send(request(token), HttpResponse.BodyHandlers.ofByteArray());
            return switch (answer.statusCode()) {
                case 200 -> caller(mapper.readTree(answer.body()));
                case 401, 403 -> Optional.empty();
                default -> throw new IOException("it answered " + answer.statusCode());
            };
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The aggregator cannot say whose a token is", e);
            throw new Refused(PlatformReason.SIGN_IN_AWAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(PlatformReason.SIGN_IN_AWAY);
        }
    }

    private HttpRequest request(String token) {
        return HttpRequest.newBuilder(me)
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build();
    }

    /** Nobody, if the token is limited to other things than feeds. */
    private static Optional<Caller> caller(JsonNode me) {
        JsonNode scopes = me.path("scopes");
        if (!scopes.isEmpty() && scopes.valueStream().noneMatch(s -> FEEDS.equals(s.asText()))) {
            return Optional.empty();
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (me.path("roles").valueStream().anyMatch(r -> role.name().equals(r.asText()))) {
                roles.add(role);
            }
        }
        JsonNode supplier = me.path("supplier");
        return Optional.of(
                new Caller(
                        CoopId.parse(me.path("coop").asText()),
                        AccountId.parse(me.path("account").asText()),
                        me.path("name").asText(),
                        roles,
                        supplier.isTextual() ? SupplierId.parse(supplier.textValue()) : null));
    }
}
