package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What offers look like, now: a picture is no term, so open rounds show the newest. */
@Singleton
public class Pictures {

    /** The largest file that is taken. */
    public static final int BYTES_MAX = PictureFile.BYTES_MAX;

    private static final int ALT_MAX = 200;
    private static final int HASH_DIGITS = 32;

    private final PictureRows rows;
    private final PictureContentRows contents;
    private final Offers offers;
    private final Audit audit;
    private final Clock clock;

    Pictures(
            PictureRows rows,
            PictureContentRows contents,
            Offers offers,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.contents = contents;
        this.offers = offers;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those of some offers; what has none is left out. */
    @Transactional
    public Map<OfferId, Picture> of(CoopId coop, Collection<OfferId> of) {
        if (of.isEmpty()) {
            return Map.of();
        }
        Map<OfferId, Picture> found = new HashMap<>();
        rows.of(coop.value(), of.stream().map(OfferId::bytes).toList())
                .forEach(row -> found.put(new OfferId(row.offerId()), row.picture()));
        return found;
    }

    /** A JPEG file, if the caller may see the offer and it has a picture. */
    @Transactional
    public Optional<byte[]> content(Caller caller, OfferId offer) {
        return offers.find(caller.coop(), offer)
                .filter(found -> Visible.to(caller, found.supplier()))
                .flatMap(found -> contents.find(caller.coop().value(), offer.value()))
                .map(PictureContentRow::content);
    }

    /**
     * Gives an offer a picture instead of what it had. The same again changes nothing.
     *
     * @param alt what it shows; null or blank: the offer's name
     * @throws BadInput if the file is no picture that is taken, at {@code /file} or {@code /alt}
     * @throws Refused if there is no such offer
     */
    @Transactional
    public Picture put(Caller caller, OfferId id, @Nullable String alt, byte[] file) {
        Offer offer = known(caller, id);
        BadInput.Gatherer problems = new BadInput.Gatherer();
        String given = problems.optionalText("/alt", alt, ALT_MAX);
        problems.throwIfAny();
        PictureFile made = PictureFile.of(file);
        Picture picture =
                new Picture(
                        id,
                        hash(made.jpeg()),
                        given == null ? offer.terms().name() : given,
                        made.width(),
                        made.height());
        if (!picture.equals(of(caller.coop(), List.of(id)).get(id))) {
            rows.put(
                    caller.coop().value(),
                    id.value(),
                    picture.hash(),
                    picture.alt(),
                    picture.width(),
                    picture.height(),
                    made.jpeg(),
                    UtcTime.of(clock.instant()));
            audit.record(caller, "offer.pictured", "offer/" + id, picture.hash());
        }
        return picture;
    }

    private Offer known(Caller caller, OfferId id) {
        return offers.find(caller.coop(), id)
                .orElseThrow(() -> new Refused(CatalogReason.OFFER_NOT_FOUND));
    }

    /**
     * Takes an offer's picture away. Done twice, it does nothing.
     *
     * @throws Refused if there is no such offer
     */
    @Transactional
    public void remove(Caller caller, OfferId id) {
        known(caller, id);
        if (rows.delete(caller.coop().value(), id.value()) > 0) {
            audit.record(caller, "offer.picture-removed", "offer/" + id, "");
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
