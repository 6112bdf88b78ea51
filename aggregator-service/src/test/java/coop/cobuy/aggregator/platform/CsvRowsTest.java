package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.problem.Parsed;
import coop.cobuy.problem.RowProblem;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class CsvRowsTest {

    private static Parsed<CsvRow> read(String text, ColumnMap columns) {
        return new CsvRows("orders.csv", columns, List.of("sku", "quantity"), List.of("note"))
                .read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatSpreadsheetsWrite() {
        for (String text :
                List.of(
                        "sku,quantity\nA,1\nB, 2 \n",
                        "\uFEFFsku;quantity\r\nA;1\r\n\r\nB;2",
                        "quantity\tsku\tother\n1\tA\tx\n2\tB\ty\n")) {
            Parsed<CsvRow> parsed = read(text, ColumnMap.OURS);
            assertEquals(List.of(), parsed.problems(), text);
            assertEquals(
                    List.of("A 1", "B 2"),
                    parsed.rows().stream()
                            .map(r -> r.get("sku") + " " + r.get("quantity"))
                            .toList());
        }
    }

    @Test
    void columnsMayHaveOtherNames() {
        ColumnMap map = ColumnMap.parse("sku=stock_code", List.of("sku", "quantity"));
        Parsed<CsvRow> parsed = read("stock_code,quantity\nA,1\n", map);
        assertEquals("A", parsed.rows().getFirst().get("sku"));
        assertEquals("stock_code", parsed.rows().getFirst().problem("sku", "x").column());
        assertThrows(BadInput.class, () -> ColumnMap.parse("sku", List.of("sku")));
        assertThrows(BadInput.class, () -> ColumnMap.parse("price=p", List.of("sku")));
    }

    @Test
    void aBadRowIsLocatedAndCostsNoOther() {
        Parsed<CsvRow> parsed =
                read("sku,quantity,note\nA,1,\"two\nlines\"\nB,2\nC,3,\n", ColumnMap.OURS);
        assertEquals(2, parsed.rows().size());
        assertEquals("two\nlines", parsed.rows().getFirst().get("note"));
        assertEquals(5, parsed.rows().get(1).line());
        RowProblem problem = parsed.problems().getFirst();
        assertEquals(4, problem.line());
        assertEquals("2 cells; expected: 3", problem.reason());
    }

    @Test
    void whatIsNoFileOfRowsIsRefusedAsAWhole() {
        assertThrows(BadInput.class, () -> read("", ColumnMap.OURS));
        BadInput missing = assertThrows(BadInput.class, () -> read("sku\nA\n", ColumnMap.OURS));
        assertEquals("quantity", missing.errors().getFirst().pointer());
        assertThrows(BadInput.class, () -> read("sku,sku,quantity\nA,B,1\n", ColumnMap.OURS));
        byte[] latin1 = "sku,quantity\nK\u00e4se,1\n".getBytes(StandardCharsets.ISO_8859_1);
        CsvRows rows = new CsvRows("f", ColumnMap.OURS, List.of("sku", "quantity"), List.of());
        assertTrue(
                assertThrows(BadInput.class, () -> rows.read(latin1))
                        .errors()
                        .getFirst()
                        .reason()
                        .contains("UTF-8"));
    }
}
