package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A round with its demand and what can be done with it.
 *
 * @param met how many parts of the order log know of the step that is on its way
 * @param demand nothing before the round opened
 * @param suppliers of the plan, names by id
 * @param form for what is done with the round
 */
public record DemandPage(
        Round round,
        int met,
        Ask ask,
        Optional<Demand> demand,
        Map<SupplierId, String> suppliers,
        Form form) {

    /** How many offers are on a page. */
    static final int SIZE = 100;

    public DemandPage {
        suppliers = Map.copyOf(suppliers);
    }

    /** When the book was closed, which may be before the cut-off that was planned. */
    public Optional<Instant> closed() {
        if (round instanceof Round.Frozen frozen) {
            return Optional.of(frozen.frozenAt());
        }
        return round instanceof Round.Ordered ordered
                ? Optional.of(ordered.frozenAt())
                : Optional.empty();
    }

    /** Which offers are shown. */
    public enum View {
        ASKED,
        OPEN_CASES,
        BELOW_MINIMUM,
        ALL;

        /** In addresses. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static View of(@Nullable String key) {
            for (View view : values()) {
                if (view.key().equals(key)) {
                    return view;
                }
            }
            return ASKED;
        }

        boolean shows(DemandLine line) {
            return switch (this) {
                case ASKED -> line.asked();
                case OPEN_CASES -> line.caseOpen();
                case BELOW_MINIMUM -> line.belowMinimum();
                case ALL -> true;
            };
        }
    }

    /**
     * What is asked for.
     *
     * @param supplier an id; empty: all
     * @param page from 1
     */
    public record Ask(String words, String supplier, View view, int page) {

        /** The address of the same question at another page. */
        public String path(Round round, int other) {
            return "/desk/rounds/"
                    + round.id()
                    + "?view="
                    + view.key()
                    + part("q", words)
                    + part("supplier", supplier)
                    + (other == 1 ? "" : "&page=" + other);
        }

        private static String part(String name, String value) {
            return value.isEmpty()
                    ? ""
                    : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        public Ask with(View other) {
            return new Ask(words, supplier, other, 1);
        }
    }

    /**
     * How far the round has come.
     *
     * @param lines of this page
     * @param found how many there are on all pages
     */
    public record Demand(List<SupplierSum> suppliers, List<DemandLine> lines, int found) {

        /** What all suppliers come to, net. */
        public Money net() {
            Money sum = Money.zero(suppliers.getFirst().net().currency());
            for (SupplierSum supplier : suppliers) {
                sum = sum.plus(supplier.net());
            }
            return sum;
        }

        public int asked() {
            return suppliers.stream().mapToInt(SupplierSum::asked).sum();
        }

        public int pages() {
            return Math.max(1, (found + SIZE - 1) / SIZE);
        }
    }

    public String path() {
        return "/desk/rounds/" + round.id();
    }

    public @Nullable String previous() {
        return ask.page() > 1 ? ask.path(round, ask.page() - 1) : null;
    }

    public @Nullable String next() {
        return demand.isPresent() && ask.page() < demand.get().pages()
                ? ask.path(round, ask.page() + 1)
                : null;
    }

    public String self() {
        return ask.path(round, ask.page());
    }

    public RoundRules rules() {
        return round.plan().rules();
    }

    /** Whether orders are coming in. */
    public boolean takesOrders() {
        return round.state() == RoundState.OPEN || round.state() == RoundState.COMPLETING;
    }

    /** Whether a step is on its way. */
    public boolean moving() {
        return switch (round.state()) {
            case OPENING, CUTTING, CLOSING, RESOLVING, CANCELLING -> true;
            case PLANNED, OPEN, COMPLETING, FROZEN, ORDERED, CANCELLED -> false;
        };
    }

    public boolean planned() {
        return round.state() == RoundState.PLANNED;
    }

    public boolean canComplete() {
        return round.state() == RoundState.OPEN && round.plan().completionEnd().isPresent();
    }

    public boolean canCancel() {
        return switch (round.state()) {
            case PLANNED, OPENING, OPEN, CUTTING, COMPLETING, CLOSING, RESOLVING, FROZEN -> true;
            case ORDERED, CANCELLING, CANCELLED -> false;
        };
    }

    /** Whether its book stands, so that there are drafts or purchase orders. */
    public boolean frozen() {
        return round.state() == RoundState.FROZEN || round.state() == RoundState.ORDERED;
    }

    /** When it closes for good. */
    public String ends(Visit visit) {
        return visit.moment(round.plan().completionEnd().orElse(round.plan().cutOff()));
    }

    /** How far the step has come that is on its way. */
    public String progress(Visit visit) {
        return round.mark()
                .map(mark -> visit.t("desk.moving.met", met, mark.partitionCount()))
                .orElse("");
    }
}
