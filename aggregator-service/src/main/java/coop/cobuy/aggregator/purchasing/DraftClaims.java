package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Sees to it that one at a time makes a round's drafts. Time only decides when somebody else may
 * begin; that two never write at once is decided by the attempt's number.
 */
@Singleton
class DraftClaims {

    private static final Duration LEASE = Duration.ofSeconds(20);

    private final DraftingRows drafting;
    private final PurchaseOrderRows orders;
    private final Clock clock;

    DraftClaims(DraftingRows drafting, PurchaseOrderRows orders, Clock clock) {
        this.drafting = drafting;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Begins drafting, or goes on where a crash ended it.
     *
     * @return nothing if this book's drafts are complete
     * @throws Refused while somebody else drafts, or once a purchase order was approved
     */
    @Transactional
    Optional<DraftClaim> claim(CoopId coop, RoundId round, long bookVersion) {
        drafting.want(coop.value(), round.value(), DraftingRow.NOT_BEGUN, now().minus(LEASE));
        DraftingRow row = drafting.lock(coop.value(), round.value()).orElseThrow();
        boolean isDone = row.state().equals(DraftingRow.DONE);
        if (isDone && row.bookVersion() == bookVersion) {
            return Optional.empty();
        }
        if (!isDone && row.leasedUntil().isAfter(now())) {
            throw new Refused(PurchasingReason.DRAFTING_UNDER_WAY);
        }
        boolean resumes = !isDone && row.bookVersion() == bookVersion;
        return Optional.of(begin(row, bookVersion, resumes));
    }

    private DraftClaim begin(DraftingRow row, long bookVersion, boolean resumes) {
        for (PurchaseOrderRow order : orders.lockRound(row.coopId(), row.roundId())) {
            if (order.approvedAt() != null) {
                throw new Refused(PurchasingReason.BOOK_LOCKED);
            }
        }
        orders.takeBack(row.coopId(), row.roundId());
        long attempt = row.attempt() + 1;
        long from = resumes ? bookVersion : DraftingRow.NOT_BEGUN;
        drafting.begin(row.coopId(), row.roundId(), attempt, from, leasedUntil());
        return new DraftClaim(
                new CoopId(row.coopId()),
                new RoundId(row.roundId()),
                attempt,
                bookVersion,
                resumes);
    }

    /**
     * To be called in each transaction that writes for the claim: locks it against others.
     *
     * @param bookVersion of the book whose rows stand, {@link DraftingRow#NOT_BEGUN} while old ones
     *     are cleared away
     * @throws OvertakenException if somebody else has begun
     */
    @Transactional
    void goOn(DraftClaim claim, long bookVersion) {
        requireOne(
                claim,
                drafting.goOn(
                        claim.coop().value(),
                        claim.round().value(),
                        claim.attempt(),
                        bookVersion,
                        leasedUntil()));
    }

    /** In the transaction that shows the drafts. */
    @Transactional
    void complete(DraftClaim claim) {
        requireOne(
                claim,
                drafting.complete(
                        claim.coop().value(), claim.round().value(), claim.attempt(), now()));
    }

    /**
     * So that nobody has to wait for the lease to end; drafts that are not complete stay wanted.
     */
    @Transactional
    void giveBack(DraftClaim claim) {
        drafting.giveBack(claim.coop().value(), claim.round().value(), claim.attempt(), now());
    }

    private static void requireOne(DraftClaim claim, int rows) {
        if (rows != 1) {
            throw new OvertakenException(claim);
        }
    }

    private LocalDateTime leasedUntil() {
        return now().plus(LEASE);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
