package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.identity.Coop;
import coop.cobuy.aggregator.identity.Coops;
import coop.cobuy.aggregator.platform.PublicUrl;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.text.Sentences;
import coop.cobuy.text.Voice;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
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
     * Sends it, once for each language.
     *
     * @param id the same when it is sent again, so that whoever gets both can tell
     * @param to addresses by language; all of one language see each other
     * @param before addresses that have it already
     * @return what became of it; an address may have it though the server did not say so
     */
    Delivery send(
            NoticeRow row, UUID id, SortedMap<String, SortedSet<String>> to, Set<String> before) {
        Optional<Coop> of = coops.find(new CoopId(row.coopId()));
        Delivery delivery = Delivery.NOWHERE;
        for (Map.Entry<String, SortedSet<String>> in : to.entrySet()) {
            SortedSet<String> left = new TreeSet<>(in.getValue());
            left.removeAll(before);
            if (!left.isEmpty()) {
                delivery = delivery.and(send(mail(row, id, of, Locale.of(in.getKey()), left)));
            }
        }
        return delivery;
    }

    private Delivery send(Postman.Mail one) {
        Delivery delivery = sent(one);
        if (!delivery.sent().isEmpty()) {
            meters.counter("cobuy.mail.sent").increment();
        }
        return delivery;
    }

    private Delivery sent(Postman.Mail one) {
        try {
            postman.send(one);
            return Delivery.all(one.to());
        } catch (SendFailedException e) {
            return Delivery.some(one.to(), e);
        } catch (MessagingException e) {
            return Delivery.none(e);
        }
    }

    private Postman.Mail mail(
            NoticeRow row, UUID id, Optional<Coop> of, Locale language, Set<String> to) {
        String name = of.map(Coop::name).orElse("Cobuy");
        String signature = of.map(Coop::signature).orElse("\n\n");
        String domain = settings.from().substring(settings.from().indexOf('@') + 1);
        String choices = url.of(CHOICES);
        ZoneId zone = of.map(Coop::zone).orElse(ZoneOffset.UTC);
        NoticeWords words = NoticeWords.of(row, Voice.in(language, zone));
        Sentences sentences = Sentences.beside(NoticeMail.class, language);
        return new Postman.Mail(
                "<%s.%s%s@%s>".formatted(id, row.coopId(), mark(language), domain),
                to,
                "[" + name + "] " + words.subject(),
                words.text() + signature + sentences.of("mail.choices", choices) + "\n",
                UtcTime.instant(row.toldAt()),
                NoticeTopic.of(row.kind()).map(topic -> choices).orElse(null));
    }

    /** Two mails of one notice are told apart by their languages. */
    private static String mark(Locale language) {
        return language.equals(Locale.ENGLISH) ? "" : "." + language;
    }
}
