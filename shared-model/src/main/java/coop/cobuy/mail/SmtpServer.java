package coop.cobuy.mail;

import java.time.Duration;
import java.util.Properties;

/**
 * A mail server and how it is reached.
 *
 * @param security how the connection is protected
 * @param signsIn whether it asks for a user and password
 */
public record SmtpServer(String host, int port, Security security, boolean signsIn) {

    /** How a connection to the mail server is protected. */
    public enum Security {
        /** Not at all: for a server on the same machine. */
        NONE,
        /** By upgrading the connection; a server that cannot is not used. */
        STARTTLS,
        /** From the first byte on. */
        TLS
    }

    /** As Jakarta Mail names it. */
    public String protocol() {
        return security == Security.TLS ? "smtps" : "smtp";
    }

    /**
     * Settings of a Jakarta Mail session.
     *
     * @param limit how long each step may take
     */
    public Properties sessionProperties(Duration limit) {
        String millis = Long.toString(limit.toMillis());
        Properties properties = new Properties();
        String prefix = "mail." + protocol() + ".";
        properties.setProperty(prefix + "host", host);
        properties.setProperty(prefix + "port", Integer.toString(port));
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (security == Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        if (signsIn) {
            properties.setProperty(prefix + "auth", "true");
        }
        return properties;
    }
}
