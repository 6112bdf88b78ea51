package coop.cobuy.adapter.format.bnn;

import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderCancellation;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.adapter.canonical.OutboundDocument.PurchaseOrder;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.UnwritableDocumentException;
import coop.cobuy.adapter.format.segment.Decoding;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;

/** BNN: orders out, price lists in. It knows no change of an order and no cancellation. */
@Singleton
public final class BnnFormat implements ReadableFormat {

    /** As profiles name it. */
    public static final String NAME = "bnn";

    /** As profiles name it: of the price list; the order file has none. */
    public static final String VERSION = "3";

    private static final int BYTES_MAX = 64_000_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<FieldProblem> check(FormatOptions options) {
        List<FieldProblem> problems = new ArrayList<>();
        BnnOptions.read(options, problems);
        boolean fixed =
                options.charset().canEncode()
                        && options.charset().newEncoder().maxBytesPerChar() == 1;
        if (!fixed) {
            problems.add(
                    new FieldProblem(
                            "/characterSet",
                            "one with a byte for each character is expected, such as IBM850"));
        }
        return problems;
    }

    @Override
    public Written write(OutboundDocument document, FormatOptions options) {
        BnnOptions read = BnnOptions.read(options, new ArrayList<>());
        return switch (document) {
            case PurchaseOrder order -> {
                String text = new BnnOrder(read, options.parties().delivery()).write(order);
                String count = count(read, order);
                yield new Written(
                        text.getBytes(read.charset()),
                        "text/plain",
                        count,
                        "BE" + BnnOrder.customer(read) + "." + count);
            }
            case OrderChange change -> throw unwritable("change of an order", change.number());
            case OrderCancellation cancelled ->
                    throw unwritable("cancellation", cancelled.number());
        };
    }

    private static UnwritableDocumentException unwritable(String what, String number) {
        return new UnwritableDocumentException(
                "BNN has no " + what + "; tell the supplier of " + number + " by another way");
    }

    /** A file's name ends in three digits that count the orders. */
    private static String count(BnnOptions options, PurchaseOrder order) {
        return BnnOrder.number(options, order.number()).substring(3);
    }

    @Override
    public Read read(byte[] bytes, FormatOptions options) {
        if (bytes.length > BYTES_MAX) {
            return new Read.NotUnderstood(
                    List.of(
                            new FieldProblem(
                                    "", "more than " + BYTES_MAX + " bytes are not read")));
        }
        return switch (Decoding.of(bytes, options.charset())) {
            case Decoding.Wrong wrong -> new Read.NotUnderstood(List.of(wrong.problem()));
            case Decoding.Text text ->
                    new BnnPriceList(BnnOptions.read(options, new ArrayList<>())).read(text.text());
        };
    }
}
