package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.storefront.Visit;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A page of a round's shop.
 *
 * @param found how many offers there are to the question
 */
public record ShopPage(
        Round round,
        Ask ask,
        List<OfferCard> cards,
        int found,
        List<String> suppliers,
        List<String> categories,
        Basket basket) {

    /** How many offers are on a page. */
    static final int SIZE = 24;

    /** Which offers are shown. */
    public enum View {
        ALL,
        ORDERED,
        FAVOURITES,
        LAST;

        /** In addresses. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static View of(@Nullable String key) {
            for (View view : values()) {
                if (view.key().equals(key)) {
                    return view;
                }
            }
            return ALL;
        }
    }

    /**
     * What is asked for.
     *
     * @param page from 1
     */
    public record Ask(String words, String supplier, String category, View view, int page) {

        /** The address of the same question at another page. */
        public String path(String round, int other) {
            return "/shop/"
                    + round
                    + "?view="
                    + view.key()
                    + part("q", words)
                    + part("supplier", supplier)
                    + part("category", category)
                    + (other == 1 ? "" : "&page=" + other);
        }

        private static String part(String name, String value) {
            return value.isEmpty()
                    ? ""
                    : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        public Ask with(View other) {
            return new Ask("", "", "", other, 1);
        }

        public Ask in(String other) {
            return new Ask(words, supplier, other, view, 1);
        }
    }

    public String id() {
        return round.id().toString();
    }

    public int pages() {
        return Math.max(1, (found + SIZE - 1) / SIZE);
    }

    public boolean open() {
        return ShopRounds.takesOrders(round);
    }

    public boolean completing() {
        return round.state() == RoundState.COMPLETING;
    }

    public @Nullable String previous() {
        return ask.page() > 1 ? ask.path(id(), ask.page() - 1) : null;
    }

    public @Nullable String next() {
        return ask.page() < pages() ? ask.path(id(), ask.page() + 1) : null;
    }

    public String self() {
        return ask.path(id(), ask.page());
    }

    /** Where the progress of what is shown is streamed from. */
    public String live() {
        StringBuilder path = new StringBuilder("/shop/").append(id()).append("/live?o=");
        for (OfferCard card : cards) {
            path.append(card.number()).append('.');
        }
        return path.toString();
    }

    /** Until when something can be put in, or was. */
    public String until(Visit visit) {
        var end =
                completing()
                        ? round.plan().completionEnd().orElse(round.plan().cutOff())
                        : round.plan().cutOff();
        return visit.moment(end);
    }
}
