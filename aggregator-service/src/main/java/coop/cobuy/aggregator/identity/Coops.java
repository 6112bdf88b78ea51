package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The co-ops of this installation. */
@Singleton
public class Coops {

    private final CoopRows rows;
    private final Audit audit;
    private final Clock clock;

    Coops(CoopRows rows, Audit audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Optional<Coop> find(CoopId id) {
        return rows.find(id.value()).map(CoopRow::coop);
    }

    /** All of them, in order of their ids. */
    @Transactional
    public List<Coop> all() {
        return rows.all().stream().map(CoopRow::coop).toList();
    }

    /**
     * Adds a co-op, which has nobody in it yet.
     *
     * @throws Refused if there is one with this id already
     */
    @Transactional
    public Coop create(CoopId id, New wanted) {
        if (rows.find(id.value()).isPresent()) {
            throw new Refused(IdentityReason.COOP_EXISTS);
        }
        CoopRow row =
                new CoopRow(
                        id.value(),
                        wanted.name(),
                        wanted.currency().getCurrencyCode(),
                        wanted.zone().getId(),
                        wanted.contactMail(),
                        0,
                        UtcTime.of(clock.instant()));
        rows.save(row);
        return row.coop();
    }

    /** As {@link #find}; nobody else changes it until the transaction under way has ended. */
    @Transactional
    Coop locked(CoopId id) {
        return rows.lock(id.value()).orElseThrow().coop();
    }

    @Transactional
    Coop change(Caller caller, Change change) {
        CoopRow row = rows.lock(caller.coop().value()).orElseThrow();
        Coop old = row.coop();
        String name = change.name() == null ? old.name() : change.name();
        ZoneId zone = change.zone() == null ? old.zone() : change.zone();
        String mail = change.mailAfter(old.contactMail());
        if (rows.update(row.coopId(), row.version(), name, zone.getId(), mail) != 1) {
            throw new Refused(IdentityReason.CHANGED_MEANWHILE);
        }
        audit.record(caller, "coop.changed", "coop/" + caller.coop(), old + " became " + change);
        return new Coop(old.id(), name, old.currency(), zone, mail);
    }

    /** A co-op to be made; see {@link Coop}. */
    public record New(String name, Currency currency, ZoneId zone, @Nullable String contactMail) {}

    /**
     * What is to be another; null: stays as it is.
     *
     * @param contactMail empty: none
     */
    record Change(@Nullable String name, @Nullable ZoneId zone, @Nullable String contactMail) {

        private @Nullable String mailAfter(@Nullable String before) {
            if (contactMail == null) {
                return before;
            }
            return contactMail.isEmpty() ? null : contactMail;
        }
    }
}
