package coop.cobuy.aggregator.plans;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** What a request says of a member's order. */
final class RawOrder {

    private static final int PRIORITY_MAX = 1_000_000;

    static final Shape<RawOrder> SHAPE =
            new Shape<RawOrder>()
                    .required("member", (in, order) -> order.member = in.name())
                    .optional(
                            "position",
                            (in, order) -> order.position = in.integer(0, Long.MAX_VALUE))
                    .optional(
                            "priority",
                            (in, order) -> order.priority = in.integer(-PRIORITY_MAX, PRIORITY_MAX))
                    .optional("lines", (in, order) -> order.lines = order.read(in, RawLine.LINE))
                    .optional(
                            "claims", (in, order) -> order.claims = order.read(in, RawLine.CLAIM));

    final RawPlan plan;
    @Nullable String member;
    @Nullable Long position;
    @Nullable Long priority;
    @Nullable List<RawLine> lines;
    @Nullable List<RawLine> claims;

    RawOrder(RawPlan plan) {
        this.plan = plan;
    }

    private List<RawLine> read(JsonInput input, Shape<RawLine> shape) throws IOException {
        return input.objects(
                Integer.MAX_VALUE,
                shape,
                () -> {
                    plan.countLine(input);
                    return new RawLine();
                });
    }

    /** A line of an order, or one setting of it in its history. */
    static final class RawLine {

        static final Shape<RawLine> LINE =
                asked().optional("maxUnitPrice", (in, line) -> line.maxUnitPrice = in.decimal())
                        .optional("allOrNothing", (in, line) -> line.allOrNothing = in.flag());

        static final Shape<RawLine> CLAIM =
                asked().required(
                                "position",
                                (in, line) -> line.position = in.integer(0, Long.MAX_VALUE));

        @Nullable Long position;
        @Nullable String offer;
        @Nullable BigDecimal quantity;
        @Nullable BigDecimal tolerance;
        @Nullable BigDecimal maxUnitPrice;
        @Nullable Boolean allOrNothing;

        private static Shape<RawLine> asked() {
            return new Shape<RawLine>()
                    .required("offer", (in, line) -> line.offer = in.name())
                    .required("quantity", (in, line) -> line.quantity = in.decimal())
                    .optional("tolerance", (in, line) -> line.tolerance = in.decimal());
        }
    }
}
