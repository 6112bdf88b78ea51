package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.ledger.AccountKey;
import coop.cobuy.aggregator.ledger.Payments;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.CoopId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a bookkeeper decides about the lines of bank statements: each is booked once. */
@Singleton
public class BankBooking {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final UUID LOWEST = new UUID(0, 0);

    private final BankLineRows rows;
    private final Payments payments;
    private final Audit audit;
    private final Clock clock;

    BankBooking(BankLineRows rows, Payments payments, Audit audit, Clock clock) {
        this.rows = rows;
        this.payments = payments;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * By day.
     *
     * @param after the last that was seen; null: from the first on
     */
    @Transactional
    public List<BankLine> inState(
            CoopId coop, BankLine.State state, @Nullable UUID after, int atMost) {
        Optional<BankLineRow> last =
                after == null ? Optional.empty() : rows.find(coop.value(), after);
        return rows
                .inState(
                        coop.value(),
                        state.name(),
                        last.map(BankLineRow::bookedOn).orElse(FIRST_DAY),
                        last.map(BankLineRow::id).orElse(LOWEST),
                        atMost)
                .stream()
                .map(BankLine::of)
                .toList();
    }

    /** How many lines are in each state. */
    @Transactional
    public Map<BankLine.State, Long> counts(CoopId coop) {
        Map<BankLine.State, Long> counts = new EnumMap<>(BankLine.State.class);
        for (BankLine.State state : BankLine.State.values()) {
            counts.put(state, rows.count(coop.value(), state.name()));
        }
        return counts;
    }

    @Transactional
    public Optional<BankLine> find(CoopId coop, UUID id) {
        return rows.find(coop.value(), id).map(BankLine::of);
    }

    /**
     * Books a line as a payment of a member or supplier, under the bank's reference; again for the
     * same one: does nothing.
     *
     * @throws Refused if there is no such line or party, it is booked for somebody else, or a
     *     member would be paid more than it has
     */
    @Transactional
    public void book(Caller caller, UUID id, AccountKey party) {
        BankLineRow line = lock(caller, id);
        if (line.state() == BankLine.State.BOOKED) {
            if (!party.equals(BankLine.of(line).party())) {
                throw new Refused(BankingReason.ALREADY_BOOKED);
            }
            return;
        }
        Payments.Payment payment =
                payments.record(
                        caller,
                        "bank/" + id,
                        new Payments.Paid(
                                party,
                                line.direction(),
                                new Money(
                                        line.amountMinor(), Currency.getInstance(line.currency())),
                                line.bankReference(),
                                line.bookedOn()));
        decide(caller, line, BankLine.State.BOOKED, party, payment.id().value());
    }

    /**
     * Puts a line where it asks for nothing any more, or takes it back from there.
     *
     * @param aside false: it is to be decided about again
     * @throws Refused if there is no such line, or it is booked
     */
    @Transactional
    public void setAside(Caller caller, UUID id, boolean aside) {
        BankLineRow line = lock(caller, id);
        if (line.state() == BankLine.State.BOOKED) {
            throw new Refused(BankingReason.ALREADY_DECIDED);
        }
        BankLine.State wanted = aside ? BankLine.State.SET_ASIDE : BankLine.State.OPEN;
        if (line.state() != wanted) {
            decide(caller, line, wanted, null, null);
            audit.record(
                    caller,
                    aside ? "bank-line.set-aside" : "bank-line.reopened",
                    "bank-line/" + id,
                    line.bankReference());
        }
    }

    private BankLineRow lock(Caller caller, UUID id) {
        return rows.lock(caller.coop().value(), id)
                .orElseThrow(() -> new Refused(BankingReason.LINE_UNKNOWN));
    }

    private void decide(
            Caller caller,
            BankLineRow line,
            BankLine.State state,
            @Nullable AccountKey party,
            @Nullable UUID journal) {
        rows.decide(
                line.coopId(),
                line.id(),
                state.name(),
                party == null ? null : party.kind().name(),
                party == null ? null : party.owner(),
                journal,
                caller.account().value(),
                UtcTime.of(clock.instant()));
    }
}
