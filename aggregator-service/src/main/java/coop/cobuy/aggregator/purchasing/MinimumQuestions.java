package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.MinimumDecisions.Choice;
import coop.cobuy.aggregator.purchasing.MissedMinimums.Missed;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The minimums that a round's drafts miss, for whoever decides about them. */
@Singleton
public class MinimumQuestions {

    /** The longest reason for a decision. */
    public static final int REASON_MAX = 500;

    private final FrozenRounds rounds;
    private final OpenMinimums minimums;
    private final MinimumStep step;
    private final Drafting drafting;
    private final Tellings tellings;

    MinimumQuestions(
            FrozenRounds rounds,
            OpenMinimums minimums,
            MinimumStep step,
            Drafting drafting,
            Tellings tellings) {
        this.rounds = rounds;
        this.minimums = minimums;
        this.step = step;
        this.drafting = drafting;
        this.tellings = tellings;
    }

    /** An offer whose quantity is too small; quantities in its units, with all tolerances. */
    public record OfOffer(
            OfferId offer, String sku, String name, UnitCode unit, Units least, Units reached) {

        private static OfOffer of(OrderLineRow line) {
            return new OfOffer(
                    new OfferId(line.offerId()),
                    line.sku(),
                    line.name(),
                    new UnitCode(line.unit()),
                    new Units(line.minimumMilli()),
                    new Units(line.firmMilli() + line.toleranceMilli()));
        }
    }

    /** What a buyer decided. */
    public record Decided(String choice, String reason, String by, Instant at) {

        private static Decided of(MinimumDecisionRow row) {
            return new Decided(
                    row.decision(),
                    row.reason(),
                    row.accountName(),
                    row.at().toInstant(ZoneOffset.UTC));
        }
    }

    /**
     * A minimum that was missed.
     *
     * @param offer null: the value of the whole order is too small
     * @param least value that the supplier takes; null: it is about an offer
     * @param reached value; null: it is about an offer
     * @param members how many asked for it; of a whole order, for its offer of most
     * @param open whether a buyer has to decide
     */
    public record Question(
            PurchaseOrderId order,
            @Nullable OfOffer offer,
            @Nullable Money least,
            @Nullable Money reached,
            int members,
            boolean open,
            @Nullable Decided decided) {

        private static Question of(Missed missed, boolean asks) {
            OrderLineRow line = missed.line();
            MissedMinimums.Value value = missed.value();
            MinimumDecisionRow decision = missed.decision();
            return new Question(
                    missed.order(),
                    line == null ? null : OfOffer.of(line),
                    value == null ? null : value.least(),
                    value == null ? null : value.reached(),
                    missed.members(),
                    asks && missed.isOpen(),
                    decision == null ? null : Decided.of(decision));
        }
    }

    /** All of a round's; none while its book does not stand. */
    public List<Question> of(CoopId coop, RoundId round) {
        return rounds.find(coop, round).map(this::of).orElse(List.of());
    }

    private List<Question> of(FrozenRound frozen) {
        boolean asks =
                frozen.snapshot().rules().missedMinimum() == RoundRules.MissedMinimum.ASK_BUYER;
        return minimums.of(frozen).stream().map(missed -> Question.of(missed, asks)).toList();
    }

    /**
     * Decides, and makes the drafts again. The same again changes nothing.
     *
     * @param offer null: about the minimum value of the order
     * @param choice {@link Choice#RAISE} of an offer only
     * @throws Refused if the round has no such question, or a draft of it is approved
     */
    public void decide(
            Caller caller,
            RoundId round,
            PurchaseOrderId order,
            @Nullable OfferId offer,
            Choice choice,
            String reason) {
        step.decide(caller, round, order, offer, choice, reason);
        drafting.run(caller.coop(), round);
        tellings.runOpen();
    }
}
