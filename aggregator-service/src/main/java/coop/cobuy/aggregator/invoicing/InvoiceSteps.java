package coop.cobuy.aggregator.invoicing;

import java.util.List;

/**
 * What a bookkeeper's decision does to an invoice in any state. Decides and does nothing; a
 * decision that stands already is not made again.
 */
final class InvoiceSteps {

    private InvoiceSteps() {}

    /** What comes of a step. */
    sealed interface Step {
        /** Into another state. */
        record Go(Invoice to) implements Step {}

        /** It stands as it is: this was decided before. */
        record Stay(Invoice invoice) implements Step {}

        /** No. */
        record No(InvoiceReason reason) implements Step {}
    }

    static Step accept(Invoice invoice, Verdict verdict) {
        return switch (invoice) {
            case Invoice.Matched(var content, var differences) ->
                    accept(content, differences, verdict);
            case Invoice.Different(var content, var differences) ->
                    accept(content, differences, verdict);
            case Invoice.Disputed(var content, var differences, _) ->
                    accept(content, differences, verdict);
            case Invoice.Accepted _, Invoice.Settled _ -> new Step.Stay(invoice);
            case Invoice.Rejected _ -> new Step.No(InvoiceReason.INVOICE_REJECTED);
        };
    }

    private static Step accept(
            InvoiceContent content, List<Difference> differences, Verdict verdict) {
        if (differences.stream().anyMatch(difference -> difference.kind().barsAcceptance())) {
            return new Step.No(InvoiceReason.INVOICE_CANNOT_BE_ACCEPTED);
        }
        boolean needsReason = differences.stream().anyMatch(each -> each.kind().blocks());
        if (needsReason && verdict.reason().isBlank()) {
            return new Step.No(InvoiceReason.DIFFERENCES_NEED_A_REASON);
        }
        return new Step.Go(new Invoice.Accepted(content, differences, verdict));
    }

    static Step dispute(Invoice invoice, Verdict verdict) {
        return switch (invoice) {
            case Invoice.Matched(var content, var differences) ->
                    new Step.Go(new Invoice.Disputed(content, differences, verdict));
            case Invoice.Different(var content, var differences) ->
                    new Step.Go(new Invoice.Disputed(content, differences, verdict));
            case Invoice.Disputed _ -> new Step.Stay(invoice);
            case Invoice.Accepted _, Invoice.Settled _ ->
                    new Step.No(InvoiceReason.INVOICE_SETTLED);
            case Invoice.Rejected _ -> new Step.No(InvoiceReason.INVOICE_REJECTED);
        };
    }

    static Step reject(Invoice invoice, Verdict verdict) {
        return switch (invoice) {
            case Invoice.Matched(var content, var differences) ->
                    new Step.Go(new Invoice.Rejected(content, differences, verdict));
            case Invoice.Different(var content, var differences) ->
                    new Step.Go(new Invoice.Rejected(content, differences, verdict));
            case Invoice.Disputed(var content, var differences, _) ->
                    new Step.Go(new Invoice.Rejected(content, differences, verdict));
            case Invoice.Rejected _ -> new Step.Stay(invoice);
            case Invoice.Accepted _, Invoice.Settled _ ->
                    new Step.No(InvoiceReason.INVOICE_SETTLED);
        };
    }

    /** Compared anew, as long as nothing is decided. */
    static Invoice rematch(Invoice invoice, Match match) {
        return switch (invoice) {
            case Invoice.Matched(var content, _) -> compared(content, match);
            case Invoice.Different(var content, _) -> compared(content, match);
            case Invoice.Disputed(var content, _, var verdict) ->
                    new Invoice.Disputed(content, match.differences(), verdict);
            case Invoice.Accepted _, Invoice.Rejected _, Invoice.Settled _ -> invoice;
        };
    }

    static Invoice compared(InvoiceContent content, Match match) {
        return match.agrees()
                ? new Invoice.Matched(content, match.differences())
                : new Invoice.Different(content, match.differences());
    }
}
