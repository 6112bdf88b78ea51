package coop.cobuy.aggregator.invoicing;

import coop.cobuy.id.InvoiceId;

import java.time.Instant;
import java.util.List;

/**
 * A supplier's invoice or credit note, with one record for each state of its life: matched or
 * different when it comes, then accepted, disputed or rejected, and once accepted, settled.
 */
public sealed interface Invoice {

    InvoiceContent content();

    /** As last compared with order and receipts; while nothing is decided they may change. */
    List<Difference> differences();

    default InvoiceId id() {
        return content().id();
    }

    default Bill bill() {
        return content().bill();
    }

    /** Agrees with purchase order and receipts in all that matters. */
    record Matched(InvoiceContent content, List<Difference> differences) implements Invoice {
        public Matched {
            differences = List.copyOf(differences);
        }
    }

    /** Does not agree; somebody has to look. */
    record Different(InvoiceContent content, List<Difference> differences) implements Invoice {
        public Different {
            differences = List.copyOf(differences);
        }
    }

    /** Not accepted for now; the buyers speak with the supplier. */
    record Disputed(InvoiceContent content, List<Difference> differences, Verdict verdict)
            implements Invoice {
        public Disputed {
            differences = List.copyOf(differences);
        }
    }

    /** To be paid, and to be split among the members. */
    record Accepted(InvoiceContent content, List<Difference> differences, Verdict verdict)
            implements Invoice {
        public Accepted {
            differences = List.copyOf(differences);
        }
    }

    /** Will not be paid. Its end. */
    record Rejected(InvoiceContent content, List<Difference> differences, Verdict verdict)
            implements Invoice {
        public Rejected {
            differences = List.copyOf(differences);
        }
    }

    /** Split and posted. Its end; what was wrong with it is corrected by a credit note. */
    record Settled(
            InvoiceContent content, List<Difference> differences, Verdict verdict, Instant at)
            implements Invoice {
        public Settled {
            differences = List.copyOf(differences);
        }
    }
}
