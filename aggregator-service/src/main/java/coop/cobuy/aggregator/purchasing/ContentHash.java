package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.OfferDecision;
import coop.cobuy.id.MemberId;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The SHA-256 of what a buyer approves. The fields go in as text, each with its length before it,
 * in a fixed order, so that no two contents are written alike.
 */
final class ContentHash {

    private static final int LINE_BYTES = 6 * Long.BYTES;

    private final MessageDigest digest = sha256();

    /** Over an offer's allotments, in the order of its lines: 48 bytes each. */
    static byte[] ofAllotments(OfferDecision decision) {
        MessageDigest digest = sha256();
        ByteBuffer line = ByteBuffer.allocate(LINE_BYTES);
        for (int i = 0; i < decision.count(); i++) {
            line.clear();
            line.put(decision.lines().member(i).bytes());
            line.putLong(decision.lines().quantityMilli(i));
            line.putLong(decision.lines().toleranceMilli(i));
            line.putLong(decision.lines().limitMicro(i));
            line.putLong(decision.allottedMilli(i));
            digest.update(line.array());
        }
        return digest.digest();
    }

    /** Over what members get of a changed line, in their order: 24 bytes each. */
    static byte[] ofShares(int revision, List<MemberId> members, long[] milli) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(revision).array());
        for (int i = 0; i < milli.length; i++) {
            digest.update(members.get(i).bytes());
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(milli[i]).array());
        }
        return digest.digest();
    }

    /** Over a purchase order's head and its lines, which are in the order of SKUs. */
    static String of(PurchaseOrderRow head, List<OrderLineRow> lines) {
        ContentHash hash = new ContentHash();
        hash.add(head.id()).add(head.roundId()).add(head.supplierId());
        hash.add(head.number()).add(head.revision()).add(head.currency());
        hash.add(head.minimumMinor()).add(head.droppedReason());
        hash.add(head.netMinor()).add(head.vatMinor());
        for (OrderLineRow line : lines) {
            hash.add(line.offerId()).add(line.sku()).add(line.name()).add(line.unit());
            hash.add(line.packMilli()).add(line.cases()).add(line.orderedMilli());
            hash.add(line.unitPrice().stripTrailingZeros().toPlainString());
            hash.add(line.netMinor()).add(line.vatHundredths()).add(line.allotmentRule());
            hash.add(HexFormat.of().formatHex(line.allotmentHash()));
            Long catchWeight = line.catchWeightGrams();
            if (catchWeight != null) { // else as before there were any: hashes that stand stay
                hash.add("catchWeightGrams").add(catchWeight);
            }
        }
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    /** Over some texts, for answers that come twice. */
    static String ofTexts(List<String> texts) {
        ContentHash hash = new ContentHash();
        texts.forEach(hash::add);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private ContentHash add(@Nullable Object value) {
        byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
        digest.update(text);
        return this;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this Java platform", e);
        }
    }
}
