package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** Reads fields as people type them; what cannot be taken is noted beside the field. */
final class Typed {

    private Typed() {}

    /** A text that must be there. */
    static @Nullable String text(Visit visit, Form form, String name, int lengthMax) {
        String text = form.text(name).orElse("");
        if (text.isEmpty()) {
            form.wrong(name, visit.t("desk.wrong.missing"));
            return null;
        }
        if (text.length() > lengthMax) {
            form.wrong(name, visit.t("desk.wrong.long", lengthMax));
            return null;
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            form.wrong(name, visit.t("desk.wrong.text"));
            return null;
        }
        return text.replaceAll("\\R", " ");
    }

    /** Day and time in the co-op's zone, which must be there. */
    static @Nullable Instant moment(Visit visit, Form form, String name) {
        if (form.text(name).isEmpty()) {
            form.wrong(name, visit.t("desk.wrong.missing"));
            return null;
        }
        return optionalMoment(visit, form, name);
    }

    /** Day and time in the co-op's zone, or nothing. */
    static @Nullable Instant optionalMoment(Visit visit, Form form, String name) {
        String text = form.text(name).orElse("");
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.parse(text);
            if (sane(local.toLocalDate())) {
                return local.atZone(visit.zone()).toInstant();
            }
        } catch (DateTimeException e) {
            // told as below
        }
        form.wrong(name, visit.t("desk.wrong.moment"));
        return null;
    }

    /** As a field for a day and time shows it. */
    static String local(Visit visit, Instant instant) {
        return LocalDateTime.ofInstant(instant, visit.zone())
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    static @Nullable LocalDate day(Visit visit, Form form, String name) {
        String text = form.text(name).orElse("");
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (sane(day)) {
                return day;
            }
        } catch (DateTimeException e) {
            // told as below
        }
        form.wrong(name, visit.t("desk.wrong.day"));
        return null;
    }

    private static boolean sane(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() < 2200;
    }

    /** An amount in the co-op's currency, zero if nothing was typed. */
    static Money amount(Visit visit, Form form, String name, long mostMinor) {
        Money zero = Money.zero(visit.caller().currency());
        String text = plain(form.value(name));
        if (text.isEmpty()) {
            return zero;
        }
        try {
            Money amount = Money.parse(text, visit.caller().currency());
            if (!amount.isNegative() && amount.minor() <= mostMinor) {
                return amount;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // told as below
        }
        form.wrong(name, visit.t("desk.wrong.amount"));
        return zero;
    }

    /** A quantity, zero if nothing was typed. */
    static Units units(Visit visit, Form form, String name) {
        String text = plain(form.value(name));
        if (text.isEmpty()) {
            return Units.ZERO;
        }
        try {
            return Units.parse(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            form.wrong(name, visit.t("desk.wrong.number"));
            return Units.ZERO;
        }
    }

    /** A decimal without blanks, with a point for a comma. */
    static String plain(String typed) {
        return typed.replaceAll("[\\s\u00a0]", "").replace(',', '.');
    }
}
