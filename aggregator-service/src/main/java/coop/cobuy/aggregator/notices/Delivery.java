package coop.cobuy.aggregator.notices;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of a mail to several addresses. One that is refused keeps it from no other.
 *
 * @param sent the addresses that have it now
 * @param later whether it may still go to some that are neither {@code sent} nor refused for good
 * @param problem why some do not have it; null: all have
 */
record Delivery(Set<String> sent, boolean later, @Nullable MessagingException problem) {

    static final Delivery NOWHERE = new Delivery(Set.of(), false, null);

    Delivery {
        sent = Set.copyOf(sent);
    }

    static Delivery all(Collection<String> to) {
        return new Delivery(Set.copyOf(to), false, null);
    }

    /** What the server says of each: it takes the mail for some and not for others. */
    static Delivery some(Collection<String> to, SendFailedException told) {
        Set<String> sent = among(to, told.getValidSentAddresses());
        Set<String> left = new HashSet<>(to);
        left.removeAll(sent);
        left.removeAll(among(to, told.getInvalidAddresses()));
        return new Delivery(sent, !left.isEmpty(), told);
    }

    static Delivery none(MessagingException fault) {
        return new Delivery(Set.of(), true, fault);
    }

    Delivery and(Delivery other) {
        return new Delivery(
                with(other.sent), later || other.later, problem == null ? other.problem : problem);
    }

    /** Those that have it, with those that had it before. */
    Set<String> with(Set<String> before) {
        Set<String> both = new TreeSet<>(before);
        both.addAll(sent);
        return both;
    }

    private static Set<String> among(Collection<String> to, Address @Nullable [] told) {
        Set<String> named =
                told == null
                        ? Set.of()
                        : Arrays.stream(told).map(Delivery::text).collect(Collectors.toSet());
        return to.stream().filter(named::contains).collect(Collectors.toSet());
    }

    private static String text(Address address) {
        return address instanceof InternetAddress mail ? mail.getAddress() : address.toString();
    }
}
