package coop.cobuy.aggregator.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;

import coop.cobuy.aggregator.platform.PublicUrl;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Speaks to the provider: where to send a browser, and whose an answer's code is. What the provider
 * says about itself is asked for by its issuer, and kept for an hour.
 */
@Singleton
class OidcProvider {

    private static final int LIMIT_MILLIS = 5000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final OidcSettings settings;
    private final URI redirect;
    private final Clock clock;
    private final AtomicReference<Known> known = new AtomicReference<>();

    OidcProvider(OidcSettings settings, PublicUrl url, Clock clock) {
        this.settings = settings;
        this.redirect = URI.create(url.of("/sign-in/oidc/callback"));
        this.clock = clock;
    }

    private record Known(OIDCProviderMetadata metadata, Instant until) {}

    /** The provider cannot be asked, or what it says does not hold. */
    static final class OidcFailure extends Exception {
        OidcFailure(Exception cause) {
            super(cause.toString(), cause);
        }

        OidcFailure(String what) {
            super(what);
        }
    }

    /** Where a browser is sent to sign in there. */
    URI address(String state, String nonce, String verifier) throws OidcFailure {
        return new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE),
                        new Scope("openid"),
                        new ClientID(settings.clientId()),
                        redirect)
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Who somebody is there, by the code that came back: issuer and subject. */
    String subject(String code, String nonce, String verifier) throws OidcFailure {
        OIDCProviderMetadata metadata = metadata();
        try {
            HTTPRequest request =
                    new TokenRequest.Builder(
                                    metadata.getTokenEndpointURI(),
                                    new ClientSecretBasic(
                                            new ClientID(settings.clientId()),
                                            new Secret(settings.clientSecret())),
                                    new AuthorizationCodeGrant(
                                            new AuthorizationCode(code),
                                            redirect,
                                            new CodeVerifier(verifier)))
                            .build()
                            .toHTTPRequest();
            request.setConnectTimeout(LIMIT_MILLIS);
            request.setReadTimeout(LIMIT_MILLIS);
            TokenResponse response = OIDCTokenResponseParser.parse(request.send());
            if (!(response instanceof OIDCTokenResponse tokens)) {
                throw new OidcFailure(
                        "the provider refused: " + response.toErrorResponse().getErrorObject());
            }
            IDTokenClaimsSet claims =
                    validator(metadata)
                            .validate(tokens.getOIDCTokens().getIDToken(), new Nonce(nonce));
            return claims.getIssuer().getValue() + "\n" + claims.getSubject().getValue();
        } catch (GeneralException | IOException | JOSEException | BadJOSEException e) {
            throw new OidcFailure(e);
        }
    }

    private IDTokenValidator validator(OIDCProviderMetadata metadata) throws IOException {
        return new IDTokenValidator(
                metadata.getIssuer(),
                new ClientID(settings.clientId()),
                algorithm(metadata.getIDTokenJWSAlgs()),
                metadata.getJWKSetURI().toURL());
    }

    /** One by a key pair, never by a shared secret or none at all. */
    private static JWSAlgorithm algorithm(List<JWSAlgorithm> offered) throws IOException {
        return offered.stream()
                .filter(JWSAlgorithm.RS256::equals)
                .findFirst()
                .or(
                        () ->
                                offered.stream()
                                        .filter(JWSAlgorithm.Family.SIGNATURE::contains)
                                        .findFirst())
                .orElseThrow(() -> new IOException("no signature that we know: " + offered));
    }

    private OIDCProviderMetadata metadata() throws OidcFailure {
        Known kept = known.get();
        if (kept != null && clock.instant().isBefore(kept.until())) {
            return kept.metadata();
        }
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.resolve(
                            new Issuer(settings.issuer()), LIMIT_MILLIS, LIMIT_MILLIS);
            known.set(new Known(metadata, clock.instant().plus(KEPT)));
            return metadata;
        } catch (GeneralException | IOException e) {
            throw new OidcFailure(e);
        }
    }
}
