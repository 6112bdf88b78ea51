package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.identity.Coop;
import coop.cobuy.aggregator.identity.Coops;
import coop.cobuy.aggregator.platform.PublicUrl;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A notice as a mail. */
@Singleton
class NoticeMail {

    /** The page on which somebody says which mails come. */
    private static final String CHOICES = "/account/notifications";

    private final Postman postman;
    private final MailSettings settings;
    private final Coops coops;
    private final PublicUrl url;
    private final MeterRegistry meters;

    NoticeMail(
            Postman postman,
            MailSettings settings,
            Coops coops,
            PublicUrl url,
            MeterRegistry meters) {
        this.postman = postman;
        this.settings = settings;
        this.coops = coops;
        this.url = url;
        this.meters = meters;
    }

    /**
     * Sends it.
     *
     * @param id the same when it is sent again, so that whoever gets both can tell
     * @param to all of them see the others
     * @throws MessagingException if the server did not take it; it may have
     */
    void send(NoticeRow row, UUID id, Set<String> to) throws MessagingException {
        Optional<Coop> of = coops.find(new CoopId(row.coopId()));
        String name = of.map(Coop::name).orElse("Cobuy");
        String signature = of.map(Coop::signature).orElse("\n\n");
        String domain = settings.from().substring(settings.from().indexOf('@') + 1);
        String choices = url.of(CHOICES);
        postman.send(
                new Postman.Mail(
                        "<" + id + "." + row.coopId() + "@" + domain + ">",
                        to,
                        "[" + name + "] " + row.subject(),
                        row.text() + signature + "Which mails you get: " + choices + "\n",
                        UtcTime.instant(row.toldAt()),
                        NoticeTopic.of(row.kind()).map(topic -> choices).orElse(null)));
        meters.counter("cobuy.mail.sent").increment();
    }
}
