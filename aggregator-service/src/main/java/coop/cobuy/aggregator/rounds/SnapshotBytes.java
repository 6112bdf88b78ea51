package coop.cobuy.aggregator.rounds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.rounds.SnapshotContent.OfferContent;
import coop.cobuy.aggregator.rounds.SnapshotContent.SupplierContent;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes snapshots as bytes and reads them, with a mapper that no configuration changes. */
final class SnapshotBytes {

    private static final ObjectMapper JSON = new JsonMapper();

    private static final Comparator<Id> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.bytes(), b.bytes());

    private SnapshotBytes() {}

    /**
     * The bytes of what a round opens with.
     *
     * @param feeVat see {@link RoundSnapshot#feeVat()}
     */
    static byte[] write(
            CoopId coop,
            Round.Planned round,
            int version,
            Percent feeVat,
            Collection<Offer> offers,
            Collection<Supplier> suppliers) {
        RoundPlan plan = round.plan();
        LocalDate wished = plan.deliveryDateOrNull();
        SnapshotContent content =
                new SnapshotContent(
                        SnapshotContent.FORMAT,
                        coop.value(),
                        round.id().value(),
                        version,
                        plan.name(),
                        plan.fees().perOrder().currency().getCurrencyCode(),
                        wished == null ? null : wished.toString(),
                        plan.fees().perOrder().minor(),
                        plan.fees().perMember().minor(),
                        feeVat.hundredths() == 0 ? null : feeVat.hundredths(),
                        plan.rules().allotment().name(),
                        plan.rules().cost().name(),
                        plan.rules().freight().name(),
                        plan.rules().missedMinimum().name(),
                        plan.rules().noOneWorseOff() ? Boolean.TRUE : null,
                        plan.rules().vatModel() == RoundRules.VatModel.AGENT
                                ? null
                                : plan.rules().vatModel().name(),
                        plan.rules().rounding() == RoundRules.Rounding.BY_LOT
                                ? null
                                : plan.rules().rounding().name(),
                        plan.rules().surplus() == RoundRules.Surplus.TO_TOLERANCES
                                ? null
                                : plan.rules().surplus().name(),
                        SnapshotContent.priorities(plan.priorities()),
                        offers.stream()
                                .sorted(Comparator.comparing(Offer::id, BY_BYTES))
                                .map(OfferContent::of)
                                .toList(),
                        suppliers.stream()
                                .sorted(Comparator.comparing(Supplier::id, BY_BYTES))
                                .map(SupplierContent::of)
                                .toList());
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IllegalStateException if the bytes are not those that the name was given to
     */
    static RoundSnapshot read(SnapshotName name, byte[] bytes) {
        String hash = hash(bytes);
        if (!hash.equals(name.hash())) {
            throw new IllegalStateException(
                    "hash of snapshot: " + hash + " (expected: " + name.hash() + ")");
        }
        try {
            SnapshotContent content = JSON.readValue(bytes, SnapshotContent.class);
            if (content.format() != SnapshotContent.FORMAT) {
                throw new IllegalStateException(
                        "format of snapshot: " + content.format() + " (expected: 1)");
            }
            return snapshot(name, content);
        } catch (IOException e) {
            throw new IllegalStateException("snapshot " + name + " cannot be read", e);
        }
    }

    private static RoundSnapshot snapshot(SnapshotName name, SnapshotContent content) {
        Currency currency = Currency.getInstance(content.currency());
        Map<OfferId, Offer> offers =
                content.offers().stream()
                        .map(offer -> offer.offer(currency))
                        .collect(Collectors.toMap(Offer::id, Function.identity()));
        Map<SupplierId, Supplier> suppliers =
                content.suppliers().stream()
                        .map(supplier -> supplier.supplier(currency))
                        .collect(Collectors.toMap(Supplier::id, Function.identity()));
        String wished = content.deliveryDate();
        return new RoundSnapshot(
                new CoopId(content.coop()),
                new RoundId(content.round()),
                name,
                content.name(),
                currency,
                content.rules(),
                new RoundFees(
                        new Money(content.perOrderMinor(), currency),
                        new Money(content.perMemberMinor(), currency)),
                content.feeVat(),
                wished == null ? null : LocalDate.parse(wished),
                offers,
                suppliers,
                content.classes());
    }

    /** SHA-256, in hexadecimal. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
