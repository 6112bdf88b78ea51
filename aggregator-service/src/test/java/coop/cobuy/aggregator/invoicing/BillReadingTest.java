package coop.cobuy.aggregator.invoicing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.id.SupplierId;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a bill must be to be read at all; whether its sums are right is another question. */
class BillReadingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SupplierId SUPPLIER = new SupplierId(new UUID(7, 7));
    private static final String GOOD =
            """
            {"number": "R-1", "orderNumber": "PO-1", "currency": "EUR", "issuedOn": "2026-11-23",
             "lines": [{"sku": "RICE", "units": "12.5", "unitPrice": "1.234567", "net": "15.43",
                        "vatPercent": "7.00"}],
             "charges": [{"text": "Freight", "net": "5.00", "vatPercent": "19.00"}],
             "payable": "22.46"}
            """;

    private static ObjectNode good() throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(GOOD);
    }

    private static Bill read(ObjectNode body, Optional<SupplierId> ofOrder)
            throws JsonProcessingException {
        return BillReading.read(JSON.treeToValue(body, InvoiceBody.class), ofOrder);
    }

    private static List<String> problems(ObjectNode body, Optional<SupplierId> ofOrder) {
        BadInput bad = assertThrows(BadInput.class, () -> read(body, ofOrder));
        return bad.errors().stream().map(FieldProblem::pointer).sorted().toList();
    }

    @Test
    void whatIsLeftOutOfAnInvoiceIsNoneOrZero() throws JsonProcessingException {
        Bill bill = read(good(), Optional.of(SUPPLIER));
        assertEquals(SUPPLIER, bill.supplier());
        assertEquals(false, bill.credit());
        assertEquals(Optional.empty(), bill.creditedNumber());
        assertEquals(Optional.empty(), bill.dueOn());
        assertEquals(LocalDate.of(2026, 11, 23), bill.issuedOn());
        assertEquals(0, bill.rounding().minor());
        assertEquals(22_46, bill.payable().minor());
        assertEquals(List.of(), bill.allowances());
        BilledLine line = bill.lines().getFirst();
        assertEquals(1, line.lineNo());
        assertEquals(LineKind.GOODS, line.kind());
        assertEquals(12_500, line.units().milli());
        assertEquals(15_43, line.net().minor());
    }

    @Test
    void theSupplierIsTheBillsOwnOrElseTheOrders() throws JsonProcessingException {
        SupplierId own = new SupplierId(new UUID(8, 8));
        ObjectNode named = good().put("supplierId", own.toString());
        assertEquals(own, read(named, Optional.of(SUPPLIER)).supplier());
        assertEquals(own, read(named, Optional.empty()).supplier());
        assertEquals(List.of("/supplierId"), problems(good(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    /number                 | null                     | /number
                    /number                 | " "                      | /number
                    /orderNumber            | null                     | /orderNumber
                    /supplierId             | "7"                      | /supplierId
                    /currency               | "EURO"                   | /currency
                    /currency               | null                     | /currency
                    /issuedOn               | "23.11.2026"             | /issuedOn
                    /issuedOn               | "2026-02-29"             | /issuedOn
                    /dueOn                  | "soon"                   | /dueOn
                    /creditedNumber         | "R-0"                    | /creditedNumber
                    /credit                 | true                     | /creditedNumber
                    /payable                | null                     | /payable
                    /payable                | "-0.01"                  | /payable
                    /payable                | "1.001"                  | /payable
                    /payable                | "1,00"                   | /payable
                    /payable                | "1e3"                    | /payable
                    /payable                | "10000000000000.01"      | /payable
                    /rounding               | "0.001"                  | /rounding
                    /rounding               | "-92233720368547758.08"  | /rounding
                    /lines/0/sku            | ""                       | /lines/0/sku
                    /lines/0/units          | "0"                      | /lines/0/units
                    /lines/0/units          | "-1"                     | /lines/0/units
                    /lines/0/units          | "0.0001"                 | /lines/0/units
                    /lines/0/units          | "1000000000001"          | /lines/0/units
                    /lines/0/unitPrice      | "1.2345678"              | /lines/0/unitPrice
                    /lines/0/net            | "-1.00"                  | /lines/0/net
                    /lines/0/vatPercent     | "seven"                  | /lines/0/vatPercent
                    /lines/0/vatPercent     | null                     | /lines/0/vatPercent
                    /lines/0/kind           | "PRESENT"                | /lines/0/kind
                    /lines/0/unit           | "kilo"                   | /lines/0/unit
                    /charges/0/text         | null                     | /charges/0/text
                    /charges/0/net          | "-5.00"                  | /charges/0/net
                    /charges/0/vatPercent   | "-1"                     | /charges/0/vatPercent
                    """)
    void whatCannotBeUnderstoodIsNamedWithItsPlace(String at, String value, String pointer)
            throws JsonProcessingException {
        ObjectNode body = good();
        int last = at.lastIndexOf('/');
        ((ObjectNode) body.at(at.substring(0, last)))
                .set(at.substring(last + 1), JSON.readTree(value));
        assertEquals(List.of(pointer), problems(body, Optional.of(SUPPLIER)));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() throws JsonProcessingException {
        ObjectNode body = good().put("number", "").put("payable", "x");
        ((ObjectNode) body.at("/lines/0")).put("units", "0").put("net", "?");
        assertEquals(
                List.of("/lines/0/net", "/lines/0/units", "/number", "/payable"),
                problems(body, Optional.of(SUPPLIER)));
    }

    @Test
    void anAllowanceIsZeroOrBelowAndACreditNoteNamesItsInvoice() throws JsonProcessingException {
        ObjectNode body = good();
        body.putArray("allowances")
                .addObject()
                .put("text", "Bonus")
                .put("net", "1.00")
                .put("vatPercent", "7.00");
        assertEquals(List.of("/allowances/0/net"), problems(body, Optional.of(SUPPLIER)));
        ((ObjectNode) body.at("/allowances/0")).put("net", "-1.00");
        body.put("credit", true).put("creditedNumber", "R-0");
        Bill bill = read(body, Optional.of(SUPPLIER));
        assertEquals(Optional.of("R-0"), bill.creditedNumber());
        assertEquals(-1_00, bill.allowances().getFirst().net().minor());
    }

    @Test
    void aBillOfNothingIsNone() throws JsonProcessingException {
        ObjectNode body = good();
        body.remove("lines");
        assertEquals(List.of(), read(body, Optional.of(SUPPLIER)).lines(), "freight alone will do");
        body.remove("charges");
        assertEquals(List.of("/lines"), problems(body, Optional.of(SUPPLIER)));
    }

    @Test
    void moreThanTenThousandLinesAreRefused() throws JsonProcessingException {
        ObjectNode body = good();
        var line = body.at("/lines/0");
        var lines = body.putArray("lines");
        for (int i = 0; i <= 10_000; i++) {
            lines.add(line);
        }
        assertEquals(List.of("/lines"), problems(body, Optional.of(SUPPLIER)));
    }
}
