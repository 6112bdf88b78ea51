package coop.cobuy.aggregator.plans;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import coop.cobuy.text.Sentence;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The answer to a plan. Amounts have the currency's decimals, quantities their offer's, unit prices
 * are as given; members, offers and suppliers come in the request's order.
 *
 * @param allotments a row for each line that was asked for, by member
 * @param charges a row for each member
 * @param exactShares what each line's units of the order cost by the rule, before rounding
 * @param core whether somebody would rather leave, for each offer that is ordered
 */
public record PlanAnswer(
        List<Order> purchaseOrders,
        List<Allotment> allotments,
        List<Charge> charges,
        Coop coop,
        List<Share> exactShares,
        List<Core> core,
        List<Notice> notices) {

    public record Order(String supplier, List<OrderLine> lines, String net) {}

    /**
     * A line of a purchase order.
     *
     * @param unitPrice the list price as given; with incremental breaks that of the last unit
     */
    public record OrderLine(String offer, long cases, String units, String unitPrice, String net) {}

    public record Allotment(
            String member,
            String offer,
            String asked,
            String tolerance,
            String units,
            Why reason) {}

    public record Why(String code, String rule, String text) {}

    /**
     * What a member pays. The last three are net, of the goods alone.
     *
     * @param standAlone what the units would have cost the member alone
     * @param reference what they would have cost elsewhere
     * @param saving reference less what the goods really cost
     */
    public record Charge(
            String member,
            List<Part> components,
            String total,
            String standAlone,
            String reference,
            String saving) {}

    /** A part of a charge. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(String component, @Nullable String offer, String net, String vat) {}

    /** What stays with the co-op. */
    public record Coop(String total, List<Stock> stock) {}

    public record Stock(String offer, String units) {}

    /**
     * A share before rounding, in minor units.
     *
     * @param share a fraction, or a decimal if it was found approximately
     * @param method how, unless exactly
     * @param error by how many minor units it may be off
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Share(
            String offer,
            String member,
            String share,
            @Nullable String method,
            @Nullable String error) {}

    /**
     * Whether some members would rather leave.
     *
     * @param excess what they would save together, in minor units
     * @param undecided true if the line is too large to try, and nothing proves either
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Core(
            String offer,
            boolean blocked,
            List<String> coalition,
            String excess,
            @Nullable Boolean undecided) {}

    /**
     * Something that the buyer should know.
     *
     * @param text in English
     * @param said the same in no language yet, of those that pages show
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Notice(
            String code,
            @Nullable String supplier,
            @Nullable String offer,
            @Nullable String units,
            @Nullable String net,
            String text,
            @JsonIgnore @Nullable Sentence said) {

        Notice(
                String code,
                @Nullable String supplier,
                @Nullable String offer,
                @Nullable String units,
                @Nullable String net,
                String text) {
            this(code, supplier, offer, units, net, text, null);
        }
    }
}
