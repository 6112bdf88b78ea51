package coop.cobuy.adapter.platform;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The token of whoever runs this installation, from its environment. It sees dead letters that name
 * nobody and nothing else; if none is set, nobody does. It is asked before {@link BearerTokens}, so
 * that it is never sent to the aggregator.
 */
@Context
final class OperatorToken implements TokenValidator<HttpRequest<?>> {

    /** The role that it gives, which no account has. */
    static final String ROLE = "OPERATOR";

    private static final int LENGTH_MIN = 32;

    private final byte[] expected;

    OperatorToken(@Value("${cobuy.operator-token:}") String expected) {
        if (!expected.isEmpty() && expected.length() < LENGTH_MIN) {
            throw new IllegalArgumentException(
                    "COBUY_OPERATOR_TOKEN: "
                            + expected.length()
                            + " characters (expected: at least 32, or unset)");
        }
        this.expected = expected.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        return expected.length > 0 && MessageDigest.isEqual(expected, given)
                ? Mono.just(Authentication.build("operator", List.of(ROLE)))
                : Mono.empty();
    }
}
