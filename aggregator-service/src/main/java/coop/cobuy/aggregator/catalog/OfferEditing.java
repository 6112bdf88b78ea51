package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.ETags;
import coop.cobuy.aggregator.platform.IdempotencyKeys;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.text.Sentence;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Adds offers and changes them one by one. Open rounds keep the terms they have. */
@Singleton
public class OfferEditing {

    private final Offers offers;
    private final Suppliers suppliers;
    private final IdempotencyKeys keys;
    private final Audit audit;

    OfferEditing(Offers offers, Suppliers suppliers, IdempotencyKeys keys, Audit audit) {
        this.offers = offers;
        this.suppliers = suppliers;
        this.keys = keys;
        this.audit = audit;
    }

    /**
     * Adds an offer; the same key and content name the same offer.
     *
     * @param key null: always a new one
     * @throws BadInput naming all that is wrong
     * @throws Refused if the supplier has such an article, or the key was used for something else
     */
    @Transactional
    public OfferId add(Caller caller, @Nullable String key, OfferBody body) {
        WholesaleTerms terms = body.check(caller.currency());
        SupplierId supplier = new SupplierId(Objects.requireNonNull(body.supplier()));
        if (suppliers.find(caller.coop(), supplier).isEmpty()) {
            throw new BadInput(
                    "/supplier", Sentence.beside(OfferEditing.class, "offer.no-supplier"));
        }
        IdempotencyKeys.Claim claim = keys.claim(caller, key, "offer.create", body);
        OfferId id = new OfferId(claim.id());
        if (claim.isNew()) {
            offers.add(caller.coop(), id, supplier, terms, body.isOnOffer());
            audit.record(caller, "offer.added", "offer/" + id, terms.sku());
        }
        return id;
    }

    /**
     * Changes the offer that was seen.
     *
     * @param version that was seen
     * @throws Refused if another stands, or there is none
     * @throws BadInput naming all that is wrong
     */
    @Transactional
    public Offer change(Caller caller, OfferId id, String version, OfferBody body) {
        Offer before =
                offers.lock(caller.coop(), id)
                        .orElseThrow(() -> new Refused(CatalogReason.OFFER_NOT_FOUND));
        ETags.require('"' + version + '"', before.version());
        return change(caller, before, body, "by hand");
    }

    /**
     * @param locked as it stands in this transaction
     * @param detail for the records
     */
    @Transactional
    Offer change(Caller caller, Offer locked, OfferBody body, String detail) {
        WholesaleTerms terms = body.check(caller.currency());
        if (!locked.supplier().value().equals(body.supplier())) {
            throw new BadInput(
                    "/supplier", Sentence.beside(OfferEditing.class, "offer.other-supplier"));
        }
        if (terms.equals(locked.terms()) && body.isOnOffer() == locked.active()) {
            return locked;
        }
        Offer after = offers.change(caller.coop(), locked, terms, body.isOnOffer());
        audit.record(caller, "offer.changed", "offer/" + locked.id(), detail);
        return after;
    }
}
