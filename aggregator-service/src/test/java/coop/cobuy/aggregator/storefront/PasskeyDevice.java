package coop.cobuy.aggregator.storefront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An authenticator with one passkey (ES256), and the browser before it, which both may be told to
 * say what is not so.
 */
final class PasskeyDevice {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final int COORDINATE_BYTES = 32;

    /** Which page the browser is on. */
    String origin = "https://coop.example";

    /** Which host the authenticator signs for. */
    String host = "coop.example";

    /** How often it has signed. */
    int count;

    /** Whether it makes sure who uses it. */
    boolean verifies = true;

    /** Whose it says it is. */
    String userHandle = "";

    private final byte[] id = new byte[16];
    private final KeyPair key;

    PasskeyDevice() {
        ThreadLocalRandom.current().nextBytes(id);
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            key = keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the passkey that is asked for; what the browser says of it. */
    ObjectNode make(String options) {
        JsonNode asked = read(options);
        userHandle = asked.at("/user/id").asText();
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(new byte[] {(byte) 0xa3, 0x63});
        object.writeBytes("fmt".getBytes(StandardCharsets.US_ASCII));
        object.write(0x64);
        object.writeBytes("none".getBytes(StandardCharsets.US_ASCII));
        object.write(0x67);
        object.writeBytes("attStmt".getBytes(StandardCharsets.US_ASCII));
        object.writeBytes(new byte[] {(byte) 0xa0, 0x68});
        object.writeBytes("authData".getBytes(StandardCharsets.US_ASCII));
        byte[] data = data(ATTESTED, credential());
        object.writeBytes(new byte[] {0x58, (byte) data.length});
        object.writeBytes(data);
        ObjectNode said = said();
        said.putObject("response")
                .put("clientDataJSON", base64(client("webauthn.create", asked)))
                .put("attestationObject", base64(object.toByteArray()));
        return said;
    }

    /** Signs what is asked for; what the browser says. */
    ObjectNode show(String options) {
        byte[] client = client("webauthn.get", read(options));
        count++;
        byte[] data = data(0, new byte[0]);
        ObjectNode said = said();
        said.putObject("response")
                .put("clientDataJSON", base64(client))
                .put("authenticatorData", base64(data))
                .put("signature", base64(signature(data, hash(client))))
                .put("userHandle", userHandle);
        return said;
    }

    private ObjectNode said() {
        ObjectNode said = JSON.createObjectNode();
        said.put("id", base64(id)).put("rawId", base64(id)).put("type", "public-key");
        said.putObject("clientExtensionResults");
        return said;
    }

    private byte[] client(String type, JsonNode asked) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("challenge", asked.path("challenge").asText())
                .put("origin", origin)
                .put("crossOrigin", false)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int flags, byte[] more) {
        int all = flags | PRESENT | (verifies ? VERIFIED : 0);
        ByteBuffer data = ByteBuffer.allocate(37 + more.length);
        data.put(hash(host.getBytes(StandardCharsets.UTF_8))).put((byte) all).putInt(count);
        return data.put(more).array();
    }

    /** Make, id, and the key as COSE has it. */
    private byte[] credential() {
        ECPublicKey open = (ECPublicKey) key.getPublic();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[16]);
        bytes.writeBytes(new byte[] {0, (byte) id.length});
        bytes.writeBytes(id);
        bytes.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20});
        bytes.writeBytes(coordinate(open.getW().getAffineX()));
        bytes.writeBytes(new byte[] {0x22, 0x58, 0x20});
        bytes.writeBytes(coordinate(open.getW().getAffineY()));
        return bytes.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE_BYTES - length, length);
        return padded;
    }

    private byte[] signature(byte[] data, byte[] clientHash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            signature.update(clientHash);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String options) {
        try {
            return JSON.readTree(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What the browser says, with one of its fields cut to its half. */
    static String cut(ObjectNode said, String field) {
        ObjectNode copy = said.deepCopy();
        ObjectNode holder = copy.has(field) ? copy : (ObjectNode) copy.path("response");
        byte[] bytes = Base64.getUrlDecoder().decode(holder.path(field).asText());
        holder.put(field, base64(Arrays.copyOf(bytes, bytes.length / 2)));
        return copy.toString();
    }
}
