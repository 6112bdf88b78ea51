package coop.cobuy.aggregator.notices;

import jakarta.inject.Singleton;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Properties;

/** Hands mails to the mail server. */
@Singleton
class Postman {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    private final MailSettings settings;

    Postman(MailSettings settings) {
        this.settings = settings;
    }

    /**
     * A mail to be sent.
     *
     * @param unsubscribe the address of a page on which such mails are switched off; null: they
     *     cannot be
     */
    record Mail(
            String messageId,
            Collection<String> to,
            String subject,
            String text,
            Instant date,
            @Nullable String unsubscribe) {}

    /**
     * Those whom the server does not refuse get it, too, if it refuses others.
     *
     * @throws jakarta.mail.SendFailedException if it did not take it for all; names those
     * @throws MessagingException if it did not take it; it may have
     */
    void send(Mail mail) throws MessagingException {
        Properties properties = settings.server().sessionProperties(TIME_LIMIT);
        properties.setProperty("mail." + settings.server().protocol() + ".sendpartial", "true");
        Session session = Session.getInstance(properties);
        MimeMessage message = new Named(session, mail.messageId());
        message.setFrom(new InternetAddress(settings.from(), true));
        for (String address : mail.to()) {
            message.addRecipient(RecipientType.TO, new InternetAddress(address, true));
        }
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.date()));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
        }
        message.saveChanges();
        try (Transport transport = session.getTransport(settings.server().protocol())) {
            if (settings.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(
                        settings.host(), settings.port(), settings.user(), settings.password());
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
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
