package coop.cobuy.suppliers.document;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** What a supplier says, before it is written in a format. */
public sealed interface Answer {

    /** The supplier's number of the document. */
    String number();

    /** Yes, no, or something else. */
    enum Verdict {
        ACCEPTED,
        CHANGED,
        REJECTED
    }

    /**
     * An order response.
     *
     * @param deliveryDate ISO 8601; null: as wished
     * @param lines all of the order's with the units that will come
     */
    record Response(
            String number,
            String order,
            Verdict verdict,
            @Nullable String deliveryDate,
            LocalDate issuedOn,
            List<SupplierOrder.Line> lines)
            implements Answer {

        public Response {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A despatch advice.
     *
     * @param lines with the units that are on their way; none of nothing
     */
    record Advice(
            String number,
            String order,
            LocalDate despatchedOn,
            String deliveryDate,
            List<SupplierOrder.Line> lines)
            implements Answer {

        public Advice {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One billed product.
     *
     * @param orderLine its number in the order; 0: it has none there
     * @param unit UN/ECE code
     */
    record BilledLine(
            int orderLine,
            String sku,
            String unit,
            Units units,
            UnitPrice unitPrice,
            Money net,
            Percent vatPercent) {}

    /**
     * An invoice.
     *
     * @param freight net; zero: none
     * @param vat by rate, summed
     * @param payable as the supplier states it, right or not
     */
    record Bill(
            String number,
            String order,
            LocalDate issuedOn,
            List<BilledLine> lines,
            Money freight,
            Percent freightVat,
            Money vat,
            Money payable)
            implements Answer {

        public Bill {
            lines = List.copyOf(lines);
        }

        /** Goods and freight, without VAT. */
        public Money net() {
            Money net = freight;
            for (BilledLine line : lines) {
                net = net.plus(line.net());
            }
            return net;
        }
    }

    /** What the products of the last order cost from a day on. */
    record Prices(String number, LocalDate validFrom, List<SupplierOrder.Line> lines)
            implements Answer {

        public Prices {
            lines = List.copyOf(lines);
        }
    }
}
