package coop.cobuy.adapter.transport.sftp;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;

/** What one signs in with: a private key in PEM or OpenSSH form, or else a password. */
final class SftpSecret {

    private SftpSecret() {}

    static boolean isKey(String secret) {
        return secret.stripLeading().startsWith("-----BEGIN");
    }

    /** Empty if it is no key that can be read, or one that asks for a passphrase. */
    static Optional<KeyPair> key(String secret) {
        byte[] bytes = (secret.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Iterable<KeyPair> pairs =
                    SecurityUtils.loadKeyPairIdentities(
                            null,
                            NamedResource.ofName("profile"),
                            new ByteArrayInputStream(bytes),
                            FilePasswordProvider.EMPTY);
            if (pairs == null) {
                return Optional.empty();
            }
            var each = pairs.iterator();
            return each.hasNext() ? Optional.of(each.next()) : Optional.empty();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The library tells a wrong key by many kinds of exceptions; all mean the same here.
            return Optional.empty();
        }
    }

    /**
     * @throws SftpRefusedException if the key cannot be read
     */
    static void offer(ClientSession session, String secret) throws SftpRefusedException {
        if (isKey(secret)) {
            KeyPair pair =
                    key(secret)
                            .orElseThrow(
                                    () ->
                                            new SftpRefusedException(
                                                    "the profile's private key cannot be read"));
            session.addPublicKeyIdentity(pair);
            return;
        }
        session.addPasswordIdentity(secret);
    }
}
