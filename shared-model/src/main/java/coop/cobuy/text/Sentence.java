package coop.cobuy.text;

import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A sentence that is yet to be put into words: which one it is, and of what. It is kept where it is
 * not known in which language it will be read; a {@link Voice} says it.
 *
 * @param place the package beside which it stands, see {@link Sentences}
 * @param arguments texts, numbers, {@link Units}, {@link Money}, {@link UnitPrice}, {@link
 *     Instant}, {@link LocalDate}, other sentences, and lists of these
 */
public record Sentence(String place, String key, List<Object> arguments) {

    public Sentence {
        arguments = List.copyOf(arguments);
        arguments.forEach(Sentence::check);
    }

    /** One that stands beside a class. */
    public static Sentence beside(Class<?> user, String key, Object... arguments) {
        return new Sentence(user.getPackageName(), key, List.of(arguments));
    }

    private static void check(Object argument) {
        switch (argument) {
            case String text -> {}
            case Integer number -> {}
            case Long number -> {}
            case BigDecimal decimal -> {}
            case Units units -> {}
            case Money money -> {}
            case UnitPrice price -> {}
            case Instant moment -> {}
            case LocalDate day -> {}
            case Sentence sentence -> {}
            case List<?> list -> list.forEach(Sentence::check);
            default ->
                    throw new IllegalArgumentException(
                            "argument: %s (expected: a type that sentences know)"
                                    .formatted(argument.getClass()));
        }
    }
}
