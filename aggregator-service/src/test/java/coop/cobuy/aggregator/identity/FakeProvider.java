package coop.cobuy.aggregator.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.netty.handler.codec.http.QueryStringDecoder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A small OpenID Connect provider on loopback that signs real tokens, and wrong ones if asked. */
final class FakeProvider implements AutoCloseable {

    static final String CLIENT = "cobuy";
    static final String SECRET = "a secret of the client";

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey foreign;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    /** What is put into the next tokens instead of what is right. */
    UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();

    boolean foreignKey;
    int refused;

    FakeProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("ours").generate();
            foreign = new RSAKeyGenerator(2048).keyID("ours").generate();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", this::configuration);
        server.createContext(
                "/keys", e -> answer(e, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void configuration(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                """
                {"issuer": "I", "authorization_endpoint": "I/authorize", "token_endpoint": "I/token",
                 "jwks_uri": "I/keys", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["none", "HS256", "RS256"]}
                """
                        .replace("\"I", "\"" + issuer()));
    }

    /** Somebody signs in here: the code and state that the browser is sent back with. */
    Map<String, String> signIn(URI address, String subject) {
        Map<String, String> asked = fields(address.getRawQuery());
        Map<String, String> kept = new ConcurrentHashMap<>(asked);
        kept.put("subject", subject);
        String code = "code-" + codes.size() + "-" + subject;
        codes.put(code, kept);
        return Map.of("code", code, "state", asked.get("state"));
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new ConcurrentHashMap<>();
        new QueryStringDecoder(query, false)
                .parameters()
                .forEach((name, values) -> fields.put(name, values.getFirst()));
        return fields;
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> given = fields(body);
        Map<String, String> asked = codes.remove(given.getOrDefault("code", ""));
        boolean known =
                asked != null
                        && challenge(given.getOrDefault("code_verifier", ""))
                                .equals(asked.get("code_challenge"))
                        && asked.get("code_challenge_method").equals("S256")
                        && asked.get("redirect_uri").equals(given.get("redirect_uri"))
                        && credentials()
                                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!known) {
            refused++;
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
                        .formatted(signed(asked)));
    }

    private static String credentials() {
        // RFC 6749, 2.3.1: form-encoded first
        String pair = CLIENT + ":" + SECRET.replace(' ', '+');
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(Map<String, String> asked) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder right =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject(asked.get("subject"))
                        .audience(List.of(CLIENT))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", asked.get("nonce"));
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ours").build(),
                            claims.apply(right).build());
            token.sign(new RSASSASigner(foreignKey ? foreign : key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
