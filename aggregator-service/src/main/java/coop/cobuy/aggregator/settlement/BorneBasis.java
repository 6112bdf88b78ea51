package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.invoicing.Bill;
import coop.cobuy.aggregator.invoicing.BilledLine;
import coop.cobuy.aggregator.invoicing.LineKind;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.aggregator.sharing.Weights;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.OfferId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Shares a credit note by who bore what it credits, the co-op's own share included; leftovers go by
 * the keys of the credited invoice, so that a credit of the whole is its mirror image.
 */
final class BorneBasis implements SplitBasis {

    private final OrderContent order;
    private final InvoiceId credited;
    private final Map<OfferId, Slot> goods = new HashMap<>();
    private final Map<OfferId, Slot> deposits = new HashMap<>();
    private final Map<Integer, Slot> byLine = new HashMap<>();
    private final Slot freight = new Slot();
    private final List<byte[]> members = new ArrayList<>();
    private @Nullable Participants participants;

    /** Who bore what of one offer, or of the freight. */
    private static final class Slot {
        private final LineShares net = new LineShares();
        private final LineShares markUp = new LineShares();
        private long coopNet;
        private long memberNet;
        private long memberMarkUp;

        private void flush(byte[] member) {
            if (memberNet != 0) {
                net.add(member, Math.abs(memberNet));
                markUp.add(member, memberMarkUp);
            }
            memberNet = 0;
            memberMarkUp = 0;
        }
    }

    /**
     * @param components of the credited invoice
     */
    BorneBasis(InvoiceId credited, OrderContent order, List<SettledComponentRow> components) {
        this.credited = credited;
        this.order = order;
        for (SettledComponentRow row : components) {
            slot(row).ifPresent(slot -> slot.coopNet += Math.abs(row.coopNetMinor()));
        }
    }

    private Optional<Slot> slot(SettledComponentRow row) {
        UUID offer = row.offerId();
        return switch (row.kind()) {
            case GOODS, DEPOSIT -> {
                if (offer == null) {
                    yield Optional.empty();
                }
                Map<OfferId, Slot> slots = row.kind() == Component.GOODS ? goods : deposits;
                Slot slot = slots.computeIfAbsent(new OfferId(offer), key -> new Slot());
                byLine.put(row.componentNo(), slot);
                yield Optional.of(slot);
            }
            case FREIGHT -> Optional.of(freight);
            case ALLOWANCE, ROUNDING, UNEXPLAINED, MARK_UP, ORDER_FEE, MEMBER_FEE ->
                    Optional.empty();
        };
    }

    /** One charge of the credited invoice, member by member in the order of ids. */
    void bore(byte[] member, Component component, int no, long netMinor) {
        if (members.isEmpty() || !Arrays.equals(members.getLast(), member)) {
            flush();
            members.add(member);
        }
        Slot slot = component == Component.FREIGHT ? freight : byLine.get(no);
        if (slot == null) {
            return;
        }
        if (component == Component.MARK_UP) {
            slot.memberMarkUp += netMinor;
        } else if (component == Component.GOODS
                || component == Component.DEPOSIT
                || component == Component.FREIGHT) {
            slot.memberNet += netMinor;
        }
    }

    /** All charges are in. */
    void complete() {
        flush();
        participants =
                Participants.of(
                        credited.value(), order.coop().value(), members.toArray(byte[][]::new));
    }

    private void flush() {
        if (members.isEmpty()) {
            return;
        }
        byte[] member = members.getLast();
        goods.values().forEach(slot -> slot.flush(member));
        deposits.values().forEach(slot -> slot.flush(member));
        freight.flush(member);
    }

    @Override
    public Participants participants() {
        if (participants == null) {
            throw new IllegalStateException("charges of " + credited + " (expected: complete)");
        }
        return participants;
    }

    @Override
    public Part part(BilledLine billed) {
        Optional<OrderLine> line =
                order.lines().stream().filter(each -> each.sku().equals(billed.sku())).findFirst();
        Map<OfferId, Slot> slots = billed.kind() == LineKind.GOODS ? goods : deposits;
        Slot slot = line.map(each -> slots.get(each.offer())).orElse(null);
        if (slot == null) {
            return Part.ofNobody(billed.sku());
        }
        int[] who = slot.net.who(participants(), slot.coopNet);
        long[] markUps = Arrays.copyOf(slot.markUp.weights(0), who.length);
        return new Part(
                line.orElseThrow().offer(),
                line.orElseThrow().name(),
                who,
                slot.net.weights(slot.coopNet),
                new long[who.length],
                markUps,
                null);
    }

    @Override
    public boolean isPartOfOrder(Bill bill) {
        return false;
    }

    @Override
    public Weights freightWeights(long charged) {
        long[] weights = new long[participants().count()];
        int[] who = freight.net.who(participants(), freight.coopNet);
        long[] borne = freight.net.weights(freight.coopNet);
        for (int i = 0; i < who.length; i++) {
            weights[who[i]] = borne[i];
        }
        return Weights.of(weights);
    }
}
