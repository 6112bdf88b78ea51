package coop.cobuy.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Properties;

class SmtpServerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    # security | signs in | protocol | upgraded | auth
                      NONE     | false    | smtp     | none     | none
                      STARTTLS | false    | smtp     | true     | none
                      STARTTLS | true     | smtp     | true     | true
                      TLS      | true     | smtps    | none     | true
                    """)
    void isReachedAsItsSecurityAsks(
            SmtpServer.Security security,
            boolean signsIn,
            String protocol,
            String upgraded,
            String auth) {
        SmtpServer server = new SmtpServer("mail.example", 587, security, signsIn);
        Properties properties = server.sessionProperties(Duration.ofSeconds(20));
        String prefix = "mail." + protocol + ".";
        assertEquals(protocol, server.protocol());
        assertEquals("mail.example", properties.getProperty(prefix + "host"));
        assertEquals("587", properties.getProperty(prefix + "port"));
        assertEquals("20000", properties.getProperty(prefix + "timeout"));
        assertEquals("true", properties.getProperty(prefix + "ssl.checkserveridentity"));
        assertEquals(upgraded, properties.getProperty(prefix + "starttls.required"));
        assertEquals(auth, properties.getProperty(prefix + "auth"));
    }
}
