package coop.cobuy.adapter.transport.mail;

import coop.cobuy.adapter.transport.Label;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Route;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Writes the mail that carries a parcel. */
final class Letter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private Letter() {}

    /** The same for a document and revision on every try, and for no other. */
    static String messageId(Route route, Parcel parcel, String domain) {
        return "<" + parcel.id() + "." + route.coop() + "@" + domain + ">";
    }

    /**
     * @param link empty: none
     * @throws MessagingException if the parcel cannot be put into a mail
     */
    static MimeMessage write(
            Session session,
            MailSettings settings,
            MailPlace place,
            Route route,
            Parcel parcel,
            String link,
            Instant now)
            throws MessagingException {
        Label label = parcel.label();
        MailWords words = new MailWords(place.language());
        MimeMessage message = new Named(session, messageId(route, parcel, settings.domain()));
        message.setFrom(from(settings, label));
        for (InternetAddress address : place.to()) {
            message.addRecipient(RecipientType.TO, address);
        }
        message.setSubject(words.subject(label), UTF_8);
        message.setSentDate(Date.from(now));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text.setText(words.text(label, link), UTF_8);
        parts.addBodyPart(text);
        attach(parts, parcel);
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static InternetAddress from(MailSettings settings, Label label)
            throws MessagingException {
        InternetAddress from = new InternetAddress(settings.from(), true);
        try {
            if (!label.sender().isEmpty()) {
                from.setPersonal(MailWords.oneLine(label.sender()), UTF_8);
            }
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
        return from;
    }

    /** A parcel that is itself several parts gives as many attachments. */
    private static void attach(MimeMultipart parts, Parcel parcel) throws MessagingException {
        ByteArrayDataSource source = new ByteArrayDataSource(parcel.bytes(), parcel.mediaType());
        if (parcel.mediaType().startsWith("multipart/mixed")) {
            MimeMultipart bundle = new MimeMultipart(source);
            for (int i = 0; i < bundle.getCount(); i++) {
                parts.addBodyPart(bundle.getBodyPart(i));
            }
            return;
        }
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(source));
        file.setFileName(parcel.fileName());
        file.setDisposition(Part.ATTACHMENT);
        parts.addBodyPart(file);
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
