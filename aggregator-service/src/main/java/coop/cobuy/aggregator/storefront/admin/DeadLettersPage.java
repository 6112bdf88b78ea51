package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.purchasing.UndeliveredOrders;
import coop.cobuy.log.DeadLetter;
import coop.cobuy.log.DeadLetters;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Records that could not be applied, and documents that did not reach a supplier.
 *
 * @param resolved also those that were put out of the way
 * @param next where there are more; null: these are all
 */
public record DeadLettersPage(
        List<DeadLetter> letters,
        boolean resolved,
        @Nullable String next,
        List<UndeliveredOrders.Undelivered> undelivered) {

    public DeadLettersPage {
        letters = List.copyOf(letters);
        undelivered = List.copyOf(undelivered);
    }

    /** Whether the program said more of it than what kind it is. */
    public static boolean isTold(DeadLetter letter) {
        return letter.kind() != DeadLetters.Kind.FOLLOWS_FAILED && !letter.reason().isEmpty();
    }

    /** Where one of them is. */
    public static String path(DeadLetter.Place place) {
        return "/admin/dead-letters/"
                + place.topic()
                + "/"
                + place.partition()
                + "/"
                + place.offset();
    }
}
