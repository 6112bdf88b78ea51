package coop.cobuy.bench;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.Arrivals;
import coop.cobuy.aggregator.batching.BreakKind;
import coop.cobuy.aggregator.batching.OfferDecision;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.batching.OfferRound;
import coop.cobuy.aggregator.batching.OfferTerms;
import coop.cobuy.aggregator.batching.Packing;
import coop.cobuy.aggregator.batching.PriceBreak;
import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.aggregator.batching.ResidueOrder;
import coop.cobuy.aggregator.batching.Rules;
import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.FreightRule;
import coop.cobuy.aggregator.sharing.InvoiceSplit;
import coop.cobuy.aggregator.sharing.InvoiceToSplit;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.aggregator.sharing.SplitAmount;
import coop.cobuy.aggregator.sharing.SplitLine;
import coop.cobuy.aggregator.sharing.Spread;
import coop.cobuy.id.Id;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * A round from its book to the members' shares of the suppliers' bills: fill, price and allot each
 * offer, then split one invoice for each supplier, with freight and VAT at two rates.
 */
final class EngineRound implements EngineBook.Reader {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int SUPPLIERS = 10;
    private static final int CASE = 6;
    private static final long FREIGHT_MINOR = 12_345;
    private static final UUID COOP = new UUID(1, 0);

    private final int members;
    private final int offersEach;
    private final AllotmentRule rule;
    private final OfferLines.Builder lines = OfferLines.builder();
    private final List<SplitLine> billed = new ArrayList<>();
    private long units;
    private long payable;
    private long shared;

    EngineRound(EngineBook book, AllotmentRule rule) {
        this.members = book.members();
        this.rule = rule;
        this.offersEach = Math.ceilDiv(book.offers(), SUPPLIERS);
    }

    /** Units ordered, in thousandths. */
    long units() {
        return units;
    }

    /** Minor units that suppliers are paid. */
    long payable() {
        return payable;
    }

    /** Whether the shares add up to what is paid. */
    boolean isWhole() {
        return payable == shared;
    }

    @Override
    public void line(int member, long quantityMilli, long toleranceMilli, long limitMicro) {
        lines.add(0, member, quantityMilli, toleranceMilli, limitMicro);
    }

    @Override
    public void offerEnds(int offer) {
        OfferId id = new OfferId(new UUID(2, offer));
        Rules rules = new Rules(rule, ResidueOrder.byKey(id));
        OfferLines wanted = lines.build();
        if (rule == AllotmentRule.FIRST_COME) {
            wanted = lines.arrivals(arrivals(wanted)).build();
        }
        lines.clear();
        OfferDecision decision = OfferRound.decide(terms(id), wanted, rules);
        units += decision.units().milli();
        billed.add(billed(offer, decision));
        if (billed.size() == offersEach) {
            split(offer);
        }
    }

    /** Each line was first placed with one unit, and raised when all had come. */
    private static Arrivals arrivals(OfferLines lines) {
        Arrivals.Builder arrivals = Arrivals.builder(lines.count());
        for (int i = 0; i < lines.count(); i++) {
            arrivals.set(i, Units.of(1), Units.ZERO);
        }
        for (int i = 0; i < lines.count(); i++) {
            arrivals.set(i, new Units(lines.quantityMilli(i)), new Units(lines.toleranceMilli(i)));
        }
        return arrivals.build();
    }

    private static OfferTerms terms(OfferId id) {
        PriceBreaks breaks =
                PriceBreaks.of(
                        BreakKind.ALL_UNITS,
                        List.of(price(1, "1.50"), price(100, "1.45"), price(5_000, "1.399")));
        Packing packing = Packing.inCases(CasePack.of(CASE), new Cases(2));
        return new OfferTerms(id, UnitCode.PIECE, packing, breaks);
    }

    private static PriceBreak price(long from, String price) {
        return new PriceBreak(Units.of(from), UnitPrice.parse(price, EUR));
    }

    private static SplitLine billed(int offer, OfferDecision decision) {
        int takers = 0;
        int[] who = new int[decision.count()];
        long[] got = new long[decision.count()];
        for (int i = 0; i < decision.count(); i++) {
            if (decision.allottedMilli(i) > 0) {
                who[takers] = (int) decision.lines().member(i).value().getLeastSignificantBits();
                got[takers++] = decision.allottedMilli(i);
            }
        }
        Percent vat = new Percent(offer % 2 == 0 ? 700 : 1_900);
        return new SplitLine(
                Component.GOODS,
                offer,
                vat,
                decision.net().minor(),
                Arrays.copyOf(who, takers),
                Arrays.copyOf(got, takers));
    }

    private void split(int document) {
        byte[][] ids = new byte[members][];
        for (int i = 0; i < members; i++) {
            ids[i] = Id.bytes(new UUID(0, i));
        }
        Participants participants = Participants.of(new UUID(3, document), COOP, ids);
        SplitAmount freight =
                new SplitAmount(
                        Component.FREIGHT,
                        1,
                        new Percent(1_900),
                        FREIGHT_MINOR,
                        Spread.by(FreightRule.PER_HEAD));
        InvoiceToSplit invoice =
                InvoiceToSplit.of(participants, billed, List.of(freight), RoundingMode.HALF_UP, 0);
        for (Column column : InvoiceSplit.split(invoice)) {
            shared += column.total();
        }
        payable += invoice.payable();
        billed.clear();
    }
}
