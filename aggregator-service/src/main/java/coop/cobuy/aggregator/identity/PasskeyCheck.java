package coop.cobuy.aggregator.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;

import coop.cobuy.aggregator.platform.PublicUrl;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Verifies what authenticators say (WebAuthn): that it was signed for this installation's host, on
 * a page of its own, over the challenge that was given, by the key that was registered. Of which
 * make an authenticator is, is asked for nowhere and believed nowhere.
 */
@Singleton
final class PasskeyCheck {

    /** Algorithms that are taken, by their numbers in COSE: ES256, EdDSA, RS256. */
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private static final int TEXT_MAX = 20_000;
    private static final List<PublicKeyCredentialParameters> TAKEN =
            ALGORITHMS.stream()
                    .map(
                            number ->
                                    new PublicKeyCredentialParameters(
                                            PublicKeyCredentialType.PUBLIC_KEY,
                                            COSEAlgorithmIdentifier.create(number)))
                    .toList();

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials =
            new AttestedCredentialDataConverter(converter);
    private final PublicUrl url;

    PasskeyCheck(PublicUrl url) {
        this.url = url;
    }

    /** What does not hold, for a log; not for whoever showed it. */
    static final class NotBorneOut extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean copied;

        NotBorneOut(String message, boolean copied, @Nullable Throwable cause) {
            super(message, cause);
            this.copied = copied;
        }

        /** Whether the signature was right, but its count was shown before: there are two. */
        boolean isCopied() {
            return copied;
        }
    }

    /**
     * A passkey that was made.
     *
     * @param credential see the column of that name
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Made(String credentialId, byte[] credential, long signCount, boolean backupEligible) {}

    /**
     * What an authenticator says, before any of it is verified.
     *
     * @param challenge which it signed, in base64url
     * @param credentialId in base64url
     * @param userHandle whose it says it is; null: it does not say
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Said(
            AuthenticationData data,
            String challenge,
            String credentialId,
            byte @Nullable [] userHandle) {}

    /**
     * Whether browsers have passkeys for this installation's host, which for a bare address of the
     * internet protocol they have not.
     */
    boolean isAvailable() {
        return !url.host().matches("[0-9.]+|\\[.*]");
    }

    /** What a browser made and says, before any of it is verified. */
    RegistrationData made(String text) throws NotBorneOut {
        JsonNode answer = read(text).path("response");
        try {
            return manager.parse(
                    new RegistrationRequest(
                            bytes(answer, "attestationObject"), bytes(answer, "clientDataJSON")));
        } catch (WebAuthnException
                | IllegalArgumentException
                | UncheckedIOException
                | BufferUnderflowException e) {
            throw new NotBorneOut("not readable", false, e);
        }
    }

    /** The challenge that was signed, in base64url. */
    static String challenge(@Nullable CollectedClientData data) throws NotBorneOut {
        return Optional.ofNullable(data)
                .map(CollectedClientData::getChallenge)
                .map(challenge -> base64(challenge.getValue()))
                .orElseThrow(() -> new NotBorneOut("no challenge", false, null));
    }

    /**
     * @param challenge that was given, in base64url
     */
    Made verified(RegistrationData data, String challenge) throws NotBorneOut {
        try {
            manager.verify(data, new RegistrationParameters(server(challenge), TAKEN, false, true));
        } catch (WebAuthnException | IllegalArgumentException e) {
            throw new NotBorneOut(String.valueOf(e.getMessage()), false, e);
        }
        AuthenticatorData<?> authenticator =
                Optional.ofNullable(data.getAttestationObject())
                        .orElseThrow(() -> new NotBorneOut("no attestation", false, null))
                        .getAuthenticatorData();
        AttestedCredentialData made =
                Optional.ofNullable(authenticator.getAttestedCredentialData())
                        .orElseThrow(() -> new NotBorneOut("no credential", false, null));
        return new Made(
                base64(made.getCredentialId()),
                credentials.convert(made),
                authenticator.getSignCount(),
                authenticator.isFlagBE());
    }

    private ServerProperty server(String challenge) {
        return new ServerProperty(
                Origin.create(url.origin()), url.host(), new DefaultChallenge(challenge));
    }

    Said said(String text) throws NotBorneOut {
        JsonNode whole = read(text);
        JsonNode answer = whole.path("response");
        try {
            byte[] userHandle =
                    answer.path("userHandle").isTextual() ? bytes(answer, "userHandle") : null;
            byte[] id = bytes(whole, "rawId");
            AuthenticationData data =
                    manager.parse(
                            new AuthenticationRequest(
                                    id,
                                    userHandle,
                                    bytes(answer, "authenticatorData"),
                                    bytes(answer, "clientDataJSON"),
                                    null,
                                    bytes(answer, "signature")));
            return new Said(data, challenge(data.getCollectedClientData()), base64(id), userHandle);
        } catch (WebAuthnException
                | IllegalArgumentException
                | UncheckedIOException
                | BufferUnderflowException e) {
            throw new NotBorneOut("not readable", false, e);
        }
    }

    /**
     * @param person whether the authenticator must have made sure who uses it, as by a finger or a
     *     PIN
     * @return how often it has signed, as it says
     */
    long verified(Said said, PasskeyRow row, boolean person) throws NotBorneOut {
        CredentialRecordImpl record =
                new CredentialRecordImpl(
                        new NoneAttestationStatement(),
                        null,
                        row.backupEligible(),
                        null,
                        row.signCount(),
                        credentials.convert(row.credential()),
                        new AuthenticationExtensionsAuthenticatorOutputs<>(),
                        null,
                        null,
                        null);
        try {
            manager.verify(
                    said.data(),
                    new AuthenticationParameters(
                            server(said.challenge()), record, null, person, true));
        } catch (MaliciousCounterValueException e) {
            throw new NotBorneOut(String.valueOf(e.getMessage()), true, e);
        } catch (WebAuthnException | IllegalArgumentException e) {
            throw new NotBorneOut(String.valueOf(e.getMessage()), false, e);
        }
        return record.getCounter();
    }

    /** The credential's own id, in base64url. */
    String credentialId(PasskeyRow row) {
        return base64(credentials.extractCredentialId(row.credential()));
    }

    /** Whether two user handles are the same. */
    static boolean isSame(byte @Nullable [] said, byte[] handle) {
        return said == null || Arrays.equals(said, handle);
    }

    private JsonNode read(String text) throws NotBorneOut {
        if (text.isEmpty() || text.length() > TEXT_MAX) {
            throw new NotBorneOut("characters: " + text.length(), false, null);
        }
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new NotBorneOut("no JSON", false, e);
        }
    }

    private static byte[] bytes(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException(field + ": none (expected: base64url)");
        }
        return Base64.getUrlDecoder().decode(node.path(field).asText());
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
