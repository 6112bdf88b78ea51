package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.id.AccountId;

import jakarta.inject.Singleton;

import java.io.ByteArrayInputStream;

/** Reckons plans, one after the other: see {@link PlansUnderWay}. */
@Singleton
public class Reckoning {

    private final PlansUnderWay underWay;

    Reckoning(PlansUnderWay underWay) {
        this.underWay = underWay;
    }

    /**
     * Waits for a turn and for the result. Nothing is stored.
     *
     * @param request in JSON, as the API takes it
     * @throws BadInput naming all that is wrong with the request
     * @throws PlansBusy if there is no turn for it
     */
    public PlanAnswer reckon(AccountId account, byte[] request) {
        try {
            return underWay.compute(
                    account,
                    request.length,
                    () -> Plan.answer(PlanReading.read(new ByteArrayInputStream(request))));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a plan cannot be reckoned", e);
        }
    }
}
