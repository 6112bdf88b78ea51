package coop.cobuy.aggregator.notices;

import jakarta.inject.Singleton;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Properties;

/** Hands mails to the mail server. */
@Singleton
class Postman {

    private static final String TIME_LIMIT = Long.toString(Duration.ofSeconds(20).toMillis());

    private final MailSettings settings;

    Postman(MailSettings settings) {
        this.settings = settings;
    }

    /** A mail to be sent. */
    record Mail(
            String messageId, Collection<String> to, String subject, String text, Instant date) {}

    /**
     * @throws MessagingException if the server did not take it; it may have
     */
    void send(Mail mail) throws MessagingException {
        Session session = Session.getInstance(properties());
        MimeMessage message = new Named(session, mail.messageId());
        message.setFrom(new InternetAddress(settings.from(), true));
        for (String address : mail.to()) {
            message.addRecipient(RecipientType.TO, new InternetAddress(address, true));
        }
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.date()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        try (Transport transport = session.getTransport(protocol())) {
            if (settings.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(
                        settings.host(), settings.port(), settings.user(), settings.password());
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private String protocol() {
        return settings.security() == MailSettings.Security.TLS ? "smtps" : "smtp";
    }

    private Properties properties() {
        Properties properties = new Properties();
        String prefix = "mail." + protocol() + ".";
        properties.setProperty(prefix + "host", settings.host());
        properties.setProperty(prefix + "port", Integer.toString(settings.port()));
        properties.setProperty(prefix + "connectiontimeout", TIME_LIMIT);
        properties.setProperty(prefix + "timeout", TIME_LIMIT);
        properties.setProperty(prefix + "writetimeout", TIME_LIMIT);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (settings.security() == MailSettings.Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        if (!settings.user().isEmpty()) {
            properties.setProperty(prefix + "auth", "true");
        }
        return properties;
    }

    /** The library would make up a new Message-ID each time. */
    private static final class Named extends MimeMessage {
        private final String messageId;

        private Named(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
