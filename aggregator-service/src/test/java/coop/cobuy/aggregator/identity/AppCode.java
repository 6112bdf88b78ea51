package coop.cobuy.aggregator.identity;

import java.io.ByteArrayOutputStream;
import java.time.Clock;

/** What an authenticator app shows, for tests. */
public final class AppCode {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private AppCode() {}

    /**
     * @param secret in Base32, as it is shown to people
     */
    public static String now(String secret) {
        return Totp.code(bytes(secret), Totp.step(Clock.systemUTC().instant()));
    }

    private static byte[] bytes(String secret) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (char letter : secret.replaceAll("[ =]", "").toCharArray()) {
            held = (held << 5 | BASE32.indexOf(letter)) & 0xffff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
