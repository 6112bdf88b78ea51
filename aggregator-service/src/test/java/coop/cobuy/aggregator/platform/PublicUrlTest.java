package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://coop.example, true, https://coop.example/x",
        "https://coop.example:8443/, true, https://coop.example:8443/x",
        "http://127.0.0.1:8080, false, http://127.0.0.1:8080/x",
        "http://localhost, false, http://localhost/x"
    })
    void cookiesAreSecureUnlessAllStaysOnThisMachine(String url, boolean secure, String link) {
        assertEquals(secure, new PublicUrl(url).isSecure());
        assertEquals(link, new PublicUrl(url).of("/x"));
    }

    @Test
    void unsetItIsThisMachine() {
        assertEquals("http://127.0.0.1:8080", new PublicUrl("").origin());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://coop.example", "coop.example", "ftp://127.0.0.1", "https://a/b"})
    void anAddressThatWouldShowCookiesToAllIsRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> new PublicUrl(url));
    }
}
