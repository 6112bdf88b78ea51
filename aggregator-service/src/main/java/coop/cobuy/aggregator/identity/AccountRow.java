package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A row of {@code account}. */
@MappedEntity("account")
record AccountRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        String name,
        String nameKey,
        @Nullable String email,
        @Nullable String passwordHash,
        String roles,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID memberId,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID supplierId,
        @Nullable Long approvalLimitMinor,
        boolean active,
        int version,
        LocalDateTime createdAt) {

    /** How names are compared: "Anna" and "ANNA " are the same. */
    static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    static String text(Collection<Role> roles) {
        return roles.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    static Set<Role> roles(String text) {
        return Arrays.stream(text.split(","))
                .filter(name -> !name.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    Account account(Currency currency) {
        return new Account(
                new AccountId(id),
                name,
                email,
                roles(roles),
                memberId == null ? null : new MemberId(memberId),
                supplierId == null ? null : new SupplierId(supplierId),
                approvalLimitMinor == null ? null : new Money(approvalLimitMinor, currency),
                active);
    }
}
