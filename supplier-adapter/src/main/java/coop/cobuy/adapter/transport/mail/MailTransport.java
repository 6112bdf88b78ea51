package coop.cobuy.adapter.transport.mail;

import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.adapter.transport.Transport;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mails a document. All addresses get it or none; what a mail server took counts as delivered, and
 * whether the supplier read it only its answer says.
 */
@Singleton
public final class MailTransport implements Transport {

    /** As profiles name it. */
    public static final String NAME = "mail";

    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);
    private static final int ADDRESS_MAX = 500;

    private final MailSettings settings;
    private final ConfirmLinks links;
    private final Clock clock;

    MailTransport(MailSettings settings, ConfirmLinks links, Clock clock) {
        this.settings = settings;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<FieldProblem> check(Route route) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<MailPlace> place = MailPlace.read(route, problems);
        if (route.address().length() > ADDRESS_MAX) {
            problems.add(
                    new FieldProblem(
                            "/address", "at most " + ADDRESS_MAX + " characters are expected"));
        }
        if (!settings.isConfigured()) {
            problems.add(new FieldProblem("/transport", "no mail server is set: COBUY_SMTP_HOST"));
        }
        if (place.isPresent() && place.get().confirmLink() && !links.isConfigured()) {
            problems.add(
                    new FieldProblem(
                            "/transportOptions/confirmLink",
                            "links need COBUY_PUBLIC_URL and COBUY_SECRETS_KEY"));
        }
        return problems;
    }

    @Override
    public Outcome send(Route route, Parcel parcel) {
        Optional<MailPlace> place = MailPlace.read(route, new ArrayList<>());
        if (place.isEmpty()) {
            return new Outcome.Impossible(DeliveryDetail.BAD_OPTIONS.of());
        }
        if (!settings.isConfigured()) {
            return new Outcome.TryAgain(DeliveryDetail.NO_MAIL_SERVER.of(), Optional.empty());
        }
        boolean wantsLink = place.get().confirmLink() && parcel.label().kind().equals("ORDER");
        if (wantsLink && !links.isConfigured()) {
            return new Outcome.TryAgain(DeliveryDetail.NO_LINKS.of(), Optional.empty());
        }
        String link =
                wantsLink
                        ? links.url(
                                route.coop(), parcel.id(), clock.instant(), place.get().linkValid())
                        : "";
        try {
            return mailed(place.get(), route, parcel, link);
        } catch (MessagingException e) {
            return failed(e);
        }
    }

    private Outcome mailed(MailPlace place, Route route, Parcel parcel, String link)
            throws MessagingException {
        Session session = Session.getInstance(settings.server().sessionProperties(TIME_LIMIT));
        MimeMessage message =
                Letter.write(session, settings, place, route, parcel, link, clock.instant());
        try (jakarta.mail.Transport transport =
                session.getTransport(settings.server().protocol())) {
            if (settings.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(
                        settings.host(), settings.port(), settings.user(), settings.password());
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
        return new Outcome.Delivered(DeliveryDetail.MAILED.of(route.address()));
    }

    private static Outcome failed(MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            return new Outcome.TryAgain(DeliveryDetail.MAIL_LOCKED.of(), Optional.empty());
        }
        int code = code(e);
        String said = MailWords.oneLine(String.valueOf(e.getMessage()));
        return code >= 500 && code < 600
                ? new Outcome.Impossible(DeliveryDetail.MAIL_REFUSED.of(said))
                : new Outcome.TryAgain(DeliveryDetail.NOT_MAILED.of(said), Optional.empty());
    }

    /** What the server answered; 0 if it did not. The worst of several stands deepest. */
    private static int code(MessagingException e) {
        int code = 0;
        Exception each = e;
        while (each != null) {
            if (each instanceof SMTPAddressFailedException address) {
                code = address.getReturnCode();
            }
            if (each instanceof SMTPSendFailedException send && code == 0) {
                code = send.getReturnCode();
            }
            each = each instanceof MessagingException next ? next.getNextException() : null;
        }
        return code;
    }
}
