package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.platform.Scope;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads this module's fields of requests, and notes what is wrong with them. */
final class Inputs {

    static final int NAME_MAX = 100;
    static final int COOP_NAME_MAX = 120;

    /** Money in a request: up to 10^15 minor units. */
    static final long AMOUNT_MAX = 1_000_000_000_000_000L;

    private Inputs() {}

    static @Nullable String password(
            BadInput.Gatherer errors, String pointer, @Nullable String password) {
        if (password == null) {
            return null;
        }
        errors.require(
                password.length() >= Passwords.LENGTH_MIN
                        && password.length() <= Passwords.LENGTH_MAX,
                pointer,
                "has "
                        + password.length()
                        + " characters; expected: "
                        + Passwords.LENGTH_MIN
                        + " to "
                        + Passwords.LENGTH_MAX);
        return password;
    }

    /** As {@link #password}, but it must be there. */
    static @Nullable String newPassword(
            BadInput.Gatherer errors, String pointer, @Nullable String password) {
        errors.require(password != null, pointer, "is missing");
        return password(errors, pointer, password);
    }

    /** An id that may be absent. */
    static <T> @Nullable T optional(
            BadInput.Gatherer errors,
            String pointer,
            @Nullable String text,
            Function<String, T> parser) {
        return text == null ? null : errors.parse(pointer, text, "an id", parser);
    }

    static Set<Role> roles(BadInput.Gatherer errors, String pointer, List<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Role role =
                    errors.parse(
                            pointer + "/" + i,
                            name,
                            "one of " + List.of(Role.values()),
                            Inputs::role);
            if (role != null && !roles.add(role)) {
                errors.add(pointer + "/" + i, name + " is given twice");
            }
        }
        errors.require(!names.isEmpty(), pointer, "is empty; expected: at least one role");
        return roles;
    }

    private static Role role(String name) {
        for (Role role : Role.values()) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        throw new IllegalArgumentException("there is no such role");
    }

    /** Absent: none. */
    static Set<Scope> scopes(
            BadInput.Gatherer errors, String pointer, @Nullable List<String> names) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        List<String> given = names == null ? List.of() : names;
        for (int i = 0; i < given.size(); i++) {
            Scope scope =
                    errors.parse(
                            pointer + "/" + i,
                            given.get(i),
                            "one of " + List.of(Scope.values()),
                            Scope::valueOf);
            if (scope != null) {
                scopes.add(scope);
            }
        }
        errors.require(
                names == null || !names.isEmpty(),
                pointer,
                "is empty; expected: at least one scope, or none named at all");
        return scopes;
    }

    static @Nullable Currency currency(
            BadInput.Gatherer errors, String pointer, @Nullable String code) {
        return errors.parse(pointer, code, "a currency of ISO 4217", Inputs::currency);
    }

    private static Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            // Its message is empty; ours says what is wrong.
        }
        throw new IllegalArgumentException("there is no such currency");
    }

    static @Nullable ZoneId zone(BadInput.Gatherer errors, String pointer, @Nullable String name) {
        return errors.parse(pointer, name, "a time zone of the IANA", Inputs::zone);
    }

    private static ZoneId zone(String name) {
        try {
            if (ZoneId.getAvailableZoneIds().contains(name)) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException e) {
            // As below.
        }
        throw new IllegalArgumentException("there is no such time zone");
    }
}
