package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/** What an administrator sets for the whole co-op, read and changed as one. */
@Singleton
public class CoopSettings {

    /** How long a co-op's name may be. */
    public static final int NAME_MAX = Inputs.COOP_NAME_MAX;

    private final Coops coops;
    private final SecondFactors factors;

    CoopSettings(Coops coops, SecondFactors factors) {
        this.coops = coops;
        this.factors = factors;
    }

    /**
     * How they are.
     *
     * @param secondFactorRequired of buyers, bookkeepers and administrators
     */
    public record Settings(Coop coop, boolean secondFactorRequired) {

        /** What they are like, for telling whether they have changed since they were looked at. */
        public String print() {
            return Secrets.hash(
                    coop.name()
                            + "\n"
                            + coop.zone()
                            + "\n"
                            + coop.contactMail()
                            + "\n"
                            + secondFactorRequired);
        }
    }

    /**
     * How they are to be.
     *
     * @param contactMail null: none
     */
    public record Wanted(
            String name, ZoneId zone, @Nullable String contactMail, boolean secondFactorRequired) {}

    @Transactional
    public Settings of(Caller caller) {
        return new Settings(
                coops.find(caller.coop()).orElseThrow(), factors.isRequired(caller.coop()));
    }

    /**
     * @param looked what {@link Settings#print} said when they were looked at
     * @throws Refused if somebody has changed them meanwhile
     */
    @Transactional
    public void save(Caller caller, Wanted wanted, String looked) {
        Coop before = coops.locked(caller.coop());
        boolean required = factors.isRequired(caller.coop());
        if (!new Settings(before, required).print().equals(looked)) {
            throw new Refused(IdentityReason.CHANGED_MEANWHILE);
        }
        String mail = wanted.contactMail() == null ? "" : wanted.contactMail();
        coops.change(caller, new Coops.Change(wanted.name(), wanted.zone(), mail));
        if (required != wanted.secondFactorRequired()) {
            factors.require(caller, wanted.secondFactorRequired());
        }
    }
}
